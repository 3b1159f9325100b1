/** What a provider promises to build up in a country: people trained, partners won, startups fostered. */
export interface EcosystemProgram {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly developers: number;
  readonly partners: number;
  readonly startups: number;
  /** Years until the numbers are reached. */
  readonly years: number;
}

interface Range {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/**
 * Cloud spend that each unit of a program adds, USD a year. Stated assumptions (expert's guess, low confidence): no
 * provider has published spend caused by training. A trained developer moves some spend of an employer, a partner brings
 * a few customers, a startup runs small for years.
 */
export const PROGRAM_USD_PER_YEAR: Readonly<Record<'developers' | 'partners' | 'startups', Range>> =
  {
    developers: { low: 0, mid: 120, high: 400 },
    partners: { low: 0, mid: 30_000, high: 120_000 },
    startups: { low: 0, mid: 8_000, high: 40_000 },
  };

/** Most that programs may add to a country's market, a fraction: beyond it the assumption has left its range. */
export const PROGRAM_CEILING_SHARE = 0.2;

/** The demand that a program adds once it has run for `elapsedYears`, with its range; it ramps up in a straight line. */
export function programUsdPerYear(program: EcosystemProgram, elapsedYears: number): Range {
  const ramp = program.years > 0 ? Math.min(1, Math.max(0, elapsedYears) / program.years) : 1;
  const at = (level: keyof Range) =>
    ramp *
    (program.developers * PROGRAM_USD_PER_YEAR.developers[level] +
      program.partners * PROGRAM_USD_PER_YEAR.partners[level] +
      program.startups * PROGRAM_USD_PER_YEAR.startups[level]);
  return { low: at('low'), mid: at('mid'), high: at('high') };
}
