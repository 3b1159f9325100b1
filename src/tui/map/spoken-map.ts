import type { Evaluation } from '../../engine/evaluation.ts';
import type { AppState } from '../app/state.ts';
import { selectedAlternative } from '../ranking/state.ts';
import { cutsOf, lostOf } from './struck.ts';
import { type Line, span } from '../widgets/span.ts';

function placeText(latDeg: number, lonDeg: number): string {
  const north = `${Math.abs(latDeg).toFixed(0)} degrees ${latDeg >= 0 ? 'north' : 'south'}`;
  return `${north}, ${Math.abs(lonDeg).toFixed(0)} ${lonDeg >= 0 ? 'east' : 'west'}`;
}

function namesOf(places: readonly { readonly name: string }[]): string {
  return places.map(({ name }) => name).join(', ');
}

/** What the map shows, in words: what stands and what is struck, where the selected site lies, and whom it takes demand from. */
export function spokenMap(state: AppState, evaluation: Evaluation): readonly Line[] {
  const selected = selectedAlternative(state);
  if (!selected) return [];
  const { site, takeovers, countries } = selected;
  const names = countries
    .slice(0, 5)
    .map(({ country }) => state.atlas?.countries[country] ?? country);
  const losers = takeovers
    .slice(0, 3)
    .map(({ from }) => from?.name ?? 'what was refused until now');
  const candidates = [...evaluation.ranking, ...evaluation.infeasible].map(
    ({ site: { name }, rank }) => `${rank ?? 'out'} ${name}`,
  );
  const cuts = cutsOf(state);
  const gone = new Set(lostOf(state));
  const lost = (state.atlas?.regions ?? []).filter(({ id }) => gone.has(id));
  return [
    [span(`Fleet of ${evaluation.fleet.length}: ${namesOf(evaluation.fleet) || 'nothing'}.`)],
    [span(`Candidates: ${candidates.join(', ')}.`)],
    ...(cuts.length > 0 ? [[span(`Cut: ${cuts.join(', ')}.`)]] : []),
    ...(lost.length > 0 ? [[span(`Lost: ${namesOf(lost)}.`)]] : []),
    [span(`${site.name} lies at ${placeText(site.latDeg, site.lonDeg)}.`)],
    [span(`It would serve users in ${names.join(', ') || 'no country'}.`)],
    [span(`It takes demand from ${losers.join(', ') || 'no region'}.`)],
  ];
}
