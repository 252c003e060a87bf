import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { listPersonen } from '../../../gateway/access/identiteit/service.ts';
import { createKeys } from '../../../gateway/access/keys.ts';
import { listDifferences } from '../../../gateway/sync/conflicts/service.ts';
import { listMovedKeys } from '../../../gateway/sync/moved-keys/service.ts';
import { createConnection, type SyncDeps } from '../../../gateway/sync/service.ts';
import {
  leerling,
  MemorySource,
  type SyncSchool,
  syncDeps,
  syncOnce,
  syncSchool,
} from '../../../gateway/sync/test-school.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { identiteitRoutes } from './routes.tsx';
import { EIGENAAR, PERSONEN, VERSCHILLEN } from './urls.ts';

const t = testDb();
const bare = { stamgroep: null, groepen: [] };
let server: ScreenServer;
let s: SyncSchool;
let deps: SyncDeps;
let ria: Visitor;
let ander = '';

beforeAll(async () => {
  const keys = createKeys({ master: Buffer.alloc(32, 7) });
  const now = () => new Date();
  server = await serveScreens(t.db, () => identiteitRoutes({ assets: fakeAssets, db: t.db, keys, now }));
});
afterAll(() => server.close());
beforeEach(async () => {
  s = await syncSchool(t.db);
  s.source.records = [
    leerling('L1', {
      ...bare,
      eckId: 'https://ketenid.nl/201703/een',
      roepnaam: 'Pip',
      achternaam: '<b>Duin</b>',
    }),
    leerling('L2', { ...bare, roepnaam: 'Saar', achternaam: 'Zand' }),
  ];
  await s.sync();
  const source = new MemorySource('ander');
  deps = syncDeps(t.db, [s.source, source]);
  source.records = [
    leerling('X1', {
      ...bare,
      eckId: 'https://ketenid.nl/201703/een',
      roepnaam: 'Pippa',
      achternaam: '<b>Duin</b>',
    }),
    leerling('X2', { ...bare, roepnaam: 'Saar', achternaam: 'Zand' }),
  ];
  const wanted = { adapter: 'ander', naam: 'Ander LVS', settings: { sleutel: 'x' }, schedule: null } as const;
  ({ id: ander } = await createConnection(deps, s.who, { ...wanted, firstSync: 'apply' }));
  await syncOnce(deps, s.who, ander);
  ria = await server.visitor(s.who.school, 'beheerder');
});

const paren = () => listPersonen(deps, s.who.school);
const verschillen = () => listDifferences(deps, s.who.school);

it('R72 a beheerder sees both sides with their evidence, makes them one, and takes it back', async () => {
  const page = await ria.get(PERSONEN);
  expect(page.html).toContain('Dezelfde naam en geboortedatum');
  expect(page.html).toContain('LVS (L2)');
  expect(page.html).toContain('Ander LVS (X2)');
  const paar = (await paren()).open[0]?.id ?? '';
  expect((await ria.post(PERSONEN, { paar, besluit: 'een' })).status).toBe(303);
  const [samen] = (await paren()).samen;
  expect((await ria.get(PERSONEN)).html).toContain('Weer uit elkaar');
  await ria.post(PERSONEN, { paar: samen?.id ?? '', besluit: 'uit_elkaar' });
  expect((await paren()).open).toHaveLength(1);
});

it('R72 two people stay two, and a second click says that it was decided', async () => {
  const paar = (await paren()).open[0]?.id ?? '';
  await ria.post(PERSONEN, { paar, besluit: 'twee' });
  const late = await ria.post(PERSONEN, { paar, besluit: 'een' });
  expect(late.headers.get('location')).toBe(`${PERSONEN}?melding=weg`);
  const { html } = await ria.get(`${PERSONEN}?melding=weg`);
  expect(html).toContain('Dat was al gekozen');
  expect(html).toContain('Opnieuw bekijken');
});

it('R72 a beheerder says whose a key is that came with another ECK iD, and looks at it again', async () => {
  s.source.edit('L1', { eckId: 'https://ketenid.nl/201703/nieuw', roepnaam: '<i>Bo</i>' });
  await s.sync();
  const { html } = await ria.get(PERSONEN);
  expect(html).toContain('Is dit nog Pip');
  expect(html).toContain('misschien is het nummer aan een ander gegeven');
  expect(html).not.toContain('<i>Bo');
  const vraag = (await listMovedKeys(deps, s.who.school))[0]?.id ?? '';
  expect((await ria.post(PERSONEN, { paar: vraag, besluit: 'sleutel_zelfde' })).status).toBe(303);
  expect((await ria.get(PERSONEN)).html).toContain('met een nieuw ECK iD');
  const late = await ria.post(PERSONEN, { paar: vraag, besluit: 'sleutel_ander' });
  expect(late.headers.get('location')).toBe(`${PERSONEN}?melding=weg`);
  await ria.post(PERSONEN, { paar: vraag, besluit: 'sleutel_terug' });
  expect((await listMovedKeys(deps, s.who.school))[0]?.besluit).toBeNull();
});

it('R71 a beheerder sees what two systems say, escaped, and chooses for this one or for all', async () => {
  const { html } = await ria.get(VERSCHILLEN);
  expect(html).toContain('Pippa');
  expect(html).toContain('uit Ander LVS');
  expect(html).not.toContain('<b>Duin');
  const verschil = (await verschillen()).conflicts[0]?.id ?? '';
  await ria.post(VERSCHILLEN, { verschil, kies: 'andere-alle' });
  const after = await verschillen();
  expect(after.total).toBe(0);
  expect(after.owners.find((o) => o.veld === 'roepnaam')?.vast).toBe(ander);
  await ria.post(EIGENAAR, { gegeven: 'leerling.roepnaam', koppeling: '' });
  expect((await verschillen()).owners.find((o) => o.veld === 'roepnaam')?.vast).toBeNull();
  expect((await ria.get(VERSCHILLEN)).html).toContain('De systemen zijn het eens');
});

it('R85 what is of another school stays as it is, and who is no beheerder does not come in', async () => {
  const { b } = await twoSchools(t.db);
  const elders = await server.visitor(b, 'beheerder');
  const paar = (await paren()).open[0]?.id ?? '';
  const verschil = (await verschillen()).conflicts[0]?.id ?? '';
  expect((await elders.post(PERSONEN, { paar, besluit: 'een' })).headers.get('location')).toContain(
    'melding=weg',
  );
  await elders.post(VERSCHILLEN, { verschil, kies: 'andere-een' });
  await elders.post(EIGENAAR, { gegeven: 'leerling.roepnaam', koppeling: ander });
  expect((await elders.get(PERSONEN)).html).toContain('Niemand lijkt op een ander');
  expect([(await paren()).open.length, (await verschillen()).total]).toEqual([1, 1]);
  const leerkracht = await server.visitor(s.who.school, 'leerkracht');
  expect((await leerkracht.get(PERSONEN)).status).toBe(403);
  const zonder = await server.visitor(s.who.school, 'beheerder', 'Zonder Passkey', 'lti');
  expect((await zonder.post(PERSONEN, { paar, besluit: 'een' })).status).toBe(403);
});
