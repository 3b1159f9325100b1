import { numberText } from '../../report/number-text.ts';
import type { Control } from './control.ts';
import type { ChangeValue } from './draft.ts';
import { monthText } from './months.ts';

/** The value of a control as people read it. */
export function valueText(control: Control, value: ChangeValue): string {
  if (control.kind !== 'slider') return value === true ? 'on' : 'off';
  const number = Number(value);
  switch (control.style) {
    case 'percent':
      return numberText(number, { digits: 0, style: 'percent' });
    case 'month':
      return monthText(number);
    case 'weight':
      return numberText(number, { digits: 1 });
    case 'number': {
      const digits = Number.isInteger(number) ? 0 : Math.abs(number) < 1 ? 3 : 1;
      return `${numberText(number, { digits })} ${control.unit ?? ''}`.trimEnd();
    }
  }
}
