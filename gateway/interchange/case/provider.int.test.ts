import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen, pakketRij } from '../../../fixtures/pakket/kompaslijnen.ts';
import { type ScreenServer, serveScreens } from '../../../lti-tool/screens/testing/serve-screens.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { actor } from '../../../test/support/demo-class.ts';
import { grootPakket } from '../../../test/support/groot-pakket.ts';
import { leesCase } from '../../leerlijnen/formaten/case/lezen.ts';
import type { Obj } from '../../leerlijnen/formaten/case/model.ts';
import { schrijfCase } from '../../leerlijnen/formaten/case/schrijven.ts';
import { alsCase10 } from '../../leerlijnen/formaten/case/v1p0.ts';
import { type Pakket, PakketSchema } from '../../leerlijnen/pakket.ts';
import { importeerVoorSchool, publiceer } from '../../leerlijnen/pakketten.ts';
import { importPakket, publishPakket } from '../../leerlijnen/service.ts';
import { caseRoutes } from './routes.ts';
import { heeftSchemas, keur } from './testing/schemas.ts';

const t = testDb();
let server: ScreenServer;
let a: string;
const demo = PakketSchema.parse(kompaslijnen);
const ib = () => actor(a, '00000000-0000-4000-8000-000000000001', 'ib');
const doel = pakketRij('leerdoel', 'RW-E-3a');
const lijn = pakketRij('leerlijn', 'RW-E');

async function vraag(pad: string) {
  const res = await fetch(`${server.origin}/ims/case/${pad}`);
  const json = (await res.json()) as Obj;
  return { status: res.status, json, headers: res.headers };
}
const lijst = (json: Obj, naam: string) => json[naam] as Obj[];

async function vanSchool(pakket: Pakket, gedeeld: boolean): Promise<string> {
  return await t.db.tenant({ school: a, actor: null }, async (tx) => {
    const bron = { naam: 'x', bytes: Buffer.from('x') };
    const gelezen = { goed: true, formaat: 'koers', pakket, regels: [] } as const;
    const { versie, pakketId } = await importeerVoorSchool(tx, ib(), { ...gelezen, regels: [] }, bron, {
      voor: 'school',
      proef: false,
    });
    await publiceer(tx, ib(), versie);
    if (gedeeld) await tx.updateTable('koers.pakket').set({ gedeeld }).where('id', '=', pakketId).execute();
    return versie;
  });
}

beforeAll(async () => {
  ({ a } = await twoSchools(t.db));
  await t.db.platform(async (tx) => {
    await importPakket(tx, kompaslijnen);
    await publishPakket(tx, demo.id);
    await importPakket(tx, grootPakket(20, 'concept'));
  });
  server = await serveScreens(t.db, (origin) => caseRoutes({ origin: origin() }));
});
afterAll(() => server.close());

describe('R12: what everybody may have', () => {
  it('is what is published and of the sector or shared, and nothing else', async () => {
    const eigen = await vanSchool({ ...grootPakket(30, 'eigen'), naam: 'Alleen van ons' }, false);
    const gedeeld = await vanSchool({ ...grootPakket(30, 'gedeeld'), naam: 'Voor iedereen' }, true);
    const { json, headers } = await vraag('v1p1/CFDocuments');
    expect(lijst(json, 'CFDocuments').map((d) => d['title'])).toEqual([
      'Kompaslijnen 1.0 (demo)',
      'Voor iedereen',
    ]);
    expect(headers.get('x-total-count')).toBe('2');
    expect((await vraag(`v1p1/CFDocuments/${gedeeld}`)).status).toBe(200);
    for (const pad of [
      `CFDocuments/${eigen}`,
      `CFPackages/${eigen}`,
      `CFItems/${grootPakket(30, 'eigen').leerdoelen[0]?.entiteit}`,
    ])
      expect((await vraag(`v1p1/${pad}`)).status, pad).toBe(404);
    await t.db.tenant({ school: a, actor: null }, (tx) =>
      tx.updateTable('koers.pakket').set({ gedeeld: false }).where('naam', '=', 'Voor iedereen').execute(),
    );
    expect((await vraag(`v1p1/CFDocuments/${gedeeld}`)).status).toBe(404);
  });
});

describe('a package over CASE (R9)', () => {
  it('comes out whole, with our own addresses, and reads back as the same package', async () => {
    const { json, headers } = await vraag(`v1p1/CFPackages/${demo.id}`);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    const gelezen = leesCase(json, { opgave: {} });
    if (!gelezen.goed) throw new Error(JSON.stringify(gelezen.fouten));
    const moment = String((json['CFDocument'] as Obj)['lastChangeDateTime']);
    const basis = `${server.origin}/ims/case/v1p1`;
    expect(json).toEqual(JSON.parse(JSON.stringify(schrijfCase(demo, { basis, moment }))));
    expect(gelezen.pakket.leerdoelen.length).toBe(demo.leerdoelen.length);
    expect((await vraag(`v1p0/CFPackages/${demo.id}`)).json).toMatchObject({
      CFItems: (alsCase10(schrijfCase(demo))['CFItems'] as Obj[]).map(({ identifier }) => ({ identifier })),
    });
  });

  it('by pages has everything once, with links to the pages around', async () => {
    const heel = (await vraag(`v1p1/CFPackages/${demo.id}`)).json;
    const items: Obj[] = [];
    const relaties: Obj[] = [];
    let pad: string | null = `v1p1/CFPackages/${demo.id}?limit=30`;
    let bladen = 0;
    while (pad) {
      const { json, headers } = await vraag(pad);
      items.push(...lijst(json, 'CFItems'));
      relaties.push(...lijst(json, 'CFAssociations'));
      bladen += 1;
      const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
      pad = next ? next.slice(`${server.origin}/ims/case/`.length) : null;
    }
    expect(bladen).toBe(Math.ceil(lijst(heel, 'CFItems').length / 30));
    expect(items).toEqual(heel['CFItems']);
    const opId = (alle: Obj[]) =>
      [...alle].sort((x, y) => (String(x['identifier']) < String(y['identifier']) ? -1 : 1));
    expect(opId(relaties)).toEqual(opId(lijst(heel, 'CFAssociations')));
    expect((await vraag(`v1p1/CFPackages/${demo.id}?offset=100000`)).status).toBe(404);
  });

  it('gives an item, its relations and its type', async () => {
    const item = (await vraag(`v1p1/CFItems/${doel}`)).json;
    expect(item).toMatchObject({
      identifier: doel,
      humanCodingScheme: 'RW-E-3a',
      CFItemType: 'Leerdoel',
      CFDocumentURI: { identifier: demo.id, uri: `${server.origin}/ims/case/v1p1/CFDocuments/${demo.id}` },
    });
    const { CFItem, CFAssociations } = (await vraag(`v1p1/CFItemAssociations/${lijn}`)).json as {
      CFItem: Obj;
      CFAssociations: Obj[];
    };
    expect(CFItem['identifier']).toBe(lijn);
    const soorten = CFAssociations.map((r) => r['associationType']);
    expect(soorten.filter((s) => s === 'isChildOf').length).toBe(6); // five niveaus, and its leergebied
    expect(soorten).toContain('ext:koers.routeLeerlijn');
    const relatie = CFAssociations[0]?.['identifier'];
    expect((await vraag(`v1p1/CFAssociations/${relatie}`)).json).toMatchObject({ ...CFAssociations[0] });
    const type = (item['CFItemTypeURI'] as Obj)['identifier'];
    expect((await vraag(`v1p1/CFItemTypes/${type}`)).json).toMatchObject({
      CFItemTypes: [{ title: 'Leerdoel' }],
    });
    const licentie = ((await vraag(`v1p1/CFDocuments/${demo.id}`)).json['licenseURI'] as Obj)['identifier'];
    expect((await vraag(`v1p1/CFLicenses/${licentie}`)).json).toMatchObject({ title: 'CC0-1.0' });
  });
});

describe('what is asked wrongly', () => {
  it.each([
    ['v1p1/CFItems/00000000-0000-4000-8000-000000000000', 404, 'unknownobject'],
    ['v1p1/CFItems/geen-uuid', 404, 'invalid_uuid'],
    ['v1p0/CFItems/geen-uuid', 404, 'invaliduuid'],
    ['v1p1/CFDocuments?limit=0', 400, 'invalid_selection_field'],
    ['v1p1/CFDocuments?offset=-1', 400, 'invalid_selection_field'],
    ['v1p1/CFDocuments?fields=title,kleur', 400, 'invalid_selection_field'],
    ['v1p1/CFDocuments?filter=title', 400, 'invalid_selection_field'],
    ['v1p1/CFDocuments?sort=kleur', 400, 'invalid_sort_field'],
    ['v1p1/CFDocuments?sort=title&orderBy=omhoog', 400, 'invalid_sort_field'],
    ["v1p1/CFDocuments?filter=title='bestaat niet'", 404, 'unknownobject'],
  ])('%s is answered with %i and the reason of the standard', async (pad, status, reden) => {
    const antwoord = await vraag(pad);
    expect(antwoord.status).toBe(status);
    expect(antwoord.json).toMatchObject({
      imsx_codeMajor: 'failure',
      imsx_severity: 'error',
      imsx_codeMinor: { imsx_codeMinorField: [{ imsx_codeMinorFieldValue: reden }] },
    });
    if (heeftSchemas && pad.startsWith('v1p1')) expect(keur('imsx_statusinfo', antwoord.json)).toEqual([]);
  });

  it('filters, sorts and picks fields', async () => {
    const { json, headers } = await vraag(
      "v1p1/CFDocuments?filter=title~'kompas' AND creator!='x'&sort=title&orderBy=desc&fields=title,identifier",
    );
    expect(json).toEqual({ CFDocuments: [{ title: demo.naam, identifier: demo.id }] });
    expect(headers.get('x-total-count')).toBe('1');
  });
});

describe.runIf(heeftSchemas)('every answer is what the official schemas of CASE 1.1 ask', () => {
  it('documents, items, relations, sets and packages', async () => {
    const goed = async (schema: string, pad: string) =>
      expect(keur(schema, (await vraag(`v1p1/${pad}`)).json), pad).toEqual([]);
    await goed('cfdocumentset', 'CFDocuments?limit=1');
    await goed('cfdocument', `CFDocuments/${demo.id}`);
    await goed('cfpackage', `CFPackages/${demo.id}`);
    await goed('cfpackage', `CFPackages/${demo.id}?limit=10&offset=10`);
    await goed('cfitem', `CFItems/${doel}`);
    await goed('cfassociationset', `CFItemAssociations/${lijn}`);
    const { json } = await vraag(`v1p1/CFItemAssociations/${lijn}`);
    await goed('cfassociation', `CFAssociations/${lijst(json, 'CFAssociations')[0]?.['identifier']}`);
    const item = (await vraag(`v1p1/CFItems/${doel}`)).json;
    await goed('cfitemtypeset', `CFItemTypes/${(item['CFItemTypeURI'] as Obj)['identifier']}`);
  });
});
