/**
 * `npm run calibrate [FOLDER]`: fits the few numbers of the latency model anew and writes them into the world table
 * `rtt-numbers`, each with what it was fitted on and how well it does. The cloud profile is fitted on the shipped
 * measurements; the public profile on `public*.csv` of FOLDER (or of the folder that REGIONSIM_RTT_DIR names), since
 * those may not be shipped. What is missing is said and its numbers are left as they are.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from 'd3-array';
import { calibrateProfile, type Calibration } from '../network/calibrate/calibrate-profile.ts';
import { measuredSamples } from '../network/calibrate/measured-samples.ts';
import {
  undirectedSamples,
  withoutMisplaced,
  type RttSample,
} from '../network/calibrate/rtt-sample.ts';
import type { RttProfile } from '../network/rtt-matrix.ts';
import { rttParameters } from '../network/rtt-parameters.ts';
import { loadWorld } from '../world/load.ts';
import { measurementsOf } from './measurement-csv.ts';
import { writeError, writeOut, writeWhole } from './present.ts';

const TABLE = new URL('../world/tables/rtt-numbers.csv', import.meta.url);

interface Measured {
  readonly profile: RttProfile;
  readonly asOf: string;
  readonly what: string;
  readonly samples: readonly RttSample[];
}

const world = loadWorld();
let table = readFileSync(TABLE, 'utf8');
for (const measured of await measuredSets()) {
  const calibration = await calibrate(measured);
  table = rewritten(table, measured.profile, numbersOf(calibration), noteOf(measured, calibration));
}
writeWhole(TABLE.pathname, table);

/** The sets that can be read, with a word about those that cannot. */
async function measuredSets(): Promise<readonly Measured[]> {
  const asOf = world.rttMeasurements.rttMsDate;
  const what = `Azure medians of 30 days to ${asOf}`;
  const cloud: Measured = { profile: 'cloud', asOf, what, samples: measuredSamples(world) };
  const folder = process.argv.at(2) ?? process.env.REGIONSIM_RTT_DIR;
  const files = folder === undefined ? [] : readdirSync(folder).filter(isPublicSet);
  if (folder === undefined || files.length === 0) {
    await writeError(
      'skipped: no public*.csv (give its folder); the public profile stays as it is\n',
    );
    return [cloud];
  }
  const samples = files.flatMap((file) => {
    return measurementsOf(readFileSync(join(folder, file), 'utf8'), file).samples;
  });
  const day = /\d{4}-\d{2}/.exec(files[0])?.[0] ?? asOf;
  const source = `public-Internet medians of ${day} between servers, not shipped`;
  return [cloud, { profile: 'public', asOf: day, what: source, samples }];
}

function isPublicSet(file: string): boolean {
  return file.startsWith('public') && file.endsWith('.csv');
}

async function calibrate({ profile, asOf, samples }: Measured): Promise<Calibration> {
  const { samples: kept, misplaced } = withoutMisplaced(undirectedSamples(samples));
  for (const name of misplaced)
    await writeError(`left out: ${name} answers faster than light; it is not where it says\n`);
  const start = rttParameters(world.backbone, profile);
  const input = { backbone: world.backbone, profile, asOf, samples: kept, start };
  return calibrateProfile(input, (done, of) => {
    process.stderr.write(
      `\r${profile}: left out ${done} of ${of} countries${done === of ? '\n' : ''}`,
    );
  });
}

function numbersOf({ parameters, spread }: Calibration): ReadonlyMap<string, number> {
  return new Map([
    ['terrestrialStretch', parameters.stretch.terrestrial],
    ['submarineStretch', parameters.stretch.submarine],
    ['interceptMs', parameters.interceptMs],
    ...[...parameters.gatewayMs].map(([country, ms]) => [`gatewayMs.${country}`, ms] as const),
    ...Object.entries(spread),
  ]);
}

function noteOf({ what }: Measured, { samples, fitErrors, heldOutErrors }: Calibration): string {
  const percent = (errors: readonly number[], share: number): string =>
    (100 * (quantile(errors, share) ?? NaN)).toFixed(1);
  return (
    `${what}: ${samples} pairs; median error ${percent(fitErrors, 0.5)} %; ` +
    `90th percentile ${percent(fitErrors, 0.9)} %; leave one country out ` +
    `${percent(heldOutErrors, 0.5)} and ${percent(heldOutErrors, 0.9)} %`
  );
}

/** The table with new values and notes in the rows of the profile's fitted numbers. */
function rewritten(
  text: string,
  profile: RttProfile,
  numbers: ReadonlyMap<string, number>,
  note: string,
): string {
  const year = new Date().getFullYear();
  return text.replace(/^(\w+),([\w.]+),.*$/gm, (line, row: string, name: string) => {
    const value = row === profile ? numbers.get(name) : undefined;
    return value === undefined
      ? line
      : `${profile},${name},${Number(value.toPrecision(4))},rtt-calibration,${year},medium,"${note}"`;
  });
}

await writeOut(table);
