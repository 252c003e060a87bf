import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, type Walls, walls } from './cruise.ts';
import { PLANTED, SOUND } from './planted.ts';
import { WALLS } from './wall-rules.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-walls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

/** A small house with our package.json and empty packages: what resolves there is what was planted. */
function plant(): void {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  put('package.json', JSON.stringify(manifest));
  for (const name of Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] })) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    put(`node_modules/${name}/index.js`, '');
  }
  for (const [file, code] of Object.entries(SOUND)) put(file, code);
  for (const { file, code } of PLANTED) put(file, code);
}

describe('the walls of the house', () => {
  let planted: Walls;
  beforeAll(async () => {
    plant();
    planted = await walls(folder);
  });

  it('has a planted breach for every wall', () => {
    expect(PLANTED.map((p) => p.rule).sort()).toEqual(WALLS.map((w) => w.name).sort());
  });

  it.each(PLANTED)('$rule finds $file', ({ rule, file }) => {
    expect(planted.breaches.filter((b) => b.from === file).map((b) => b.rule)).toContain(rule);
  });

  it('finds nothing but what was planted', () => {
    const expected = new Set(PLANTED.map((p) => `${p.rule} ${p.file}`));
    const also = new Set(['no-cycle gateway/rapportage/b.ts']);
    const surprise = planted.breaches
      .map((b) => `${b.rule} ${b.from}`)
      .filter((b) => !expected.has(b) && !also.has(b));
    expect(surprise).toEqual([]);
  });

  it('reads every planted file', () => {
    expect(planted.modules).toBe(new Set([...Object.keys(SOUND), ...PLANTED.map((p) => p.file)]).size + 1);
  });

  it('stand in the real house, which it reads whole', async () => {
    const { modules, breaches } = await walls();
    expect(breaches).toEqual([]);
    expect(modules).toBeGreaterThan(250);
  });
});
