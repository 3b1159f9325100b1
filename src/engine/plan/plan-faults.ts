import type { Diagnostic } from '../../scenario/diagnostic.ts';
import { didYouMean } from '../../scenario/nearest-name.ts';
import type { Scenario } from '../../scenario/types.ts';
import { foldedName } from '../../world/names.ts';
import type { PlanQuestion } from './plan-question.ts';

/** The id of the candidate that a user names by id or name. */
export function candidateId({ candidates }: Pick<Scenario, 'candidates'>, name: string) {
  const wanted = foldedName(name);
  return candidates.find(({ id, name: own }) => [id, own].map(foldedName).includes(wanted))?.id;
}

/** A name that is no candidate. `option` says where it stood. */
export function unknownCandidate(
  { candidates }: Pick<Scenario, 'candidates'>,
  option: string,
  name: string,
): Diagnostic {
  const hint = didYouMean(
    name,
    candidates.map((each) => each.name),
  );
  return fault(option, `"${name}" is no candidate of this scenario`, hint);
}

function fault(option: string, message: string, hint?: string): Diagnostic {
  return { severity: 'error', file: option, message, ...(hint !== undefined && { hint }) };
}

/** What keeps a question from being one; empty when it is sound. Names must be ids of candidates already. */
export function planFaults({ asOf }: Scenario, question: PlanQuestion): readonly Diagnostic[] {
  const { objective, sites, by, forceIn, forceOut, notBoth, pareto, level } = question;
  const year = Number(asOf.slice(0, 4));
  const both = forceIn.filter((id) => forceOut.includes(id));
  const same = notBoth.filter(([a, b]) => a === b);
  const twice = pareto.filter((each, k) => pareto.indexOf(each) !== k);
  return [
    ...both.map((id) => fault('--force-out', `${id} is forced in as well`)),
    ...same.map(([id]) => fault('--not-both', `${id} is named twice`, 'two candidates: A,B')),
    ...twice.map((each) => fault('--pareto', `${each} is named twice`)),
    ...(objective === 'p-center' && sites === undefined
      ? [fault('--objective p-center', 'needs a number of regions', 'add --sites 3')]
      : []),
    ...(pareto.length === 1 || pareto.length > 3
      ? [fault('--pareto', `wants two or three criteria, got ${pareto.length}`)]
      : []),
    ...(by !== undefined && by < year
      ? [fault('--by', `must not be before the scenario's day (${asOf}), got ${by}`)]
      : []),
    ...(level !== undefined && objective !== 'lscp'
      ? [fault('--level', `is a question of lscp, not of ${objective}`, 'add --objective lscp')]
      : []),
  ];
}
