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
import { filledShares, revenueInYears, revenueYears, type RevenueYears } from '../cost-revenue.ts';
import type { EvaluationParts } from '../evaluate.ts';
import type { JudgedSite } from '../judged-sites.ts';
import { ventureTerms } from '../venture-terms.ts';
import type { InputRegister } from './input-register.ts';
import type { StandingRange } from './varied-input.ts';

/** What a candidate costs and earns, as a function of the inputs: plain data for {@link moneyModel}. */
export interface MoneyResponse {
  readonly inputs: CostInputs;
  /** In the order of `COST_INPUT_IDS`. */
  readonly cost: readonly StandingRange[];
  readonly sale: Readonly<Record<SaleInput, StandingRange>>;
  readonly venture: Pick<Venture, 'shape' | 'openedShares' | 'incentives'>;
  /** Growth a year that the scenario states for the country. */
  readonly growth: number | undefined;
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
    growth,
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

/** What the sites of an answer share at a draw. */
export interface MoneyDraw {
  /** Values of all ranges, by place. */
  readonly values: Float64Array;
  /** The years of revenue under a growth that the scenario states, or under the world's own. */
  readonly yearsUnder: (growth: number | undefined) => RevenueYears;
}

/** The money of all candidates, drawn one after the other. */
export interface MoneyModel {
  /** Takes what all candidates share; to be called before the first of them. */
  readonly draw: (values: Float64Array) => void;
  /** One candidate's money, with what it newly captures in the year of the demand figures. */
  readonly at: (site: number, gainedUsdPerYear: number) => DrawnMoney;
}

/**
 * The money of all candidates as functions of draws. There is one point of the cost inputs, written anew for each
 * candidate where it differs from the others': made ten thousand times, the points would cost as much as the model.
 */
export function moneyModel(scenario: Scenario, sites: readonly MoneyResponse[]): MoneyModel {
  const point = midDraw(sites[0].inputs);
  const common = COST_INPUT_IDS.flatMap((id, k) => {
    const { place } = sites[0].cost[k];
    return sites.every(({ cost }) => cost[k].place === place) ? [{ id, place }] : [];
  });
  const shared = new Set(common.map(({ id }) => id));
  const models = sites.map((site) => siteModel(site, { point, shared }));
  let draw: MoneyDraw = { values: new Float64Array(), yearsUnder: () => NO_YEARS };
  return {
    draw: (values) => {
      for (const { id, place } of common) point[id] = values[place];
      const known = new Map<number | undefined, RevenueYears>();
      const yearsUnder = (growth: number | undefined): RevenueYears => {
        const years = known.get(growth) ?? revenueYears(scenario, growth, point.constructionMonths);
        known.set(growth, years);
        return years;
      };
      draw = { values, yearsUnder };
    },
    at: (site, gainedUsdPerYear) => models[site](draw, gainedUsdPerYear),
  };
}

const NO_YEARS: RevenueYears = { grown: [], openShares: [] };

interface SharedPoint {
  readonly point: Record<CostInputId, number>;
  /** Inputs of the point that are the same for all candidates. */
  readonly shared: ReadonlySet<CostInputId>;
}

function siteModel(
  response: MoneyResponse,
  { point, shared }: SharedPoint,
): (draw: MoneyDraw, gainedUsdPerYear: number) => DrawnMoney {
  const { venture, growth, grown, sale } = response;
  const own = COST_INPUT_IDS.flatMap((id, k) =>
    shared.has(id) ? [] : [{ id, place: response.cost[k].place }],
  );
  return ({ values, yearsUnder }, gainedUsdPerYear) => {
    for (const { id, place } of own) point[id] = values[place];
    const [, , soldOutUsd] = soldOutAt(drawnSale(sale, values), venture.shape);
    const years = yearsUnder(growth);
    const revenueUsdPerYear = revenueInYears(years, gainedUsdPerYear / grown, soldOutUsd);
    const loadShares = filledShares(years.openShares, revenueUsdPerYear, soldOutUsd);
    const npvUsd = monthlyNpvUsd(
      ventureFlows(point, { ...venture, revenueUsdPerYear, loadShares }),
    );
    const { unitCostUsdPerKwYear, capexUsd } = costOutcome(point, venture.shape);
    return { npvUsd, unitCostUsdPerKwYear, capexUsd };
  };
}

function drawnSale(
  sale: MoneyResponse['sale'],
  values: Float64Array,
): Readonly<Record<SaleInput, number>> {
  return {
    serverVcpus: values[sale.serverVcpus.place],
    serverKw: values[sale.serverKw.place],
    sellableShare: values[sale.sellableShare.place],
    nodeKw: values[sale.nodeKw.place],
    vcpuUsdPerHour: values[sale.vcpuUsdPerHour.place],
    acceleratorUsdPerHour: values[sale.acceleratorUsdPerHour.place],
    realizedShare: values[sale.realizedShare.place],
  };
}
