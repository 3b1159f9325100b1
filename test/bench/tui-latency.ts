/**
 * How fast the full-screen program answers, in a real terminal: from its start to the first frame, from each key to the
 * frame that answers it, and how its memory grows. Run on the built program: npm run bench:tui [MINUTES]
 */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantileSorted } from 'd3-array';

const ROWS = 45;
const COLUMNS = 140;
const SCENARIO = 'scenarios/mexico-or-riyadh.yaml';
const minutes = Number(process.argv[2] ?? 0.5);

/** A program behind a pseudo-terminal (script(1)), with what it writes told to whoever waits. */
function openProgram() {
  const command = `stty cols ${COLUMNS} rows ${ROWS}; exec node dist/main.js ui ${SCENARIO}`;
  const inherited = Object.entries(process.env).filter(([name]) => name !== 'CI');
  const child = spawn('script', ['-qfc', command, '/dev/null'], {
    env: {
      ...Object.fromEntries(inherited),
      TERM: 'xterm-256color',
      LC_ALL: 'C.UTF-8',
      XDG_STATE_HOME: mkdtempSync(join(tmpdir(), 'regionsim-')),
    },
  });
  child.stdout.setEncoding('utf8');
  const started = performance.now();
  const next = (isIt: (text: string) => boolean, patienceMs = 120_000) =>
    new Promise<number>((done, fail) => {
      let text = '';
      const timer = setTimeout(() => {
        child.stdout.off('data', read);
        fail(new Error(`nothing came but ${JSON.stringify(text.slice(-400))}`));
      }, patienceMs);
      const read = (chunk: string) => {
        text += chunk;
        if (!isIt(text)) return;
        clearTimeout(timer);
        child.stdout.off('data', read);
        done(performance.now());
      };
      child.stdout.on('data', read);
    });
  return { child, started, next };
}

/** A frame that changes more than the status line, which counts on by itself. */
function answersKey(text: string): boolean {
  const rows = [...text.matchAll(/\u001b\[(\d+);1H/g)].map(([, row]) => Number(row));
  return text.includes('\u001b[?2026l') && rows.some((row) => row < ROWS);
}

type Program = ReturnType<typeof openProgram>;

/** A frame may answer two keys at once, where one came while another was drawn; the next key then goes on. */
const LOST_MS = 2_000;
let lost = 0;

async function keyMs({ child, next }: Program, key: string): Promise<number | undefined> {
  const answer = next(answersKey, LOST_MS);
  const from = performance.now();
  child.stdin.write(key);
  try {
    return (await answer) - from;
  } catch {
    lost++;
    return undefined;
  }
}

function programId(child: ChildProcessWithoutNullStreams): string {
  const ids = execFileSync('ps', ['--ppid', String(child.pid), '-o', 'pid='], { encoding: 'utf8' });
  return ids.trim().split(/\s+/)[0];
}

/** Linux counts processor time in hundredths of a second (`sysconf(_SC_CLK_TCK)`). */
const TICK_MS = 10;

/** Processor time of the thread that draws (proc_pid_stat(5): utime and stime), which other programs do not disturb. */
function drawingMs(id: string): number {
  const fields = readFileSync(`/proc/${id}/task/${id}/stat`, 'utf8').split(') ')[1].split(' ');
  return TICK_MS * (Number(fields[11]) + Number(fields[12]));
}

/** Resident memory of the program, in MiB. */
function residentMib(id: string): number {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function summary(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (p: number) => (quantileSorted(sorted, p) ?? NaN).toFixed(1).padStart(7);
  return `${name.padEnd(28)} ${String(times.length).padStart(5)} keys  p50 ${at(0.5)}  p95 ${at(0.95)}  most ${at(1)} ms`;
}

/** Keys that change the frame each time, by screen, after those that lead there; the ranking, shown first, comes last. */
const DRIVES: readonly {
  readonly name: string;
  readonly enter: string;
  readonly keys: readonly string[];
}[] = [
  { name: 'site: next section', enter: '4', keys: ['\t'] },
  { name: 'what if: a weight held', enter: '5', keys: ['l', 'l', 'l', 'l', 'h', 'h', 'h', 'h'] },
  { name: 'map: pan', enter: '2', keys: ['h', 'l'] },
  { name: 'simulation: another site', enter: '7', keys: ['l', 'h'] },
  { name: 'ranking, while it simulates', enter: '7r3', keys: ['j', 'k'] },
  { name: 'ranking: next, previous', enter: '3', keys: ['j', 'k'] },
];

const program = openProgram();
const firstFrame = await program.next((text) => text.includes('1 Scenarios'));
console.log(`start to first frame ${(firstFrame - program.started).toFixed(0)} ms`);
const answer = await program.next((text) => /── .*why \w/.test(text));
console.log(`start to first answer ${(answer - program.started).toFixed(0)} ms`);

const end = performance.now() + minutes * 60_000;
const times = new Map<string, number[]>(DRIVES.map(({ name }) => [name, []]));
const memory: number[] = [];
const id = programId(program.child);
const busyFromMs = drawingMs(id);
let pressed = 0;
do {
  for (const { name, enter, keys } of DRIVES) {
    await keyMs(program, enter);
    for (let round = 0; round < 5; round++)
      for (const key of keys) {
        pressed++;
        const ms = await keyMs(program, key);
        if (ms !== undefined) times.get(name)?.push(ms);
      }
  }
  memory.push(residentMib(id));
} while (performance.now() < end);

for (const [name, list] of times) console.log(summary(name, list));
console.log(summary('all', [...times.values()].flat()));
console.log(
  `processor time of the drawing thread ${((drawingMs(id) - busyFromMs) / pressed).toFixed(1)} ms a key`,
);
console.log(`${lost} keys without a frame of their own`);
const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
/** Parts of the time: a heap that only fills up to its usual size stops growing after the first ones. */
const PARTS = 5;
const part = Math.max(1, Math.ceil(memory.length / PARTS));
const means = Array.from({ length: PARTS }, (_, index) =>
  memory.slice(index * part, (index + 1) * part),
).filter((list) => list.length > 0);
console.log(
  `memory by fifths of ${minutes} minutes: ${means.map((list) => mean(list).toFixed(0)).join(', ')} MiB`,
);
program.child.stdin.write('\u0003');
