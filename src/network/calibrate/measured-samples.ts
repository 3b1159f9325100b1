import type { CloudRegion, World } from '../../world/types.ts';
import type { RttSample, SamplePlace } from './rtt-sample.ts';

/** Which of the shipped columns: the present medians, or those of a year before. */
export type MeasuredYear = 'present' | 'earlier';

/** The shipped measurements as samples, one a direction. */
export function measuredSamples(
  { regions, rttMeasurements }: Pick<World, 'regions' | 'rttMeasurements'>,
  year: MeasuredYear = 'present',
): readonly RttSample[] {
  const places = new Map(regions.map((region) => [region.id, samplePlace(region)]));
  const medians = year === 'present' ? rttMeasurements.rttMs : rttMeasurements.earlierRttMs;
  const samples: RttSample[] = [];
  rttMeasurements.from.forEach((fromId, row) => {
    const from = places.get(fromId);
    const to = places.get(rttMeasurements.to[row]);
    const rttMs = medians[row];
    if (from === undefined || to === undefined || Number.isNaN(rttMs)) return;
    const rttMsP95 = rttMeasurements.rttMsP95[row];
    const hasP95 = year === 'present' && !Number.isNaN(rttMsP95);
    samples.push(hasP95 ? { from, to, rttMs, rttMsP95 } : { from, to, rttMs });
  });
  return samples;
}

function samplePlace({ id, latDeg, lonDeg, country }: CloudRegion): SamplePlace {
  return { name: id, latDeg, lonDeg, country };
}
