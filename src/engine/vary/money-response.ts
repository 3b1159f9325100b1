import { ventureFlows, type Venture } from '../../cost/cash-flow.ts';
import {
  COST_INPUT_IDS,
  inputDefinition,
  type CostInput,
  type CostInputId,
  type CostInputs,
  midDraw,
} from '../../cost/cost-input.ts';
import { costOutcome } from '../../cost/cost-outcome.ts';
import { monthlyNpvUsd } from '../../cost/monthly-flows.ts';
import { openedShares } from '../../cost/phase.ts';
import { saleInputs, soldOutAt, type SaleInput } from '../../cost/sold-out-revenue.ts';
import { statedGrowth } from '../../demand/country-demand.ts';
import { decimalYear, marketIndex } from '../../demand/market-growth.ts';
import type { Scenario } from '../../scenario/types.ts';
import { loadShares, revenueOver } from '../cost-revenue.ts';
import type { EvaluationParts } from '../evaluate.ts';
import type { JudgedSite } from '../judged-sites.ts';
import { ventureTerms } from '../venture-terms.ts';
import type { InputRegister } from './input-register.ts';
import { valueIn, type StandingRange } from './varied-input.ts';

/** What a candidate costs and earns, as a function of the inputs: plain data for {@link moneyAt}. */
export interface MoneyResponse {
  readonly country: string;
  readonly inputs: CostInputs;
  /** In the order of `COST_INPUT_IDS`. */
  readonly cost: readonly StandingRange[];
  readonly sale: Readonly<Record<SaleInput, StandingRange>>;
  readonly venture: Pick<Venture, 'shape' | 'openedShares' | 'incentives'>;
  /** Growth of the market from the scenario's day to the year of the demand figures, as a factor. */
  readonly grown: number;
}

/** Pins the scope of a cost input: who shares it. */
function scopeOf(
  id: CostInputId,
  { site, accelerator }: JudgedSite,
  { world, scenario }: EvaluationParts,
): string {
  const assumed = scenario.assumptions as Readonly<Record<string, unknown>>;
  if (inputDefinition(id).parameter !== undefined) return 'world';
  if (id === 'acceleratorNodeUsd' || id === 'acceleratorNodeKw')
    return accelerator.accelerator ?? 'h100';
  const parameter = STOOD_IN_BY[id];
  if (parameter !== undefined && parameter in assumed) return 'world';
  if (id === 'transitUsdPerMbpsMonth')
    return world.countries.get(site.country)?.subregion ?? site.country;
  return site.country;
}

/** Parameters that a scenario may assume in place of a country's own number. */
const STOOD_IN_BY: Readonly<Partial<Record<CostInputId, string>>> = {
  constructionUsdPerW: 'dc_construction_cost',
  importDutyShare: 'import_duty_servers',
  transitUsdPerMbpsMonth: 'ip_transit',
};

/** What nothing can pass: a site never takes less power than its load, and nothing lasts or is built in no time. */
const LEAST: Readonly<Partial<Record<CostInputId, number>>> = {
  pueBaseline: 1,
  facilityYears: 1,
  plantYears: 1,
  serverYears: 1,
  acceleratorYears: 1,
  networkYears: 1,
  constructionMonths: 1,
};

/** Where governance is not known, the risk premium and the country's risk are one unknown. */
function inputIdOf(input: CostInput, scope: string): string {
  if (input.id === 'riskPremium' && input.isUnknown) return `country.risk.${scope}`;
  return `cost.${input.id}.${scope}`;
}

/** The money of one candidate, with its inputs entered in the register. */
export function moneyResponse(
  judged: JudgedSite,
  parts: EvaluationParts,
  register: InputRegister,
): MoneyResponse {
  const { scenario, points } = parts;
  const { cost, site } = judged;
  const { phases, incentives } = ventureTerms(scenario, site.country);
  const growth = statedGrowth(scenario.demand.growthPerYear, site.country);
  return {
    country: site.country,
    inputs: cost.inputs,
    cost: COST_INPUT_IDS.map((id) => {
      const input = cost.inputs[id];
      const scope = scopeOf(id, judged, parts);
      return register.add({
        ...input,
        id: inputIdOf(input, scope),
        label: labelAt(input.label, scope, parts),
        subject: 'cost',
        spread: input.isUnknown ? 'bounds' : 'range',
        ...(id in LEAST && { least: LEAST[id] ?? 0 }),
      });
    }),
    sale: saleRanges(judged, parts, register),
    venture: {
      shape: cost.shape,
      openedShares: openedShares(phases, scenario.horizonYears),
      incentives,
    },
    grown: marketIndex(points.year, growth) / marketIndex(decimalYear(scenario.asOf), growth),
  };
}

function labelAt(label: string, scope: string, { world }: EvaluationParts): string {
  if (scope === 'world') return label;
  return `${label}, ${world.countries.get(scope)?.name ?? scope}`;
}

const SALE_LABELS: Readonly<Record<SaleInput, string>> = {
  serverVcpus: 'processors of a server',
  serverKw: 'power of a server',
  sellableShare: 'compute that can be sold',
  nodeKw: 'power of an accelerator node',
  vcpuUsdPerHour: 'list prices',
  acceleratorUsdPerHour: 'list prices',
  realizedShare: 'price after discounts',
};

/** Inputs of a sold-out year. Both list prices of a country are one input: they are the same providers' price level. */
function saleRanges(
  { site, cost, accelerator }: JudgedSite,
  parts: EvaluationParts,
  register: InputRegister,
): Readonly<Record<SaleInput, StandingRange>> {
  const { world, scenario } = parts;
  const node = accelerator.accelerator;
  const inputs = saleInputs(world, {
    country: site.country,
    shape: cost.shape,
    assumptions: scenario.assumptions,
    ...(node && { accelerator: node }),
  });
  const idOf = (id: SaleInput): string => {
    if (id === 'vcpuUsdPerHour' || id === 'acceleratorUsdPerHour')
      return `sale.listPrice.${site.country}`;
    return id === 'nodeKw' ? `cost.acceleratorNodeKw.${node ?? 'h100'}` : `sale.${id}`;
  };
  const ranges = inputs.map((input) => [
    input.id,
    register.add({
      ...input,
      id: idOf(input.id),
      label: labelAt(
        SALE_LABELS[input.id],
        input.id.endsWith('Hour') ? site.country : 'world',
        parts,
      ),
      subject: 'cost',
      unit: input.id.endsWith('Share') ? 'share' : '',
    }),
  ]);
  return Object.fromEntries(ranges) as Record<SaleInput, StandingRange>;
}

/** A candidate's money at one draw. */
export interface DrawnMoney {
  readonly npvUsd: number;
  readonly unitCostUsdPerKwYear: number;
  readonly capexUsd: number;
}

/** Where the inputs stand, and what the site newly captures at the year of the demand figures. */
export interface MoneyDraw {
  readonly standings: Float64Array;
  readonly gainedUsdPerYear: number;
}

/**
 * A function of draws for one candidate. It keeps one point of the inputs that it writes anew each time: made ten
 * thousand times, the point would cost as much as the model.
 */
export function moneyAt(
  scenario: Scenario,
  response: MoneyResponse,
): (draw: MoneyDraw) => DrawnMoney {
  const { country, venture, grown } = response;
  const at = midDraw(response.inputs);
  const sale = Object.fromEntries(
    Object.entries(response.sale).map(([id, { mid }]) => [id, mid]),
  ) as Record<SaleInput, number>;
  const saleIds = Object.keys(response.sale) as readonly SaleInput[];
  return ({ standings, gainedUsdPerYear }) => {
    for (let k = 0; k < COST_INPUT_IDS.length; k++)
      at[COST_INPUT_IDS[k]] = valueIn(response.cost[k], standings);
    for (const id of saleIds) sale[id] = valueIn(response.sale[id], standings);
    const [, , soldOutUsd] = soldOutAt(sale, venture.shape);
    const revenueUsdPerYear = revenueOver(scenario, country, {
      capturedUsdPerYear: gainedUsdPerYear / grown,
      soldOutUsdPerYear: soldOutUsd,
      constructionMonths: at.constructionMonths,
    });
    const soldOut = { revenueUsdPerYear: { mid: soldOutUsd } };
    const shares = loadShares(scenario, revenueUsdPerYear, soldOut);
    const flows = ventureFlows(at, { ...venture, revenueUsdPerYear, loadShares: shares });
    const { unitCostUsdPerKwYear, capexUsd } = costOutcome(at, venture.shape);
    return { npvUsd: monthlyNpvUsd(flows), unitCostUsdPerKwYear, capexUsd };
  };
}
