import type { Fault, FaultKind, FaultTime } from '../region/fault.ts';
import type { NamedWorld } from './schema/context.ts';
import { countryNamed, cutNamed, type Named } from './world-names.ts';

const DAY_S = 86_400;
const HOUR_S = 3600;

/** What a fault looks like, for help and hints. */
export const FAULT_EXAMPLES =
  'zone:1@day2+6h, region:Jeddah@day3, cut:Red Sea@day1+7d, crowd:SA*3@day2 18:00, brownout:0.5@day4';

/** How long a fault lasts where its text does not say, seconds. */
const USUAL_DURATION_S: Readonly<Record<FaultKind['kind'], number>> = {
  zoneLoss: 6 * HOUR_S,
  regionLoss: 6 * HOUR_S,
  cableCut: 7 * DAY_S,
  flashCrowd: 2 * HOUR_S,
  brownout: 4 * HOUR_S,
};

const FAULT =
  /^(zone|region|cut|crowd|brownout)\s*(?::\s*([^@*]*?))?\s*(?:\*\s*([\d.]+))?\s*@\s*([^+]+?)\s*(?:\+\s*(.+?))?$/i;
const TIME = /^(?:day\s*(\d+(?:\.\d+)?)(?:\s+(\d\d?):(\d\d))?|hour\s*(\d+(?:\.\d+)?))$/i;
const DURATION = /^(\d+(?:\.\d+)?)\s*(m|min|h|hours?|d|days?)$/i;

/**
 * Reads a fault: what, on what, when, for how long. Days count from 1 (`day1` is the start of the simulated time), hours
 * from 0, both in UTC; zones count from 1; a zone, region or brownout without a site strikes the site that is looked at.
 */
export function readFault(world: NamedWorld, text: string): Named<Fault> {
  const match = FAULT.exec(text.trim());
  if (!match) return refusal(`"${text.slice(0, 60)}" is no fault`);
  const [, word, target = '', factor, when, length] = match;
  const kind = faultKind(world, word.toLowerCase(), { target, factor });
  if (!kind.ok) return kind;
  const time = faultTime(when, length, USUAL_DURATION_S[kind.value.kind]);
  return time.ok ? { ok: true, value: { ...kind.value, ...time.value } } : time;
}

function refusal(message: string): Named<never> {
  return { ok: false, message, hint: () => `for example ${FAULT_EXAMPLES}` };
}

function faultKind(
  world: NamedWorld,
  word: string,
  { target, factor }: { readonly target: string; readonly factor: string | undefined },
): Named<FaultKind> {
  if (factor !== undefined && word !== 'crowd') return refusal('only a crowd has a factor (*)');
  switch (word) {
    case 'zone':
      return zoneLoss(target);
    case 'region':
      return { ok: true, value: { kind: 'regionLoss', ...(target !== '' && { site: target }) } };
    case 'cut': {
      const cut = cutNamed(world, target);
      return cut.ok ? { ok: true, value: { kind: 'cableCut', cut: cut.value } } : cut;
    }
    case 'crowd':
      return flashCrowd(world, target, factor);
    default:
      return brownout(target);
  }
}

/** `1` or `Jeddah/1`: what stands before the last slash is the site. */
function siteAndRest(target: string): { readonly site?: string; readonly rest: string } {
  const slash = target.lastIndexOf('/');
  return slash < 0
    ? { rest: target }
    : { site: target.slice(0, slash).trim(), rest: target.slice(slash + 1).trim() };
}

function zoneLoss(target: string): Named<FaultKind> {
  const { site, rest } = siteAndRest(target);
  const number = Number(rest);
  if (rest === '' || !Number.isInteger(number) || number < 1) {
    return refusal(`zones count from 1, got "${rest.slice(0, 20)}"`);
  }
  return {
    ok: true,
    value: { kind: 'zoneLoss', zone: number - 1, ...(site !== undefined && { site }) },
  };
}

function flashCrowd(
  world: NamedWorld,
  target: string,
  factor: string | undefined,
): Named<FaultKind> {
  const times = Number(factor);
  if (!(times >= 0 && times <= 1000))
    return refusal('a crowd needs a factor of 0 to 1000 (crowd*3@day2)');
  if (target === '') return { ok: true, value: { kind: 'flashCrowd', factor: times } };
  const country = countryNamed(world, target);
  if (!country.ok) return country;
  return { ok: true, value: { kind: 'flashCrowd', country: country.value.iso2, factor: times } };
}

function brownout(target: string): Named<FaultKind> {
  const { site, rest } = siteAndRest(target);
  const capacityShare = Number(rest);
  if (rest === '' || !(capacityShare >= 0 && capacityShare < 1)) {
    return refusal(`a brownout leaves a share of 0 to below 1, got "${rest.slice(0, 20)}"`);
  }
  return {
    ok: true,
    value: { kind: 'brownout', capacityShare, ...(site !== undefined && { site }) },
  };
}

function faultTime(when: string, length: string | undefined, usualS: number): Named<FaultTime> {
  const startS = startOf(when);
  if (startS === undefined || startS < 0) {
    return refusal(`"${when.slice(0, 40)}" is no time: days count from 1, hours from 0`);
  }
  const durationS = length === undefined ? usualS : durationOf(length);
  if (durationS === undefined || durationS <= 0) {
    return refusal(`"${(length ?? '').slice(0, 40)}" is no duration (30m, 6h, 2d)`);
  }
  return { ok: true, value: { startS, durationS } };
}

function startOf(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, day, hours, minutes, hour] = match as (string | undefined)[];
  if (hour !== undefined) return Number(hour) * HOUR_S;
  const ofDay = Number(hours ?? 0) * HOUR_S + Number(minutes ?? 0) * 60;
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return undefined;
  return (Number(day) - 1) * DAY_S + ofDay;
}

function durationOf(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const unit = match[2].toLowerCase();
  const unitS = unit.startsWith('m') ? 60 : unit.startsWith('h') ? HOUR_S : DAY_S;
  return Number(match[1]) * unitS;
}
