import { patternSearch } from '../math/pattern-search.ts';
import type { MarketFigure, World } from '../world/types.ts';
import { capture, capturedUsdPerYear, demandUsdPerYear, oddsOf, type Capture } from './capture.ts';
import type { CaptureParameters } from './capture-parameters.ts';
import type { CaptureProblem } from './capture-problem.ts';
import type { ProviderConstants } from './provider-constants.ts';
import { isHeadquarteredInChina, providerUtility } from './provider-utility.ts';

/** A published share that the model must meet. */
export interface ShareTarget {
  readonly provider: string;
  /** ISO2, or `world`. */
  readonly scope: string;
  readonly share: number;
  readonly period: string;
  readonly source: string;
}

/** One line of the fit: published beside modeled. */
export interface ShareFit extends ShareTarget {
  readonly modeled: number;
}

const WANTED: readonly (readonly [
  provider: string,
  scope: string,
  entity: string,
  period: string,
])[] = [
  ['aws', 'world', 'AWS', '2024-Q2'],
  ['azure', 'world', 'Microsoft', '2024-Q2'],
  ['gcp', 'world', 'Google', '2024-Q2'],
  ['alibaba', 'world', 'Alibaba', '2024-Q1'],
  ['huawei', 'world', 'Huawei', '2023-Q1'],
  ['tencent', 'world', 'Tencent', '2023-Q4'],
  ['oracle', 'world', 'Oracle', '2023-Q4'],
  ['ibm', 'world', 'IBM', '2023-Q4'],
  ['alibaba', 'CN', 'Alibaba', '2023-Q3'],
  ['huawei', 'CN', 'Huawei', '2023-Q3'],
  ['tencent', 'CN', 'Tencent', '2023-Q3'],
];
const SCOPE_NAMES: Readonly<Record<string, string>> = { world: 'world', CN: 'mainland China' };

/** The published shares to calibrate on, from the world's market figures. */
export function shareTargets(world: Pick<World, 'marketFigures'>): readonly ShareTarget[] {
  return WANTED.flatMap(([provider, scope, entity, period]) => {
    const matches = (figure: MarketFigure) =>
      figure.metric === 'market_share' &&
      figure.scope === SCOPE_NAMES[scope] &&
      figure.entity === entity &&
      figure.period === period;
    const figure = world.marketFigures.find(matches);
    if (figure === undefined) return [];
    return { provider, scope, share: Number(figure.value) / 100, period, source: figure.source };
  });
}

/** What a fit needs: the market of the day, the providers, the countries in order, and what is open. */
export interface FitCase {
  readonly world: Pick<World, 'countries' | 'providers' | 'marketFigures'>;
  readonly problem: CaptureProblem;
  readonly open: readonly number[];
  readonly providers: readonly string[];
  readonly countries: readonly string[];
  readonly parameters: CaptureParameters;
}

/** Published and modeled shares side by side, for given constants. */
export function captureFit(fitCase: FitCase, constants: ProviderConstants): readonly ShareFit[] {
  const { bestUtility } = capture(fitCase.problem, fitCase.open);
  return fitAt(fitCase, bestUtility, constants);
}

function fitAt(
  fitCase: FitCase,
  bestUtility: Float64Array,
  constants: ProviderConstants,
): readonly ShareFit[] {
  const { world, problem, providers, countries, parameters } = fitCase;
  const utility = providerUtility(world, { providers, countries, parameters, constants });
  const placed = { ...problem, providerUtility: utility };
  const odds = oddsOf(placed, bestUtility);
  const sharesOf = new Map(
    ['world', 'CN'].map((scope) => [scope, sharesIn(placed, odds, countryOf(fitCase, scope))]),
  );
  return shareTargets(world).map((target) => ({
    ...target,
    modeled: sharesOf.get(target.scope)?.[providers.indexOf(target.provider)] ?? 0,
  }));
}

function countryOf({ countries }: FitCase, scope: string): number | undefined {
  return scope === 'world' ? undefined : countries.indexOf(scope);
}

function sharesIn(
  problem: CaptureProblem,
  odds: Pick<Capture, 'odds' | 'total'>,
  country: number | undefined,
): Float64Array {
  const total = demandUsdPerYear(problem, country);
  return capturedUsdPerYear(problem, odds, country).map((usd) => usd / total);
}

/**
 * Brand constants and home advantage that bring the modeled shares nearest to the published ones: least squares of the
 * log ratios. Nine numbers on eleven shares: what does not fit is the contradiction between the world's and China's
 * figures, and it is printed. First a contraction that adds to each constant the log ratio of published to modeled, then
 * direct search on the sum of squares.
 * Source: Berry, Levinsohn and Pakes 1995, "Automobile Prices in Market Equilibrium", equation 6.8 (the contraction).
 */
export function calibrateProviders(fitCase: FitCase, calibratedOn: string): ProviderConstants {
  const { providers } = fitCase;
  const { bestUtility } = capture(fitCase.problem, fitCase.open);
  // A Chinese provider's coordinate is its constant at home: its brand alone would pull against the home advantage.
  const isChinese = providers.map((id) => isHeadquarteredInChina(fitCase.world, id));
  const constantsAt = (point: readonly number[]): ProviderConstants => {
    const chinaHomeAdvantage = point[providers.length];
    const brandOf = (p: number) => point[p] - (isChinese[p] ? chinaHomeAdvantage : 0);
    return {
      brand: Object.fromEntries(providers.map((id, p) => [id, brandOf(p)])),
      chinaHomeAdvantage,
      calibratedOn,
    };
  };
  const fitOf = (point: readonly number[]) => fitAt(fitCase, bestUtility, constantsAt(point));
  let point: readonly number[] = [...providers.map(() => -2), 3];
  for (let round = 0; round < CONTRACTIONS; round += 1)
    point = contracted(point, providers, fitOf(point));
  const sumOfSquares = (at: readonly number[]) =>
    fitOf(at).reduce((sum, fit) => sum + logRatio(fit) ** 2, 0);
  const steps = point.map(() => 0.1);
  return constantsAt(
    patternSearch(sumOfSquares, point, { steps, tolerance: 1e-3, maxEvaluations: 3000 }).point,
  );
}

const CONTRACTIONS = 40;

function logRatio({ share, modeled }: ShareFit): number {
  return Math.log(share / modeled);
}

function contracted(
  point: readonly number[],
  providers: readonly string[],
  fits: readonly ShareFit[],
): readonly number[] {
  const meanRatio = (chosen: readonly ShareFit[]) =>
    chosen.length === 0 ? 0 : chosen.reduce((sum, fit) => sum + logRatio(fit), 0) / chosen.length;
  return [
    ...providers.map(
      (id, p) => point[p] + meanRatio(fits.filter((fit) => fit.provider === id)) / 2,
    ),
    point[providers.length],
  ];
}
