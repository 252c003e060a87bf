import { describe, expect, it } from 'vitest';
import { platformStage, testServiceClient } from '../testing/platform/stage.ts';
import type { ServiceCall } from './service-call.ts';

const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const ITEM = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem';
const stage = platformStage({ profile: 'canvas' });

const people = Array.from({ length: 25 }, (_, n) => ({ sub: `u${n}`, roles: ['Learner'] as const }));
const roster = (more: Partial<ServiceCall> = {}): ServiceCall => ({
  registration: stage.registration,
  scopes: [NRPS],
  url: `${stage.platform.origin}/nrps/c1/memberships`,
  accept: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
  ...more,
});
const tokensAsked = () => stage.platform.calls.filter((call) => call === 'POST /token').length;
async function members(call = roster()): Promise<number> {
  let count = 0;
  for await (const page of stage.client.pages(call)) count += (page.json as { members: [] }).members.length;
  return count;
}

describe('the services of a platform are called as it wants (R70)', () => {
  it('reads every page with one token, which the platform checked by the keys that we publish', async () => {
    stage.platform.addCourse({ id: 'c1', title: 'De Schelpen', members: people });
    expect(await members()).toBe(25);
    expect(stage.platform.calls.filter((call) => call.startsWith('GET /nrps'))).toHaveLength(3);
    expect(tokensAsked()).toBe(1);
    await Promise.all([members(), members()]);
    expect(tokensAsked()).toBe(1);
  });

  it('asks a new token before the old one ends, and another one per scope; calls at once share it', async () => {
    stage.platform.forgetTokens();
    stage.platform.faults.tokenSeconds = 60; // within the margin: good for the call it was asked for
    const before = tokensAsked();
    await Promise.all([members(), members()]);
    const short = tokensAsked() - before;
    expect(short).toBeGreaterThan(1);
    stage.platform.faults.tokenSeconds = null;
    await members();
    await members();
    expect(tokensAsked()).toBe(before + short + 1);
    const body = { label: 'Rekenen', scoreMaximum: 1 };
    const type = 'application/vnd.ims.lis.v2.lineitem+json';
    const url = `${stage.platform.origin}/ags/c1/lineitems`;
    const made = await stage.client.call(
      roster({ url, method: 'POST', scopes: [ITEM], accept: type, contentType: type, body }),
    );
    expect([made.status, made.json]).toMatchObject([201, body]);
    expect(tokensAsked()).toBe(before + short + 2);
  });

  it('survives a platform that forgot its tokens, and asks once only', async () => {
    stage.platform.forgetTokens();
    const before = tokensAsked();
    expect(await members()).toBe(25);
    expect(tokensAsked()).toBe(before + 1);
    stage.platform.faults.unauthorized = 2;
    await expect(members()).rejects.toMatchObject({
      code: 'source_refused',
      opts: { sourceStatus: 401, retry: 'never' },
    });
    expect(stage.platform.faults.unauthorized).toBe(0);
  });

  it('leaves it to the job to come back to who is busy or ill, at the moment that was asked', async () => {
    stage.platform.faults.unavailable = 1;
    await expect(members()).rejects.toMatchObject({
      code: 'source_unavailable',
      opts: { retry: 'later', retryAfterMs: 2000, sourceStatus: 503 },
    });
    stage.platform.faults.busy = 1;
    await expect(members()).rejects.toMatchObject({ opts: { retry: 'later', sourceStatus: 429 } });
    expect(await members()).toBe(25);
  });

  it('stops when pages go round, and when it takes too long', async () => {
    stage.platform.faults.pagingLoop = true;
    await expect(members()).rejects.toMatchObject({
      code: 'source_invalid',
      opts: { detail: 'pages: they go round' },
    });
    stage.platform.faults.pagingLoop = false;
    stage.platform.faults.slowMs = 2_500;
    await expect(members()).rejects.toMatchObject({ code: 'source_unavailable' });
    stage.platform.faults.slowMs = 0;
  });

  it('says what the platform refused, without its address', async () => {
    const url = `${stage.platform.origin}/nrps/geheim/memberships`;
    const refused = await stage.client.call(roster({ url })).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'source_refused', opts: { sourceStatus: 404 } });
    expect(JSON.stringify(refused)).not.toContain('geheim');
    await expect(stage.client.call(roster({ scopes: ['made-up'] }))).rejects.toMatchObject({
      code: 'source_refused',
      opts: { detail: 'token: status 400, invalid_scope' },
    });
  });

  it('our key may change under way: what the platform then checks is the key that signs', async () => {
    const { ownKeySet, rotateOwnKeys } = await import('../keys.ts');
    const { scrambled } = await import('../testing/test-koers.ts');
    const now = () => new Date(Date.now() - 25 * 3600_000);
    const before = (await ownKeySet({ db: stage.db, now: () => new Date(), seal: scrambled })).keys.length;
    await rotateOwnKeys({ db: stage.db, now, seal: scrambled });
    const fresh = testServiceClient(stage.db);
    expect((await fresh.call(roster())).status).toBe(200);
    expect(before).toBe(1);
  });
});
