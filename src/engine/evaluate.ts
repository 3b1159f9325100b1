/**
 * The chain from a scenario to its answer, each arrow one pure function. Rejected: a pipeline framework with named
 * stages; thirty lines of plain calls say the same, and a reader can step through them.
 */
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { answerOf, type AnswerParts } from './answer.ts';
import { type DemandSide, demandSide } from './demand-side.ts';
import type { Evaluation } from './evaluation.ts';
import { judgedSites } from './judged-sites.ts';

/** The answer with all that it was drawn from: what maps and explanations of one site ask further. */
export interface EvaluationParts extends AnswerParts, DemandSide {}

/** The answer to a scenario: its candidates judged, ranked, and explained. */
export function evaluate(world: World, scenario: Scenario): Evaluation {
  return answerOf(evaluationParts(world, scenario));
}

/** Everything that the answer to a scenario is drawn from; {@link answerOf} draws it. */
export function evaluationParts(world: World, scenario: Scenario): EvaluationParts {
  const side = demandSide(world, scenario);
  const judged = judgedSites({ world, scenario, ...side });
  return { world, scenario, ...side, today: side.readings.middle.today, judged };
}
