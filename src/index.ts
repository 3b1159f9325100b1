/**
 * The public library: the world tables, scenarios, the verbs over them, and reports. Everything is a pure function over
 * plain data; `loadWorld` alone reads a disk.
 */
export { assert, AssertionError } from './math/assert.ts';
export { greatCircleKm } from './math/great-circle.ts';
export { randomStream, type RandomStream } from './math/random-stream.ts';

export * from './world/index.ts';

export { demandPoints, type DemandPoints, type DemandQuery } from './demand/demand-points.ts';
export type { Workload } from './demand/workload.ts';

export { rttModel, type RttModel, type RttModelOptions } from './network/rtt-model.ts';
export {
  placesOf,
  rttMatrix,
  type Places,
  type RttMatrix,
  type RttProfile,
} from './network/rtt-matrix.ts';

export {
  serviceMatrix,
  type ServiceMatrix,
  type ServiceQuery,
} from './compliance/service-matrix.ts';
export type { Verdict } from './compliance/verdict.ts';
export { acceleratorVerdict, type AcceleratorVerdict } from './compliance/accelerators.ts';

export { siteCost, type SiteCost, type SiteCostOptions } from './cost/site-cost.ts';
export { siteNpv, type SiteNpv, type SiteNpvOptions } from './cost/npv.ts';
export { countryRisk, type CountryRisk } from './cost/country-risk.ts';

export { parseScenario, type ScenarioInput } from './scenario/parse-scenario.ts';
export { scenarioJsonSchema } from './scenario/json-schema.ts';
export type { Checked, Diagnostic } from './scenario/diagnostic.ts';
export type * from './scenario/types.ts';

export { evaluate, evaluationParts, type EvaluationParts } from './engine/evaluate.ts';
export {
  plan,
  type NoPlan,
  type PlanAnswer,
  type PlanFound,
  type UndecidedPlan,
} from './engine/plan.ts';
export { planFaults } from './engine/plan/plan-faults.ts';
export type { PlanLimits, PlanQuestion } from './engine/plan/plan-question.ts';
export { answerResponse, responder, type AnswerResponse } from './engine/vary/response.ts';
export { batchRunner, drawPlan, type DrawPlan } from './engine/vary/draw-plan.ts';
export { collectDraws, type CollectedDraws } from './engine/vary/collect-draws.ts';
export { variedAnswer, type VariedAnswer } from './engine/vary/varied-answer.ts';
export { failureAnswer, type FailureAnswer } from './engine/vary/discovery.ts';
export { robustAnswer, type RobustAnswer } from './engine/vary/robust-answer.ts';
export { sensitivity, type SensitivityAnswer } from './engine/vary/sensitivity.ts';
export { flipAnswer, isFlipConfirmed, type FlipAnswer } from './engine/vary/flip.ts';
export { accuracyAt, type ResponseAccuracy } from './engine/vary/accuracy.ts';
export type { VariedInput } from './engine/vary/varied-input.ts';
export { compareSummaries, type Comparison } from './engine/compare.ts';
export { summaryOf, type EvaluationSummary } from './engine/summary.ts';
export type * from './engine/evaluation.ts';
export { siteGrounds, type SiteGrounds } from './engine/site-grounds.ts';

export { loadLand, type CountryLand } from './region/coastline.ts';
export { regionAvailability, type AvailabilityModel } from './region/availability.ts';
export { commitSummary, type Commit, type LatencySummary } from './region/commit-latency.ts';
export { regionModel, type RegionModel, type RegionShape } from './region/region-model.ts';
export { regionAnswer, type RegionAnswer } from './engine/region-answer.ts';
export { growthPlan, type GrowthAnswer } from './engine/simulate/growth-plan.ts';
export { operationsPlan, type OperationsPlan } from './engine/simulate/operations-plan.ts';
export { siteNamed } from './engine/simulate/operations-site.ts';
export { planMode, simulatePlan, type OperationsAnswer } from './engine/simulate/simulate-plan.ts';

export { growthDocument } from './report/growth.ts';
export { planDocument } from './report/plan.ts';
export { regionDocument } from './report/region.ts';
export { simulationDocument } from './report/simulate.ts';
export { flipDocument } from './report/flip.ts';
export { sensitivityDocument } from './report/sensitivity.ts';
export { varyDocument } from './report/vary.ts';
export { rankingDocument } from './report/ranking.ts';
export { explanationDocument } from './report/explanation.ts';
export { comparisonDocument } from './report/comparison.ts';
export { evaluationData } from './report/evaluation-data.ts';
export { csvText } from './report/csv.ts';
export { markdownText } from './report/markdown.ts';
export { terminalText } from './report/terminal-text.tsx';
export type { ReportDocument } from './report/document.ts';
