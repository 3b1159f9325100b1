import type { BenchGroup } from './bench-case.ts';
import { batchGroup } from './batch.ts';
import { evaluationGroup } from './evaluation.ts';
import { locationGroup, longLocationGroups } from './location.ts';
import { matrixGroup } from './matrix.ts';
import { planGroup } from './plan.ts';
import { routesGroup } from './routes.ts';
import { simulationGroup, weekGroup } from './simulation.ts';
import { startGroup } from './start.ts';
import { varyGroup } from './vary.ts';

/** Everything that `npm run bench` measures, in the order in which it is printed: what needs the least memory comes first. */
export const BENCH_GROUPS: readonly BenchGroup[] = [
  startGroup,
  matrixGroup,
  routesGroup,
  evaluationGroup,
  batchGroup,
  simulationGroup,
  weekGroup,
  locationGroup,
  planGroup,
  varyGroup,
  ...longLocationGroups,
];
