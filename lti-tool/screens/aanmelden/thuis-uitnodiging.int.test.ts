import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailSink, startMailSink } from '../../../fixtures/mail/sink.ts';
import { createKeys } from '../../../gateway/access/keys.ts';
import { nodigUit } from '../../../gateway/access/ouder-uitnodiging/uitnodigen.ts';
import { type Overhandigd, zekerheidVan } from '../../../gateway/access/ouder-uitnodiging/zekerheid.ts';
import { postJob } from '../../../gateway/meldingen/post/job.ts';
import { defineRoute } from '../../../gateway/platform/http/route.ts';
import { createLog } from '../../../gateway/platform/log.ts';
import { smtpMailer } from '../../../gateway/platform/mail/smtp.ts';
import { ensurePerson, ensureRelatie } from '../../../gateway/school/people.ts';
import { twoSchools } from '../../../test/support/db.ts';
import { actor } from '../../../test/support/demo-class.ts';
import { aanmeldenStage, questionsIn } from './testing/stage.ts';

/** What a page for thuis will see of who asks. */
const PROEF = defineRoute({
  method: 'GET',
  path: '/proef-thuis',
  summary: 'proef',
  access: { kind: 'roles', any: ['ouder', 'leerling'] },
  responses: { 200: 'html' },
  handler: async ({ tx, who, session }) => ({
    html: JSON.stringify([who.person, [...who.roles], await zekerheidVan(tx, session)]),
  }),
});
const stage = aanmeldenStage(true, [PROEF]);
const keys = createKeys({ master: randomBytes(32) });
const context = { signal: new AbortController().signal, log: createLog('silent'), attempt: 1 };
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink();
});
afterAll(() => sink.close());

const inSchool = (school: string, text: ReturnType<typeof sql>) =>
  stage.t.db.tenant({ school, actor: null }, (tx) => text.execute(tx));
const REFUSED = 'Deze code klopt niet, of hij werkt niet meer.';

async function gezin() {
  const { a: school } = await twoSchools(stage.t.db);
  return await stage.t.db.tenant({ school, actor: null }, async (tx) => {
    const wie = (soort: 'leerling' | 'ouder' | 'medewerker', roepnaam: string, email?: string) =>
      ensurePerson(tx, school, {
        soort,
        roepnaam,
        achternaam: 'Dropveter',
        system: 'test',
        key: `${roepnaam}-${school}`,
        ...(email ? { email } : {}),
      });
    const leerling = await wie('leerling', 'Siem');
    const ouder = await wie('ouder', 'Ilse', 'ilse.dropveter@example.org');
    const petra = await wie('medewerker', 'Petra');
    await ensureRelatie(tx, school, { leerling, person: ouder, soort: 'ouder', gezag: true });
    return { school, leerling, ouder, ib: actor(school, petra, 'ib') };
  });
}
type Gezin = Awaited<ReturnType<typeof gezin>>;

const nodig = ({ school, ib, ouder }: Gezin, overhandigd: Overhandigd = 'gezien_door_school') =>
  stage.t.db.tenant({ school, actor: ib.person }, (tx) =>
    nodigUit(tx, ib, keys, { person: ouder, overhandigd }),
  );

/** Everything that waits for the post goes out; answers what became of it. */
async function verstuur(
  school: string,
  mailer = smtpMailer({
    url: () => sink.smtpUrl,
    van: 'Koers <koers@school.example>',
    host: 'koers.example',
  }),
) {
  const job = postJob({ db: stage.t.db, keys, mailer, origin: () => stage.origin });
  const { rows } = await inSchool(
    school,
    sql`SELECT payload FROM koers.outbox WHERE topic = 'post:verstuur' ORDER BY id`,
  );
  for (const row of rows as { payload: unknown }[]) await job.run(row.payload, context);
  const done = await inSchool(
    school,
    sql`SELECT sent_at IS NOT NULL AS weg, fout FROM koers.mail_bericht ORDER BY made_at`,
  );
  return done.rows;
}
const linkIn = (text: string) => /\/welkom\/([\w-]{43})/.exec(text)?.[1] ?? '';

async function kom(code: string, link: string) {
  const browser = stage.visitor();
  const device = stage.device();
  const [question] = questionsIn((await browser.post('/uitnodiging', { code, link })).html);
  if (!question) throw new Error('did not open');
  return {
    browser,
    device,
    came: await browser.post('/uitnodiging/passkey', { antwoord: device.make(question) }),
  };
}

describe('R60: the way in for thuis', () => {
  it('needs the link from the mail and the code from school together, and then gives a passkey', async () => {
    const thuis = await gezin();
    const { code, mail } = await nodig(thuis);
    expect([mail, await verstuur(thuis.school)]).toEqual([true, [{ weg: true, fout: null }]]);
    const brief = sink.mails.at(-1);
    const link = linkIn(brief?.tekst ?? '');
    expect(brief?.aan).toBe('ilse.dropveter@example.org');
    expect((await stage.visitor().get(`/welkom/${link}`)).html).toContain(`value="${link}"`);
    // Each of them alone opens nothing, and says nothing of the other.
    const other = linkIn((await nodig(await gezin())).pad);
    for (const brought of [{ code }, { code, link: other }, { code: 'AAAA-BBBB-CCCC', link }]) {
      const answer = await stage.visitor().post('/uitnodiging', brought);
      expect([answer.status, answer.html.includes(REFUSED)]).toEqual([403, true]);
    }
    const { browser, device, came } = await kom(code, link);
    expect(came.status).toBe(303);
    expect(JSON.parse((await browser.get('/proef-thuis')).html)).toEqual([
      thuis.ouder,
      ['ouder'],
      'gezien_door_school',
    ]);
    // Once: link and code are of no use any more; the passkey is.
    expect((await stage.visitor().post('/uitnodiging', { code, link })).status).toBe(403);
    const later = stage.visitor();
    const antwoord = device.sign(await later.question('/aanmelden/vraag'));
    expect((await later.post('/aanmelden', { antwoord })).status).toBe(303);
    expect((await later.get('/proef-thuis')).status).toBe(200);
  });

  it('R60: is in the language that is chosen with the link, and stays so until he is in', async () => {
    const { code, pad } = await nodig(await gezin());
    const visitor = stage.visitor();
    expect((await visitor.get(pad)).html).toContain('<html lang="nl">');
    const gekozen = await visitor.get(`${pad}?taal=ar`);
    expect(gekozen.html).toMatch(/<html lang="ar" dir="rtl">/);
    expect(gekozen.headers.getSetCookie().join()).toMatch(/__Host-koers-taal=ar;.*Max-Age=31536000/);
    const fout = await visitor.post('/uitnodiging', { code: 'AAAA-BBBB-CCCC', link: linkIn(pad) });
    expect([fout.status, fout.html.includes(REFUSED), fout.html.includes('dir="rtl"')]).toEqual([
      403,
      false,
      true,
    ]);
    const welkom = (await visitor.post('/uitnodiging', { code, link: linkIn(pad) })).html;
    expect(welkom).toMatch(/<html lang="ar" dir="rtl">/);
    // Nothing of it is left in Dutch but the names of school and languages.
    expect(welkom.replace(/<[^>]*>/g, ' ')).not.toMatch(/\b(passkey|je|een|uitnodiging|code)\b/i);
    expect((await visitor.get(`${pad}?taal=xx`)).html).toContain('dir="rtl"');
    expect((await visitor.get(`${pad}?taal=nl`)).html).toContain('<html lang="nl">');
  });

  it('mails nothing that is about anybody: no name, no code, no pupil', async () => {
    const thuis = await gezin();
    const { code } = await nodig(thuis);
    await verstuur(thuis.school);
    const rauw = sink.mails.at(-1)?.rauw ?? '';
    expect(rauw).toContain('School A');
    for (const word of ['Dropveter', 'Siem', 'Ilse', code, thuis.leerling, thuis.ouder])
      expect([word, rauw.replace(/^To: .*$/m, '').includes(word)]).toEqual([word, false]);
  });

  it.each(['gezien_door_school', 'post', 'telefoon'] as const)(
    'keeps how the code was handed over: %s',
    async (how) => {
      const thuis = await gezin();
      const { code, pad } = await nodig(thuis, how);
      const { browser } = await kom(code, linkIn(pad));
      expect(JSON.parse((await browser.get('/proef-thuis')).html)[2]).toBe(how);
    },
  );

  it('is dead after five tries with the wrong link, also for the right one', async () => {
    const thuis = await gezin();
    const { code, pad } = await nodig(thuis);
    const wrong = 'A'.repeat(43);
    for (let n = 0; n < 5; n += 1)
      expect((await stage.visitor().post('/uitnodiging', { code, link: wrong })).status).toBe(403);
    expect((await stage.visitor().post('/uitnodiging', { code, link: linkIn(pad) })).status).toBe(403);
  });

  it('a lost passkey: a new invitation lets him in again, and ends what the old one opened', async () => {
    const thuis = await gezin();
    const first = await nodig(thuis);
    const before = await kom(first.code, linkIn(first.pad));
    const second = await nodig(thuis, 'telefoon');
    const after = await kom(second.code, linkIn(second.pad));
    expect((await before.browser.get('/proef-thuis')).status).toBe(401);
    const again = stage.visitor();
    const antwoord = before.device.sign(await again.question('/aanmelden/vraag'));
    expect((await again.post('/aanmelden', { antwoord })).status).toBe(403);
    expect(JSON.parse((await after.browser.get('/proef-thuis')).html)[2]).toBe('telefoon');
  });

  it('R60: ends at once when he no longer stands beside the pupil', async () => {
    const thuis = await gezin();
    const { code, pad } = await nodig(thuis);
    const { browser, device } = await kom(code, linkIn(pad));
    await inSchool(
      thuis.school,
      sql`UPDATE koers.relatie SET tot = koers.vandaag() WHERE person_id = ${thuis.ouder}`,
    );
    expect((await browser.get('/proef-thuis')).status).toBe(403);
    const again = stage.visitor();
    const antwoord = device.sign(await again.question('/aanmelden/vraag'));
    expect((await again.post('/aanmelden', { antwoord })).status).toBe(403);
    await expect(nodig(thuis)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is for who keeps the contacts, and for people beside a pupil of his own school', async () => {
    const thuis = await gezin();
    const elders = await gezin();
    const als = (rol: 'leerkracht' | 'beheerder') => ({
      ...thuis,
      ib: actor(thuis.school, thuis.ib.person, rol),
    });
    await expect(nodig(als('leerkracht'))).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(nodig(als('beheerder'))).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(nodig({ ...thuis, ouder: elders.ouder })).rejects.toMatchObject({ code: 'not_found' });
    await expect(nodig({ ...thuis, ouder: thuis.ib.person })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('R45: a leerling has a way in of his own from 16 on, as long as he goes to this school', async () => {
    const thuis = await gezin();
    const jarig = (jaar: number) =>
      inSchool(
        thuis.school,
        sql`UPDATE koers.person_identity SET geboortedatum = koers.vandaag() - make_interval(years => ${jaar}) WHERE person_id = ${thuis.leerling}`,
      );
    const hem = { ...thuis, ouder: thuis.leerling };
    await inSchool(
      thuis.school,
      sql`INSERT INTO koers.inschrijving (school_id, leerling_id, van) VALUES (${thuis.school}, ${thuis.leerling}, koers.vandaag() - 30)`,
    );
    await jarig(15);
    await expect(nodig(hem)).rejects.toMatchObject({ code: 'not_found' });
    await jarig(18);
    const { code, pad, mail } = await nodig(hem);
    expect(mail).toBe(false);
    const { browser } = await kom(code, linkIn(pad));
    expect(JSON.parse((await browser.get('/proef-thuis')).html).slice(0, 2)).toEqual([
      thuis.leerling,
      ['leerling'],
    ]);
  });
});

describe('mail', () => {
  it('is sent once, however often its job runs', async () => {
    const thuis = await gezin();
    const before = sink.mails.length;
    await nodig(thuis);
    await verstuur(thuis.school);
    await verstuur(thuis.school);
    expect(sink.mails.length - before).toBe(1);
  });

  it('waits for a server that is ill, and gives up on one that says no', async () => {
    const thuis = await gezin();
    await nodig(thuis);
    sink.weiger(451);
    await expect(verstuur(thuis.school)).rejects.toMatchObject({
      code: 'source_unavailable',
      opts: { retry: 'later' },
    });
    const dicht = smtpMailer({
      url: () => 'smtp://127.0.0.1:1',
      van: 'k@school.example',
      host: 'koers.example',
    });
    await expect(verstuur(thuis.school, dicht)).rejects.toMatchObject({ opts: { retry: 'later' } });
    sink.weiger(550);
    expect(await verstuur(thuis.school)).toEqual([{ weg: false, fout: 'geweigerd' }]);
    sink.weiger(null);
  });

  it('keeps the password of the server and what it says out of the error', async () => {
    const mailer = smtpMailer({
      url: () => 'smtp://naam:geheim@127.0.0.1:1',
      van: 'k@school.example',
      host: 'koers.example',
    });
    const brief = { aan: 'ilse@example.org', onderwerp: 'x', tekst: 'x', html: 'x', kenmerk: 'x' };
    const error = await mailer.send(brief).catch((e: unknown) => e);
    expect(inspect(error, { depth: 9 })).not.toMatch(/geheim|ilse@/);
  });

  it('is not sent for an invitation that was replaced meanwhile', async () => {
    const thuis = await gezin();
    const before = sink.mails.length;
    await nodig(thuis);
    await nodig(thuis);
    const gedaan = await verstuur(thuis.school);
    expect(gedaan).toHaveLength(2);
    expect(gedaan).toEqual(
      expect.arrayContaining([
        { weg: false, fout: 'vervallen' },
        { weg: true, fout: null },
      ]),
    );
    expect(sink.mails.length - before).toBe(1);
  });
});
