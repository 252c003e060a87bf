import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { rijId } from '../../../gateway/leerlijnen/formaten/vast-id.ts';
import { alsVersie } from '../../../gateway/leerlijnen/inrichting/als-versie.ts';
import { PakketSchema } from '../../../gateway/leerlijnen/pakket.ts';
import { importPakket, publishPakket } from '../../../gateway/leerlijnen/service.ts';
import { createLeerroute } from '../../../gateway/leerroute/service.ts';
import { dag, doel, lijn, niveau } from '../../../test/support/demo-class.ts';
import { type Browser, schoolWeb } from '../testing/school-web.ts';

const web = schoolWeb();
let ib: Browser;

beforeAll(async () => {
  ib = await web.as(web.k.petra);
});

/** Begins own leerlijnen; the address of the editor. */
async function begin(basis: string | null = kompaslijnen.id, naam = 'Onze lijnen'): Promise<string> {
  const answer = await ib.submit('/leerlijnen/eigen', {
    basis: basis ?? '',
    naam,
    code: `eigen-${randomUUID().slice(0, 6)}`,
    eigenaar: 'school',
    licentie: 'CC-BY-4.0',
  });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

const vorm = (wat: string, soort: string, meer: Record<string, string> = {}) => ({
  act: randomUUID(),
  wat,
  soort,
  blad: 'lijn',
  bij: lijn('RW-E'),
  ...meer,
});
const tekstVan = (html: string, entiteit: string) =>
  new RegExp(`id="rij-${entiteit}-tekst"[^>]*>([^<]*)<`).exec(html)?.[1];
const was = (code: string) => kompaslijnen.leerdoelen.find((d) => d.code === code)?.tekst ?? '';

describe('R8: the editor of own leerlijnen', () => {
  it('begins on a package and asks what is missing', async () => {
    const mist = await ib.submit('/leerlijnen/eigen', { basis: '', naam: '', code: 'x', eigenaar: 'school' });
    expect(mist.status).toBe(422);
    expect(mist.html).toContain('Geef een naam.');
    const url = await begin();
    const page = await ib.get(`${url}?lijn=${lijn('RW-E')}`);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Op Kompaslijnen');
    expect(tekstVan(page.html, doel('RW-E-3a'))).toBe(was('RW-E-3a').replaceAll('"', '&quot;'));
  });

  it('adds, rewords, moves and hides by one form each, and undoes it; without scripts too', async () => {
    const url = await begin();
    const rij = (entiteit: string, wat: string, velden: Record<string, string> = {}) =>
      vorm(wat, 'leerdoel', { entiteit, ...velden });
    const erbij = vorm('toevoegen', 'leerdoel', {
      ouder: niveau('RW-E', 3),
      'v.tekst': 'past op de kassa',
      'v.code': '',
    });
    const na = await ib.tap(url, erbij);
    expect(na.html).toContain('past op de kassa');
    expect(na.html).toContain('value="RW-E-1"');
    expect(na.html).toMatch(/data-focus[^>]*>|<textarea[^>]*data-focus/); // go on typing

    const anders = await ib.tap(
      url,
      rij(doel('RW-E-3a'), 'herformuleren', {
        'v.code': 'RW-E-3a',
        'g.code': 'RW-E-3a',
        'v.tekst': 'onze woorden',
        'g.tekst': was('RW-E-3a'),
      }),
    );
    expect(tekstVan(anders.html, doel('RW-E-3a'))).toBe('onze woorden');
    expect(anders.html).toContain('Door jullie gewijzigd');

    const volgorde = (html: string) =>
      [...html.matchAll(/id="rij-([0-9a-f-]{36})"[^>]*aria-label="leerdoel/g)].map((m) => m[1]);
    const eerst = volgorde(anders.html);
    const plek = eerst.indexOf(doel('RW-E-3a'));
    const omlaag = await ib.tap(url, rij(doel('RW-E-3a'), 'omlaag'));
    expect(volgorde(omlaag.html)[plek + 1]).toBe(doel('RW-E-3a'));

    const verborgen = await ib.submit(url, rij(doel('RW-E-2a'), 'verbergen'));
    expect(verborgen.status).toBe(303);
    const page = await ib.get(verborgen.headers.get('location') ?? '');
    expect(page.html).toContain('Verborgen: leerdoel RW-E-2a');
    const terug = await ib.tap(url, rij(doel('RW-E-2a'), 'tonen'));
    expect(terug.html).not.toContain('Verborgen: leerdoel RW-E-2a');

    const act = /&quot;wat&quot;:&quot;([0-9a-f-]{36})&quot;/.exec(na.html)?.[1] ?? '';
    expect(act).toBe(erbij.act);
    const ongedaan = await ib.tap(`${url}/ongedaan`, {
      act: randomUUID(),
      wat: act,
      blad: 'lijn',
      bij: lijn('RW-E'),
    });
    expect(ongedaan.html).not.toContain('past op de kassa');
    const lijst = await ib.get(`${url}/wijzigingen`);
    expect(lijst.html).toContain('Ongedaan gemaakt: Leerdoel RW-E-1 toegevoegd');
  });

  it('shows what a colleague made of it meanwhile, keeps what was typed, and takes it the second time', async () => {
    const url = await begin();
    const typ = (tekst: string, gezien: string) =>
      ib.tap(
        url,
        vorm('herformuleren', 'leerdoel', { entiteit: doel('RW-E-3b'), 'v.tekst': tekst, 'g.tekst': gezien }),
      );
    await typ('van een collega', was('RW-E-3b'));
    const tweede = await typ('van mij', was('RW-E-3b'));
    expect(tweede.status).toBe(422);
    expect(tweede.html).toContain('Een collega maakte er intussen dit van: van een collega');
    expect(tekstVan(tweede.html, doel('RW-E-3b'))).toBe('van mij');
    expect(tweede.html).toContain('name="g.tekst" value="van een collega"');
    const derde = await typ('van mij', 'van een collega');
    expect(tekstVan(derde.html, doel('RW-E-3b'))).toBe('van mij');
  });

  it('says what is wrong at the row, and keeps what was typed', async () => {
    const url = await begin();
    const leeg = await ib.tap(
      url,
      vorm('toevoegen', 'leerdoel', { ouder: niveau('RW-E', 3), 'v.tekst': ' ', 'v.code': 'MIJN' }),
    );
    expect(leeg.status).toBe(422);
    expect(leeg.html).toContain('Vul de tekst in.');
    expect(leeg.html).toContain('value="MIJN"');
    const dubbel = await ib.tap(
      url,
      vorm('toevoegen', 'leerroute', { blad: 'routes', bij: '', 'v.code': 'LR4', 'v.naam': 'Nog een' }),
    );
    expect(dubbel.html).toContain('deze code is al in gebruik');
  });

  it('takes rows from a spreadsheet after a look at them', async () => {
    const url = await begin();
    const plak = `${url}/plakken/${lijn('RW-E')}`;
    const body = { act: randomUUID(), tekst: 'N2\tP1\tplakt een\nN2\tRW-E-3a\tdubbel\nN2\tP2\tplakt twee' };
    const kijk = await ib.submit(plak, { ...body, stap: 'bekijken' });
    expect(kijk.html).toContain('2 doelen kunnen erbij, 1 niet.');
    expect(kijk.html).toContain('Deze code is al in gebruik.');
    expect((await ib.get(url)).html).not.toContain('plakt een');
    for (const _ of [1, 2]) expect((await ib.submit(plak, { ...body, stap: 'toevoegen' })).status).toBe(303);
    const page = await ib.get(`${url}?lijn=${lijn('RW-E')}`);
    expect(page.html.match(/>plakt (een|twee)</g)).toHaveLength(2);
    expect((await ib.get(`${url}/wijzigingen`)).html.match(/dingen toegevoegd/g)).not.toHaveLength(0);
  });

  it('shows both sides of a conflict with a new version, and goes on with what was chosen', async () => {
    const url = await begin();
    await ib.tap(
      url,
      vorm('herformuleren', 'leerdoel', {
        entiteit: doel('RW-E-1a'),
        'v.tekst': 'onze een',
        'g.tekst': was('RW-E-1a'),
      }),
    );
    const id = randomUUID();
    const nieuw = alsVersie(PakketSchema.parse(kompaslijnen), { id, versie: '7.0' });
    const leerdoelen = nieuw.leerdoelen.map((d) =>
      d.entiteit === doel('RW-E-1a') ? { ...d, tekst: 'hun nieuwe een' } : d,
    );
    await web.t.db.platform(async (tx) => {
      await importPakket(tx, { ...nieuw, leerdoelen });
      await publishPakket(tx, id);
    });
    expect((await ib.get(`${url}/kiezen`)).html).toContain('Nieuwe versie: Kompaslijnen');
    const kijk = await ib.get(`${url}/kiezen?versie=${id}`);
    for (const tekst of [`Zo was het: ${was('RW-E-1a')}`, 'onze een', 'hun nieuwe een'])
      expect(kijk.html).toContain(tekst);
    const sleutel = `keuze.veld/${doel('RW-E-1a')}/tekst`;
    expect(kijk.html).toContain(sleutel);
    const verder = await ib.submit(`${url}/kiezen?versie=${id}`, { act: randomUUID(), [sleutel]: 'basis' });
    expect(verder.status).toBe(303);
    const page = await ib.get(`${url}?lijn=${lijn('RW-E')}`);
    expect(page.html).toContain('Op Kompaslijnen 1.0 (demo) 7.0');
    expect(tekstVan(page.html, doel('RW-E-1a'))).toBe('hun nieuwe een');
  });
});

/** Places a pupil on a leerroute of the own package. */
async function plaats(
  leerling: string,
  versie: string,
  { route, geld, n1 }: { route: string; geld: string; n1: string },
): Promise<void> {
  const { k } = web;
  await k.as(k.petra, (tx) =>
    createLeerroute({ keys: k.keys }).placeLeerlingen(tx, k.petra, {
      id: randomUUID(),
      wie: { leerlingen: [leerling] },
      leerroute: rijId(versie, route),
      periode: k.periode,
      streefniveaus: [{ leerlijn: rijId(versie, geld), niveau: rijId(versie, n1) }],
      op: dag(0),
      beslotenDoor: 'Commissie voor de begeleiding',
      reden: 'Past beter',
    }),
  );
}

describe('R1: leerroutes as data', () => {
  it('makes leerroute "4 Arbeid" with profile Arbeidsmarkt and what it expects, publishes it, and the school works with it', async () => {
    const url = await begin(null, 'Helemaal zelf');
    expect((await ib.submit(`${url}/publiceren`, { stap: 'publiceren', notitie: '' })).html).toContain(
      'er is nog geen leerroute',
    );
    const maak = async (soort: string, velden: Record<string, string>, ouder = '') => {
      const blad = { blad: soort === 'leerroute' ? 'routes' : 'lijn', bij: '' };
      const answer = await ib.tap(url, vorm('toevoegen', soort, { ouder, ...velden, ...blad }));
      expect(answer.status).toBe(200);
      return answer.html;
    };
    const idVan = (html: string, label: string) =>
      new RegExp(`id="rij-([0-9a-f-]{36})"[^>]*aria-label="${label}"`).exec(html)?.[1] ?? '';
    const gebied = idVan(
      await maak('leergebied', { 'v.code': 'RW', 'v.naam': 'Rekenen', 'v.soort': 'LS' }),
      'leergebied Rekenen',
    );
    const geld = idVan(
      await maak('leerlijn', { 'v.code': 'G', 'v.naam': 'Geld', 'v.geordend': 'ja' }, gebied),
      'leerlijn Geld',
    );
    const n1 = idVan(await maak('niveau', { 'v.code': 'N1', 'v.naam': 'Begin' }, geld), 'niveau Begin');
    await maak('leerdoel', { 'v.code': 'G1', 'v.tekst': 'herkent munten' }, n1);
    const route = idVan(
      await maak('leerroute', {
        'v.code': '4',
        'v.naam': '4 Arbeid',
        'v.ldgm': '4',
        'v.uitstroomprofiel': 'arbeidsmarkt',
        'v.bestemming': 'groen',
      }),
      'leerroute 4 Arbeid',
    );
    const verwacht = `${url}/leerroutes/${route}/${geld}`;
    const fout = await ib.submit(verwacht, {
      act: randomUUID(),
      hoort: 'ja',
      uitstroomniveau: n1,
      'n.6': '9',
    });
    expect(fout.status).toBe(422);
    expect(fout.html).toContain('Bij 6 jaar');
    expect(
      (
        await ib.submit(verwacht, {
          act: randomUUID(),
          hoort: 'ja',
          uitstroomniveau: n1,
          'n.6': '0,5',
          'n.16': '1',
        })
      ).status,
    ).toBe(303);
    expect((await ib.get(`${url}/leerroutes/${route}`)).html).toContain('6 jaar: 0,5, 16 jaar: 1');
    const klaar = await ib.submit(`${url}/publiceren`, { stap: 'publiceren', notitie: 'De eerste' });
    expect(klaar.headers.get('location')).toContain('gedaan=publiceren');
    const page = await ib.get(`${url}/publiceren`);
    const neem = /action="(\/leerlijnen\/overnemen\/[^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await ib.submit(neem, {})).status).toBe(303);
    const leerlijnen = await ib.get('/leerlijnen');
    expect(leerlijnen.html).toContain('4 Arbeid');
    const leerling = web.k.leerlingen[0] ?? '';
    await plaats(leerling, neem.slice(neem.lastIndexOf('/') + 1), { route, geld, n1 });
    const profiel = (await ib.get(`/leerling/${leerling}`)).html;
    for (const tekst of ['4 Arbeid', 'groen', 'Geld']) expect(profiel).toContain(tekst);
  });
});

describe('R85: own leerlijnen of another school', () => {
  it('do not exist, whatever is asked', async () => {
    const url = await begin();
    const ander = await web.as(web.b.petra);
    for (const pad of [
      '',
      '/leerroutes',
      '/kiezen',
      '/wijzigingen',
      '/publiceren',
      `/plakken/${lijn('RW-E')}`,
      `/doel/${doel('RW-E-3a')}`,
    ])
      expect((await ander.get(url + pad)).status, pad).toBe(404);
    expect((await ander.tap(url, vorm('verbergen', 'leerdoel', { entiteit: doel('RW-E-3a') }))).status).toBe(
      404,
    );
    const juf = await web.as(web.k.marjan);
    expect((await juf.get('/leerlijnen/eigen')).status).toBe(403);
  });
});
