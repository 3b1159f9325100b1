import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { EXPORT_RULE_IDS } from '../../src/scenario/export-rule-ids.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { stringify } from 'yaml';
import { draftFileText, readDraft, readDraftBase } from '../../src/cli/open-tui-draft.ts';
import { extendedReader } from '../../src/cli/scenario-file.ts';
import { atlasOf } from '../../src/tui/map/atlas.ts';
import { type Control, movedValue } from '../../src/tui/what-if/control.ts';
import { baseOf, resetControl, toggled, valueOf } from '../../src/tui/what-if/control-value.ts';
import { controlsOf } from '../../src/tui/what-if/controls.ts';
import { changed, draftOf, type Draft } from '../../src/tui/what-if/draft.ts';
import { monthOf, monthText } from '../../src/tui/what-if/months.ts';
import { effectiveShares } from '../../src/tui/what-if/shares.ts';
import { loadWorld } from '../../src/world/load.ts';
import { SCENARIO } from './answer.ts';

const world = loadWorld();
const atlas = atlasOf(world);
const FILES = [
  'alibaba-2024',
  'huawei-2024',
  'east-data-west-compute',
  'trade-restrictions',
  'mexico-or-riyadh',
].map((name) => `scenarios/${name}.yaml`);

function baseOfFile(draft: Draft) {
  const base = readDraftBase(draft, world);
  if (!base.ok) throw new Error(JSON.stringify(base.diagnostics));
  return base.value;
}

function allControls(file: string): readonly Control[] {
  const { scenario, overrides } = baseOfFile(draftOf(file));
  return controlsOf({ base: scenario, overrides, atlas, criterionLabels: {}, changes: {} });
}

/** A draft with one control moved, by a number of steps that decides how. */
function moved(draft: Draft, control: Control, by: number): Draft {
  if (control.kind !== 'slider') return by > 0 ? toggled(control, draft) : draft;
  const { base } = control;
  return changed(draft, control.id, { value: movedValue(control, base, by), base });
}

/** There are hundreds of cables and regions, all alike; of those the first few. */
function fewOfEachGroup(controls: readonly Control[]): readonly Control[] {
  return controls.filter(
    (control, index) =>
      controls.slice(0, index).filter(({ group }) => group === control.group).length < 8,
  );
}

describe('a what-if as a scenario file', () => {
  const controls = new Map(FILES.map((file) => [file, allControls(file)]));

  it.each(FILES)('the controls of %s make scenarios without faults', (file) => {
    const base = baseOfFile(draftOf(file));
    for (const control of fewOfEachGroup(controls.get(file) ?? [])) {
      const draft = moved(draftOf(file), control, 1);
      expect(readDraft(draft, base, world), control.id).toMatchObject({ ok: true });
    }
  });

  const draft = fc.constantFrom(...FILES).chain((file) => {
    const all = controls.get(file) ?? [];
    return fc
      .array(fc.tuple(fc.nat(all.length - 1), fc.integer({ min: -6, max: 6 })), { maxLength: 8 })
      .map((moves) => moves.reduce((made, [at, by]) => moved(made, all[at], by), draftOf(file)));
  });

  test.prop([draft], { seed: 3, numRuns: 25 })(
    'reads back as the scenario that was on the screen, extending its file or standing alone',
    (each) => {
      const base = baseOfFile(each);
      const shown = readDraft(each, base, world);
      for (const target of ['scenarios/saved.yaml', '/elsewhere/saved.yaml']) {
        const text = draftFileText(each, target, base, world);
        const saved = parseScenario(
          { file: target, text, readExtended: extendedReader(target) },
          world,
        );
        expect(saved).toMatchObject({ ok: true, value: shown.ok && shown.value });
      }
    },
  );

  it('says only what was changed', () => {
    const file = FILES[4];
    const changes = { zones: 2, 'cut:Red Sea': true };
    const text = draftFileText(
      { ...draftOf(file), changes },
      'scenarios/saved.yaml',
      baseOfFile(draftOf(file)),
      world,
    );
    expect(text).toBe(
      stringify({
        extends: 'mexico-or-riyadh.yaml',
        region: { zones: 2 },
        events: [{ cut: 'Red Sea' }],
      }),
    );
  });

  it('lets changes win over the overrides that are laid over the file', () => {
    const each: Draft = {
      file: FILES[1],
      overrides: ['ai-center'],
      changes: { acceleratorShare: 0.1 },
    };
    const scenario = readDraft(each, baseOfFile(each), world);
    expect(scenario.ok && scenario.value.region.acceleratorShare).toBe(0.1);
  });
});

describe('controls', () => {
  const controls = new Map(FILES.map((file) => [file, allControls(file)]));
  const some = fc.constantFrom(...FILES).chain((file) => {
    const all = controls.get(file) ?? [];
    return fc.tuple(fc.constant(file), fc.constantFrom(...all));
  });

  test.prop([some], { seed: 9, numRuns: 300 })(
    'come back to the file when they are turned twice, or set back',
    ([file, control]) => {
      const plain = draftOf(file);
      const once = control.kind === 'slider' ? moved(plain, control, 1) : toggled(control, plain);
      if (control.kind !== 'slider') {
        expect(valueOf(control, once)).toBe(baseOf(control) !== true);
        expect(toggled(control, once)).toEqual(plain);
      }
      expect(resetControl(control, once)).toEqual(plain);
      expect(valueOf(control, resetControl(control, once))).toBe(baseOf(control));
    },
  );

  const called = (file: string, id: string): Control => {
    const control = controls.get(file)?.find((each) => each.id === id);
    if (!control) throw new Error(`no control is called ${id}`);
    return control;
  };
  const scenarioOf = (draft: Draft) => {
    const read = readDraft(draft, baseOfFile(draftOf(draft.file)), world);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    return read.value;
  };

  it('have one switch for every export rule, which stands as the rule does on the day', () => {
    const [file] = FILES;
    const rules = (controls.get(file) ?? []).filter(({ kind }) => kind === 'rule');
    expect(rules.map(({ id }) => id)).toEqual(EXPORT_RULE_IDS.map((id) => `rule:${id}`));
    const onIn = (draft: Draft) =>
      rules.filter((rule) => valueOf(rule, draft) === true).map(({ id }) => id.slice(5));
    expect(onIn(draftOf(file))).toEqual([
      'entity-list-huawei',
      'ear-2023-10-destination',
      'ear-2023-10-headquarters',
    ]);
    const later = { ...draftOf(file), changes: { asOf: monthOf('2026-06') } };
    expect(onIn(later)).toContain('guidance-2026-05');
    expect(onIn({ ...later, changes: { ...later.changes, exportControls: false } })).toEqual([]);
  });

  it('switch one export rule and leave the others to their days', () => {
    const [file] = FILES;
    const off = toggled(called(file, 'rule:ear-2023-10-headquarters'), draftOf(file));
    expect(scenarioOf(off).law.exportRules).toEqual({ 'ear-2023-10-headquarters': 'off' });
    const on = toggled(called(file, 'rule:diffusion-2025-01'), draftOf(file));
    expect(scenarioOf(on).law.exportRules).toEqual({ 'diffusion-2025-01': 'on' });
  });

  it('judge the budgets after a loss instead of before it, and both losses at once', () => {
    const file = FILES[4];
    const weights = (draft: Draft) =>
      Object.fromEntries(scenarioOf(draft).criteria.map(({ id, weight }) => [id, weight]));
    const before = weights(draftOf(file)).newlyWithinBudgetShare;
    expect(before).toBeGreaterThan(0);
    const zone = toggled(called(file, 'lossOfZone'), draftOf(file));
    expect(weights(zone)).toMatchObject({
      newlyWithinBudgetShare: 0,
      withinBudgetAfterZoneLossShare: before,
    });
    const both = toggled(called(file, 'lossOfRegion'), zone);
    expect(weights(both).withinBudgetAfterRegionLossShare).toBe(before);
    const region = toggled(called(file, 'lossOfZone'), both);
    expect(weights(region).newlyWithinBudgetShare).toBe(0);
    expect(toggled(called(file, 'lossOfRegion'), region)).toEqual(draftOf(file));
  });

  it('save what strikes a simulation, and leave out what shall not', () => {
    const file = 'scenarios/riyadh-zone-loss.yaml';
    const changes = {
      randomFaults: true,
      'fault:zone:1@day2 06:00+12h': false,
      'fault:cut:Red Sea@day1+7d': true,
    };
    const { simulation } = scenarioOf({ ...draftOf(file), changes });
    expect(simulation?.randomFaults).toBe(true);
    expect(simulation?.faults).toEqual([
      { kind: 'cableCut', cut: 'Red Sea', startS: 0, durationS: 7 * 86_400 },
    ]);
  });
});

describe('shares of demand', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test.prop([fc.option(share), fc.option(share)], { seed: 5 })('sum to 1', (web, batch) => {
    const changes = {
      ...(web !== null && { 'share:web': web }),
      ...(batch !== null && { 'share:batch': batch }),
    };
    const shares = effectiveShares(SCENARIO.workloads, changes);
    expect(Object.values(shares).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
    for (const each of Object.values(shares)) expect(each).toBeGreaterThanOrEqual(0);
  });

  it('keep what was set, the others divide the rest', () => {
    expect(effectiveShares(SCENARIO.workloads, { 'share:web': 0.9 })).toEqual({
      web: 0.9,
      batch: 0.1,
    });
  });
});

test.prop([fc.integer({ min: 12 * 1990, max: 12 * 2100 })])(
  'months come back from their text',
  (month) => {
    expect(monthOf(monthText(month))).toBe(month);
  },
);
