import { assert } from '../../math/assert.ts';
import { drawRow } from '../../math/decision/draw-table.ts';
import { scenarioBoxes, type ScenarioBox } from '../../math/decision/prim.ts';
import type { Site } from '../site.ts';
import type { CollectedDraws } from './collect-draws.ts';
import { batchStandings, type DrawPlan } from './draw-plan.ts';
import { decidingScores } from './sensitivity.ts';
import { standingRange, valueAt, type VariedInput } from './varied-input.ts';

/** A limit of an input in a box of futures. */
export interface FutureLimit {
  readonly input: VariedInput;
  /** Values of the input; absent where the box is open on that side. */
  readonly low?: number;
  readonly high?: number;
}

/** Futures that lie together and in which a site fails. */
export interface FutureBox extends Omit<ScenarioBox, 'limits'> {
  readonly limits: readonly FutureLimit[];
}

/** In which futures a site is not the best. */
export interface FailureAnswer {
  readonly site: Site;
  /** Share of all draws in which it is not the best of those that keep every constraint. */
  readonly failureShare: number;
  readonly boxes: readonly FutureBox[];
}

/** Inputs that a box may limit: those that move the scores most. More would only fit noise. */
const INPUTS = 24;

/** Some draws, with the site of each that is asked about. */
export interface FailureQuery {
  readonly collected: readonly CollectedDraws[];
  /** Id of the site. */
  readonly siteId: string;
}

/** Draws in which a site is not the best, 1 each. */
function failuresOf(
  { plan, score, isStanding, draws }: CollectedDraws,
  siteId: string,
): Uint8Array {
  const { sites } = plan.response;
  const n = sites.length;
  const site = sites.findIndex((each) => each.site.id === siteId);
  const table = { draws, alternatives: n, values: decidingScores({ score, isStanding }) };
  return Uint8Array.from({ length: draws }, (_, draw) => {
    const row = drawRow(table, draw);
    const own = site < 0 ? -Infinity : row[site];
    return own === -Infinity || row.some((other) => other > own) ? 1 : 0;
  });
}

/** The inputs that matter most in any of the plans, by id. */
function askedInputs(plans: readonly DrawPlan[]): readonly VariedInput[] {
  const byId = new Map<string, VariedInput>();
  for (let place = 0; place < INPUTS; place++) {
    for (const { response, order } of plans) {
      if (place >= order.length || byId.size >= INPUTS) continue;
      const input = response.inputs[order[place]];
      if (!byId.has(input.id)) byId.set(input.id, input);
    }
  }
  return [...byId.values()];
}

/** Standings of some inputs over all draws of a scenario, one column each; 0 where it has no such input. */
function columnsOf(
  { plan, draws, batches }: CollectedDraws,
  inputs: readonly VariedInput[],
): readonly Float64Array[] {
  const columns = inputs.map(() => new Float64Array(draws));
  const places = inputs.map(({ id }) => plan.response.inputs.findIndex((each) => each.id === id));
  for (let batch = 0; batch < batches; batch++) {
    const standings = batchStandings(plan, batch);
    places.forEach((place, k) => {
      if (place >= 0) columns[k].set(standings[place], batch * plan.batchDraws);
    });
  }
  return columns;
}

/**
 * Scenario discovery: short descriptions of the futures, over all scenarios that were drawn, in which a site is not the
 * best. A site that is no candidate of a scenario fails there.
 * Source: the Patient Rule Induction Method, see `math/decision/prim.ts`.
 */
export function failureAnswer({ collected, siteId }: FailureQuery): FailureAnswer {
  const inputs = askedInputs(collected.map(({ plan }) => plan));
  const isOfInterest = Uint8Array.from(collected.flatMap((each) => [...failuresOf(each, siteId)]));
  const byScenario = collected.map((each) => columnsOf(each, inputs));
  const columns = inputs.map((_, k) =>
    Float64Array.from(byScenario.flatMap((scenario) => [...scenario[k]])),
  );
  const boxes = scenarioBoxes({ columns, isOfInterest });
  const sites = collected.flatMap(({ plan }) => plan.response.sites.map(({ site }) => site));
  const asked = sites.find(({ id }) => id === siteId);
  assert(asked !== undefined, `${siteId} is a candidate of some scenario`);
  const failures = isOfInterest.reduce((sum, each) => sum + each, 0);
  return {
    site: asked,
    failureShare: failures / isOfInterest.length,
    boxes: boxes.map(({ limits, ...box }) => ({
      ...box,
      limits: limits.map(({ input, low, high }) => {
        const range = standingRange(0, 0, inputs[input]);
        return {
          input: inputs[input],
          ...(low !== undefined && { low: valueAt(range, low) }),
          ...(high !== undefined && { high: valueAt(range, high) }),
        };
      }),
    })),
  };
}
