import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHOLEN } from '../../fixtures/school/scholen.ts';
import { uitZip } from '../../gateway/opp/document/zip.ts';
import { preparedData, removeData } from '../support/demo.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const SCHOOL = `${SCHOLEN.so.brin}00`;
let hier = '';
let daar = '';

beforeAll(async () => {
  hier = await preparedData();
  daar = mkdtempSync(path.join(os.tmpdir(), 'koers-daar-'));
  chmodSync(daar, 0o755);
}, 120_000);
afterAll(() => {
  removeData(hier);
  rmSync(daar, { recursive: true, force: true });
});

/** `koers …` in a data folder, as an operator types it. */
async function koers(data: string, ...args: string[]): Promise<{ code: number; zegt: string }> {
  const env = { ...process.env, KOERS_DATA: data };
  return await promisify(execFile)(process.execPath, ['bin/koers.js', ...args], { cwd: ROOT, env }).then(
    ({ stdout }) => ({ code: 0, zegt: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, zegt: error.stderr }),
  );
}

describe('R76: koers export and import, for the operator', () => {
  it('takes the demo school out and into an empty Koers, from where it comes out the same', async () => {
    const uit = path.join(hier, 'school.zip');
    const weer = path.join(daar, 'weer.zip');
    expect(await koers(hier, 'export', '--school', SCHOOL, '--out', uit)).toMatchObject({ code: 2 });
    expect(await koers(hier, 'export', '--all', '--school', SCHOOL, '--out', uit)).toMatchObject({ code: 0 });
    expect(statSync(uit).mode & 0o777).toBe(0o600);
    expect(await koers(hier, 'import', '--all', uit)).toMatchObject({ code: 1 }); // it is here already
    expect(await koers(daar, 'import', '--all', uit)).toMatchObject({ code: 0 });
    expect(await koers(daar, 'export', '--all', '--school', SCHOOL, '--out', weer)).toMatchObject({
      code: 0,
    });
    const [was, is] = [uitZip(readFileSync(uit)), uitZip(readFileSync(weer))];
    expect(Object.keys(is).sort()).toEqual(Object.keys(was).sort());
    const anders = Object.keys(was).filter(
      (naam) => !Buffer.from(was[naam] ?? []).equals(Buffer.from(is[naam] ?? [])),
    );
    // The trail goes on, a koppeling waits for its secrets; what lies between two schools or with a pilot stays behind.
    const mag =
      /^manifest\.json$|^tabellen\/(audit|connection|sync_run|transfer_grant|opening_reden|overkomst|overname|overname_doel|pilot_(school|dag|mening))\.jsonl$/;
    expect(anders.filter((naam) => !mag.test(naam))).toEqual([]);
    expect((was['tabellen/act.jsonl'] ?? []).length).toBeGreaterThan(10_000);
    expect(Object.keys(was).some((naam) => naam.startsWith('bestanden/'))).toBe(true);
  }, 240_000);
});
