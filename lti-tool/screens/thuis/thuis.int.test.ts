import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { klaarConcept, type OppToneel, oppToneel } from '../../../gateway/opp/testing/stage.ts';
import { ensureRelatie } from '../../../gateway/school/people.ts';
import { actor, persoon } from '../../../test/support/demo-class.ts';
import { type Browser, schoolWeb, tekst } from '../testing/school-web.ts';

const web = schoolWeb();
let t: OppToneel;
let moeder: Browser;
let vader: Browser;
let kind = '';

beforeAll(async () => {
  t = await oppToneel(web.k);
  kind = t.leerling(0);
  // Two homes: what the one says and sees is not the other's business.
  await vraag(sql`UPDATE koers.relatie SET huishouden = 2 WHERE person_id = ${t.vader.person}`);
  await vraag(
    sql`UPDATE koers.person_identity SET email = 'ilse@example.org' WHERE person_id = ${t.moeder.person}`,
  );
  [moeder, vader] = [await web.as(t.moeder), await web.as(t.vader)];
});

const vraag = async (text: ReturnType<typeof sql>) =>
  (await web.t.db.tenant({ school: web.k.school, actor: null }, (tx) => text.execute(tx))).rows;
const plan = '/thuis';
const antwoordPad = (deel: string) => `${plan}/${kind}/antwoord/${deel}`;
const afdrukIn = (html: string) => /name="afdruk" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
const meldingen = (person: string) =>
  vraag(sql`SELECT soort FROM koers.melding WHERE person_id = ${person} AND gelezen_op IS NULL ORDER BY at`);
const geef = async (wie: Browser, deel: string, antwoord: string, toelichting = '') => {
  const afdruk = afdrukIn((await wie.get(antwoordPad(deel))).html);
  return await wie.submit(antwoordPad(deel), { afdruk, antwoord, toelichting });
};

describe('thuis, before anything was offered', () => {
  it('says that there is nothing to read, and shows no bare concept', async () => {
    await klaarConcept(t, kind);
    const begin = await moeder.get('/thuis');
    expect(tekst(begin.html)).toContain('Er is nog geen plan om te lezen.');
    const { html } = await moeder.get(`/thuis/${kind}/plan`);
    expect(html).not.toContain('Werkt graag buiten');
    expect((await moeder.get(antwoordPad('handeling'))).status).toBe(303);
  });
});

describe('R44: what was put before two ouders', () => {
  it('stands on the first page of each as a question, and in a mail that says nothing', async () => {
    await t.as(t.k.marjan, (tx) => t.opp.biedAan(tx, t.k.marjan, kind));
    expect(await meldingen(t.moeder.person)).toEqual([{ soort: 'opp_instemming_gevraagd' }]);
    expect(await meldingen(t.vader.person)).toEqual([{ soort: 'opp_instemming_gevraagd' }]);
    const post = await vraag(sql`SELECT person_id FROM koers.mail_bericht WHERE soort = 'melding'`);
    expect(post).toEqual([{ person_id: t.moeder.person }]); // he has no address
    const begin = tekst((await moeder.get('/thuis')).html);
    expect(begin).toContain('School vraagt je 2 dingen');
    expect(begin).toContain('Zeg of je akkoord bent met de hulp');
  });

  it('reads in plain words, section by section, and is read then', async () => {
    const { html } = await moeder.get(`/thuis/${kind}/plan`);
    const gelezen = tekst(html);
    for (const woorden of [
      'Waar werken we naartoe?',
      'Welke hulp geeft school?',
      'Werkt graag buiten',
      'Ik wil iets met planten.',
      'Waarom staat dit in het plan?',
    ])
      expect(gelezen).toContain(woorden);
    expect(await meldingen(t.moeder.person)).toEqual([]);
    expect(await meldingen(t.vader.person)).toHaveLength(1);
  });

  it('asks for an answer, and for a reason of who does not agree; nothing is kept before', async () => {
    const leeg = await moeder.submit(antwoordPad('handeling'), { afdruk: 'x' });
    expect([leeg.status, tekst(leeg.html).includes('Kies eerst een antwoord.')]).toEqual([422, true]);
    const zonder = await geef(moeder, 'handeling', 'niet_akkoord');
    expect([zonder.status, tekst(zonder.html).includes('Schrijf op waarom')]).toEqual([422, true]);
    expect(zonder.html).toMatch(/value="niet_akkoord"[^>]*checked|checked[^>]*value="niet_akkoord"/);
    expect(await vraag(sql`SELECT FROM koers.opp_antwoord`)).toEqual([]);
  });

  it('takes no answer on another text than the one that was put before him', async () => {
    const oud = await moeder.submit(antwoordPad('handeling'), {
      afdruk: 'a'.repeat(64),
      antwoord: 'akkoord',
    });
    expect([oud.status, tekst(oud.html).includes('School heeft dit deel net veranderd')]).toEqual([
      422,
      true,
    ]);
  });

  it('a refusal shows the steps that follow, and tells the school', async () => {
    const nee = await geef(moeder, 'handeling', 'niet_akkoord', 'Te weinig logopedie.');
    expect([nee.status, nee.headers.get('location')]).toEqual([303, `/thuis/${kind}/plan?gedaan=antwoord`]);
    const daarna = tekst((await moeder.get(`/thuis/${kind}/plan?gedaan=antwoord`)).html);
    expect(daarna).toContain('Je antwoord is bewaard.');
    expect(daarna).toContain('Je bent niet akkoord');
    expect(daarna).toMatch(/onderwijsconsulent.*Geschillencommissie passend onderwijs.*10 weken/);
    expect(await meldingen(t.k.marjan.person)).toEqual([{ soort: 'opp_antwoord' }]);
    const { html } = await (await web.as(t.k.marjan)).get('/vandaag');
    expect(html).toContain('Er is een antwoord op het OPP');
  });

  it('R60: the other home sees nothing of it, and answers for itself', async () => {
    const { html } = await vader.get(`/thuis/${kind}/plan`);
    expect(html).not.toContain('logopedie');
    expect(html).not.toContain('niet akkoord');
    expect(tekst(html)).toContain('Je hebt nog geen antwoord gegeven.');
    expect((await geef(vader, 'handeling', 'akkoord')).status).toBe(303);
    expect((await geef(vader, 'uitstroom', 'akkoord')).status).toBe(303);
    expect(tekst((await vader.get(`/thuis/${kind}/plan`)).html)).toContain('Je bent akkoord, sinds');
    expect(tekst((await vader.get('/thuis')).html)).toContain('Er is nu niets te doen.');
  });

  it('the direction is fixed all the same; the refused part stays refused', async () => {
    await t.as(t.directeur, (tx) => t.opp.stelVast(tx, t.directeur, kind));
    const [versie] = await vraag(
      sql`SELECT status, handeling FROM koers.opp_versie WHERE leerling_id = ${kind}`,
    );
    expect(versie).toEqual({ status: 'vastgesteld', handeling: 'niet_ingestemd' });
    expect(await meldingen(t.moeder.person)).toContainEqual({ soort: 'opp_vastgesteld' });
    const { html } = await moeder.get(`/thuis/${kind}/plan`);
    expect(tekst(html)).toContain('Dit plan geldt sinds');
    expect(html).toContain('id="stappen"');
  });

  it('who agreed to what is fixed is told to call, not that the text changed', async () => {
    const terug = await geef(vader, 'handeling', 'niet_akkoord', 'Toch niet.');
    expect([terug.status, tekst(terug.html).includes('Je was al akkoord')]).toEqual([422, true]);
  });

  it('gives each the evidence of his own answers, with the exact content and how he came in', async () => {
    const { html } = await moeder.get(`/thuis/${kind}/bewijs`);
    const [rij] = (await vraag(
      sql`SELECT afdruk FROM koers.opp_antwoord WHERE person_id = ${t.moeder.person}`,
    )) as { afdruk: string }[];
    expect(html).toContain(rij?.afdruk ?? 'geen');
    expect(tekst(html)).toMatch(
      /Ilse Proef.*Niet akkoord.*de leeromgeving van school.*bekend in de leeromgeving/,
    );
    expect(html).not.toContain('Joris');
    const van = await vraag(
      sql`SELECT methode, zekerheid, session_id IS NOT NULL AS sessie FROM koers.opp_antwoord LIMIT 1`,
    );
    expect(van).toEqual([{ methode: 'lti', zekerheid: 'elo', sessie: true }]);
  });
});

describe('R60: telling the school', () => {
  it('keeps it sealed, tells who works with the pupil, and shows it to nobody else at home', async () => {
    const stuur = (wie: Browser, woorden: string) =>
      wie.submit(`/thuis/${kind}/inbreng`, { soort: 'thuis', tekst: woorden });
    expect((await stuur(moeder, 'Thuis kookt hij graag.')).status).toBe(303);
    const leeg = await stuur(moeder, '  ');
    expect([leeg.status, tekst(leeg.html).includes('Schrijf eerst iets op.')]).toEqual([422, true]);
    expect(tekst((await moeder.get(`/thuis/${kind}/plan`)).html)).toContain('Thuis kookt hij graag.');
    expect((await vader.get(`/thuis/${kind}/plan`)).html).not.toContain('kookt');
    expect(await meldingen(t.k.marjan.person)).toContainEqual({ soort: 'opp_inbreng' });
    const [rij] = await vraag(sql`SELECT position('kookt'::bytea in tekst) AS plek FROM koers.opp_inbreng`);
    expect(rij).toEqual({ plek: 0 });
  });
});

describe('R60: nothing beyond the own child', () => {
  const paden = (id: string) => [
    `/thuis/${id}/plan`,
    `/thuis/${id}/antwoord/handeling`,
    `/thuis/${id}/bewijs`,
  ];

  it('not another child of the school, nor one of another school, nor one that is no longer his', async () => {
    for (const ander of [t.leerling(1), web.b.leerlingen[0] ?? ''])
      for (const pad of paden(ander)) expect([pad, (await moeder.get(pad)).status]).toEqual([pad, 404]);
    expect(
      (await moeder.submit(`/thuis/${t.leerling(1)}/inbreng`, { soort: 'thuis', tekst: 'x' })).status,
    ).toBe(404);
    const oom = await t.as(t.k.petra, async (tx) => {
      const id = await persoon(tx, t.k.school, 'ouder', 'Oom', 'Voorbij');
      await ensureRelatie(tx, t.k.school, { leerling: kind, person: id, soort: 'verzorger', gezag: false });
      return actor(t.k.school, id, 'ouder');
    });
    const browser = await web.as(oom);
    const eerst = await browser.get(`/thuis/${kind}/plan`);
    expect(tekst(eerst.html)).toContain('Over de hulp beslist wie het gezag heeft.');
    expect((await browser.get(antwoordPad('handeling'))).status).toBe(303);
    await vraag(sql`UPDATE koers.relatie SET tot = koers.vandaag() WHERE person_id = ${oom.person}`);
    for (const pad of paden(kind)) expect((await browser.get(pad)).status).toBe(404);
    expect(tekst((await browser.get('/thuis')).html)).toContain('Er is nu niemand');
  });

  it('and is for nobody who works at the school', async () => {
    const marjan = await web.as(t.k.marjan);
    for (const pad of ['/thuis', ...paden(kind)]) expect((await marjan.get(pad)).status).toBe(403);
  });
});

describe('R45: from 18 on', () => {
  it('the pupil is asked himself, and his ouders no longer', async () => {
    const nina = t.leerling(2);
    await vraag(
      sql`UPDATE koers.person_identity SET geboortedatum = koers.vandaag() - interval '18 years' WHERE person_id = ${nina}`,
    );
    const ouder = await t.as(t.k.petra, async (tx) => {
      const id = await persoon(tx, t.k.school, 'ouder', 'Lena', 'Garenklos');
      await ensureRelatie(tx, t.k.school, { leerling: nina, person: id, soort: 'ouder', gezag: true });
      return actor(t.k.school, id, 'ouder');
    });
    await klaarConcept(t, nina);
    await t.as(t.k.marjan, (tx) => t.opp.biedAan(tx, t.k.marjan, nina));
    expect(await meldingen(ouder.person)).toEqual([]);
    expect(await meldingen(nina)).toEqual([{ soort: 'opp_instemming_gevraagd' }]);
    const zelf = await web.as(actor(t.k.school, nina, 'leerling'));
    expect(tekst((await zelf.get('/thuis')).html)).toContain('School vraagt je 2 dingen');
    expect(tekst((await (await web.as(ouder)).get('/thuis')).html)).toContain('Er is nu niets te doen.');
    const { html } = await zelf.get(`/thuis/${nina}/antwoord/handeling`);
    const ja = await zelf.submit(`/thuis/${nina}/antwoord/handeling`, {
      afdruk: afdrukIn(html),
      antwoord: 'akkoord',
    });
    expect(ja.status).toBe(303);
    const [versie] = await vraag(sql`SELECT handeling FROM koers.opp_versie WHERE leerling_id = ${nina}`);
    expect(versie).toEqual({ handeling: 'ingestemd' });
  });
});

describe('languages', () => {
  it('is remembered, turns the page around for Arabic, and leaves what the school wrote in Dutch', async () => {
    const kies = await moeder.submit('/thuis/taal', { taal: 'ar', naar: `/thuis/${kind}/plan` });
    expect([kies.status, kies.headers.get('location')]).toEqual([303, `/thuis/${kind}/plan`]);
    expect(kies.headers.get('set-cookie')).toMatch(/^__Host-koers-taal=ar;.*Max-Age=31536000/);
    const weg = await moeder.submit('/thuis/taal', { taal: 'ar', naar: 'https://kwaad.example/' });
    expect(weg.headers.get('location')).toBe('/vandaag');
    const lezer = await web.as(t.moeder, '__Host-koers-taal=ar');
    const { html } = await lezer.get(`/thuis/${kind}/plan`);
    expect(html).toMatch(/<html lang="ar" dir="rtl">/);
    expect(html).toMatch(/<div lang="nl" dir="ltr"[^>]*>Werkt graag buiten/);
    // Nothing of the interface is left in Dutch.
    const zonderSchool = html
      .replace(/<(\w+) [^>]*lang="nl"[^>]*>.*?<\/\1>/gs, '')
      .replace(/<button[^>]*lang="(nl|en)".*?<\/button>/gs, '');
    expect(tekst(zonderSchool).replaceAll('School A', '')).not.toMatch(/\b(de|het|een|school|jouw|naar)\b/i);
  });
});
