import { EXPORT_RULES } from '../../compliance/export-rules.ts';
import type { Period } from '../../compliance/in-force.ts';
import { EXPORT_RULE_IDS, type ExportRuleId } from '../../scenario/export-rule-ids.ts';
import { type Control, type ControlInputs, type LawControl, toggle } from './control.ts';
import { LAST_MONTH, monthOf } from './months.ts';

/** Laws still to come, by their day. */
function comingLaws({ base, atlas }: ControlInputs): readonly Control[] {
  const baseMonth = monthOf(base.asOf);
  return (atlas?.laws ?? [])
    .map(({ jurisdiction, law, from }): LawControl => ({
      kind: 'law',
      group: 'Law',
      id: `law:${jurisdiction} ${law}`,
      label: `${from.slice(0, 7)} ${jurisdiction} ${law}`,
      about: `${law}, in force in ${atlas?.countries[jurisdiction] ?? jurisdiction} from ${from}`,
      month: monthOf(from),
      baseMonth,
    }))
    .filter(({ month }) => month > baseMonth && month <= LAST_MONTH)
    .sort((a, b) => a.month - b.month || (a.id < b.id ? -1 : 1));
}

/** Which laws count, and those that enter into force after the day of the file. */
export function lawControls(inputs: ControlInputs): readonly Control[] {
  const { sourcedOnly } = inputs.base.law;
  return [
    toggle('Law', { id: 'sourcedOnly', label: 'only laws with a read source', base: sourcedOnly }),
    ...comingLaws(inputs),
  ];
}

/** Names that find room; the law itself is told below. */
const SHORT: Readonly<Record<ExportRuleId, string>> = {
  'entity-list-huawei': 'Entity List: Huawei',
  'ear-2022-10': 'chips to China, 2022',
  'ear-2023-10-destination': 'chips by destination, 2023',
  'ear-2023-10-headquarters': 'chips by headquarters, 2023',
  'guidance-2026-05': 'subsidiaries abroad, 2026',
  'h20-letter-2025-04': 'H20 letters, 2025',
  'h20-licences-2025-08': 'H20 licences, 2025',
  'diffusion-2025-01': 'AI diffusion, 2025',
  'gp10-ascend': 'use of Ascend, 2025',
};

function periodText({ from, until }: Period): string {
  if (from !== undefined && until !== undefined && until < from) return 'never came to apply';
  return `from ${from ?? 'ever'}${until === undefined ? '' : ` until ${until}`}`;
}

/** Export control as a whole, then each of its rules, on or off whatever the day. */
export function exportControls({ base: { law, asOf } }: ControlInputs): readonly Control[] {
  const rules = EXPORT_RULE_IDS.flatMap((id): readonly Control[] => {
    const rule = EXPORT_RULES.find((each) => each.id === id);
    if (!rule) return [];
    const position = law.exportRules?.[id];
    const file = {
      position: position === undefined ? undefined : position === 'on',
      hasControls: law.exportControls,
      asOf,
    };
    const about = `${rule.law}; ${periodText(rule)}`;
    const named = { group: 'Export control', id: `rule:${id}`, label: SHORT[id], about } as const;
    return [{ kind: 'rule', ...named, rule: id, period: rule, file }];
  });
  return [
    toggle('Export control', {
      id: 'exportControls',
      label: 'all rules, each in its days',
      about: 'export control of accelerators: off, no rule counts but those switched on below',
      base: law.exportControls,
    }),
    ...rules,
  ];
}
