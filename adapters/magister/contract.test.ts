import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../_kit/conformance-pull.ts';
import { MagisterConnection } from './connection.ts';
import { readAccounts } from './scim.ts';

const connection = MagisterConnection.parse({
  endpoint: 'https://services.example.org/uwlr-l/leerlinggegevens-smalle-set.svc',
  ...{ klantcode: 'KOERS', klantnaam: 'Koers', autorisatiesleutel: 'sleutel' },
  scimEndpoint: 'https://accounts.example.org/scim/',
  scimTokenEndpoint: 'https://accounts.example.org/connect/token',
  ...{ scimClientId: 'koers', scimClientSecret: 'geheim' },
});
const ctx = () => testContext({ brin: '99XX', dependance: '00', naam: 'De Kompasroos' }).ctx;

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
});
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

describe('the recorded contract of SCIM 2.0 (RFC 7644 §3.4.2)', () => {
  const users = () =>
    nock('https://accounts.example.org', { reqheaders: { authorization: 'Bearer bewijs' } });
  const signIn = () =>
    nock('https://accounts.example.org', {
      reqheaders: { authorization: `Basic ${Buffer.from('koers:geheim').toString('base64')}` },
    })
      .post('/connect/token', 'grant_type=client_credentials')
      .reply(200, { access_token: 'bewijs', token_type: 'Bearer', expires_in: 3600 });
  const user = (n: number) => ({ id: `u${n}`, active: true, emails: [{ value: `u${n}@example.org` }] });

  it('signs in once, and turns pages until there is nothing new', async () => {
    signIn();
    users()
      .get('/scim/Users?startIndex=1&count=100')
      .reply(200, { totalResults: 3, Resources: [user(1), user(2)] });
    users()
      .get('/scim/Users?startIndex=2&count=100')
      .reply(200, { totalResults: 3, Resources: [user(2), user(3)] });
    users()
      .get('/scim/Users?startIndex=3&count=100')
      .reply(200, { totalResults: 3, Resources: [user(3)] });
    const { byId, issues } = await readAccounts(connection, ctx());

    expect([...byId.keys()]).toEqual(['u1', 'u2', 'u3']);
    expect(issues).toEqual([]);
    expect(nock.isDone()).toBe(true);
  });

  it('a list of nobody may leave its rows out', async () => {
    signIn();
    users().get('/scim/Users?startIndex=1&count=100').reply(200, { totalResults: 0 });

    expect((await readAccounts(connection, ctx())).byId.size).toBe(0);
  });

  it('an answer that is no list is refused', async () => {
    signIn();
    users().get('/scim/Users?startIndex=1&count=100').reply(200, ['iets anders']);

    await expect(readAccounts(connection, ctx())).rejects.toMatchObject({ code: 'source_invalid' });
  });
});
