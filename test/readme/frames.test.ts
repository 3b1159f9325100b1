import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../cli/program.ts';
import { framesMarkdown, withFrames } from './frames.tsx';

it('the README shows the screens as they are (npm run frames renews them)', async () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const frames = await framesMarkdown();
  expect(withFrames(readme, frames)).toBe(readme);
  expect(readme).toContain(frames);
});
