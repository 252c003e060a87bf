import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen, pakketRij } from '../../../fixtures/pakket/kompaslijnen.ts';
import { schrijfCase } from '../../../gateway/leerlijnen/formaten/case/schrijven.ts';
import { laadPakket } from '../../../gateway/leerlijnen/laad-store.ts';
import { PakketSchema } from '../../../gateway/leerlijnen/pakket.ts';
import { importPakket, publishPakket } from '../../../gateway/leerlijnen/service.ts';
import { outboundFetch } from '../../../gateway/platform/http/outbound-fetch.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { grootPakket } from '../../../test/support/groot-pakket.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { inlezenRoutes } from './inlezen-routes.tsx';
import { pakkettenRoutes } from './routes.tsx';

const t = testDb();
const demo = PakketSchema.parse(kompaslijnen);
let server: ScreenServer;
let ib: Visitor;
let juf: Visitor;
let elders: Visitor;
let school: string;

beforeAll(async () => {
  const een = await twoSchools(t.db);
  const ander = await twoSchools(t.db);
  school = een.a;
  await t.db.platform(async (tx) => {
    await importPakket(tx, kompaslijnen);
    await publishPakket(tx, demo.id);
  });
  const deps = {
    assets: fakeAssets,
    db: t.db,
    fetch: outboundFetch({ allowLoopback: true }),
    caseBasis: 'https://koers.example/ims/case/v1p1',
  };
  server = await serveScreens(t.db, () => [...inlezenRoutes(deps), ...pakkettenRoutes(deps)]);
  ib = await server.visitor(een.a, 'ib', 'Petra Poolster');
  juf = await server.visitor(een.a, 'leerkracht', 'Marjan Schelpenpad');
  elders = await server.visitor(ander.a, 'ib', 'Iemand Elders');
});
afterAll(() => server.close());

/** Sends a file as a browser does. */
async function stuur(who: Visitor, naam: string, inhoud: BlobPart, origin = server.origin) {
  const form = new FormData();
  form.set('bestand', new Blob([inhoud]), naam);
  const send = () =>
    fetch(`${server.origin}/pakketten/inlezen`, {
      method: 'POST',
      headers: { cookie: who.cookie, accept: 'text/html', origin },
      body: form,
      redirect: 'manual',
    });
  // The server may let go of a kept connection just as it is taken up: a browser asks again then.
  const res = await send().catch(send);
  return { status: res.status, naar: res.headers.get('location') ?? '', html: await res.text() };
}

const eigenCase = () => {
  const cf = schrijfCase({ ...demo, code: 'lijnen-van-ons', naam: 'Lijnen van ons', rest: [] });
  cf.CFDocument.identifier = '50000000-0000-4000-8000-000000000001';
  return JSON.parse(
    JSON.stringify(cf)
      .replaceAll(demo.id, cf.CFDocument.identifier)
      .replaceAll(demo.pakketId, '50000000-0000-4000-8000-000000000002'),
  ) as ReturnType<typeof schrijfCase>;
};

describe('the packages of a school', () => {
  it('are listed for who works there; only who manages them can bring one in', async () => {
    const [voorJuf, voorIb] = [await juf.get('/pakketten'), await ib.get('/pakketten')];
    expect(voorJuf.html).toContain('Kompaslijnen 1.0 (demo), versie 1.0');
    expect(voorJuf.html).toContain('voor de hele sector');
    expect(voorJuf.html).not.toContain('Pakket inlezen');
    expect(voorIb.html).toContain('Pakket inlezen');
    expect((await juf.get('/pakketten/inlezen')).status).toBe(403);
  });

  it('R4, R5: are a tree of leergebieden, leerlijnen and niveaus; doelen come when a place is opened', async () => {
    const { html } = await juf.get(`/pakketten/${demo.id}`);
    for (const naam of ['Rekenen', 'Geld', 'Niveau 3', 'zonder niveaus']) expect(html).toContain(naam);
    expect(html).not.toContain('winkelhoek');
    const lijn = pakketRij('leerlijn', 'RW-E');
    const niveau = pakketRij('niveau', 'RW-E-N1');
    const doelen = await juf.get(`/pakketten/${demo.id}/doelen?lijn=${lijn}&niveau=${niveau}`, {
      htmx: true,
    });
    expect(doelen.html).toContain('winkelhoek');
    expect((await juf.get(`/pakketten/${demo.id}?lijn=${lijn}&niveau=${niveau}`)).html).toContain(
      'winkelhoek',
    );
    const em = await juf.get(`/pakketten/${demo.id}/doelen?lijn=${pakketRij('leerlijn', 'EM')}`, {
      htmx: true,
    });
    expect(em.html).toContain('bekende stem');
  });

  it('finds a doel by parts of its words and its code, with the way to it', async () => {
    const zoek = (q: string) =>
      juf.get(`/pakketten/${demo.id}/zoek?q=${encodeURIComponent(q)}`, { htmx: true });
    const { html } = await zoek('MUNT brief');
    expect(html).toContain('2 doelen gevonden');
    expect(html).toContain('Rekenen › Geld › Niveau 2');
    expect(html).not.toContain('<html');
    expect((await zoek('rw-e-3a')).html).toContain('1 doel gevonden');
    expect((await zoek('<script>')).html).toContain('Geen doel gevonden met &quot;&lt;script>');
    expect((await zoek('')).html).toBe('<div id="zoekresultaat"></div>');
    const zonderScript = await juf.get(`/pakketten/${demo.id}/zoek?q=munten`);
    expect(zonderScript.html).toContain('<html');
  });

  it('R9: go out as a file, and another school cannot take one that is not its own', async () => {
    const { headers, html } = await juf.get(`/pakketten/${demo.id}/bestand?formaat=case-1.1`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="kompaslijnen-1.0.json"');
    expect(JSON.parse(html)).toMatchObject({ CFDocument: { title: demo.naam } });
  });
});

describe('R9: bringing a package in', () => {
  let versie: string;

  it('a CASE file: nothing is stored until a person says so; then it is a concept, which can be published', async () => {
    const { status, naar } = await stuur(ib, 'lijnen.json', JSON.stringify(eigenCase()));
    expect(status).toBe(303);
    const na = await ib.get(naar);
    expect(na.html).toContain('CASE 1.1: 6 leergebieden, 7 leerlijnen en 52 doelen');
    expect(na.html).toContain('Bewaren als concept');
    expect((await ib.get('/pakketten')).html).not.toContain('Lijnen van ons');
    expect((await elders.get(naar)).status).toBe(404);

    await ib.post(naar, {
      actie: 'kijken',
      naam: 'Onze lijnen',
      versie: '2.3',
      licentie: 'CC-BY-4.0',
      voor: 'bestuur',
    });
    expect((await ib.get(naar)).html).toContain('value="Onze lijnen"');
    const bewaard = await ib.post(naar, {
      actie: 'bewaren',
      naam: 'Onze lijnen',
      versie: '2.3',
      licentie: 'CC-BY-4.0',
    });
    versie = bewaard.headers.get('location')?.split('/').at(-1) ?? '';
    expect((await ib.get(naar)).status).toBe(404);

    const concept = await ib.get(`/pakketten/${versie}`);
    for (const tekst of ['Onze lijnen, versie 2.3', 'Dit is een concept', 'Licentie: CC-BY-4.0'])
      expect(concept.html).toContain(tekst);
    expect((await juf.get(`/pakketten/${versie}`)).status).toBe(404);
    expect((await juf.get('/pakketten')).html).not.toContain('Onze lijnen');
    expect((await elders.get(`/pakketten/${versie}`)).status).toBe(404);
    expect((await ib.get(`/pakketten/${versie}/verslag`)).html).toContain('lijnen.json');
  });

  it('R10: published, it is there for all of the school and nothing of it changes', async () => {
    expect((await elders.post(`/pakketten/${versie}/publiceren`)).status).toBe(404);
    expect((await juf.post(`/pakketten/${versie}/publiceren`)).status).toBe(403);
    expect((await ib.post(`/pakketten/${versie}/publiceren`)).status).toBe(303);
    expect((await juf.get(`/pakketten/${versie}`)).html).toContain('gepubliceerd');
    expect((await ib.post(`/pakketten/${versie}/weggooien`)).status).toBe(409);
    expect((await ib.post(`/pakketten/${demo.id}/weggooien`)).status).toBe(404);
  });

  it('keeps all that a foreign CASE file says: it goes out as it came in', async () => {
    const cf = eigenCase();
    cf.CFDocument = { ...cf.CFDocument, extensions: { van: 'elders' }, notes: 'bij ons bekend' };
    for (const item of cf.CFItems ?? []) if (item.extensions === undefined) item['notes'] = 'van elders';
    const { naar } = await stuur(ib, 'vreemd.json', JSON.stringify(cf));
    const bewaard = await ib.post(naar, { actie: 'bewaren' });
    const id = bewaard.headers.get('location')?.split('/').at(-1) ?? '';
    const pakket = await t.db.tenant({ school, actor: null }, (tx) => laadPakket(tx, id));
    expect(pakket && JSON.parse(JSON.stringify(schrijfCase(pakket)))).toEqual(cf);
  });

  it('R4: a foreign CASE file: a person says what its types are, and the rest is kept', async () => {
    const cf = eigenCase();
    for (const item of cf.CFItems ?? []) {
      item.CFItemType =
        { Leergebied: 'Subject', Leerlijn: 'Strand', Niveau: 'Stage', Leerdoel: 'Goal' }[
          item.CFItemType ?? ''
        ] ?? 'Other';
      delete item.extensions;
    }
    const { naar } = await stuur(
      ib,
      'vreemde-types.json',
      JSON.stringify(cf).replaceAll('50000000-0000', '51000000-0000'),
    );
    const eerst = await ib.get(naar);
    for (const tekst of ['Wat is wat in dit pakket?', 'Strand', 'komt 52 keer voor'])
      expect(eerst.html).toContain(tekst);
    const namen = [...eerst.html.matchAll(/name="typenaam(\d+)" value="(\w+)"/g)].map(
      ([, n = '', naam = '']) => [n, naam],
    );
    const soort: Record<string, string> = {
      Subject: 'leergebied',
      Strand: 'leerlijn',
      Stage: 'niveau',
      Goal: 'leerdoel',
      Other: 'rest',
    };
    const keuzes = Object.fromEntries(
      namen.flatMap(([n = '', naam = '']) => [
        [`typenaam${n}`, naam] as const,
        [`type${n}`, soort[naam] ?? ''] as const,
      ]),
    );
    await ib.post(naar, { ...keuzes, actie: 'kijken' });
    const na = await ib.get(naar);
    expect(na.html).toContain('6 leergebieden, 7 leerlijnen en 52 doelen');
    const bewaard = await ib.post(naar, { ...keuzes, actie: 'bewaren' });
    const id = bewaard.headers.get('location')?.split('/').at(-1) ?? '';
    const pakket = await t.db.tenant({ school, actor: null }, (tx) => laadPakket(tx, id));
    expect(pakket?.niveaus.length).toBe(demo.niveaus.length);
    expect(pakket?.leerlijnen.filter((l) => !l.geordend).map((l) => l.code)).toEqual(['EM']);
  });

  it('a spreadsheet: Koers guesses the columns, a person says it better, and the next time it is remembered', async () => {
    const csv =
      'Gebied;Lijn;Stap;Nr;Wat kan de leerling\nRekenen;Geld;1;G1;telt munten\nRekenen;Geld;2;G2;betaalt gepast\nRekenen;;2;G3;\n';
    const { naar } = await stuur(ib, 'lijnen.csv', csv);
    const eerst = await ib.get(naar);
    expect(eerst.html).toContain('Welke kolom is wat?');
    expect(eerst.html).toContain('betaalt gepast');
    expect(eerst.html).not.toContain('Bewaren als concept');
    const kolommen = {
      tabel: 'ja',
      licentie: 'CC-BY-4.0',
      'kolom.leergebied': 'Gebied',
      'kolom.leerlijn': 'Lijn',
      'kolom.niveau': 'Stap',
      'kolom.doelCode': 'Nr',
      'kolom.doel': 'Wat kan de leerling',
    };
    await ib.post(naar, { ...kolommen, actie: 'kijken' });
    const na = await ib.get(naar);
    expect(na.html).toContain('1 leergebied, 1 leerlijn en 2 doelen');
    expect(na.html).toContain('regel 4');
    const bewaard = await ib.post(naar, { ...kolommen, actie: 'bewaren' });
    const pakket = await ib.get(`${bewaard.headers.get('location')}/zoek?q=munten`, { htmx: true });
    expect(pakket.html).toContain('Rekenen › Geld › 1');

    const weer = await stuur(ib, 'lijnen-2.csv', csv.replace('munten', 'briefjes'));
    expect((await ib.get(weer.naar)).html).toContain('de vorige keer kozen');
    const bijAnder = await stuur(elders, 'lijnen.csv', csv);
    expect((await elders.get(bijAnder.naar)).html).not.toContain('de vorige keer kozen');
  });

  it('a large file is read aside: who asks something meanwhile does not wait for it', async () => {
    const { naar } = await stuur(ib, 'groot.json', JSON.stringify(schrijfCase(grootPakket(4000, 'groot'))));
    let asked = 0;
    const klaar = ib.get(naar);
    let bezig = true;
    void klaar.finally(() => {
      bezig = false;
    });
    while (bezig) {
      await juf.get('/pakketten');
      asked += 1;
    }
    expect((await klaar).html).toContain('40 leerlijnen en 4.000 doelen');
    expect(asked).toBeGreaterThan(2);
  });

  it('from the address of a CASE server, page by page', async () => {
    const cf = eigenCase();
    const items = cf.CFItems ?? [];
    const gevraagd: string[] = [];
    const bron = createServer((req, res) => {
      gevraagd.push(req.url ?? '');
      const tweede = req.url?.includes('offset=40');
      const blad = tweede
        ? { CFDocument: cf.CFDocument, CFItems: items.slice(40) }
        : { ...cf, CFItems: items.slice(0, 40) };
      res.writeHead(200, {
        'content-type': 'application/json',
        ...(tweede ? {} : { link: `</ims/case/v1p1/CFPackages/x?offset=40>; rel="next"` }),
      });
      res.end(JSON.stringify(blad));
    });
    await new Promise<void>((resolve) => bron.listen(0, '127.0.0.1', resolve));
    const adres = `http://127.0.0.1:${(bron.address() as AddressInfo).port}/ims/case/v1p1/CFDocuments/x`;
    const antwoord = await ib.post('/pakketten/inlezen', { url: adres });
    bron.close();
    expect(gevraagd).toEqual(['/ims/case/v1p1/CFPackages/x', '/ims/case/v1p1/CFPackages/x?offset=40']);
    expect((await ib.get(antwoord.headers.get('location') ?? '')).html).toContain('52 doelen');
  });

  it.each([
    ['https://10.0.0.1/ims/case/v1p1/CFPackages/x', 'niet op het openbare internet'],
    ['file:///etc/passwd', 'Dit is geen webadres'],
    ['http://127.0.0.1:1/x', 'De server is niet bereikbaar'],
  ])('says what is wrong with the address %s', async (url, reden) => {
    const { status, html } = await ib.post('/pakketten/inlezen', { url });
    expect(status).toBe(422);
    expect(html).toContain(reden);
  });

  it('tells of a file that cannot be read what and where, and offers no way to store it', async () => {
    const { naar } = await stuur(ib, 'stuk.json', '{\n  "CFDocument": {,\n}');
    const { html } = await ib.get(naar);
    expect(html).toContain('regel 2');
    expect(html).not.toContain('Bewaren als concept');
    const zonder = eigenCase();
    delete zonder.CFDocument.licenseURI;
    const los = await stuur(ib, 'zonder-licentie.json', JSON.stringify({ ...zonder, CFDefinitions: {} }));
    expect((await ib.get(los.naar)).html).toContain('Vul de licentie in.');
    expect((await ib.post(los.naar, { actie: 'bewaren' })).status).toBe(400);
  });

  it('takes no file from who may not, from elsewhere, or that is too large', async () => {
    expect((await stuur(juf, 'x.json', '{}')).status).toBe(403);
    expect((await stuur(ib, 'x.json', '{}', 'https://elders.example')).status).toBe(403);
    const groot = await stuur(ib, 'groot.json', new Uint8Array(51 * 1024 * 1024));
    expect([groot.status, groot.html.includes('tot 50 MB')]).toEqual([413, true]);
  });
});
