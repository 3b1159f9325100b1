import { counted } from '../widgets/counted.ts';
import { type Control, type ControlInputs, toggle } from './control.ts';
import { commonLossControls } from './criterion-controls.ts';
import { faultChoices } from './faults.ts';

/** What may be lost: a zone everywhere, the nearest region of everyone, or a region of the fleet by its name. */
export function lossControls(inputs: ControlInputs): readonly Control[] {
  const { base, atlas } = inputs;
  const own = (atlas?.regions ?? []).filter(({ provider }) => provider === base.provider);
  return [
    ...commonLossControls(inputs),
    ...own.map(({ id, name }) =>
      toggle('Lose a zone or region', {
        id: `lose:${id}`,
        label: `lose ${name}`,
        base: base.fleet.exclude.includes(id),
      }),
    ),
  ];
}

/** Cable systems and chokepoints, those that most hangs on first. */
export function cableControls({ base, atlas }: ControlInputs): readonly Control[] {
  const cut = new Set(base.events.map((event) => event.cut));
  return (atlas?.cuts ?? []).map(({ name, kind, links }) =>
    toggle('Cut a cable', {
      id: `cut:${name}`,
      label: `cut ${name} (${kind === 'chokepoint' ? 'chokepoint, ' : ''}${counted(links, 'link')})`,
      base: cut.has(name),
    }),
  );
}

/** What strikes the simulated operations; it moves no ranking, and stands in the file that is saved. */
export function faultControls({ base, changes }: ControlInputs): readonly Control[] {
  const about = 'in the simulated time only: screen 7 runs it';
  return faultChoices(base, changes).map(({ id, label, isInFile }) =>
    toggle('Simulated faults', { id, label, about, base: isInFile }),
  );
}
