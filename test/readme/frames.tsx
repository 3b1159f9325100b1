import { MessageChannel } from 'node:worker_threads';
import { renderToString } from 'ink';
import { answerOf } from '../../src/engine/answer.ts';
import { evaluationParts } from '../../src/engine/evaluate.ts';
import { reachOf } from '../../src/engine/reach.ts';
import { readDraft, readDraftBase } from '../../src/cli/open-tui-draft.ts';
import { loadLandShapes } from '../../src/cli/open-tui-land.ts';
import { simulateDraft } from '../../src/cli/open-tui-simulation.ts';
import { Frame } from '../../src/tui/app/frame.tsx';
import { initialState } from '../../src/tui/app/initial-state.ts';
import type { Message } from '../../src/tui/app/message.ts';
import type { AppState } from '../../src/tui/app/state.ts';
import { update } from '../../src/tui/app/update.ts';
import { without } from '../../src/tui/app/without.ts';
import { lookOf } from '../../src/tui/look/look.ts';
import { atlasOf } from '../../src/tui/map/atlas.ts';
import type { SimulationProgress } from '../../src/tui/simulation/simulation.ts';
import { type Draft, draftOf } from '../../src/tui/what-if/draft.ts';
import { loadWorld } from '../../src/world/load.ts';

const FILE = 'scenarios/alibaba-2024.yaml';
const FAULT_FILE = 'scenarios/riyadh-zone-loss.yaml';
const SIZE = { columns: 100, rows: 30 };
const LOOK = lookOf({ colors: 'none', background: 'dark', isUnicode: true, isScreenReader: false });

/** What the worker thread would answer to a draft. */
function evaluated(draft: Draft): Message {
  const world = loadWorld();
  const base = readDraftBase(draft, world);
  const scenario = base.ok ? readDraft(draft, base.value, world) : base;
  if (!base.ok || !scenario.ok) throw new Error(`${draft.file} has faults`);
  const parts = evaluationParts(world, scenario.value);
  const { overrides } = base.value;
  const answer = { evaluation: answerOf(parts), reach: reachOf(parts) };
  const outcome = { kind: 'done', base: base.value.scenario, overrides, ...answer } as const;
  return { type: 'evaluated', draft, outcome, tookMs: 1000 };
}

function driven(state: AppState, ...messages: readonly (string | Message)[]): AppState {
  return messages.reduce<AppState>(
    (before, each) =>
      update(before, typeof each === 'string' ? { type: 'key', key: each } : each).state,
    state,
  );
}

function frame(state: AppState): string {
  const text = renderToString(<Frame state={state} look={LOOK} />, { columns: SIZE.columns });
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** A scenario that is open and ranked. */
function opened(file: string, ...more: readonly Message[]): AppState {
  return driven(
    initialState(SIZE),
    { type: 'started', file },
    { type: 'atlas', atlas: atlasOf(loadWorld()) },
    ...more,
    evaluated(draftOf(file)),
  );
}

/** The state after the simulation that it asks for, which tells its news as the worker thread would. */
async function simulated(state: AppState): Promise<AppState> {
  const asked = update(state, { type: 'runSimulation' });
  const run = asked.state.simulation.run;
  if (!run) throw new Error('nothing is simulated');
  const question = without(run.question, 'hoursPerS');
  const news: Message[] = [];
  const { port1: own, port2: port } = new MessageChannel();
  own.on('message', (progress: SimulationProgress) => {
    news.push({ type: 'simulated', id: run.id, news: progress });
  });
  const end = await simulateDraft({ kind: 'simulate', draft: run.draft, question, port });
  own.close();
  if (!end) throw new Error('the simulation was stopped');
  return driven(asked.state, ...news, { type: 'simulated', id: run.id, news: end });
}

/** Keys to what is changed for the picture of a what-if: past the overrides to the weight of country risk, and up. */
const TURN_UP = ['5', 'tab', ...Array<string>(6).fill('j'), ...Array<string>(16).fill('l')];

/** The screens that the README shows, as Markdown, drawn by the program itself. */
export async function framesMarkdown(): Promise<string> {
  const land = await loadLandShapes('world');
  const open = opened(FILE, { type: 'land', scale: 'world', land });
  const changed = driven(open, ...TURN_UP);
  const draft = changed.session?.plan.present ?? draftOf(FILE);
  const frames = [
    [
      'The ranking: scores with the ranges that the uncertain inputs allow, criteria as bars.',
      open,
    ],
    [
      'The map: land shaded by demand, the demand that the selected site takes, fleet, candidates.',
      driven(open, '2'),
    ],
    [
      'What if: one weight turned up, and who rose and fell against the file.',
      driven(changed, evaluated(draft)),
    ],
    [
      'A simulation: a zone is lost on the second day; what users get with the site, and without it.',
      await simulated(driven(opened(FAULT_FILE), '7')),
    ],
  ] as const;
  return frames
    .map(([title, state]) => `${title}\n\n\`\`\`text\n${frame(state)}\n\`\`\`\n`)
    .join('\n');
}

const FRAMES = /(<!-- frames -->\n)[\s\S]*?(<!-- \/frames -->)/;

/** A document with the frames as they are now between its marks. */
export function withFrames(document: string, frames: string): string {
  return document.replace(FRAMES, (_, head: string, tail: string) => `${head}\n${frames}\n${tail}`);
}
