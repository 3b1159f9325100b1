import { describe, expect, it } from 'vitest';
import { regionAnswer } from '../../src/engine/region-answer.ts';
import { MINUTES_PER_YEAR, regionAvailability } from '../../src/region/availability.ts';
import { regionDocument } from '../../src/report/region.ts';
import { placeNamed } from '../../src/scenario/world-names.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

describe('regionDocument', () => {
  it('shows every cause with what it alone takes of a zone in a year, and where its rate comes from', () => {
    const site = placeNamed(world, 'Tonga');
    if (!site.ok) throw new Error(site.message);
    const answer = regionAnswer(world, {
      place: { kind: 'place', site: site.value },
      wish: {},
      land: [],
    });
    const { blocks } = regionDocument(answer, []);
    const table = blocks.find(
      (block) => block.kind === 'table' && block.title === 'Why zones are lost',
    );
    if (table?.kind !== 'table') throw new Error('no table');
    const { risks, shape, neededZones } = answer.model;
    expect(table.rows).toHaveLength(risks.length);
    for (const part of ['building', 'power feed', 'grid', 'links', 'cables', 'hazard']) {
      const at = risks.findIndex(({ name }) => name.includes(part));
      const row = table.rows[at];
      const alone = regionAvailability({ zones: shape.zones, neededZones, risks: [risks[at]] });
      const downMinutes = (1 - alone.zoneShare) * MINUTES_PER_YEAR;
      // Common and own failures of one cause may coincide, which the table passes over. A hazard is shown for its group.
      if (risks[at].zones === undefined) expect(row.downMinutes).toBeCloseTo(downMinutes, 2);
      expect(Number(row.perYear) * Number(row.repairHours) * 60).toBeCloseTo(
        Number(row.downMinutes),
        6,
      );
      expect([row.source, row.year, row.confidence]).not.toContain(undefined);
    }
  });
});
