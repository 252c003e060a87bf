import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import mls from '../../../adapters/mls/index.ts';
import { createKeys } from '../../../gateway/access/keys.ts';
import { handIn, listRuns, readSettings } from '../../../gateway/sync/service.ts';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import type { Visitor } from '../testing/serve-screens.ts';
import { fakeLvs } from './testing/fake-lvs.ts';
import { type KoppelingenStage, openStage } from './testing/stage.ts';
import { gegevensUrl, kolommenUrl, kolommenVoorbeeldUrl, koppelingUrl } from './urls.ts';

const t = testDb();
let stage: KoppelingenStage;
let ria: Visitor;
let buur: Visitor;
let connection: string;

const LEERLINGEN =
  'Nr;Leerling;Geboren;Oude naam\r\n00123;"Zeilmaker, Bram";1-9-2016;Kompas\r\n00124;"Duinroos, Fenna";31-2-2017;\r\n';

beforeAll(async () => {
  stage = await openStage(t.db, [{ ...fakeLvs('mls'), adapter: mls as SourceAdapter }]);
});
afterAll(() => stage.close());

beforeEach(async () => {
  const { a, b } = await twoSchools(t.db);
  ria = await stage.visitor(a, 'beheerder');
  buur = await stage.visitor(b, 'beheerder', 'Nel Buurvrouw');
  const keys = createKeys({ master: Buffer.alloc(32, 7) });
  await t.db.tenant({ school: a, actor: null }, (tx) => keys.ensureSchoolKey(tx, a));
  connection = await stage.connect(ria, { firstSync: 'apply' });
});

const give = (naam: string, text: string) =>
  handIn(stage.deps, { school: ria.school, person: ria.person }, connection, {
    ...{ naam, metMap: false },
    bytes: Buffer.from(text),
  });
const settings = async () => (await readSettings(stage.deps, ria.school, connection)).values;
const CHOICE = {
  soort: 'leerlingen',
  'veld.leerlingnummer': 'Nr',
  'veld.naam': 'Leerling',
  'veld.geboortedatum': '',
};

describe('the columns of a connection that reads tables', () => {
  it('asks for a file as long as there is none', async () => {
    const { html } = await ria.get(kolommenUrl(connection));
    expect(html).toContain('Er is nog geen bestand');
    expect((await ria.get(koppelingUrl(connection))).html).toContain(kolommenUrl(connection));
  });

  it('shows the headings with what stands below them, the guess, and what is missing', async () => {
    await give('leerlingen.csv', LEERLINGEN);
    const { html } = await ria.get(kolommenUrl(connection));
    expect(html).toContain('Leerling (Zeilmaker, Bram, Duinroos, Fenna)');
    expect(html).toContain('Dit moet er nog bij: Leerlingnummer of ECK iD.');
    expect(html).toMatch(/<option value="Geboren" selected/);
    expect(html).toContain('Deze kolommen leest Koers niet: Nr, Oude naam.');
  });

  it('shows at once what another choice would become, and keeps nothing of it', async () => {
    await give('leerlingen.csv', LEERLINGEN);
    const { status, html } = await ria.post(kolommenVoorbeeldUrl(connection), {
      ...CHOICE,
      'veld.geboortedatum': 'Geboren',
    });
    expect(status).toBe(200);
    expect(html).toContain('00123');
    expect(html).toContain('2016-09-01');
    expect(html).toContain('leerlingen.csv, rij 3, kolom &quot;Geboren&quot;');
    expect(await settings()).toMatchObject({ kolommen: {} });
  });

  it('keeps a choice, and the next run reads by it (R71)', async () => {
    const { run } = await give('leerlingen.csv', LEERLINGEN);
    await stage.work(ria, run ?? '');
    expect(await listRuns(stage.deps, ria.school, connection)).toMatchObject([{ status: 'failed' }]);
    expect((await ria.post(kolommenUrl(connection), CHOICE)).status).toBe(303);
    // "Not there" is kept only where there was a guess.
    expect(await settings()).toMatchObject({
      kolommen: { leerlingen: { leerlingnummer: 'Nr', naam: 'Leerling', geboortedatum: '' } },
    });
    const again = await give('leerlingen.csv', LEERLINGEN.replace('Bram', 'Ties'));
    await stage.work(ria, again.run ?? '');
    expect((await listRuns(stage.deps, ria.school, connection))[0]).toMatchObject({
      ...{ status: 'done', issues: 0 },
      counts: { leerling: { created: 2 } },
    });
  });

  it('stay when the other settings change', async () => {
    await give('leerlingen.csv', LEERLINGEN);
    await ria.post(kolommenUrl(connection), CHOICE);
    const { html } = await ria.get(gegevensUrl(connection));
    expect(html).toContain('Waar komen de leerlingen vandaan?');
    expect(html).not.toContain('veld.kolommen');
    const answer = await ria.post(gegevensUrl(connection), {
      systeem: 'mls',
      'veld.leerlingen': 'uit een andere koppeling',
    });
    expect(answer.status).toBe(303);
    expect(await settings()).toMatchObject({
      leerlingen: 'uit een andere koppeling',
      kolommen: { leerlingen: { leerlingnummer: 'Nr' } },
    });
  });

  it('of a table that nobody knows can be pointed out', async () => {
    await give('lijst.csv', 'Kind;Stapje;Lijn\r\n7;Telt tot tien;Rekenen\r\n');
    const first = await ria.get(kolommenUrl(connection));
    expect(first.html).toContain('We zien niet wat hier in staat.');
    const { html } = await ria.get(`${kolommenUrl(connection)}?soort=doelen&blad=0`);
    expect(html).toContain('Stapje (Telt tot tien)');
  });

  it('are not for another school, nor for a leerkracht (R85)', async () => {
    await give('leerlingen.csv', LEERLINGEN);
    expect((await buur.get(kolommenUrl(connection))).status).toBe(404);
    expect((await buur.post(kolommenUrl(connection), CHOICE)).status).toBe(404);
    expect((await buur.post(kolommenVoorbeeldUrl(connection), CHOICE)).status).toBe(404);
    const juf = await stage.visitor(ria.school, 'leerkracht', 'Juf Ander');
    expect((await juf.get(kolommenUrl(connection))).status).toBe(403);
  });

  it('of a kind that there is not are refused', async () => {
    await give('leerlingen.csv', LEERLINGEN);
    expect((await ria.post(kolommenUrl(connection), { ...CHOICE, soort: 'wolken' })).status).toBe(422);
    await ria.post(kolommenUrl(connection), { ...CHOICE, soort: '__proto__' });
    expect(await settings()).toMatchObject({ kolommen: {} });
  });
});
