/** The entry of the worker thread of the full-screen program: everything that takes longer than a frame. */
import { answerOf } from '../engine/answer.ts';
import { type EvaluationParts, evaluationParts } from '../engine/evaluate.ts';
import { reachOf } from '../engine/reach.ts';
import { type SiteDetail, siteDetail } from '../engine/site-detail.ts';
import { loadLand } from '../region/coastline.ts';
import { readFault } from '../scenario/fault-text.ts';
import type { Scenario } from '../scenario/types.ts';
import { loadWorld } from '../world/load.ts';
import type { SimulationEnd } from '../tui/simulation/simulation.ts';
import type { Outcome, ReadFault, ScenarioCard } from '../tui/app/services.ts';
import { type Atlas, atlasOf } from '../tui/map/atlas.ts';
import { type Draft, draftKey, draftOf } from '../tui/what-if/draft.ts';
import { draftFileText, readDraft, readDraftBase } from './open-tui-draft.ts';
import { simulateDraft, type SimulateTask } from './open-tui-simulation.ts';

/** What the program asks of the worker. */
export type WorkerTask =
  | { readonly kind: 'survey'; readonly file: string }
  | { readonly kind: 'evaluate'; readonly draft: Draft }
  | { readonly kind: 'detail'; readonly draft: Draft; readonly site: string }
  | SimulateTask
  | { readonly kind: 'text'; readonly draft: Draft; readonly target: string }
  | { readonly kind: 'fault'; readonly text: string }
  | { readonly kind: 'atlas' };

export interface WorkerAnswers {
  readonly survey: ScenarioCard;
  readonly evaluate: Outcome;
  readonly detail: SiteDetail | undefined;
  /** `undefined` where it was stopped. */
  readonly simulate: SimulationEnd | undefined;
  /** `undefined` where the draft's file has faults. */
  readonly text: string | undefined;
  readonly fault: ReadFault;
  readonly atlas: Atlas;
}

function surveyed(file: string): ScenarioCard {
  const base = readDraftBase(draftOf(file), loadWorld());
  if (!base.ok) return { overrides: [], faults: base.diagnostics };
  const { scenario, overrides } = base.value;
  return { scenario, overrides, faults: base.warnings };
}

function evaluatedDraft(draft: Draft): Outcome {
  const world = loadWorld();
  const base = readDraftBase(draft, world);
  if (!base.ok) return { kind: 'faulty', faults: base.diagnostics };
  const scenario = readDraft(draft, base.value, world);
  if (!scenario.ok) return { kind: 'faulty', faults: scenario.diagnostics };
  return {
    kind: 'done',
    base: base.value.scenario,
    overrides: base.value.overrides,
    ...answered(partsOf(draft, scenario.value)),
  };
}

/** The latest evaluation of this thread: details of its sites are asked for one by one. */
let latest: { readonly key: string; readonly parts: EvaluationParts } | undefined;

function partsOf(draft: Draft, scenario: Scenario): EvaluationParts {
  const key = draftKey(draft);
  if (latest?.key !== key) latest = { key, parts: evaluationParts(loadWorld(), scenario) };
  return latest.parts;
}

function answered(parts: EvaluationParts) {
  return { evaluation: answerOf(parts), reach: reachOf(parts) };
}

async function detailOf(draft: Draft, site: string): Promise<SiteDetail | undefined> {
  const world = loadWorld();
  const base = readDraftBase(draft, world);
  if (!base.ok) return undefined;
  const scenario = readDraft(draft, base.value, world);
  if (!scenario.ok) return undefined;
  return siteDetail(partsOf(draft, scenario.value), site, await loadLand());
}

function faultOf(text: string): ReadFault {
  const read = readFault(loadWorld(), text);
  if (read.ok) return { ok: true };
  const hint = read.hint();
  return { ok: false, because: read.message, ...(hint !== undefined && { hint }) };
}

export default function runTask(
  task: WorkerTask,
): WorkerAnswers[WorkerTask['kind']] | Promise<WorkerAnswers['detail' | 'simulate']> {
  switch (task.kind) {
    case 'survey':
      return surveyed(task.file);
    case 'evaluate':
      return evaluatedDraft(task.draft);
    case 'detail':
      return detailOf(task.draft, task.site);
    case 'simulate':
      return simulateDraft(task);
    case 'text': {
      const world = loadWorld();
      const base = readDraftBase(task.draft, world);
      return base.ok ? draftFileText(task.draft, task.target, base.value, world) : undefined;
    }
    case 'fault':
      return faultOf(task.text);
    case 'atlas':
      return atlasOf(loadWorld());
  }
}
