import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { twoSchools } from '../../../test/support/db.ts';
import { aanmeldenStage, questionsIn } from './testing/stage.ts';

const stage = aanmeldenStage();
const platform = (text: ReturnType<typeof sql>) => stage.t.db.platform((tx) => text.execute(tx));
const inSchool = (school: string, text: ReturnType<typeof sql>) =>
  stage.t.db.tenant({ school, actor: null }, (tx) => text.execute(tx));
const REFUSED = 'Deze code klopt niet, of hij werkt niet meer.';

describe('R64 an invitation', () => {
  it('opens Koers once: the code, a passkey, and a session with the role that was given', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { browser, person } = await stage.member(school);
    const [at, who, roles] = JSON.parse((await browser.get('/beheer')).html);
    expect([at, who, roles]).toEqual([school, person, ['beheerder']]);
    expect((await browser.post('/beheer')).status).toBe(200);
    expect(await stage.trail(school)).toEqual([
      'rol_gegeven',
      'uitnodiging_gemaakt',
      'uitnodiging_gebruikt',
      'passkey_toegevoegd',
      'aangemeld',
    ]);
  });

  it('keeps the code out of the database and out of every address', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { code } = await stage.invite(school);
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}$/);
    const { rows } = await platform(
      sql`SELECT i::text AS row FROM koers.invitation i WHERE school_id = ${school}`,
    );
    expect(JSON.stringify(rows)).not.toContain(code.slice(5, 9));
    const opened = await stage.visitor().post('/uitnodiging', { code });
    expect([opened.status, opened.headers.get('location')]).toEqual([200, null]);
    expect(opened.html).not.toContain(code.slice(5));
  });

  it('reads a code as people type it', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { code } = await stage.invite(school);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
    expect((await stage.visitor().post('/uitnodiging', { code: typed })).status).toBe(200);
  });

  it.each([
    ['nonsense', 'x'],
    ['a code of nobody', 'AAAA-BBBB-CCCC'],
  ])('refuses %s with the words for any code that does not open', async (_, code) => {
    const answer = await stage.visitor().post('/uitnodiging', { code });
    expect([answer.status, answer.html.includes(REFUSED)]).toEqual([403, true]);
  });

  it('is dead after five wrong codes, also for the right one', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { code } = await stage.invite(school);
    const wrong = `${code.slice(0, 10)}${code.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1)
      statuses.push((await stage.visitor().post('/uitnodiging', { code: wrong })).status);
    // The right one in between takes its own try back, and not those of a stranger.
    statuses.push((await stage.visitor().post('/uitnodiging', { code })).status);
    statuses.push((await stage.visitor().post('/uitnodiging', { code: wrong })).status);
    statuses.push((await stage.visitor().post('/uitnodiging', { code })).status);
    expect(statuses).toEqual([403, 403, 403, 403, 200, 403, 403]);
    expect((await stage.trail(school)).filter((actie) => actie === 'uitnodiging_geweigerd')).toHaveLength(5);
  });

  it('does not open after its seven days', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { code, person, expiresAt } = await stage.invite(school);
    expect(Math.round((expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(7);
    const owner = sql`UPDATE koers.invitation SET expires_at = now() WHERE person_id = ${person}`;
    await asOwner(owner);
    expect((await stage.visitor().post('/uitnodiging', { code })).status).toBe(403);
  });

  it('ends when a new one is made', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { code, person } = await stage.invite(school);
    const second = await stage.invite(school, { person });
    expect((await stage.visitor().post('/uitnodiging', { code })).status).toBe(403);
    expect((await stage.visitor().post('/uitnodiging', { code: second.code })).status).toBe(200);
  });

  it.each([
    ['left the school', (p: string) => sql`UPDATE koers.person SET ended_at = now() WHERE id = ${p}`],
    [
      'lost the role',
      (p: string) => sql`UPDATE koers.role_grant SET tot = current_date WHERE person_id = ${p}`,
    ],
  ])('does not open for who %s meanwhile, before and after the code', async (_, change) => {
    const { a: school } = await twoSchools(stage.t.db);
    const { code, person } = await stage.invite(school);
    const browser = stage.visitor();
    const [question] = questionsIn((await browser.post('/uitnodiging', { code })).html);
    await inSchool(school, change(person));
    const antwoord = question ? stage.device().make(question) : '';
    expect((await browser.post('/uitnodiging/passkey', { antwoord })).status).toBe(409);
    expect((await stage.visitor().post('/uitnodiging', { code })).status).toBe(403);
  });

  it('used at the same moment in two browsers lets one in', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { code } = await stage.invite(school);
    const ready = await Promise.all(
      [1, 2].map(async () => {
        const browser = stage.visitor();
        const [question] = questionsIn((await browser.post('/uitnodiging', { code })).html);
        return { browser, antwoord: question ? stage.device().make(question) : '' };
      }),
    );
    const came = await Promise.all(
      ready.map((r) => r.browser.post('/uitnodiging/passkey', { antwoord: r.antwoord })),
    );
    expect(came.map((answer) => answer.status).sort()).toEqual([303, 409]);
    const { rows } = await platform(sql`SELECT FROM koers.account_person WHERE school_id = ${school}`);
    expect(rows).toHaveLength(1);
    expect((await stage.visitor().post('/uitnodiging', { code })).status).toBe(403);
  });

  it('R85: gives its own school and nothing that the account opens elsewhere', async () => {
    const { a, b } = await twoSchools(stage.t.db);
    const ria = await stage.member(a);
    const there = await stage.invite(b);
    const [, use] = questionsIn((await ria.browser.post('/uitnodiging', { code: there.code })).html);
    await ria.browser.post('/uitnodiging/bestaand', {
      antwoord: use ? ria.device.sign(use, { counter: 5 }) : '',
    });
    // School A invites her once more, and somebody else takes the code.
    const again = await stage.invite(a, { person: ria.person });
    const thief = stage.visitor();
    const [make] = questionsIn((await thief.post('/uitnodiging', { code: again.code })).html);
    expect(
      (await thief.post('/uitnodiging/passkey', { antwoord: make ? stage.device().make(make) : '' })).status,
    ).toBe(303);
    const seen = (await thief.get('/school')).html;
    expect([seen.includes('School A'), seen.includes('School B')]).toEqual([true, false]);
    expect((await thief.post('/school', { person: there.person })).status).toBe(404);
  });

  it('R64: one passkey for schools of several besturen; the person chooses, and can change', async () => {
    const one = await twoSchools(stage.t.db);
    const two = await twoSchools(stage.t.db);
    const ria = await stage.member(one.a);
    const there = await stage.invite(two.b, undefined, 'ib');
    const [, use] = questionsIn((await ria.browser.post('/uitnodiging', { code: there.code })).html);
    const came = await ria.browser.post('/uitnodiging/bestaand', {
      antwoord: use ? ria.device.sign(use) : '',
    });
    expect([came.status, came.headers.get('location')]).toEqual([303, '/school']);

    const browser = stage.visitor();
    const antwoord = ria.device.sign(await browser.question('/aanmelden/vraag'));
    const signedIn = await browser.post('/aanmelden', { antwoord, naar: '/beheer' });
    expect(signedIn.headers.get('location')).toBe('/school?naar=%2Fbeheer');
    const before = browser.cookies.get('__Host-koers') ?? '';
    const changed = await browser.post('/school', { person: there.person, naar: '/beheer' });
    expect([changed.status, changed.headers.get('location')]).toEqual([303, '/beheer']);
    expect((await browser.get('/beheer')).status).toBe(403); // ib there, beheerder at the other
    await browser.post('/school', { person: ria.person });
    expect(JSON.parse((await browser.get('/beheer')).html)[0]).toBe(one.a);
    browser.cookies.set('__Host-koers', before);
    expect((await browser.get('/school')).status).toBe(401);
  });

  it('R64: one account is never both beheerder and FG of a school, also not as two persons', async () => {
    const { a } = await twoSchools(stage.t.db);
    const ria = await stage.member(a);
    const accept = async (code: string) => {
      const [, use] = questionsIn((await ria.browser.post('/uitnodiging', { code })).html);
      return await ria.browser.post('/uitnodiging/bestaand', { antwoord: use ? ria.device.sign(use) : '' });
    };
    const fg = await stage.invite(a, { naam: 'Ria Kaart' }, 'fg');
    const refused = await accept(fg.code);
    expect([refused.status, refused.html.includes('nooit dezelfde persoon')]).toEqual([409, true]);
    const { rows } = await platform(sql`SELECT FROM koers.account_person WHERE person_id = ${fg.person}`);
    expect(rows).toEqual([]);
    // As an IB'er she may be a second person; that person is then no FG either.
    const ib = await stage.invite(a, { naam: 'Ria Kaart' }, 'ib');
    expect((await accept(ib.code)).status).toBe(303);
    await expect(stage.invite(a, { person: ib.person }, 'fg')).rejects.toMatchObject({
      message: expect.stringContaining('niet allebei'),
    });
  });

  it('is guessed at five times in all, however many web processes there are', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { code } = await stage.invite(school);
    const wrong = `${code.slice(0, 10)}${code.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const other = await stage.another();
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1)
      statuses.push((await (n % 2 ? other : stage.visitor()).post('/uitnodiging', { code: wrong })).status);
    statuses.push((await other.post('/uitnodiging', { code })).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 403]);
  });

  it('is for medewerkers: a pupil cannot be invited, nor somebody without a last name', async () => {
    const { a: school } = await twoSchools(stage.t.db);
    const { rows } = await inSchool(
      school,
      sql`INSERT INTO koers.person (school_id, soort) VALUES (${school}, 'leerling') RETURNING id`,
    );
    const { id } = rows[0] as { id: string };
    await expect(stage.invite(school, { person: id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(stage.invite(school, { naam: 'Ria' })).rejects.toMatchObject({ code: 'bad_request' });
  });
});

/** What no role of the application may do: set a clock back. */
async function asOwner(text: ReturnType<typeof sql>): Promise<void> {
  const { connectClient } = await import('../../../gateway/platform/db/connect.ts');
  const client = await connectClient(stage.t.owner, 'koers test');
  const compiled = await stage.t.db.platform(async (tx) => text.compile(tx));
  await client.query(compiled.sql, [...compiled.parameters]);
  await client.end();
}
