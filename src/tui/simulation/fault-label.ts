/** Faults read the same on the screen as in reports. */
export { faultLabel, momentText } from '../../report/fault-label.ts';
