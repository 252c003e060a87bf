import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
let project = '';

/** A project of two files with our own way of starting. */
beforeEach(() => {
  project = mkdtempSync(path.join(os.tmpdir(), 'koers-built-'));
  for (const folder of ['bin', 'gateway', 'node_modules']) mkdirSync(path.join(project, folder));
  for (const file of ['run.js', 'built.js'])
    cpSync(path.join(ROOT, 'bin', file), path.join(project, 'bin', file));
  symlinkSync(path.join(ROOT, 'node_modules/esbuild'), path.join(project, 'node_modules/esbuild'));
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(project, 'package-lock.json'), '{}');
  write('word.ts', `export const word: string = 'een';`);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(path.join(project, 'gateway', name), text);
const kept = () => readdirSync(path.join(project, 'node_modules/.cache/koers'));

async function run(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['bin/run.js', 'gateway/program.ts', ...args], { cwd: project });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => {
    out += part;
  });
  child.stderr.on('data', (part: Buffer) => {
    err += part;
  });
  await once(child, 'close');
  return { code: child.exitCode, out: out.trim(), err };
}

const SAYS = `import { word } from './word.ts';
console.log(word, process.argv.slice(2).join(), process.argv[1] === import.meta.dirname + '/program.ts');`;

describe('a program that starts from its source', () => {
  it('knows its own name, its arguments and where its source lies', async () => {
    write('program.ts', SAYS);

    expect(await run('--a', 'b')).toMatchObject({ code: 0, out: 'een --a,b true' });
  });

  it('is built once, and again when any file of the source changed', async () => {
    write('program.ts', SAYS);
    await run();
    const [first] = kept();
    await run();
    expect(kept()).toEqual([first]);
    write('word.ts', `export const word: string = 'twee';`);

    expect((await run()).out).toContain('twee');
    expect(kept()).toHaveLength(2);
  });

  it('starts when two want to build it at the same moment', async () => {
    write('program.ts', SAYS);

    const both = await Promise.all([run(), run()]);

    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(kept()).toHaveLength(1);
  });

  it('names the line of the source when it fails', async () => {
    write('program.ts', `\n\nthrow new Error('stuk' as string);`);

    const { code, err } = await run();

    expect(code).toBe(1);
    expect(err).toMatch(/gateway\/program\.ts:3/);
  });

  it('says what to do when the build cannot be kept', async () => {
    write('program.ts', SAYS);
    writeFileSync(path.join(project, 'node_modules/.cache'), '');

    const { code, err } = await run();

    expect(code).toBe(1);
    expect(err).toContain('Start dit programma één keer als eigenaar van die map');
  });
});
