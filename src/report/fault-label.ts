import type { Fault } from '../region/fault.ts';
import { numberText } from './number-text.ts';

const HOUR_S = 3600;
const DAY_HOURS = 24;

/** A moment of the simulated time, in the words of scenario files: `day 2 06:00`. */
export function momentText(hour: number): string {
  const whole = Math.floor(hour);
  const minutes = Math.round((hour - whole) * 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `day ${Math.floor(whole / DAY_HOURS) + 1} ${two(whole % DAY_HOURS)}:${two(minutes)}`;
}

function lengthText(hours: number): string {
  const [value, unit] = hours >= 2 * DAY_HOURS ? [hours / DAY_HOURS, 'd'] : [hours, 'h'];
  return `${numberText(value, { digits: Number.isInteger(value) ? 0 : 1 })} ${unit}`;
}

function whatText(fault: Fault): string {
  const at = 'site' in fault && fault.site !== undefined ? `${fault.site}: ` : '';
  switch (fault.kind) {
    case 'zoneLoss':
      return `${at}zone ${fault.zone + 1} lost`;
    case 'regionLoss':
      return `${at}region lost`;
    case 'cableCut':
      return `${fault.cut} cut`;
    case 'flashCrowd':
      return `demand of ${fault.country ?? 'all'} times ${fault.factor}`;
    case 'brownout':
      return `${at}${numberText(fault.capacityShare, { digits: 0, style: 'percent' })} of capacity left`;
  }
}

/** A fault as people read it: `zone 1 lost, day 2 06:00, 12 h`. */
export function faultLabel(fault: Fault): string {
  const from = momentText(fault.startS / HOUR_S);
  return `${whatText(fault)}, ${from}, ${lengthText(fault.durationS / HOUR_S)}`;
}
