import {
  COST_INPUT_IDS,
  inputDefinition,
  midDraw,
  type CostInput,
  type CostInputId,
} from '../../cost/cost-input.ts';
import { costOutcome } from '../../cost/cost-outcome.ts';
import { acceleratorParameters } from '../../cost/accelerator-parameters.ts';
import { assert } from '../../math/assert.ts';
import { exactly } from '../../cost/range.ts';
import type { SiteCost } from '../../cost/site-cost.ts';
import { capture, capturedUsdPerYear } from '../../demand/capture.ts';
import { openingOf, openSite, type OpenedSite } from '../../demand/open-site.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Fact, World } from '../../world/types.ts';
import { type EvaluationParts, evaluationParts } from '../evaluate.ts';
import type { JudgedSite } from '../judged-sites.ts';
import { siteMoney } from '../site-money.ts';
import { usersGain } from '../users-gain.ts';
import { choiceAt, withRttError } from './capture-response.ts';
import { criterionPlans, drawnPosition, type Quantities } from './criterion-response.ts';
import { drawDemand, emptyDemandDraw, READINGS, type DemandDraw } from './demand-response.ts';
import { rttFactor, rttStanding } from './gain-response.ts';
import type { AnswerResponse, DrawnAnswer, SiteResponse } from './response.ts';
import { drawRanges, valueIn } from './varied-input.ts';

/** An answer's response, and where its inputs stand. */
export interface FullDrawQuery {
  readonly response: AnswerResponse;
  readonly standings: Float64Array;
}

/**
 * The answer at one draw by the whole model and without any response: the world's markets, the scenario's assumptions and
 * programs are changed and everything is evaluated anew; then each candidate gets its round-trip error, its market under
 * the drawn parameters of choice, each country its reading of the law, and the site's money its drawn inputs. What a
 * response is measured against; about one evaluation's time.
 */
export function fullDraw(
  world: World,
  { response, standings }: FullDrawQuery,
): Pick<DrawnAnswer, 'score' | 'npvUsd'> {
  const demand = emptyDemandDraw(response.demand);
  const values = new Float64Array(response.ranges.length);
  drawRanges(response.ranges, standings, values);
  drawDemand(response.demand, { standings, values }, demand);
  const scenario = drawnScenario(response, standings);
  const parts = evaluationParts(drawnWorld(world, { response, standings }), scenario);
  const opened = openedAt(parts, { response, standings });
  const score = new Float64Array(response.sites.length);
  const npvUsd = new Float64Array(response.sites.length);
  const plans = criterionPlans(response.criteria, response.scenario.criteria);
  response.sites.forEach((site, j) => {
    const judged = judgedOf(parts, site);
    const cost = drawnCost(judged.cost, site, standings);
    const { accelerator } = judged.accelerator;
    const money = siteMoney({
      world: pricedWorld(parts.world, site, standings),
      scenario,
      country: site.site.country,
      cost,
      opened: opened[j],
      demandYear: parts.points.year,
      providers: parts.market.providers,
      ...(accelerator && { accelerator }),
    });
    npvUsd[j] = money.npvUsd.mid;
    const quantities: Quantities = {
      ...Object.fromEntries(
        Object.entries(site.criteria.ranges).map(([id, range]) => [id, valueIn(range, standings)]),
      ),
      ...gainsAt(parts, { judged, demand, factor: factorOf(site, standings) }),
      unitCostUsdPerKwYear: costOutcome(midDraw(cost.inputs), cost.shape).unitCostUsdPerKwYear,
      npvUsd: npvUsd[j],
    };
    response.criteria.forEach(({ weight }, k) => {
      const at = { quantities, response: site.criteria };
      score[j] += 100 * weight * drawnPosition(plans[k], at, standings);
    });
  });
  return { score, npvUsd };
}

function judgedOf({ judged, set }: EvaluationParts, { site }: SiteResponse): JudgedSite {
  const found = set.candidates.find((column) => set.sites[column].id === site.id);
  const judgedSite = judged.get(found ?? -1);
  assert(judgedSite !== undefined, `the candidate ${site.id} has no judgment`);
  return judgedSite;
}

function factorOf({ gain }: SiteResponse, standings: Float64Array): number {
  return rttFactor(gain.rtt, rttStanding(gain.rtt, standings));
}

/** The world with every market where it is drawn, its growth included. */
function drawnWorld(world: World, { response, standings }: FullDrawQuery): World {
  const names = response.demand.iso2;
  const factorOfCountry = new Map(
    response.demand.countries.map(({ size, growth }, i) => [
      names[i],
      valueIn(size, standings) * (growth === undefined ? 1 : valueIn(growth, standings)),
    ]),
  );
  const countries = [...world.countries].map(([iso2, country]) => {
    const market = country.numbers.cloudMarketUsdPerYear;
    const factor = factorOfCountry.get(iso2);
    if (market === undefined || factor === undefined) return [iso2, country] as const;
    const cloudMarketUsdPerYear = { ...market, value: market.value * factor };
    return [iso2, { ...country, numbers: { ...country.numbers, cloudMarketUsdPerYear } }] as const;
  });
  return { ...world, countries: new Map(countries) };
}

/** Parameters that revenue reads from the scenario, where the inputs stand, and programs of the drawn size. */
function drawnScenario(
  { scenario, sites, demand }: AnswerResponse,
  standings: Float64Array,
): Scenario {
  const [{ money }] = sites;
  const { parameter = '', scale = 1 } = inputDefinition('constructionMonths');
  const months = valueIn(money.cost[COST_INPUT_IDS.indexOf('constructionMonths')], standings);
  const assumptions = {
    ...scenario.assumptions,
    [parameter]: exactly(months / scale),
    vcpu_per_general_server: exactly(valueIn(money.sale.serverVcpus, standings)),
    general_server_power: exactly(valueIn(money.sale.serverKw, standings)),
    sellable_compute_share: exactly(valueIn(money.sale.sellableShare, standings)),
    realized_price_share: exactly(valueIn(money.sale.realizedShare, standings)),
    ...Object.fromEntries(
      sites.map(({ accelerator, money: { sale } }) => [
        acceleratorParameters(accelerator).power,
        exactly(valueIn(sale.nodeKw, standings)),
      ]),
    ),
  };
  const programs = scenario.demand.programs.map((program) => {
    const range = demand.countries[demand.iso2.indexOf(program.country)]?.programsUsd;
    const factor = range && range.mid > 0 ? valueIn(range, standings) / range.mid : 1;
    const { developers, partners, startups } = program;
    return {
      ...program,
      developers: developers * factor,
      partners: partners * factor,
      startups: startups * factor,
    };
  });
  return { ...scenario, assumptions, demand: { ...scenario.demand, programs } };
}

/** The world with all list prices moved by as much as those of the site's country are drawn off. */
function pricedWorld(world: World, { money }: SiteResponse, standings: Float64Array): World {
  const factorOf = (id: 'vcpuUsdPerHour' | 'acceleratorUsdPerHour') =>
    valueIn(money.sale[id], standings) / money.sale[id].mid;
  const [vcpu, accelerator] = [factorOf('vcpuUsdPerHour'), factorOf('acceleratorUsdPerHour')];
  const times = (fact: Fact, factor: number): Fact => ({ ...fact, value: fact.value * factor });
  return {
    ...world,
    prices: world.prices.map(({ h100x8UsdPerHour, ...price }) => ({
      ...price,
      instanceUsdPerHour: times(price.instanceUsdPerHour, vcpu),
      ...(h100x8UsdPerHour && { h100x8UsdPerHour: times(h100x8UsdPerHour, accelerator) }),
    })),
  };
}

/** The cost of a site with every input at its draw. */
function drawnCost(cost: SiteCost, { money }: SiteResponse, standings: Float64Array): SiteCost {
  const inputs = Object.fromEntries(
    COST_INPUT_IDS.map((id, k): [CostInputId, CostInput] => [
      id,
      { ...cost.inputs[id], ...exactly(valueIn(money.cost[k], standings)) },
    ]),
  ) as Record<CostInputId, CostInput>;
  return { ...cost, inputs };
}

interface GainQuery {
  readonly judged: JudgedSite;
  readonly demand: DemandDraw;
  readonly factor: number;
}

/** What users gain, each country under its own reading of the law. */
function gainsAt({ readings }: EvaluationParts, { judged, demand, factor }: GainQuery) {
  const { column } = judged;
  const todays = READINGS.map((reading) => readings[reading].today);
  const gains = todays.map((today) => usersGain(today, { column, rttFactor: factor }).byCountry);
  let [gainMs, within, lawful, served, total] = [0, 0, 0, 0, 0];
  demand.reading.forEach((reading, i) => {
    gainMs += gains[reading].gainMsUsd[i];
    within += gains[reading].newlyWithinBudgetUsd[i];
    lawful += gains[reading].newlyLawfulUsd[i];
    served += todays[reading].byCountry.served[i];
    total += todays[reading].byCountry.total[i];
  });
  return {
    rttGainMs: gainMs / (served || 1),
    newlyWithinBudgetShare: within / (total || 1),
    newlyLawfulShare: lawful / (total || 1),
  };
}

/** What each candidate takes from the market, under the drawn parameters of choice and its round-trip error. */
function openedAt(
  parts: EvaluationParts,
  { response, standings }: FullDrawQuery,
): readonly OpenedSite[] {
  const { problem, parameters, open, providers } = parts.market;
  const { place } = response.market;
  const chosen = choiceAt(problem, parameters, place.input < 0 ? 0 : standings[place.input]);
  const now = capture(chosen, open);
  const all = (of: typeof problem, at: typeof now) =>
    capturedUsdPerYear(of, at).reduce((sum, usd) => sum + usd, 0);
  const level = all(problem, capture(problem, open)) / (all(chosen, now) || 1);
  const opening = openingOf(chosen, now, {
    provider: providers.indexOf(response.scenario.provider),
  });
  return response.sites.map((site) => {
    const { column } = judgedOf(parts, site);
    const standing = rttStanding(site.gain.rtt, standings);
    const errors = { columns: [column], errors: [site.gain.rtt], standing };
    const opened = openSite(withRttError(opening, errors), 0);
    const { takenUsdPerYear, fromOwnFleetUsdPerYear } = opened;
    return {
      ...opened,
      takenUsdPerYear: level * takenUsdPerYear,
      fromOwnFleetUsdPerYear: level * fromOwnFleetUsdPerYear,
    };
  });
}
