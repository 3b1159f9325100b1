import type { Fault } from '../region/fault.ts';

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

function placed(site: string | undefined, rest: string): string {
  return site === undefined ? rest : `${site}/${rest}`;
}

function whatText(fault: Fault): string {
  switch (fault.kind) {
    case 'zoneLoss':
      return `zone:${placed(fault.site, String(fault.zone + 1))}`;
    case 'regionLoss':
      return fault.site === undefined ? 'region' : `region:${fault.site}`;
    case 'cableCut':
      return `cut:${fault.cut}`;
    case 'flashCrowd':
      return `crowd${fault.country === undefined ? '' : `:${fault.country}`}*${fault.factor}`;
    case 'brownout':
      return `brownout:${placed(fault.site, String(fault.capacityShare))}`;
  }
}

/** Days and minutes where the moment is a whole minute, else hours with their fraction. */
function whenText(startS: number): string {
  if (startS % MINUTE_S !== 0) return `hour${startS / HOUR_S}`;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = Math.floor(startS / DAY_S) + 1;
  const hours = Math.floor((startS % DAY_S) / HOUR_S);
  const minutes = Math.floor((startS % HOUR_S) / MINUTE_S);
  return `day${day}${hours + minutes === 0 ? '' : ` ${two(hours)}:${two(minutes)}`}`;
}

function lengthText(durationS: number): string {
  if (durationS % DAY_S === 0) return `${durationS / DAY_S}d`;
  return durationS % HOUR_S === 0 ? `${durationS / HOUR_S}h` : `${durationS / MINUTE_S}m`;
}

/**
 * A fault as scenario files write it (`zone:1@day2 06:00+12h`): what `readFault` reads back as the same fault, moments
 * that are no whole minutes to the last bit of a division by 3,600.
 */
export function faultText(fault: Fault): string {
  return `${whatText(fault)}@${whenText(fault.startS)}+${lengthText(fault.durationS)}`;
}
