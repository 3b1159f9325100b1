/**
 * `npm run bench [GROUP...]`: seeded measurements, each beside what a user would pick instead, as ratios in one run.
 * Times are medians in one process on one core unless a case says otherwise; memory is the process's peak.
 */
import { Bench } from 'tinybench';
import { BENCH_GROUPS } from './groups.ts';
import type { BenchCase, BenchGroup } from './bench-case.ts';

const wanted = process.argv.slice(2);

function megabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

async function medians(cases: readonly BenchCase[]): Promise<readonly number[]> {
  const bench = new Bench({ iterations: 7, time: 300, warmupIterations: 2, warmupTime: 50 });
  for (const { name, run } of cases) bench.add(name, run);
  await bench.run();
  return bench.tasks.map(({ result, name }) => {
    if (!('latency' in result)) throw new Error(`${name} did not run to its end`);
    return result.latency.p50;
  });
}

async function report({ title, target, cases }: BenchGroup): Promise<void> {
  const list = await cases();
  const times = await medians(list);
  console.log(`\n${title} (target: ${target})`);
  const width = Math.max(...list.map(({ name }) => name.length));
  list.forEach(({ name, isBaseline }, index) => {
    const ratio = isBaseline ? `  ${(times[index] / times[0]).toFixed(1)} x` : '';
    console.log(`  ${name.padEnd(width)} ${times[index].toFixed(2).padStart(10)} ms${ratio}`);
  });
  console.log(`  peak memory so far ${megabytes().toFixed(0)} MB`);
}

for (const group of BENCH_GROUPS) {
  if (wanted.length === 0 || wanted.some((word) => group.title.includes(word))) await report(group);
}
