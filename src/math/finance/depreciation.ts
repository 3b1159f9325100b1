/**
 * Share of an asset's price that is written off in each of its years, straight-line over `lifeYears`: entry `t` is year
 * `t` after it was bought. A life with a fraction ends with a smaller entry; the entries sum to 1.
 * Edge: land, whose life is infinite, is never written off: no entries.
 * Source: IAS 16 "Property, Plant and Equipment", paragraph 62.
 */
export function straightLineShares(lifeYears: number): readonly number[] {
  if (lifeYears === Infinity) return [];
  const years = Math.ceil(lifeYears);
  return Array.from({ length: years }, (_, t) => Math.min(1, lifeYears - t) / lifeYears);
}

/** Share of an asset's price that is not yet written off `ageYears` after it was bought, straight-line: 1 down to 0. */
export function bookValueShare(lifeYears: number, ageYears: number): number {
  return Math.max(0, 1 - ageYears / lifeYears);
}
