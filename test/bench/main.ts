/**
 * `npm run bench [GROUP...]`: seeded measurements, each beside what a user would pick instead, as ratios in one run.
 * Long groups run once and only by a word of their title: `npm run bench pmed`.
 * Times are medians in one process on one core unless a case says otherwise; memory is the process's peak.
 */
import { Bench } from 'tinybench';
import { BENCH_GROUPS } from './groups.ts';
import type { BenchCase, BenchGroup } from './bench-case.ts';

const wanted = process.argv.slice(2);

function megabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Long cases run once, cold: a second round would only double the wait. */
const ONCE = { iterations: 1, time: 0, warmup: false } as const;
const OFTEN = { iterations: 7, time: 300, warmupIterations: 2, warmupTime: 50 } as const;

async function medians(cases: readonly BenchCase[], isLong: boolean): Promise<readonly number[]> {
  const bench = new Bench(isLong ? ONCE : OFTEN);
  for (const { name, run } of cases) bench.add(name, run);
  await bench.run();
  return bench.tasks.map(({ result, name }) => {
    if (!('latency' in result)) throw new Error(`${name} did not run to its end`);
    return result.latency.p50;
  });
}

async function report({ title, target, cases, isLong, note }: BenchGroup): Promise<void> {
  const list = await cases();
  console.log(`\n${title} (target: ${target})`);
  if (note !== undefined) console.log(`  ${note}`);
  if (list.length === 0) return;
  const times = await medians(list, isLong === true);
  const width = Math.max(...list.map(({ name }) => name.length));
  list.forEach(({ name, isBaseline }, index) => {
    const ratio = isBaseline ? `  ${(times[index] / times[0]).toFixed(1)} x` : '';
    console.log(`  ${name.padEnd(width)} ${times[index].toFixed(2).padStart(10)} ms${ratio}`);
  });
  console.log(`  peak memory so far ${megabytes().toFixed(0)} MB`);
}

for (const group of BENCH_GROUPS) {
  const isNamed = wanted.some((word) => group.title.includes(word));
  if (isNamed || (wanted.length === 0 && !group.isLong)) await report(group);
}
