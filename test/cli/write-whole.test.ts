import { execFileSync, spawn } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/cli/present.ts';
import { folderWith } from './program.ts';

describe('writeWhole', () => {
  it('replaces a file, and leaves nothing beside it', () => {
    const folder = folderWith({ 'answer.md': 'a longer text that was there' });
    writeWhole(join(folder, 'answer.md'), 'new');
    expect(readFileSync(join(folder, 'answer.md'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['answer.md']);
  });

  it('writes into a pipe instead of putting a file in its place', async () => {
    const folder = folderWith({});
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    try {
      const text = new Promise<string>((done) => {
        reader.stdout.on('data', (data: Buffer) => {
          done(data.toString());
        });
      });
      writeWhole(pipe, 'through the pipe');
      expect(lstatSync(pipe).isFIFO()).toBe(true);
      expect(await text).toBe('through the pipe');
    } finally {
      reader.kill();
    }
  });

  it('names the path that was asked for, not the one beside it', () => {
    const folder = folderWith({});
    writeFileSync(join(folder, 'file'), '');
    for (const path of [folder, join(folder, 'no', 'file'), join(folder, 'file', 'below')])
      expect(() => {
        writeWhole(path, 'x');
      }).toThrow(expect.objectContaining({ path }) as Error);
  });
});
