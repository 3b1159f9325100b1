/** `npm run frames`: draws the screens that the README shows as they are now. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../cli/program.ts';
import { framesMarkdown, withFrames } from './frames.tsx';

const path = join(ROOT, 'README.md');
writeFileSync(path, withFrames(readFileSync(path, 'utf8'), await framesMarkdown()));
