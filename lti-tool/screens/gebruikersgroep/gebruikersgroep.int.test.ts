import { beforeAll, describe, expect, it } from 'vitest';
import { meetPilots } from '../../../gateway/gebruikersgroep/pilots/meten.ts';
import { aanTafel, type Tafel, WENS } from '../../../gateway/gebruikersgroep/testing/tafel.ts';
import { twoSchools } from '../../../test/support/db.ts';
import { dag } from '../../../test/support/demo-class.ts';
import { type Browser, schoolWeb, tekst } from '../testing/school-web.ts';
import { codeRoute } from './routes.tsx';

const web = schoolWeb(({ db, assets }) => [codeRoute({ db, assets, now: () => new Date() })]);
const s = {} as {
  tafel: Tafel;
  hilde: Browser;
  otto: Browser;
  vera: Browser;
  marjan: Browser;
  wendy: Browser;
};

beforeAll(async () => {
  const { k, t } = web;
  s.tafel = await aanTafel(t.db, k.school, (await twoSchools(t.db)).a);
  const { hilde, otto, vera } = s.tafel;
  for (const [naam, who] of Object.entries({ hilde, otto, vera, marjan: k.marjan, wendy: k.wendy }))
    Object.assign(s, { [naam]: await web.as(who) });
});

const hier = (rest = '') => `/gebruikersgroep/${s.tafel.groep}${rest}`;
/** Where it goes on, without the word about what was just done. */
const naar = (answer: { headers: Headers }) =>
  (answer.headers.get('location') ?? '').replace(/\?gedaan=[a-z]+$/, '');
const idVan = (pad: string) => pad.split('/').at(-1) ?? '';
/** What stands on a page, without who looks at it. */
const inhoud = (html: string) => tekst(/<main.*<\/main>/s.exec(html)?.[0] ?? '');

describe('R77, R80: a gebruikersgroep on the screen', () => {
  it('R77: goes from wish to vote, pilot on one group and on no other, measured use, and a decision that is linked', async () => {
    const { k, t } = web;
    const { hilde, otto, vera, marjan, wendy } = s;
    const opVandaag = async (wie: Browser) =>
      (await wie.get('/vandaag')).html.includes('De afgelopen zeven dagen');

    // The wish of a leerkracht: concrete, with its R-number and level.
    const zonder = await marjan.submit(hier('/wensen'), { ...WENS, pve: '', nu: 'Mijn eigen woorden' });
    expect([zonder.status, zonder.html]).toEqual([422, expect.stringContaining('Mijn eigen woorden')]);
    const wens = naar(await marjan.submit(hier('/wensen'), { ...WENS, pve: '56' }));

    // One vote per bestuur: of a leerkracht none, of the other bestuur the last one, of a leverancier none.
    expect((await marjan.submit(`${wens}/stem`, { punten: '3' })).status).toBe(403);
    for (const [wie, punten] of [
      [hilde, '6'],
      [otto, '9'],
      [otto, '3'],
    ] as const)
      expect((await wie.submit(`${wens}/stem`, { punten })).status).toBe(303);
    expect((await vera.submit(`${wens}/stem`, { punten: '1' })).status).toBe(409);

    // The leverancier answers, with the day on which he does and the day on which it comes; a bestuur cannot.
    const gezegd = { oordeel: 'pilot', tekst: 'Eerst in een groep.', klaarOp: '2027-02-01' };
    expect((await hilde.submit(`${wens}/antwoord`, gezegd)).status).toBe(409);
    expect((await vera.submit(`${wens}/antwoord`, gezegd)).status).toBe(303);
    const gezien = tekst((await marjan.get(wens)).html);
    for (const deel of [
      WENS.nu,
      WENS.straks,
      'R56',
      'operationeel',
      '9 punten',
      'verwacht op 1 februari 2027',
    ])
      expect(gezien).toContain(deel);

    // A pilot of the leverancier: off until the school says yes, then on for one group.
    const begin = { wens: idVan(wens), functie: 'week-op-vandaag', vraag: 'Scheelt het tijd?' };
    const pilotVan = async () =>
      await vera.submit(hier('/pilots'), { ...begin, van: dag(-1), tot: dag(20), kostenEuro: '120' });
    expect((await pilotVan()).status).toBe(409); // not talked about yet
    await hilde.submit(`${wens}/status`, { status: 'besproken', toelichting: '' });
    const pilot = naar(await pilotVan());
    const id = idVan(pilot);
    expect([await opVandaag(marjan), await opVandaag(wendy)]).toEqual([false, false]);
    expect([(await marjan.get('/pilots')).status, (await vera.get('/pilots')).status]).toEqual([403, 403]);
    expect((await vera.submit(`/pilots/${id}/toestemming`, { groepen: k.groep })).status).toBe(403);
    expect((await hilde.get('/pilots')).html).toContain('Geen namen');
    // Who ticks nothing has said yes to nothing.
    const niets = await hilde.submit(`/pilots/${id}/toestemming`, {});
    expect([niets.status, tekst(niets.html)]).toEqual([422, expect.stringContaining('Kies een groep')]);
    expect(await opVandaag(marjan)).toBe(false);
    await hilde.submit(`/pilots/${id}/toestemming`, { groepen: k.groep });
    expect((await hilde.get('/pilots')).html).toContain('Met: De Schelpen.');
    expect([await opVandaag(marjan), await opVandaag(wendy)]).toEqual([true, false]);

    // Measured: how often, and not by whom.
    for (let i = 0; i < 5; i += 1)
      expect(naar(await marjan.submit(`/pilots/${id}/open`, { naar: k.groep }))).toBe(`/groep/${k.groep}`);
    const mening = { oordeel: '1', tekst: 'Bel mij op 0612345678' };
    const over = await marjan.submit(`/pilots/${id}/mening`, mening);
    expect([over.status, inhoud(over.html)]).toEqual([
      422,
      expect.stringMatching(/Dit is nog niet bewaard.*zonder namen/s),
    ]);
    expect(over.html).toMatch(/<details[^>]*id="mening-[^"]*"[^>]* open/);
    expect(over.html).toMatch(/value="1"[^>]* checked/);
    expect(over.html).toContain(`value="${mening.tekst}"`);
    const dank = await marjan.submit(`/pilots/${id}/mening`, { oordeel: '3', tekst: 'Scheelt mij tijd' });
    expect((await marjan.get(naar(dank))).html).toContain('je mening telt mee');
    await meetPilots(t.db, dag(0));
    const verslag = (await vera.get(pilot)).html;
    for (const deel of ['Scheelt mij tijd', '€ 120', 'Dit helpt', '>5<', 'Scholen die meedoen'])
      expect(verslag).toContain(deel);
    expect(inhoud((await otto.get(pilot)).html)).toBe(inhoud(verslag));
    for (const wie of [k.marjan.person, k.school, k.groep, 'Schelpenpad', 'Schelpen'])
      expect(inhoud(verslag) + (/<main.*<\/main>/s.exec(verslag)?.[0] ?? '')).not.toContain(wie);

    // Decided, linked to the wish, and off or on by it: on where the school said yes, and nowhere else.
    const besluit = { uitkomst: 'ingevoerd', tekst: 'Het scheelt tijd.' };
    expect((await marjan.submit(`${pilot}/besluit`, besluit)).status).toBe(403);
    const mis = await hilde.submit(`${pilot}/besluit`, { ...besluit, tekst: 'Vraag iemand@example.org.' });
    expect([mis.status, mis.html]).toEqual([422, expect.stringContaining('Vraag iemand@example.org.')]);
    expect((await hilde.submit(`${pilot}/besluit`, besluit)).status).toBe(303);
    expect((await vera.get(wens)).html).toMatch(/ingevoerd.*Het scheelt tijd\./s);
    expect((await otto.get(hier('/besluiten'))).html).toMatch(
      /Het scheelt tijd\..*De week in één oogopslag/s,
    );
    expect([await opVandaag(marjan), await opVandaag(wendy)]).toEqual([true, false]);
    await hilde.submit(`/pilots/${id}/stop`, { zeker: 'ja' });
    expect(await opVandaag(marjan)).toBe(false);
  });

  it('R77: keeps what was typed when a text cannot leave the school', async () => {
    const { vera, hilde, marjan } = s;
    const wens = naar(await marjan.submit(hier('/wensen'), { ...WENS, titel: 'Een tweede wens', pve: '56' }));
    const mail = 'Bel mij op 0612345678 of mail naar iemand@example.org.';
    const antwoord = await vera.submit(`${wens}/antwoord`, { oordeel: 'later', tekst: mail, klaarOp: '' });
    expect([antwoord.status, antwoord.html]).toEqual([422, expect.stringContaining(mail)]);
    const besluit = await hilde.submit(hier('/besluiten'), { wens: idVan(wens), tekst: mail });
    expect([besluit.status, besluit.html]).toEqual([422, expect.stringContaining(mail)]);
    expect(tekst((await vera.get(wens)).html)).toContain('De leverancier heeft nog niet geantwoord');
  });

  it('R77, R80: asks again for too few words at the field itself, keeps the rest, and says what was done', async () => {
    const { hilde, vera, marjan } = s;
    const wens = naar(await marjan.submit(hier('/wensen'), { ...WENS, titel: 'Een derde wens', pve: '56' }));
    await hilde.submit(`${wens}/status`, { status: 'besproken', toelichting: '' });
    const over = { wens: idVan(wens), tekst: ' ' };
    const pilot = { wens: idVan(wens), functie: 'week-op-vandaag', van: dag(0), tot: dag(9) };
    const plan = { op: dag(12), plaats: 'Op school' };
    for (const [wie, pad, body, veld, blijft] of [
      [hilde, '/gebruikersgroepen', { naam: 'ab', product: 'Rekenhaven' }, 'naam', 'value="Rekenhaven"'],
      [marjan, hier('/wensen'), { ...WENS, wanneer: 'ma', pve: '56' }, 'wanneer', WENS.nu],
      [hilde, hier('/deelnemers'), { soort: 'leverancier', naam: 'a' }, 'organisatie', 'value="a"'],
      [hilde, hier('/bijeenkomsten'), { ...plan, plaats: 'a' }, 'plaats', `value="${dag(12)}"`],
      [hilde, hier('/besluiten'), over, 'besluit-tekst', 'Leg vast'],
      [hilde, hier('/pilots'), { ...pilot, vraag: 'a', kostenEuro: '12' }, 'vraag', 'value="12"'],
      [
        vera,
        `${wens}/antwoord`,
        { oordeel: 'nee', tekst: '', klaarOp: '2027-02-01' },
        'antwoord-tekst',
        '2027-02-01',
      ],
    ] as const) {
      const { status, html } = await wie.submit(pad, body);
      expect([pad, status]).toEqual([pad, 422]);
      expect(html).toContain(`<a href="#${veld}">Schrijf iets meer bij`);
      expect(html).toMatch(new RegExp(`id="${veld}"[^>]*aria-invalid="true"`));
      expect(html).toContain(blijft);
    }
    const gedaan = await hilde.submit(hier('/bijeenkomsten'), plan);
    expect((await hilde.get(gedaan.headers.get('location') ?? '')).html).toContain(
      'data-announce="De bijeenkomst staat gepland."',
    );
    // A page has one place for what is said aloud.
    expect((await hilde.get(wens)).html.match(/id="status"/g)).toHaveLength(1);
  });

  it('R80: school and leverancier plan, write and fix the minutes alike, and both see the same', async () => {
    const { hilde, vera, otto, marjan } = s;
    const bijeenkomst = naar(
      await hilde.submit(hier('/bijeenkomsten'), { op: dag(-2), plaats: 'Op school' }),
    );
    await vera.submit(`${bijeenkomst}/agenda`, { onderwerp: 'Planning', wens: '' });
    const punt = /name="punt" value="([0-9a-f-]+)"/.exec((await hilde.get(bijeenkomst)).html)?.[1] ?? '';
    const mail = 'Vragen aan iemand@example.org.';
    const mis = await vera.submit(`${bijeenkomst}/verslag`, { punt, verslag: mail });
    expect([mis.status, mis.html]).toEqual([422, expect.stringContaining(mail)]);
    await vera.submit(`${bijeenkomst}/verslag`, { punt, verslag: 'We kiezen elke maand.' });
    await otto.submit(`${bijeenkomst}/vaststellen`, { zeker: 'ja' });
    const gezien = inhoud((await marjan.get(bijeenkomst)).html);
    expect(gezien).toContain('We kiezen elke maand.');
    expect(gezien).toContain('verslag vastgesteld');
    expect((await hilde.get(bijeenkomst)).html).not.toContain('name="verslag"');
    for (const pad of [bijeenkomst, hier('/besluiten')])
      expect(inhoud((await vera.get(pad)).html)).toBe(inhoud((await otto.get(pad)).html));
  });

  it('R80: of a meeting that is yet to come there is an agenda, and no minutes', async () => {
    const { vera } = s;
    const straks = naar(await vera.submit(hier('/bijeenkomsten'), { op: dag(9), plaats: 'Online' }));
    await vera.submit(`${straks}/agenda`, { onderwerp: 'Wat er komt', wens: '' });
    const { html } = await vera.get(straks);
    expect(inhoud(html)).toContain('Wat er komt');
    expect(html).not.toMatch(/name="verslag"|vaststellen/);
  });

  it('shows a code once, and says nothing of one that does not work', async () => {
    const { hilde } = s;
    const gemaakt = await hilde.submit(hier('/deelnemers'), { soort: 'bestuur', naam: 'Stichting Kustlijn' });
    expect(gemaakt.html).toMatch(/De code voor Stichting Kustlijn: [A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/);
    expect((await hilde.get(hier())).html).toContain('nog niet binnen');
    const mis = await hilde.submit('/gebruikersgroepen/code', { code: 'AAAA-AAAA-AAAA' });
    expect([mis.status, mis.html]).toEqual([422, expect.stringContaining('Deze code klopt niet')]);
  });
});

describe('R78, R79: what Koers can, for everybody', () => {
  it('shows every requirement with a status, its proof, and the stories, without signing in', async () => {
    const answer = await fetch(`${web.origin}/pve`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    for (let nr = 1; nr <= 90; nr += 1)
      expect(html).toMatch(new RegExp(`id="R${nr}"[^>]*>(?:(?!</li>).)*>(?:gebouwd|deels|later)<`, 's'));
    // The demo story in which it is seen, where there is one.
    expect(html).toMatch(/id="R65".*?href="#verhaal-6"/s);
    expect(html).toMatch(/id="R29".*?>gebouwd<.*?\.test\.ts/s);
    for (let nr = 1; nr <= 8; nr += 1)
      expect(html).toMatch(new RegExp(`id="verhaal-${nr}".*?>test loopt mee<`, 's'));
  });
});
