import type { DataClass, LawRule } from '../world/types.ts';
import { EVERYTHING, type Bounds } from './bounds.ts';
import { DATA_CLASSES } from './data-classes.ts';
import { RULE_SCOPES, type RuleScope } from './rule-scope-table.ts';

/** Sector data of persons is personal data too; payments are a part of finance. */
const ALSO: Readonly<Record<DataClass, readonly DataClass[]>> = {
  personal: [],
  financial: ['personal'],
  health: ['personal'],
  government: ['personal'],
  telecom: ['personal'],
  payment: ['financial', 'personal'],
  public: [],
};

/**
 * The scope of a rule: the entry of the table where its words narrow it, else the whole of its own class and of the
 * classes that contain it (a rule on personal data binds health data). A rule on `all` data spares what is public.
 */
export function ruleScope(rule: LawRule): RuleScope {
  const entry = RULE_SCOPES.find((scope) => scope.rule === rule.id);
  return entry === undefined ? wholeScope(rule.dataClass) : inherited(entry);
}

function wholeScope(dataClass: LawRule['dataClass']): RuleScope {
  if (dataClass !== 'all')
    return inherited({ binds: { [dataClass]: EVERYTHING }, reading: 'binds the whole class' });
  const closed = DATA_CLASSES.filter((name) => name !== 'public');
  const binds = Object.fromEntries(closed.map((name) => [name, EVERYTHING]));
  return { binds, reading: 'binds all but public data' };
}

/** Adds the classes that contain a bound one, at the same share where the scope names none of its own. */
function inherited(scope: RuleScope): RuleScope {
  const binds: Partial<Record<DataClass, Bounds>> = { ...scope.binds };
  for (const [dataClass, containing] of Object.entries(ALSO) as [DataClass, DataClass[]][]) {
    const share = containing.map((part) => scope.binds[part]).find((bound) => bound !== undefined);
    if (share !== undefined && binds[dataClass] === undefined) binds[dataClass] = share;
  }
  return {
    binds,
    reading: scope.reading,
    ...(scope.rest === undefined ? {} : { rest: scope.rest }),
  };
}
