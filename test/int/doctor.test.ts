import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectClient, type Login } from '../../gateway/platform/db/connect.ts';

const name = `koers_d_${randomBytes(6).toString('hex')}`;
const urlOf = ({ user, password, host, port }: Login): string =>
  `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;

async function admin(sql: string): Promise<void> {
  const client = await connectClient(inject('owner'), 'koers test');
  await client.query(sql);
  await client.end();
}

/** `koers doctor --json` on an own server. */
async function doctor(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['bin/koers.js', 'doctor', '--json'], {
    env: { ...process.env, KOERS_MASTER_KEY: randomBytes(32).toString('base64'), ...env },
  });
  let out = '';
  child.stdout.on('data', (d: Buffer) => {
    out += d;
  });
  await once(child, 'close');
  return { code: child.exitCode, said: out };
}

describe('koers doctor before the first migration', () => {
  beforeAll(() => admin(`CREATE DATABASE ${name}`));
  afterAll(() => admin(`DROP DATABASE ${name} WITH (FORCE)`));
  const owner = inject('owner');
  const nobody = { ...owner, user: 'koers_nog_niet', password: 'x' };
  const NOT_YET = 'het schema is er nog niet; voer eerst \\"npx koers migrate\\" uit';

  it('says that the schema is not there yet, whether the login of Koers exists or not', async () => {
    const known = await doctor({ DATABASE_URL: urlOf(inject('pool')) });
    expect(known).toEqual({ code: 1, said: expect.stringContaining(NOT_YET) });
    const unknown = await doctor({ DATABASE_URL: urlOf(nobody), DATABASE_OWNER_URL: urlOf(owner) });
    expect(unknown).toEqual({ code: 1, said: expect.stringContaining(NOT_YET) });
  });

  it('says it when the login is not let in, and when nothing answers at all', async () => {
    const refused = await doctor({ DATABASE_URL: urlOf(nobody) });
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('wordt niet toegelaten') });
    const gone = await doctor({ DATABASE_URL: 'postgres://koers_pool:x@127.0.0.1:1/koers' });
    expect(gone.code).toBe(1);
    expect(gone.said).toMatch(/"check":"database","ok":false,"said":"[^"]*database/i);
    expect(gone.said).not.toContain('migrate');
  });
});
