import type { AcceleratorId } from '../../cost/accelerator-parameters.ts';
import { countryRisk } from '../../cost/country-risk.ts';
import type { Constraints, Scenario } from '../../scenario/types.ts';
import { answerOf } from '../answer.ts';
import type { EvaluationParts } from '../evaluate.ts';
import type { RankedCriterion } from '../score.ts';
import type { Site } from '../site.ts';
import {
  captureResponses,
  drawnGainUsd,
  drawnMarket,
  type CaptureResponse,
  type DrawnMarket,
  type MarketResponse,
} from './capture-response.ts';
import {
  criterionPlans,
  criterionResponse,
  drawnPosition,
  type CriterionResponse,
  type Quantities,
} from './criterion-response.ts';
import {
  demandResponse,
  drawDemand,
  emptyDemandDraw,
  type DemandDraw,
  type DemandResponse,
} from './demand-response.ts';
import {
  drawnGains,
  drawnTotals,
  gainResponse,
  rttErrorOf,
  rttStanding,
  type GainResponse,
} from './gain-response.ts';
import { inputRegister } from './input-register.ts';
import {
  moneyModel,
  moneyResponse,
  type DrawnMoney,
  type MoneyResponse,
} from './money-response.ts';
import { drawRanges, type StandingRange, type VariedInput } from './varied-input.ts';

/** One candidate as a function of the inputs. */
export interface SiteResponse {
  readonly site: Site;
  readonly gain: GainResponse;
  readonly capture: CaptureResponse;
  readonly money: MoneyResponse;
  readonly criteria: CriterionResponse;
  /** Class of accelerators that its costs count with. */
  readonly accelerator: AcceleratorId;
  /** Whether the scenario wants accelerators and none may stand there: no draw changes that. */
  readonly lacksAccelerators: boolean;
}

/** A whole answer as a function of its uncertain inputs: plain data that a worker thread can take. */
export interface AnswerResponse {
  readonly scenario: Scenario;
  readonly worldHash: string;
  readonly inputs: readonly VariedInput[];
  readonly ranges: readonly StandingRange[];
  readonly criteria: readonly RankedCriterion[];
  readonly demand: DemandResponse;
  readonly market: MarketResponse;
  /** Candidates by id. */
  readonly sites: readonly SiteResponse[];
}

/** The response of an evaluation: O(candidates x 120) passes over their demand, and seven markets. */
export function answerResponse(parts: EvaluationParts): AnswerResponse {
  const { world, scenario, set, judged, market } = parts;
  const { criteria } = answerOf(parts);
  const register = inputRegister();
  const demand = demandResponse(parts, register);
  const columns = set.candidates.filter((column) => judged.has(column));
  const errors = columns.map((column) => rttErrorOf(parts, column, register));
  const captured = captureResponses(
    { market, provider: scenario.provider, columns, errors },
    register,
  );
  const sites = columns.flatMap((column, k) => {
    const each = judged.get(column);
    if (each === undefined) return [];
    return {
      site: each.site,
      gain: gainResponse(parts, column, errors[k]),
      capture: captured.sites[k],
      criteria: criterionResponse(
        each,
        {
          criteria,
          countryName: world.countries.get(each.site.country)?.name ?? each.site.country,
          isRiskUnknown: countryRisk(world, each.site.country).isUnknown,
        },
        register,
      ),
      money: moneyResponse(each, parts, register),
      accelerator: each.accelerator.accelerator ?? 'h100',
      lacksAccelerators:
        scenario.constraints.acceleratorsRequired === true &&
        each.accelerator.accelerator === undefined,
    };
  });
  return {
    scenario,
    worldHash: world.hash,
    inputs: register.inputs,
    ranges: register.ranges,
    criteria,
    demand,
    market: captured.market,
    sites,
  };
}

/** All candidates at one draw. Columns have an entry a candidate; positions a row of criteria each. */
export interface DrawnAnswer {
  /** 0 to 100. */
  readonly score: Float64Array;
  readonly npvUsd: Float64Array;
  /** On the scale of each criterion, 0 to 1: `candidate * criteria + k`. */
  readonly position: Float64Array;
  /** 1 where the candidate keeps every constraint of the scenario. */
  readonly isStanding: Uint8Array;
}

/** What all candidates share at a draw. */
interface SharedDraw {
  readonly standings: Float64Array;
  /** Values of all ranges, by place. */
  readonly values: Float64Array;
  readonly demand: DemandDraw;
  readonly totals: ReturnType<typeof drawnTotals>;
  readonly market: DrawnMarket;
}

/**
 * The function from where all inputs stand (in the order of `inputs`) to the answer there. At standings of 0 it gives the
 * evaluation's own values. The result is written anew by the next call: copy what is to last.
 */
export function responder(response: AnswerResponse): (standings: Float64Array) => DrawnAnswer {
  const { demand, market, sites, scenario, criteria } = response;
  const drawnDemand = emptyDemandDraw(demand);
  const drawn: DrawnAnswer = {
    score: new Float64Array(sites.length),
    npvUsd: new Float64Array(sites.length),
    position: new Float64Array(sites.length * criteria.length),
    isStanding: new Uint8Array(sites.length),
  };
  const plans = criterionPlans(criteria, scenario.criteria);
  const money = moneyModel(
    scenario,
    sites.map((site) => site.money),
  );
  const judges = sites.map((site, j) =>
    siteJudge(scenario, site, (gainedUsd) => money.at(j, gainedUsd)),
  );
  const values = new Float64Array(response.ranges.length);
  return (standings) => {
    drawRanges(response.ranges, standings, values);
    money.draw(values);
    drawDemand(demand, { standings, values }, drawnDemand);
    const totals = drawnTotals(demand, drawnDemand);
    const shared = {
      standings,
      values,
      demand: drawnDemand,
      totals,
      market: drawnMarket(market, drawnDemand, standings),
    };
    for (let j = 0; j < sites.length; j++) {
      const { quantities, npvUsd, isStanding } = judges[j](shared);
      let score = 0;
      for (let k = 0; k < plans.length; k++) {
        const at = { quantities, response: sites[j].criteria };
        const position = drawnPosition(plans[k], at, standings);
        drawn.position[j * plans.length + k] = position;
        score += 100 * criteria[k].weight * position;
      }
      drawn.score[j] = score;
      drawn.npvUsd[j] = npvUsd;
      drawn.isStanding[j] = isStanding ? 1 : 0;
    }
    return drawn;
  };
}

interface JudgedDraw {
  readonly quantities: Quantities;
  readonly npvUsd: number;
  readonly isStanding: boolean;
}

/** One candidate's quantities at a draw. */
function siteJudge(
  scenario: Scenario,
  site: SiteResponse,
  money: (gainedUsdPerYear: number) => DrawnMoney,
): (shared: SharedDraw) => JudgedDraw {
  const quantities: Quantities = {};
  const ranges = Object.entries(site.criteria.ranges);
  return ({ standings, values, demand, totals, market }) => {
    const standing = rttStanding(site.gain.rtt, standings);
    const gains = drawnGains(site.gain, { demand, standing }, totals);
    const gainedUsdPerYear = drawnGainUsd(site.capture, { market, demand }, standing);
    const drawnMoney = money(gainedUsdPerYear);
    for (const [id, range] of ranges) quantities[id] = values[range.place];
    quantities.rttGainMs = gains.rttGainMs;
    quantities.newlyWithinBudgetShare = gains.newlyWithinBudgetShare;
    quantities.newlyLawfulShare = gains.newlyLawfulShare;
    quantities.unitCostUsdPerKwYear = drawnMoney.unitCostUsdPerKwYear;
    quantities.npvUsd = drawnMoney.npvUsd;
    const lawfulShare = totals.servedUsd / (totals.totalUsd || 1) + gains.newlyLawfulShare;
    const isStanding =
      !site.lacksAccelerators &&
      keeps(scenario.constraints, { quantities, money: drawnMoney, lawfulShare });
    return { quantities, npvUsd: drawnMoney.npvUsd, isStanding };
  };
}

interface ConstrainedDraw {
  readonly quantities: Quantities;
  readonly money: DrawnMoney;
  readonly lawfulShare: number;
}

/** Whether every limit holds; what is not known breaks its limit, as in the evaluation. */
function keeps(limits: Constraints, { quantities, money, lawfulShare }: ConstrainedDraw): boolean {
  const { gridCarbonGCo2ePerKwh: carbon = Infinity, countryRisk: risk = Infinity } = quantities;
  return (
    money.unitCostUsdPerKwYear <= (limits.maxUnitCostUsdPerKwYear ?? Infinity) &&
    money.npvUsd >= (limits.minNpvUsd ?? -Infinity) &&
    money.capexUsd <= (limits.maxCapexUsd ?? Infinity) &&
    carbon <= (limits.maxGridCarbonGCo2ePerKwh ?? Infinity) &&
    risk <= (limits.maxCountryRisk ?? Infinity) &&
    lawfulShare >= (limits.minLawfulShare ?? 0)
  );
}
