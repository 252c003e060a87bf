import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inThread } from './thread.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function module(name: string, code: string): string {
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads';\n${code}`);
  return file;
}
const limits = { patienceMs: 30_000, heapMb: 64 };

describe('a module in a thread of its own', () => {
  const twice = module(
    'twice',
    `const n: number = workerData; let x = 0; for (let i = 0; i < 3e7; i++) x += i; parentPort?.postMessage({ n: 2 * n, x });`,
  );

  it('answers from TypeScript, while this thread goes on', async () => {
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 1);
    await expect(inThread(twice, 21, limits)).resolves.toMatchObject({ n: 42 });
    clearInterval(clock);
    expect(turns).toBeGreaterThan(1);
  });

  it('says what went wrong in it', async () => {
    const broken = module('broken', `throw new Error(\`no \${workerData}\`);`);
    await expect(inThread(broken, 'file', limits)).rejects.toThrow('no file');
    await expect(inThread(path.join(folder, 'none.ts'), 1, limits)).rejects.toThrow();
  });

  it('is ended when it takes too long or too much memory', async () => {
    const slow = module('slow', 'for (;;) Math.random();');
    await expect(inThread(slow, 0, { ...limits, patienceMs: 200 })).rejects.toThrow('ended with 1');
    const large = module('large', 'const all: object[] = []; for (;;) all.push({ a: [all.length] });');
    await expect(inThread(large, 0, limits)).rejects.toThrow(/memory/);
  });
});
