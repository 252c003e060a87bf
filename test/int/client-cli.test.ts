import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../gateway/config.ts';
import { type Running, startKoers } from '../../gateway/main.ts';
import { connectClient } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { demoData, koers, removeData } from '../support/demo.ts';

const data = demoData();
const KAARTEN = 'koers:kaarten.read';
let running: Running;

const client = async (...args: string[]) => {
  const { code, out, err } = await koers(data, ['client', ...args, '--json']);
  return { code, said: out ? JSON.parse(out) : err };
};

beforeAll(async () => {
  running = await startKoers(readConfig({}, { KOERS_DATA: data, KOERS_PORT: '0', KOERS_LOG: 'silent' }), {
    web: true,
    worker: false,
  });
});
afterAll(async () => {
  await running?.close();
  removeData(data);
});

/** What the beheerder's screen does; the story of it is in lti-tool/screens/aanbieders. */
async function saysYes(id: string): Promise<void> {
  const database = await openEmbedded(data, data, async () => {});
  const owner = await connectClient(
    { ...database.superuser, database: database.owner.database },
    'koers test',
  );
  await owner.query(
    `INSERT INTO koers.api_toestemming (school_id, client_id, scope, gegeven_door) SELECT id, $1, $2, $1 FROM koers.school`,
    [id, KAARTEN],
  );
  await owner.end();
  await database.leave();
}

async function token(id: string, secret: string): Promise<number> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  });
  return (await fetch(`${running.url}/oauth/token`, { method: 'POST', body })).status;
}

it('R69: koers client, beside a running Koers: add, ask, show, another secret, keys instead, and the end', async () => {
  const school = await koers(data, [
    ...['school', 'add', '--brin', '12AB', '--naam', 'De Wilg', '--bestuur', 'Stichting Rivier'],
  ]);
  expect(school.code).toBe(0);
  const wie = ['--aanbieder', 'Haven BV', '--product', 'Rekenhaven', '--doel'];
  const [kort, added] = await Promise.all([
    client('add', ...wie, 'kort'),
    client('add', ...wie, 'Oefent rekenen op maat'),
  ]);
  expect([kort.code, kort.said.error.message]).toEqual([
    2,
    expect.stringContaining('doel: minstens 10 tekens'),
  ]);
  const { clientId: id, secret: first } = added.said;
  expect(await token(id, first), 'no school said yes').toBe(400);

  const ask = (...more: string[]) => client('ask', '--client', id, '--scope', KAARTEN, '--school', ...more);
  const [asked, nobody, strange, scope] = await Promise.all([
    ask('12ab'),
    ask('99ZZ'),
    client('ask', '--client', 'x', '--scope', KAARTEN, '--school', '12AB'),
    koers(data, ['client', 'ask', '--client', id, '--school', '12AB', '--scope', 'koers:alles']),
  ]);
  expect([asked.code, asked.said]).toEqual([0, { status: 'gevraagd', scopes: [] }]);
  expect([nobody.code, nobody.said.error.message]).toEqual([
    2,
    expect.stringContaining('geen school met deze BRIN'),
  ]);
  expect([strange.code, strange.said.error.message]).toEqual([
    2,
    expect.stringContaining('programma is er niet'),
  ]);
  expect([scope.code, scope.err]).toEqual([2, expect.stringContaining(KAARTEN)]);

  await saysYes(id);
  expect((await client('show', '--client', id)).said).toMatchObject({
    ...{ id, product: 'Rekenhaven', manier: 'geheim' },
    scholen: [{ brin: '12AB00', naam: 'De Wilg', scopes: [KAARTEN] }],
  });
  const second = (await client('secret', '--client', id)).said.secret;
  expect([await token(id, first), await token(id, second)]).toEqual([200, 200]);
  const third = (await client('secret', '--client', id, '--meteen')).said.secret;
  expect([await token(id, first), await token(id, second), await token(id, third)]).toEqual([401, 401, 200]);

  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const file = path.join(data, 'sleutel.json');
  writeFileSync(file, JSON.stringify(publicKey.export({ format: 'jwk' })));
  const [none, keys] = [
    await client('key', '--client', id),
    await client('key', '--client', id, '--jwks', file),
  ];
  expect([none.code, keys.code, keys.said.manier]).toEqual([2, 0, 'sleutel']);
  expect(await token(id, third), 'it signs from now on').toBe(401);
  const again = await client('secret', '--client', id);
  expect([again.code, again.said.error.code], 'no weaker way in beside a key').toEqual([1, 'conflict']);

  expect((await client('end', '--client', id)).said).toEqual({ clientId: id, beeindigd: true });
  const [ended, list] = await Promise.all([client('end', '--client', id), client('list')]);
  expect([ended.code, ended.said.error.code]).toEqual([1, 'not_found']);
  expect(list.said).toMatchObject([{ id, scholen: 1, beeindigd: expect.any(String) }]);
});
