import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually, hasTmux, openTerminal, type TestTerminal } from './tmux.ts';

const PROGRAM = resolve('dist/main.js');
const SIZE = { columns: 80, rows: 24 };
const RESTORED = { isOtherScreen: false, isCursorShown: true, isWrapping: true };

it('says which command to use where there is no terminal, and exits 2', () => {
  const { status, stderr } = spawnSync('node', [PROGRAM], { encoding: 'utf8', stdio: 'pipe' });
  expect(status).toBe(2);
  expect(stderr).toContain('regionsim run FILE');
});

if (!hasTmux) console.warn('tmux is not installed: the tests in a real terminal are skipped');

/** What a simulation says of one side in its JSON. */
interface Share {
  readonly withinBudget: { readonly mean: number };
}

/** The whole program in a real terminal; what it leaves behind is looked at from outside. */
describe.skipIf(!hasTmux)('in a terminal', { timeout: 240_000 }, () => {
  let terminal: TestTerminal;
  let folder: string;

  const start = async (env: Readonly<Record<string, string>> = {}) => {
    terminal = await openTerminal(SIZE, { folder, env: { XDG_STATE_HOME: folder, ...env } });
    terminal.line(`node ${PROGRAM} ui question.yaml; echo "code=$?"`);
  };

  /** Exit code, and the terminal as the shell had it: its own screen, the cursor, lines with echo. */
  const expectRestored = async (code: number) => {
    await terminal.shows(`code=${code}`);
    expect(terminal.state()).toEqual(RESTORED);
    terminal.line('stty -a');
    await terminal.shows(/[^-]icanon/);
    await terminal.shows(/[^-]echo\b/);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regionsim-'));
    copyFileSync('scenarios/mexico-or-riyadh.yaml', join(folder, 'question.yaml'));
  });
  afterEach(() => {
    terminal.close();
  });

  it('opens, changes, saves what run reproduces, follows the size, suspends, and quits', async () => {
    await start();
    await terminal.shows('why ');
    expect(terminal.state().isOtherScreen).toBe(true);
    terminal.keys('5');
    await terminal.shows('against the file');
    terminal.keys('l', 'l', 'l');
    await terminal.shows('1 change, unsaved');
    terminal.keys('w');
    await terminal.shows('Save the what-if as');
    terminal.keys('C-u');
    terminal.line('saved');
    await terminal.shows('saved saved.yaml');
    expect(readFileSync(join(folder, 'saved.yaml'), 'utf8')).toContain('extends: question.yaml');

    terminal.keys('3');
    terminal.resize(100, 30);
    await terminal.shows(new RegExp(`^${'─'.repeat(100)}$`, 'm'));
    terminal.resize(50, 14);
    await terminal.shows('needs 60x18; this is 50x14');
    terminal.resize(SIZE.columns, SIZE.rows);
    await terminal.shows('why ');
    // The answer is that of the saved file once nothing runs any more.
    await terminal.shows(/^ .*enter why/m);
    const csv = execFileSync('node', [PROGRAM, 'run', 'saved.yaml', '--format', 'csv'], {
      cwd: folder,
      encoding: 'utf8',
    });
    for (const row of csv.trim().split('\n').slice(1)) {
      const [rank, site, , score] = row.split(',');
      const inScreen = new RegExp(
        `^.\\s*${rank}\\s+${site} +.. +${Number(score).toFixed(1)}\\b`,
        'm',
      );
      await terminal.shows(inScreen);
    }

    terminal.keys('C-z');
    await terminal.shows('Stopped');
    expect(terminal.state()).toEqual(RESTORED);
    terminal.line('fg; echo "code=$?"');
    await terminal.shows('why ');
    expect(terminal.state().isOtherScreen).toBe(true);
    terminal.keys('q');
    await expectRestored(0);
  });

  it('shows a simulation hour by hour, which pauses, goes on, stops, and does not keep it from quitting', async () => {
    await start();
    terminal.keys('7');
    await terminal.shows('what is simulated');
    terminal.keys('Enter');
    await terminal.shows(/day [2-7] \d\d:00 UTC/);
    terminal.keys('Space');
    await terminal.shows('simulating: paused');
    const [moment] = /day \d \d\d:00 UTC/.exec(terminal.screen()) ?? [];
    expect(moment).toBeDefined();
    terminal.keys('Space');
    await terminal.shows(/all 7 days/);
    await terminal.shows(/[\d.]+% with Riyadh, [\d.]+% without it/);
    terminal.keys('Enter');
    await terminal.shows(/day [2-7] \d\d:00 UTC/);
    terminal.keys('x');
    await terminal.shows('stopped: enter runs it anew');
    await terminal.clears('simulating');
    terminal.keys('Enter');
    await terminal.shows('simulating');
    terminal.keys('q');
    await expectRestored(0);
  });

  it('lets a region be lost and a zone fail, and saves what run and simulate reproduce', async () => {
    await start();
    await terminal.shows('why ');
    terminal.keys('5');
    await terminal.shows('against the file');
    terminal.keys('/');
    terminal.keys('-l', "every user's nearest");
    terminal.keys('Enter', 'Space');
    await terminal.shows('2 changes, unsaved');
    terminal.keys('7', 'a', 'C-u');
    terminal.keys('-l', 'zone:2@day1+12h');
    terminal.keys('Enter');
    await terminal.shows('3 changes, unsaved');
    terminal.keys('w', 'C-u');
    terminal.line('lost');
    await terminal.shows(/simulate lost.yaml --site SA\/Riyadh --days 7 --replications 5/);
    const saved = readFileSync(join(folder, 'lost.yaml'), 'utf8');
    expect(saved).toContain('withinBudgetAfterRegionLossShare');
    expect(saved).toContain('zone:2@day1+12h');

    terminal.keys('g', 'j', 'j', 'j', 'j', 'L', 'Enter');
    await terminal.shows(/Within budget: [\d.]+% with Riyadh, [\d.]+% without it/);
    const shown = /([\d.]+%) with Riyadh, ([\d.]+%) without it/.exec(terminal.screen())?.slice(1);
    const command = 'simulate lost.yaml --site SA/Riyadh --days 7 --replications 5 --format json';
    const json = execFileSync('node', [PROGRAM, ...command.split(' ')], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { withSite, withoutSite } = JSON.parse(json) as Record<'withSite' | 'withoutSite', Share>;
    const percent = ({ withinBudget }: Share) => `${(100 * withinBudget.mean).toFixed(1)}%`;
    expect(shown).toEqual([percent(withSite), percent(withoutSite)]);
  });

  it('leaves the terminal as it was when it breaks down', async () => {
    const crash = join(folder, 'crash.cjs');
    writeFileSync(
      crash,
      `if (require('node:worker_threads').isMainThread && process.argv.includes('question.yaml'))
        process.on('SIGUSR2', () => { throw new Error('a fault of ours'); });`,
    );
    await start({ NODE_OPTIONS: `--require ${crash}` });
    await terminal.shows('why ');
    process.kill(terminal.foreground(), 'SIGUSR2');
    await expectRestored(70);
  });

  it('offers what was unsaved after it was killed outright', async () => {
    await start();
    await terminal.shows('why ');
    terminal.keys('5');
    await terminal.shows('against the file');
    terminal.keys('l');
    await terminal.shows('1 change, unsaved');
    await eventually(() => {
      expect(existsSync(join(folder, 'regionsim', 'unsaved.json'))).toBe(true);
    });
    process.kill(terminal.foreground(), 'SIGKILL');
    await terminal.shows('code=137');
    terminal.line(`stty sane; clear; node ${PROGRAM} ui; echo "code=$?"`);
    await terminal.shows('left a what-if unsaved');
    terminal.keys('d');
    await terminal.shows('last first');
    terminal.keys('q');
    await expectRestored(0);
    expect(existsSync(join(folder, 'regionsim', 'unsaved.json'))).toBe(false);
  });

  it('offers what was unsaved after Ctrl-C, and leaves no trace when it is killed', async () => {
    await start();
    await terminal.shows('why ');
    terminal.keys('5');
    await terminal.shows('against the file');
    terminal.keys('l');
    await terminal.shows('1 change, unsaved');
    terminal.keys('C-c');
    await expectRestored(130);

    terminal.line(`clear; node ${PROGRAM} ui; echo "code=$?"`);
    await terminal.shows('left a what-if unsaved');
    terminal.keys('Enter');
    await terminal.shows('1 change, unsaved');
    process.kill(terminal.foreground(), 'SIGTERM');
    await expectRestored(143);
  });
});
