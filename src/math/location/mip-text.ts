import { Role, type LocationModel } from './model.ts';

/** One term of a side constraint: a coefficient on "site j is open", or on the share of demand i served from j. */
export interface MipTerm {
  readonly coefficient: number;
  readonly site: number;
  /** Absent for the site itself. */
  readonly demand?: number;
}

/** A linear rule over sites and service that the model itself cannot state. */
export interface MipConstraint {
  readonly label: string;
  readonly terms: readonly MipTerm[];
  readonly sense: '<=' | '>=' | '=';
  readonly limit: number;
}

/** A model written out for a MIP solver, and how many variables that takes. */
export interface MipText {
  readonly text: string;
  readonly variableCount: number;
}

/**
 * Writes the strong model (share of i from j at most "j is open", for each pair) in CPLEX LP format. Sites marked in
 * `isClosed` and all their pairs are left out; a term of a constraint that names them is 0.
 * Variables: `y3` = site 3 is open, `x7_3` = share of demand point 7 from site 3, `u7` = share of it left unserved.
 */
export function mipText(
  model: LocationModel,
  constraints: readonly MipConstraint[] = [],
  isClosed?: Uint8Array,
): MipText {
  const { demandCount, siteCount, cost, unservedCost } = model;
  const sites = Array.from({ length: siteCount }, (_, j) => j).filter(
    (j) => isClosed?.[j] !== 1 && model.role[j] !== Role.forcedOut,
  );
  const isPair = (i: number, j: number): boolean => cost[i * siteCount + j] < unservedCost[i];
  const objective: string[] = [];
  const rows: string[] = [];
  let variableCount = sites.length;
  for (const j of sites) {
    if (model.role[j] !== Role.existing) objective.push(term(model.openCost[j], `y${j}`));
  }
  for (let i = 0; i < demandCount; i++) {
    const served: string[] = [];
    for (const j of sites) {
      if (!isPair(i, j)) continue;
      const x = `x${i}_${j}`;
      objective.push(term(cost[i * siteCount + j], x));
      served.push(`+ ${x}`);
      rows.push(`${x} - y${j} <= 0`);
      variableCount++;
    }
    if (unservedCost[i] !== Infinity) {
      objective.push(term(unservedCost[i], `u${i}`));
      served.push(`+ u${i}`);
      variableCount++;
    }
    // Somebody whom no site serves and who may not be left out: a row that cannot hold.
    rows.push(served.length > 0 ? `${served.join(' ')} = 1` : `0 y${sites[0] ?? 0} >= 1`);
  }
  rows.push(...capacityRows(model, sites, isPair), ...countRows(model, sites));
  for (const constraint of constraints) rows.push(constraintRow(constraint, sites, isPair));
  const bounds = sites.filter(
    (j) => model.role[j] === Role.existing || model.role[j] === Role.forcedIn,
  );
  const text = [
    'Minimize',
    ` obj: ${broken(objective.length > 0 ? objective : ['0 y0'])}`,
    'Subject To',
    ...rows.map((row, k) => ` c${k}: ${row}`),
    'Bounds',
    ...bounds.map((j) => ` y${j} = 1`),
    'Binary',
    ...sites.map((j) => ` y${j}`),
    'End',
    '',
  ].join('\n');
  return { text, variableCount };
}

function term(coefficient: number, name: string): string {
  return `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${name}`;
}

/** Long lines are broken: some readers cap them. */
function broken(terms: readonly string[]): string {
  const lines: string[] = [];
  for (let k = 0; k < terms.length; k += 50) lines.push(terms.slice(k, k + 50).join(' '));
  return lines.join('\n  ');
}

function capacityRows(
  model: LocationModel,
  sites: readonly number[],
  isPair: (i: number, j: number) => boolean,
): string[] {
  const { capacitated, demandCount } = model;
  if (!capacitated) return [];
  return sites.flatMap((j) => {
    const loads: string[] = [];
    for (let i = 0; i < demandCount; i++) {
      if (isPair(i, j)) loads.push(term(capacitated.demand[i], `x${i}_${j}`));
    }
    if (loads.length === 0) return [];
    return [`${broken(loads)} ${term(-capacitated.capacity[j], `y${j}`)} <= 0`];
  });
}

function countRows(model: LocationModel, sites: readonly number[]): string[] {
  const counted = sites.filter((j) => model.role[j] !== Role.existing);
  const zero = `0 y${sites[0] ?? 0}`;
  const all = counted.length > 0 ? broken(counted.map((j) => `+ y${j}`)) : zero;
  const rows = [`${all} >= ${model.minOpen}`, `${all} <= ${model.maxOpen}`];
  for (const { coefficient, limit } of model.sideRows) {
    const terms = counted.map((j) => term(coefficient[j], `y${j}`));
    rows.push(`${terms.length > 0 ? broken(terms) : zero} <= ${limit}`);
  }
  return rows;
}

function constraintRow(
  { terms, sense, limit }: MipConstraint,
  sites: readonly number[],
  isPair: (i: number, j: number) => boolean,
): string {
  const alive = new Set(sites);
  const written = terms.flatMap(({ coefficient, site, demand }) => {
    if (!alive.has(site) || (demand !== undefined && !isPair(demand, site))) return [];
    return [term(coefficient, demand === undefined ? `y${site}` : `x${demand}_${site}`)];
  });
  return `${written.length > 0 ? broken(written) : `0 y${sites[0] ?? 0}`} ${sense} ${limit}`;
}
