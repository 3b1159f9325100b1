import type { CostCheck } from '../cost/validation.ts';
import type { TableBlock } from './document.ts';

/** The cost model beside the outside world: a section of the validation report. */
export function costValidationTable(checks: readonly CostCheck[]): TableBlock {
  return {
    kind: 'table',
    title: 'Cost model against list prices and construction indices',
    columns: [
      { key: 'what', label: 'compared', isElastic: true },
      { key: 'count', label: 'count', number: { digits: 0 } },
      { key: 'rankCorrelation', label: 'rank correlation', number: { digits: 2 } },
      { key: 'modeledSpread', label: 'modeled', unit: 'p90/p10', number: { digits: 2 } },
      { key: 'outsideSpread', label: 'outside', unit: 'p90/p10', number: { digits: 2 } },
      { key: 'note', label: 'note', isElastic: true },
    ],
    rows: checks.map((check) => ({ rankCorrelation: undefined, ...check })),
  };
}
