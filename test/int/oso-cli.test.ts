import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uitZip } from '../../gateway/opp/document/zip.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { preparedData, removeData } from '../support/demo.ts';

const ROOT = path.join(import.meta.dirname, '../..');
let data = '';
let leerling = '';
let school = '';

beforeAll(async () => {
  data = await preparedData();
  const embedded = await openEmbedded(data, data, async () => {});
  const client = await connectClient(
    { ...embedded.superuser, database: embedded.owner.database },
    'koers test',
  );
  const { rows } = await client.query<{ leerling: string; school: string }>(
    "SELECT v.leerling_id AS leerling, s.brin || s.dependance AS school FROM koers.opp_versie v JOIN koers.school s ON s.id = v.school_id WHERE v.status = 'vastgesteld' LIMIT 1",
  );
  ({ leerling = '', school = '' } = rows[0] ?? {});
  await client.end();
  await embedded.leave();
}, 120_000);
afterAll(() => removeData(data));

/** `koers oso` with the number of the pupil on standard input. */
async function oso(nummer: string, uit: string): Promise<{ code: number | null; zegt: string }> {
  const args = ['--school', school, '--leerling', leerling, '--overstap', 'POPO', '--uit', uit];
  const child = spawn(process.execPath, ['bin/koers.js', 'oso', ...args], {
    cwd: ROOT,
    env: { ...process.env, KOERS_DATA: data },
  });
  let zegt = '';
  for (const bron of [child.stdout, child.stderr])
    bron.on('data', (d: Buffer) => {
      zegt += d;
    });
  child.stdin.end(nummer);
  await once(child, 'close');
  return { code: child.exitCode, zegt };
}

describe('R50: koers oso, for the operator', () => {
  it('makes the file for its maker alone, never over another one, and refuses what is no BSN', async () => {
    const uit = path.join(data, 'opp.zip');
    expect(await oso('999999991', uit)).toMatchObject({ code: 2, zegt: expect.stringContaining('geen BSN') });
    expect(await oso('999999990\n', uit)).toEqual({ code: 0, zegt: `Gemaakt: ${uit}\n` });
    expect(statSync(uit).mode & 0o777).toBe(0o600);
    const zip = uitZip(readFileSync(uit));
    expect(Object.keys(zip).map((naam) => path.extname(naam))).toEqual(['.xml', '.pdf', '.json']);
    expect(Buffer.from(zip['dossier.xml'] ?? []).toString()).toContain('<bsn>999999990</bsn>');
    expect((await oso('999999990', uit)).code).toBe(1);
  }, 120_000);
});
