import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Twist } from '../../../gateway/access/testing/authenticator.ts';
import { hashToken, newToken } from '../../../gateway/platform/http/session-cookie.ts';
import { twoSchools } from '../../../test/support/db.ts';
import { aanmeldenStage, type Member } from './testing/stage.ts';

const stage = aanmeldenStage();
const platform = (text: ReturnType<typeof sql>) => stage.t.db.platform((tx) => text.execute(tx));
const inSchool = (school: string, text: ReturnType<typeof sql>) =>
  stage.t.db.tenant({ school, actor: null }, (tx) => text.execute(tx));

async function member() {
  const { a: school } = await twoSchools(stage.t.db);
  return { ...(await stage.member(school)), school };
}

/** Signs in in a fresh browser. */
async function signIn({ device }: Pick<Member, 'device'>, twist: Twist = {}) {
  const browser = stage.visitor();
  const question = await browser.question('/aanmelden/vraag');
  const answer = await browser.post('/aanmelden', { antwoord: device.sign(question, twist) });
  return { browser, question, answer };
}
/** A browser in which he came in from an ELO. */
const lti = async ({ school, person }: { school: string; person: string }) => {
  const token = newToken();
  await platform(sql`INSERT INTO koers.session (token_hash, school_id, person_id, expires_at)
    VALUES (${hashToken(token)}, ${school}, ${person}, now() + interval '4 hours')`);
  const browser = stage.visitor();
  browser.cookies.set('__Host-koers', token);
  return browser;
};
const lastReason = () => (stage.logged.at(-1) as { reason?: string }).reason;

describe('signing in with a passkey', () => {
  it('starts a session of eight hours in the school of the account, and leads to a page of ours only', async () => {
    const ria = await member();
    const { browser, answer } = await signIn(ria);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/vandaag']);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-koers=.*Max-Age=28800;.*HttpOnly; Secure/);
    expect((await browser.post('/beheer')).status).toBe(200);
    for (const naar of ['https://kwaad.example/', '//kwaad.example', '/\\kwaad.example', 'javascript:1']) {
      const antwoord = ria.device.sign(await browser.question('/aanmelden/vraag'));
      expect((await browser.post('/aanmelden', { antwoord, naar })).headers.get('location')).toBe('/vandaag');
    }
    expect((await browser.get('/aanmelden?naar=/beheer')).headers.get('location')).toBe('/beheer');
  });

  it('ends the session that this browser had, and no other', async () => {
    const ria = await member();
    const before = ria.browser.cookies.get('__Host-koers') ?? '';
    const elsewhere = await signIn(ria);
    const antwoord = ria.device.sign(await ria.browser.question('/aanmelden/vraag'));
    expect((await ria.browser.post('/aanmelden', { antwoord })).status).toBe(303);
    expect((await ria.browser.get('/beheer')).status).toBe(200);
    const old = stage.visitor();
    old.cookies.set('__Host-koers', before);
    expect((await old.get('/beheer')).status).toBe(401);
    expect((await elsewhere.browser.get('/beheer')).status).toBe(200);
  });

  it('may not stand in a frame, and asks for a passkey that showed who holds it', async () => {
    const visitor = stage.visitor();
    for (const path of ['/aanmelden', '/uitnodiging']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
    }
    const question = await visitor.question('/aanmelden/vraag');
    expect(question).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(question).not.toHaveProperty('allowCredentials');
  });

  it.each<[string, Twist, RegExp]>([
    ['from another origin', { origin: 'https://kwaad.example' }, /origin/],
    ['for another RP ID', { rpId: 'kwaad.example' }, /RP ID/],
    ['in a frame of another site', { crossOrigin: true }, /frame/],
    ['without showing who holds it', { unverified: true }, /user.*verif/i],
    ['with the handle of another account', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }, /handle/],
  ])('is refused %s', async (_, twist, reason) => {
    const ria = await member();
    const { answer, browser } = await signIn(ria, twist);
    expect(answer.status).toBe(403);
    expect(lastReason()).toMatch(reason);
    expect((await browser.get('/beheer')).status).toBe(401);
  });

  it('is refused when the challenge was answered before', async () => {
    const ria = await member();
    const { browser, question } = await signIn(ria);
    const again = await browser.post('/aanmelden', { antwoord: ria.device.sign(question) });
    expect([again.status, lastReason()]).toEqual([403, expect.stringMatching(/challenge/)]);
    expect(await stage.trail(ria.school)).toContain('aanmelden_geweigerd');
  });

  it('takes a challenge away also when the answer does not hold', async () => {
    const ria = await member();
    const { browser, question } = await signIn(ria, { unverified: true });
    expect((await browser.post('/aanmelden', { antwoord: ria.device.sign(question) })).status).toBe(403);
    expect(lastReason()).toMatch(/challenge/);
  });

  it('is refused for the challenge of another browser, which then still works in that one', async () => {
    const ria = await member();
    const hers = stage.visitor();
    const antwoord = ria.device.sign(await hers.question('/aanmelden/vraag'));
    const other = stage.visitor();
    await other.question('/aanmelden/vraag');
    expect((await other.post('/aanmelden', { antwoord })).status).toBe(403);
    expect((await stage.visitor().post('/aanmelden', { antwoord })).status).toBe(403);
    expect((await hers.post('/aanmelden', { antwoord })).status).toBe(303);
  });

  it('is refused for a challenge that was given for something else, or is older than five minutes', async () => {
    const ria = await member();
    const antwoord = ria.device.sign(await ria.browser.question('/passkeys/vraag'));
    expect((await ria.browser.post('/aanmelden', { antwoord })).status).toBe(403);
    const browser = stage.visitor();
    const late = ria.device.sign(await browser.question('/aanmelden/vraag'));
    await asOwner(`UPDATE koers.passkey_challenge SET expires_at = now() - interval '1 second'`);
    expect((await browser.post('/aanmelden', { antwoord: late })).status).toBe(403);
    expect(lastReason()).toMatch(/challenge/);
  });

  it('is refused when the counter of the passkey went back or stood still: there is a copy', async () => {
    const ria = await member();
    expect((await signIn(ria, { counter: 7 })).answer.status).toBe(303);
    for (const counter of [7, 6, 0]) expect((await signIn(ria, { counter })).answer.status).toBe(403);
    expect(lastReason()).toMatch(/counter/);
    expect((await signIn(ria, { counter: 8 })).answer.status).toBe(303);
    expect(await stage.trail(ria.school)).toContain('aanmelden_geweigerd');
  });

  it('is refused for a passkey that nobody knows, and for an answer that cannot be read', async () => {
    expect((await signIn({ device: stage.device() })).answer.status).toBe(403);
    expect(lastReason()).toMatch(/unknown/);
    for (const antwoord of ['', '{}', '[]', '{"id":"a"}', 'null'])
      expect((await stage.visitor().post('/aanmelden', { antwoord })).status).toBe(403);
  });

  it.each([
    ['left the school', (p: string) => sql`UPDATE koers.person SET ended_at = now() WHERE id = ${p}`],
    [
      'lost every role',
      (p: string) => sql`UPDATE koers.role_grant SET tot = current_date WHERE person_id = ${p}`,
    ],
  ])('is refused for who %s, whose session opens nothing at once', async (_, change) => {
    const ria = await member();
    await inSchool(ria.school, change(ria.person));
    expect((await signIn(ria)).answer.status).toBe(403);
    expect([401, 403]).toContain((await ria.browser.get('/beheer')).status);
    expect((await stage.trail(ria.school)).at(-1)).toBe('aanmelden_geweigerd');
  });

  it('comes from our own pages only', async () => {
    const ria = await member();
    const browser = stage.visitor();
    const antwoord = ria.device.sign(await browser.question('/aanmelden/vraag'));
    for (const path of [
      '/aanmelden',
      '/aanmelden/vraag',
      '/uitnodiging',
      '/uitnodiging/passkey',
      '/passkeys',
      '/uit',
    ]) {
      const answer = await ria.browser.post(path, { antwoord }, { origin: 'https://kwaad.example' });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect((await browser.post('/aanmelden', { antwoord })).status).toBe(303);
  });
});

describe('a session', () => {
  const since = (person: string, minutes: number) =>
    platform(
      sql`UPDATE koers.session SET last_seen = now() - make_interval(mins => ${minutes}) WHERE person_id = ${person}`,
    );
  const seen = async (person: string) => {
    const { rows } = await platform(
      sql`SELECT round(extract(epoch FROM now() - last_seen) / 60)::int AS minutes FROM koers.session WHERE person_id = ${person}`,
    );
    return (rows[0] as { minutes: number }).minutes;
  };

  it('from an ELO may look at beheer, and is told how to change something', async () => {
    const ria = await member();
    const elo = await lti(ria);
    expect((await elo.get('/beheer')).status).toBe(200);
    const page = await elo.post('/beheer', {}, { referer: `${stage.origin}/beheer?x=1` });
    expect(page.status).toBe(403);
    expect(page.html).toContain('Open beheer in een eigen venster');
    expect(page.html).toMatch(/href="\/aanmelden\?naar=%2Fbeheer%3Fx%3D1"[^>]*target="_blank"/);
    const part = await elo.post(
      '/beheer',
      {},
      { 'hx-request': 'true', 'hx-current-url': 'https://kwaad.example/x' },
    );
    expect([part.status, part.html]).toEqual([
      403,
      expect.stringMatching(/^<hx-partial.*href="\/aanmelden/s),
    ]);
    expect(part.html).not.toContain('kwaad.example');
  });

  it('from an ELO opens no passkeys and no other school', async () => {
    const elo = await lti(await member());
    for (const path of ['/passkeys', '/school']) expect((await elo.get(path)).status).toBe(403);
    for (const path of ['/passkeys', '/passkeys/vraag']) expect((await elo.post(path)).status).toBe(403);
  });

  it('ends after an hour in which nobody used it, and use within the hour keeps it', async () => {
    const ria = await member();
    await since(ria.person, 59);
    expect((await ria.browser.get('/beheer')).status).toBe(200);
    expect(await seen(ria.person)).toBe(0);
    await since(ria.person, 61);
    expect((await ria.browser.get('/beheer')).status).toBe(401);
  });

  it('writes down that it is used no more than once in five minutes', async () => {
    const ria = await member();
    await since(ria.person, 4);
    await ria.browser.get('/beheer');
    expect(await seen(ria.person)).toBe(4);
    await since(ria.person, 6);
    await ria.browser.get('/beheer');
    expect(await seen(ria.person)).toBe(0);
  });

  it('can be locked with one tap: the cookie is gone, the session too, and the page names nobody', async () => {
    const ria = await member();
    const token = ria.browser.cookies.get('__Host-koers') ?? '';
    const locked = await ria.browser.post('/uit');
    expect([locked.status, locked.html.includes('Vergrendeld')]).toEqual([200, true]);
    expect(locked.html).not.toMatch(/Ria|Kaart|School A/);
    expect(locked.headers.get('cache-control')).toBe('no-store');
    expect(locked.headers.get('clear-site-data')).toBe('"cache"');
    expect(ria.browser.cookies.has('__Host-koers')).toBe(false);
    ria.browser.cookies.set('__Host-koers', token);
    expect((await ria.browser.get('/beheer')).status).toBe(401);
    expect((await stage.trail(ria.school)).at(-1)).toBe('vergrendeld');
  });

  it('of the school itself cannot be one with a passkey: only the check of a passkey makes those', async () => {
    const { school, person } = await member();
    const forged = inSchool(
      school,
      sql`INSERT INTO koers.session (token_hash, school_id, person_id, method, expires_at)
        VALUES ('x', ${school}, ${person}, 'passkey', now() + interval '1 hour')`,
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});

describe('my passkeys', () => {
  async function second(ria: Member, naam = 'Telefoon') {
    const device = stage.device();
    const antwoord = device.make(await ria.browser.question('/passkeys/vraag'));
    return { device, answer: await ria.browser.post('/passkeys', { antwoord, naam }), antwoord };
  }
  const idOf = (html: string, n: number) =>
    [...html.matchAll(/name="passkey" value="([^"]+)"/g)][n]?.[1] ?? '';

  it('a second one signs in too; the removed one does not, and its sessions end', async () => {
    const ria = await member();
    const { device, answer } = await second(ria);
    expect(answer.status).toBe(303);
    const page = (await ria.browser.get('/passkeys')).html;
    expect(page).toContain('Telefoon');
    const phone = await signIn({ device });
    expect(phone.answer.status).toBe(303);
    expect((await phone.browser.post('/passkeys/weg', { passkey: idOf(page, 0) })).status).toBe(303);
    expect((await ria.browser.get('/passkeys')).status).toBe(401);
    expect((await signIn(ria)).answer.status).toBe(403);
    expect((await signIn({ device })).answer.status).toBe(303);
    expect(await stage.trail(ria.school)).toContain('passkey_verwijderd');
  });

  it('the last one of a beheerder stays, also of two taps at once', async () => {
    const ria = await member();
    await second(ria);
    const page = (await ria.browser.get('/passkeys')).html;
    const taps = await Promise.all(
      [0, 1].map((n) => ria.browser.post('/passkeys/weg', { passkey: idOf(page, n) })),
    );
    expect(taps.map((tap) => tap.status).filter((status) => status === 303)).toHaveLength(1);
    const { rows } =
      await platform(sql`SELECT p.id FROM koers.passkey p JOIN koers.account_person a USING (account_id)
      WHERE a.person_id = ${ria.person} AND p.removed_at IS NULL`);
    expect(rows).toHaveLength(1);
  });

  it('a session of an account cannot add with the challenge of another, nor remove what is not its own', async () => {
    const ria = await member();
    const tom = await member();
    await second(tom);
    const mine = (await tom.browser.get('/passkeys')).html;
    expect((await ria.browser.post('/passkeys/weg', { passkey: idOf(mine, 0) })).status).toBe(404);
    const question = await tom.browser.question('/passkeys/vraag');
    ria.browser.cookies.set('__Host-koers-passkey', tom.browser.cookies.get('__Host-koers-passkey') ?? '');
    const antwoord = stage.device().make(question);
    expect((await ria.browser.post('/passkeys', { antwoord, naam: 'x' })).status).toBe(403);
  });

  it('are changed only by who signed in just now; else he shows his passkey again', async () => {
    const ria = await member();
    expect((await second(ria)).answer.status).toBe(303);
    const id = idOf((await ria.browser.get('/passkeys')).html, 0);
    const ago = (minutes: number) =>
      platform(
        sql`UPDATE koers.session SET created_at = now() - make_interval(mins => ${minutes}) WHERE person_id = ${ria.person}`,
      );
    await ago(11);
    const question = await ria.browser.post('/passkeys/vraag', {}, { accept: 'application/json' });
    expect(question.status).toBe(403);
    const refused = await ria.browser.post('/passkeys/weg', { passkey: id });
    expect([refused.status, refused.html.includes('Meld je eerst opnieuw aan')]).toEqual([403, true]);
    expect(refused.html).toContain('/aanmelden?naar=%2Fpasskeys&amp;opnieuw=ja');
    expect((await ria.browser.get('/passkeys')).html).toContain(id);
    const again = await ria.browser.get('/aanmelden?naar=/passkeys&opnieuw=ja');
    expect([again.status, again.html.includes('Aanmelden')]).toEqual([200, true]);
    const antwoord = ria.device.sign(await ria.browser.question('/aanmelden/vraag'));
    await ria.browser.post('/aanmelden', { antwoord, naar: '/passkeys' });
    expect((await ria.browser.post('/passkeys/weg', { passkey: id })).status).toBe(303);
  });

  it('stand beside where one is signed in; all but here ends with one button', async () => {
    const ria = await member();
    const [tablet, other] = [await signIn(ria), await member()];
    const elo = await lti(ria);
    const page = (await ria.browser.get('/passkeys')).html;
    expect(page).toContain('School A (hier)');
    expect([page.includes('vanuit de leeromgeving'), page.split('met een passkey</td>').length - 1]).toEqual([
      true,
      2,
    ]);
    expect((await ria.browser.post('/passkeys/elders')).status).toBe(303);
    expect((await tablet.browser.get('/beheer')).status).toBe(401);
    expect((await elo.get('/beheer')).status).toBe(401);
    for (const browser of [ria.browser, other.browser])
      expect((await browser.get('/beheer')).status).toBe(200);
    const left = (await ria.browser.get('/passkeys')).html;
    expect([left.includes('vanuit de leeromgeving'), left.includes('action="/passkeys/elders"')]).toEqual([
      false,
      false,
    ]);
    expect((await stage.trail(ria.school)).at(-1)).toBe('elders_afgemeld');
  });

  it('wants a name, and the same passkey is not added twice', async () => {
    const ria = await member();
    expect((await second(ria, ' ')).answer.status).toBe(400);
    const again = ria.device.make(await ria.browser.question('/passkeys/vraag'));
    expect((await ria.browser.post('/passkeys', { antwoord: again, naam: 'Nog eens' })).status).toBe(403);
  });
});

async function asOwner(text: string): Promise<void> {
  const { connectClient } = await import('../../../gateway/platform/db/connect.ts');
  const client = await connectClient(stage.t.owner, 'koers test');
  await client.query(text);
  await client.end();
}
