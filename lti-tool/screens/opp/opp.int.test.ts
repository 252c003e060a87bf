import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOpp } from '../../../gateway/opp/service.ts';
import { dag } from '../../../test/support/demo-class.ts';
import { type Answer, type Browser, schoolWeb, tekst } from '../testing/school-web.ts';
import { leerlingUrl } from '../urls.ts';
import {
  adviesUrl,
  beginUrl,
  factorUrl,
  oppUrl,
  oppVerschilUrl,
  overlegUrl,
  redenUrl,
  vaststellenUrl,
  veldTerugUrl,
  veldUrl,
  voorleggenUrl,
} from './urls.ts';

const web = schoolWeb();
let petra: Browser;
const l = (n: number) => web.k.leerlingen[n] ?? '';

const naar = (a: Answer) => a.headers.get('location') ?? '';
const lees = async (wie: Browser, url: string) => {
  const answer = await wie.get(url);
  return { status: answer.status, html: answer.html, tekst: tekst(answer.html) };
};
/** The revision of a field, as the page holds it. */
const gezien = (html: string, veld: string): string =>
  new RegExp(`name="veld" value="${veld}"/?><input type="hidden" name="gezien" value="(\\d+)"`).exec(
    html,
  )?.[1] ?? 'geen';
const begin = async (n: number) => await petra.submit(beginUrl(l(n)), {});

/** Everything the law asks for before an OPP of this pupil can be fixed, from the screens; the pupil was heard elsewhere. */
async function maakKlaar(n: number): Promise<void> {
  const leerling = l(n);
  for (const [richting, code] of [
    ['bevorderend', 'visueel_geheugen'],
    ['belemmerend', 'korte_aandacht'],
  ] as const)
    await petra.submit(factorUrl(leerling), { act: randomUUID(), richting, code });
  await petra.submit(veldUrl(leerling), {
    veld: 'd.onderbouwing',
    gezien: '0',
    waarde: 'Past bij wat helpt.',
  });
  await petra.submit(overlegUrl(leerling), { op: dag(-1), anderen: 'Noor', uitkomst: 'Eens.' });
  await petra.submit(adviesUrl(leerling), { op: dag(-1), advies: 'De commissie is het eens.' });
  await hoor(leerling);
}

/** A row as the form of the pupil writes it. */
async function hoor(leerling: string): Promise<void> {
  const { k } = web;
  await k.as(k.petra, async (tx) => {
    const { id } = await tx
      .selectFrom('koers.opp_versie')
      .select('id')
      .where('leerling_id', '=', leerling)
      .where('vastgesteld_op', 'is', null)
      .where('gesloten_op', 'is', null)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('koers.opp_stem')
      .values({
        school_id: k.school,
        leerling_id: leerling,
        versie_id: id,
        moment: 'opstellen',
        op: dag(0),
        gehoord: false,
        vastgelegd_door: k.petra.person,
        reden: await k.keys.sealForLeerling(tx, k.school, leerling, 'Pip was ziek.', 'opp.stem'),
        volgende_poging: dag(14),
      })
      .execute();
    await createOpp({ keys: k.keys }).naHoren(tx, k.petra, leerling);
  });
}

beforeAll(async () => {
  petra = await web.as(web.k.petra);
});

describe('R37, R38: the workspace of an OPP', () => {
  it('begins with what is known, says what is missing with a link to each, and what comes next', async () => {
    const leeg = await lees(petra, oppUrl(l(0)));
    expect(leeg.tekst).toContain('Er is nog geen OPP');
    const begonnen = await begin(0);
    expect(begonnen.status).toBe(303);
    const { html, tekst: zegt } = await lees(petra, naar(begonnen));
    expect(zegt).toContain('Het concept staat klaar.');
    expect(zegt).toContain('Nog nodig om vast te stellen');
    expect(zegt).toMatch(/uit de arrangementskaart, van vandaag/);
    expect(html).toContain('href="/leerling/');
    const links = [...html.matchAll(/<ul class="s-opp__gaten">([\s\S]*?)<\/ul>/g)].flatMap((m) => [
      ...(m[1] ?? '').matchAll(/href="([^"]+)"/g),
    ]);
    expect(links.length).toBeGreaterThan(2);
    expect([...html.matchAll(/k-button[^"]*"[^>]*id="volgende"|id="volgende"/g)]).toHaveLength(1);
    expect((await lees(petra, leerlingUrl(l(0)))).html).toContain(`href="${oppUrl(l(0))}"`);
  });

  it('keeps what is typed per pause, and never writes over a colleague: both texts are shown', async () => {
    const marjan = await web.as(web.k.marjan);
    const velden = { veld: 'd.onderbouwing', gezien: '0' };
    const eerste = await marjan.tap(veldUrl(l(0)), { ...velden, waarde: 'Pip is graag buiten.' });
    expect([eerste.status, tekst(eerste.html)]).toEqual([200, expect.stringMatching(/Bewaard om \d\d:\d\d/)]);
    const botsing = await petra.tap(veldUrl(l(0)), { ...velden, waarde: 'Buiten werken past bij Pip.' });
    expect(botsing.status).toBe(422);
    expect(tekst(botsing.html)).toContain('Marjan Schelpenpad schreef: Pip is graag buiten.');
    const revisie = /data-gezien="(\d+)"/.exec(botsing.html)?.[1] ?? '';
    const samen = await petra.tap(veldUrl(l(0)), {
      ...velden,
      gezien: revisie,
      waarde: 'Pip is graag buiten; buiten werken past.',
    });
    expect(samen.status).toBe(200);
    expect((await lees(petra, oppUrl(l(0)))).html).toContain('Pip is graag buiten; buiten werken past.');
    const zonder = await petra.submit(veldUrl(l(0)), { ...velden, waarde: 'Nog iets anders' });
    expect(zonder.status).toBe(422);
    expect(zonder.html).toContain('Nog iets anders');
    expect(tekst(zonder.html)).toContain('Petra Poolster schreef');
  });

  it('a field is overruled with a reason in its place, asks for that reason, and goes back to its source', async () => {
    const veld = 'd.bestemming';
    const weg = await petra.tap(veldUrl(l(0)), { veld, gezien: '0', waarde: 'werk in de kas', reden: '' });
    expect(weg.status).toBe(422);
    const anders = await petra.tap(veldUrl(l(0)), {
      veld,
      gezien: '0',
      waarde: 'werk in de kas',
      reden: 'stage gaat goed',
    });
    expect(anders.status).toBe(200);
    expect(tekst(anders.html)).toContain('werk in de kas');
    expect(tekst(anders.html)).toMatch(/In plaats van “.*”: stage gaat goed \(Petra Poolster/);
    const revisie = gezien(anders.html, veld);
    const terug = await petra.tap(veldTerugUrl(l(0)), { veld, gezien: revisie });
    expect(terug.status).toBe(200);
    expect(tekst(terug.html)).not.toContain('werk in de kas');
  });

  it('R27: a factor that is missed is added here and stands in the one register', async () => {
    const erbij = await petra.submit(factorUrl(l(0)), {
      act: randomUUID(),
      richting: 'belemmerend',
      code: 'spanning_groepen',
      behoefte: 'een rustige plek',
    });
    expect(erbij.status).toBe(303);
    expect((await lees(petra, naar(erbij))).tekst).toContain('spanning in grote groepen');
    expect((await lees(petra, `/leerling/${l(0)}/ondersteuning`)).tekst).toContain('een rustige plek');
    const leeg = await petra.submit(factorUrl(l(0)), { act: randomUUID(), richting: 'belemmerend' });
    expect(leeg.status).toBe(422);
  });
});

describe('R35, R41, R43: the steps', () => {
  it('refuses to fix without overleg, and says so; fixes once all is there; a new concept leaves it as it is', async () => {
    await begin(1);
    const teVroeg = await petra.submit(vaststellenUrl(l(1)), {});
    expect([teVroeg.status, tekst(teVroeg.html).includes('Dit kan nog niet')]).toEqual([422, true]);
    const half = await petra.submit(overlegUrl(l(1)), { op: dag(0), anderen: '', uitkomst: 'Eens.' });
    expect([half.status, tekst(half.html).includes('Schrijf op wie erbij waren.')]).toEqual([422, true]);
    expect(half.html).toContain('Eens.');
    await maakKlaar(1);
    const bekijk = await lees(petra, vaststellenUrl(l(1)));
    expect(bekijk.tekst).toContain('Past bij wat helpt.');
    const vast = await petra.submit(vaststellenUrl(l(1)), {});
    expect(vast.status).toBe(303);
    const geldt = await lees(petra, naar(vast));
    expect(geldt.tekst).toContain('Het OPP is vastgesteld.');
    expect(geldt.html).not.toContain('name="waarde"');

    const bij = await petra.submit(redenUrl(l(1), 'bijstellen'), { reden: 'Andere route' });
    expect(bij.status).toBe(303);
    const nieuw = await lees(petra, naar(bij));
    expect(nieuw.tekst).toContain('Versie 1 geldt. Dit is het concept van versie 2.');
    await petra.submit(veldUrl(l(1)), {
      veld: 'd.onderbouwing',
      gezien: gezien(nieuw.html, 'd.onderbouwing'),
      waarde: 'Nu anders.',
    });
    expect((await lees(petra, `${oppUrl(l(1))}?versie=1`)).tekst).toContain('Past bij wat helpt.');
    const verschil = await lees(petra, oppVerschilUrl(l(1), 2));
    expect(verschil.tekst).toContain('Versie 2 naast versie 1');
    expect(verschil.html).toMatch(/<del[^>]*>Past bij wat helpt\.<\/del>/);
    expect(verschil.html).toMatch(/<ins[^>]*>Nu anders\.<\/ins>/);
  });

  it('R44: a typing error is mended in what was talked over, and asks nobody again; another word does', async () => {
    await begin(3);
    expect((await lees(petra, oppUrl(l(3)))).html).not.toContain('name="taalfout"');
    await maakKlaar(3);
    const { html } = await lees(petra, oppUrl(l(3)));
    expect(html).toContain('name="taalfout"');
    const verbeter = async (waarde: string) => {
      const stempel = gezien((await lees(petra, oppUrl(l(3)))).html, 'd.onderbouwing');
      const velden = { veld: 'd.onderbouwing', gezien: stempel, taalfout: 'ja', waarde };
      const antwoord = await petra.submit(veldUrl(l(3)), velden);
      return await lees(petra, naar(antwoord));
    };
    const goed = await verbeter('Past bij wat hellpt.');
    expect(goed.tekst).toContain('De typefout is verbeterd. Niemand hoeft opnieuw te antwoorden.');
    expect(goed.tekst).not.toContain('De uitstroom is veranderd na het overleg.');
    const anders = await verbeter('Past bij iets heel anders.');
    expect(anders.tekst).toContain('Dit is meer dan een typefout.');
    expect(anders.tekst).toContain('De uitstroom is veranderd na het overleg.');
  });

  it('R44: shows what will be put before people, and refuses with the reason when nobody decides', async () => {
    await begin(2);
    const bekijk = await lees(petra, voorleggenUrl(l(2)));
    expect(bekijk.tekst).toContain('Dit leg je voor');
    expect(bekijk.tekst).toContain('Precies deze tekst wordt bewaard.');
    const nee = await petra.submit(voorleggenUrl(l(2)), {});
    expect([nee.status, tekst(nee.html).includes('Dit kan nog niet')]).toEqual([422, true]);
  });
});

describe('R61, R64: who sees an OPP', () => {
  it('a leerkracht sees that of his own pupils, a begeleider none', async () => {
    const marjan = await web.as(web.k.marjan);
    expect((await marjan.get(oppUrl(web.k.buiten))).status).toBe(404);
    expect((await marjan.get(vaststellenUrl(l(0)))).status).toBe(403);
    const begeleider = await web.as({ ...web.k.wendy, roles: new Set(['begeleider']) });
    expect((await begeleider.get(oppUrl(web.k.buiten))).status).toBe(403);
  });
});
