import type { PackedWorld } from './packed.ts';
import { tableReader, type Citations } from './table-reader.ts';
import type { LawKind, LawRule, MarketFigure } from './types.ts';

/** Laws in the order of the table: by jurisdiction. */
export function unpackLaws(packed: PackedWorld, citations: Citations): readonly LawRule[] {
  const table = tableReader(packed, 'laws', citations);
  const ids = table.texts('id');
  const jurisdictions = table.texts('jurisdiction');
  const laws = table.texts('law');
  const dataClasses = table.texts('dataClass');
  const kinds = table.texts('kind');
  const details = table.texts('detail');
  const destinations = table.texts('destinations');
  const from = table.optionalTexts('inForceFrom');
  const until = table.optionalTexts('inForceUntil');
  const sourced = table.flags('sourced');
  const provenances = table.provenances();
  return table.records((row): LawRule => ({
    id: ids[row],
    jurisdiction: jurisdictions[row],
    law: laws[row],
    dataClass: dataClasses[row] as LawRule['dataClass'],
    kind: kinds[row] as LawKind,
    detail: details[row],
    destinations: destinations[row],
    ...(from[row] !== undefined && { inForceFrom: from[row] }),
    ...(until[row] !== undefined && { inForceUntil: until[row] }),
    sourced: sourced[row],
    provenance: provenances[row],
  }));
}

/** Published figures about markets, launches and export control, as printed. */
export function unpackMarketFigures(
  packed: PackedWorld,
  citations: Citations,
): readonly MarketFigure[] {
  const table = tableReader(packed, 'market-figures', citations);
  const metrics = table.texts('metric');
  const scopes = table.texts('scope');
  const entities = table.texts('entity');
  const values = table.texts('value');
  const units = table.texts('unit');
  const periods = table.texts('period');
  const provenances = table.provenances();
  return table.records((row): MarketFigure => ({
    metric: metrics[row],
    scope: scopes[row],
    entity: entities[row],
    value: values[row],
    unit: units[row],
    period: periods[row],
    ...provenances[row],
  }));
}
