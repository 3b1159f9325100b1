import { numberText } from '../../report/number-text.ts';
import type { AppState } from '../app/state.ts';
import { EMPTY_LINE, type Line, span, strong } from '../widgets/span.ts';
import { paragraph } from '../widgets/wrap.ts';
import { isSameDraft } from '../what-if/draft.ts';
import { momentText } from './fault-label.ts';
import { chartOf, type Measure, MEASURES } from './measures.ts';
import type { SimulationRun } from './run.ts';
import { hourInView } from './state.ts';

/** How a run stands, and what the user can do about it. */
export const STATUS: Readonly<Record<SimulationRun['status'], string>> = {
  planning: 'working out who asks whom',
  running: 'running',
  held: 'paused: space goes on',
  done: 'done',
  stopped: 'stopped: enter runs it anew',
  refused: 'not simulated',
};

/** What the charts do not show: how much is served within its budget, with the site and without it. */
function answerLines({ answer, question }: SimulationRun, width: number): readonly Line[] {
  if (!answer) return [];
  const percent = (share: number) => numberText(share, { digits: 1, style: 'percent' });
  const { withSite, withoutSite } = answer;
  const text = `Within budget: ${percent(withSite.withinBudget.mean)} with ${question.site.name}, ${percent(withoutSite.withinBudget.mean)} without it.`;
  return paragraph(text, { width, most: 1 });
}

/** What a measure was over the whole time, for a voice. */
function wholeText({ whole, text, without }: Measure, { answer }: SimulationRun): string {
  if (!answer) return '';
  const other =
    without === 'nothing' ? '' : `, without the site ${text(whole(answer.withoutSite))}`;
  return `, over the whole time ${text(whole(answer.withSite))}${other}`;
}

/** The faults as text, and whether the scenario has been changed since. */
export function noteLines(state: AppState, run: SimulationRun, width: number): readonly Line[] {
  const isOld = state.session !== undefined && !isSameDraft(run.draft, state.session.plan.present);
  const struck = Object.values(run.struck).flat();
  const labels = [...run.marks.map(({ label }) => label), ...struck.map(({ label }) => label)];
  return [
    ...answerLines(run, width),
    ...(isOld
      ? [[span('The scenario has been changed since: enter runs it anew.', 'warning')]]
      : []),
    ...paragraph(labels.length > 0 ? `Faults: ${labels.join('; ')}.` : 'No faults strike.', {
      width,
      most: 3,
      tone: labels.length > 0 ? 'bad' : 'quiet',
    }),
  ];
}

/** The charts as sentences, for a voice. */
export function spokenLines(state: AppState, run: SimulationRun, width: number): readonly Line[] {
  const hour = hourInView(state.simulation);
  const sentences = MEASURES.flatMap((measure) => {
    const chart = chartOf(measure, run);
    const known = chart.area.flatMap((value, at) => (value === undefined ? [] : [{ value, at }]));
    if (known.length === 0) return [];
    const sorted = known.toSorted((a, b) => a.value - b.value);
    const [least, most] = [sorted[0], sorted[sorted.length - 1]];
    const now = hour === undefined ? undefined : chart.area[hour];
    const here =
      now === undefined || hour === undefined
        ? ''
        : `, ${measure.text(now)} on ${momentText(hour)}`;
    return `${measure.label}: from ${measure.text(least.value)} on ${momentText(least.at)} to ${measure.text(most.value)} on ${momentText(most.at)}${here}${wholeText(measure, run)}.`;
  });
  const { doneShare, status } = run;
  const done = `${numberText(doneShare, { digits: 0, style: 'percent' })}, ${STATUS[status]}`;
  return [
    [span(`${run.question.site.name}: ${done}`)],
    ...sentences.flatMap((text) => paragraph(text, { width })),
    ...noteLines(state, run, width),
  ];
}

/** What stands where there are no charts: that nothing has run, or why it cannot. */
export function nothingLines(run: SimulationRun | undefined, width: number): readonly Line[] {
  if (run?.refusal)
    return [
      [strong('This cannot be simulated.', 'bad')],
      ...paragraph(run.refusal.because, { width }),
      ...(run.refusal.hint === undefined
        ? []
        : [EMPTY_LINE, ...paragraph(run.refusal.hint, { width, tone: 'quiet' })]),
    ];
  return [
    [strong('Nothing has been simulated yet: enter runs it.')],
    EMPTY_LINE,
    ...paragraph(
      'Hour by hour: what the users of the site ask for, how busy its servers are, the p95 of what they wait for, ' +
        'and the share that is served; with the site, and without it.',
      { width, tone: 'quiet' },
    ),
  ];
}
