import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../../gateway/access/keys.ts';
import { mayOnLeerling } from '../../../gateway/access/scope.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { actor, persoon } from '../../../test/support/demo-class.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { contactRoutes } from './routes.tsx';

const t = testDb();
const keys = createKeys({ master: randomBytes(32) });
const state: { server?: ScreenServer } = {};
const server = () => state.server as ScreenServer;
let school = '';
let b = '';
let petra: Visitor;

beforeAll(async () => {
  ({ a: school, b } = await twoSchools(t.db));
  const assets = { url: (name: string) => `/assets/${name}` };
  state.server = await serveScreens(t.db, (origin) => contactRoutes({ assets, keys, origin, mail: true }));
  petra = await server().visitor(school, 'ib');
});
afterAll(() => server().close());

const at = <T>(work: Parameters<typeof t.db.tenant<T>>[1]) => t.db.tenant({ school, actor: null }, work);
const vraag = async (text: ReturnType<typeof sql>) => (await at((tx) => text.execute(tx))).rows;

async function kind(leeftijd = 9) {
  return await at(async (tx) => {
    const id = await persoon(tx, school, 'leerling', 'Tess', 'Deurbel');
    await sql`UPDATE koers.person_identity SET geboortedatum = koers.vandaag() - make_interval(years => ${leeftijd}) WHERE person_id = ${id}`.execute(
      tx,
    );
    await sql`INSERT INTO koers.inschrijving (school_id, leerling_id, van) VALUES (${school}, ${id}, koers.vandaag() - 30)`.execute(
      tx,
    );
    return id;
  });
}
const OUDER = {
  roepnaam: 'Wim',
  achternaam: 'Deurbel',
  email: 'wim@example.org',
  soort: 'ouder',
  gezag: 'ja',
  huishouden: '1',
  reden: '',
};
const relaties = (leerling: string) =>
  vraag(sql`SELECT i.roepnaam, r.soort, r.gezag, r.huishouden, r.reden, r.tot IS NULL AS nu
    FROM koers.relatie r JOIN koers.person_identity i ON i.person_id = r.person_id WHERE r.leerling_id = ${leerling} ORDER BY r.van, r.tot NULLS LAST, i.roepnaam`);
const persoonVan = async (leerling: string, roepnaam: string) =>
  (
    (await vraag(sql`SELECT r.person_id AS id FROM koers.relatie r JOIN koers.person_identity i ON i.person_id = r.person_id
      WHERE r.leerling_id = ${leerling} AND i.roepnaam = ${roepnaam} AND r.tot IS NULL`)) as { id: string }[]
  )[0]?.id ?? '';

describe('Ouders en contact', () => {
  it('R60: two households stand apart on the page, each with an own way in', async () => {
    const tess = await kind();
    expect((await petra.post(`/contact/${tess}/mensen`, OUDER)).status).toBe(303);
    const karin = {
      ...OUDER,
      roepnaam: 'Karin',
      achternaam: 'Belkoord',
      email: 'karin@example.org',
      huishouden: '2',
    };
    expect((await petra.post(`/contact/${tess}/mensen`, karin)).status).toBe(303);
    const { html } = await petra.get(`/contact/${tess}`);
    expect(html).toContain('Deze leerling heeft 2 huishoudens.');
    expect(html).toContain('beslissen 2 mensen');
    const uit = await petra.post(`/contact/${tess}/uitnodigen`, {
      persoon: await persoonVan(tess, 'Karin'),
      overhandigd: 'gezien_door_school',
    });
    expect(uit.html).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/);
    expect(uit.html).not.toContain('/welkom/'); // the link goes by mail, and by mail alone
    const later = (await petra.get(`/contact/${tess}`)).html;
    expect(later).toContain('de mail met de link is onderweg');
    expect(later).not.toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/);
  });

  it('gives link and code together to who has no address', async () => {
    const tess = await kind();
    await petra.post(`/contact/${tess}/mensen`, { ...OUDER, roepnaam: 'Ans', email: '' });
    const uit = await petra.post(`/contact/${tess}/uitnodigen`, {
      persoon: await persoonVan(tess, 'Ans'),
      overhandigd: 'post',
    });
    expect(uit.html).toContain(`${server().origin}/welkom/`);
  });

  it('knows an ouder of two pupils as one person, and puts nobody there twice', async () => {
    const [een, twee] = [await kind(), await kind()];
    const bea = { ...OUDER, roepnaam: 'Bea', email: 'bea@example.org' };
    await petra.post(`/contact/${een}/mensen`, bea);
    await petra.post(`/contact/${twee}/mensen`, { ...bea, email: 'BEA@example.org' });
    expect(await persoonVan(een, 'Bea')).toBe(await persoonVan(twee, 'Bea'));
    const nogEens = await petra.post(`/contact/${een}/mensen`, bea);
    expect([nogEens.status, nogEens.html.includes('staat al bij deze leerling')]).toEqual([422, true]);
  });

  it('another address ends the invitation that went to the old one', async () => {
    const tess = await kind();
    await petra.post(`/contact/${tess}/mensen`, { ...OUDER, roepnaam: 'Cor', email: 'cor@example.org' });
    const cor = await persoonVan(tess, 'Cor');
    await petra.post(`/contact/${tess}/uitnodigen`, { persoon: cor, overhandigd: 'post' });
    expect(
      (await petra.post(`/contact/${tess}/adres`, { persoon: cor, email: 'nieuw@example.org' })).status,
    ).toBe(303);
    const open = await vraag(sql`SELECT FROM koers.invitation WHERE person_id = ${cor} AND ended_at IS NULL`);
    expect(open).toEqual([]);
    expect((await petra.get(`/contact/${tess}`)).html).toContain('nieuw@example.org');
  });

  it('R44: changed gezag holds from today, and what was stays in the books', async () => {
    const tess = await kind();
    await petra.post(`/contact/${tess}/mensen`, OUDER);
    const wim = await persoonVan(tess, 'Wim');
    await petra.post(`/contact/${tess}/gezag`, { persoon: wim, huishouden: '1', reden: 'gezag_gewijzigd' });
    expect(await relaties(tess)).toEqual([
      { roepnaam: 'Wim', soort: 'ouder', gezag: true, huishouden: 1, reden: null, nu: false },
      { roepnaam: 'Wim', soort: 'ouder', gezag: false, huishouden: 1, reden: 'gezag_gewijzigd', nu: true },
    ]);
    expect((await petra.get(`/contact/${tess}`)).html).toContain('Er staat niemand met gezag');
  });

  it('who is taken away sees nothing of the pupil from that moment', async () => {
    const tess = await kind();
    await petra.post(`/contact/${tess}/mensen`, { ...OUDER, roepnaam: 'Dirk' });
    const dirk = await persoonVan(tess, 'Dirk');
    const ziet = () => at((tx) => mayOnLeerling(tx, actor(school, dirk, 'ouder'), 'opp_lezen', [tess]));
    expect([...(await ziet())]).toEqual([tess]);
    await petra.post(`/contact/${tess}/einde`, { persoon: dirk, reden: 'gezag_gewijzigd' });
    expect([...(await ziet())]).toEqual([]);
    const nogEens = await petra.post(`/contact/${tess}/einde`, { persoon: dirk, reden: 'gezag_gewijzigd' });
    expect(nogEens.status).toBe(422);
  });

  it('R45: on the 18th birthday rights move to the pupil, and not a day before', async () => {
    const jong = await kind(17);
    await petra.post(`/contact/${jong}/mensen`, OUDER);
    const teVroeg = await petra.post(`/contact/${jong}/achttien`);
    expect([teVroeg.status, teVroeg.html.includes('nog geen 18')]).toEqual([422, true]);
    const nina = await kind(18);
    await petra.post(`/contact/${nina}/mensen`, OUDER);
    expect((await petra.get(`/contact/${nina}`)).html).toContain('leg vast wie beslist');
    expect((await petra.post(`/contact/${nina}/achttien`)).status).toBe(303);
    expect((await relaties(nina)).filter((r) => (r as { nu: boolean }).nu)).toEqual([
      { roepnaam: 'Wim', soort: 'ouder', gezag: false, huishouden: 1, reden: 'meerderjarig', nu: true },
    ]);
    expect((await petra.get(`/contact/${nina}`)).html).toContain('is 18 of ouder en beslist zelf');
  });

  it('R45: a mentor is recorded instead, with why', async () => {
    const bram = await kind(18);
    await petra.post(`/contact/${bram}/mensen`, {
      ...OUDER,
      roepnaam: 'Gerrit',
      achternaam: 'Hoederlaan',
      soort: 'mentor',
      reden: 'mentorschap',
    });
    const { html } = await petra.get(`/contact/${bram}`);
    expect(html).toContain('Gerrit Hoederlaan beslist als mentor');
    expect(html).toContain('benoemd door de rechter');
  });

  it('leaves a line in the trail for every change, with codes and ids only', async () => {
    const tess = await kind();
    await petra.post(`/contact/${tess}/mensen`, { ...OUDER, roepnaam: 'Eefje', email: 'eefje@example.org' });
    const rows = await vraag(
      sql`SELECT actor_id, details::text AS details FROM koers.audit WHERE onderwerp_id = ${tess} AND actie = 'contact_gewijzigd'`,
    );
    expect(rows).toEqual([{ actor_id: petra.person, details: expect.stringContaining('"wat": "erbij"') }]);
    expect(JSON.stringify(rows)).not.toMatch(/Eefje|example/);
  });

  it('asks for a passkey for whatever changes who speaks for a pupil, and for an invitation', async () => {
    const tess = await kind();
    await petra.post(`/contact/${tess}/mensen`, OUDER);
    const wim = await persoonVan(tess, 'Wim');
    const uitElo = await server().visitor(school, 'ib', 'Petra Poolster', 'lti');
    const doen: Record<string, Record<string, string>> = {
      mensen: { ...OUDER, roepnaam: 'Indringer', email: '' },
      adres: { persoon: wim, email: 'indringer@example.org' },
      gezag: { persoon: wim, huishouden: '2', reden: 'gezag_gewijzigd' },
      einde: { persoon: wim, reden: 'gezag_gewijzigd' },
      achttien: {},
      uitnodigen: { persoon: wim, overhandigd: 'post' },
    };
    const voor = await relaties(tess);
    for (const [wat, body] of Object.entries(doen)) {
      const { status, html } = await uitElo.post(`/contact/${tess}/${wat}`, body);
      expect([wat, status, html.includes('Hiervoor meld je je aan met een passkey')]).toEqual([
        wat,
        403,
        true,
      ]);
    }
    expect(await relaties(tess)).toEqual(voor);
    expect((await petra.get(`/contact/${tess}`)).html).not.toContain('indringer');
    expect(await vraag(sql`SELECT FROM koers.invitation WHERE person_id = ${wim}`)).toEqual([]);
  });

  it('shows who came from an ELO everything to read, no form, and the way to this page in a window of its own', async () => {
    const tess = await kind(18);
    await petra.post(`/contact/${tess}/mensen`, OUDER);
    const pad = `/contact/${tess}`;
    const { html } = await (await server().visitor(school, 'ib', 'Petra Poolster', 'lti')).get(pad);
    expect(html).toContain('wim@example.org');
    expect(html).toContain('Tess is 18. Leg vast wie er nu beslist.');
    expect(html).not.toContain(`action="${pad}`);
    expect(html).toContain(`href="/aanmelden?${new URLSearchParams({ naar: pad }).toString()}"`);
    expect((await petra.get(pad)).html).toContain(`action="${pad}/achttien"`);
  });

  it('is for who keeps the contacts of this school', async () => {
    const tess = await kind();
    for (const rol of ['leerkracht', 'beheerder'] as const) {
      const wie = await server().visitor(school, rol, `Ander ${rol}`);
      expect([rol, (await wie.get('/contact')).status, (await wie.get(`/contact/${tess}`)).status]).toEqual([
        rol,
        403,
        403,
      ]);
    }
    const vreemd = await server().visitor(b, 'ib');
    expect((await vreemd.get(`/contact/${tess}`)).status).toBe(404);
    expect((await vreemd.post(`/contact/${tess}/mensen`, OUDER)).status).toBe(404);
    expect((await vreemd.get('/contact')).html).not.toContain('Deurbel');
  });

  it('finds pupils by name, and those where somebody is missing', async () => {
    const { html } = await petra.get('/contact?zoek=deurb&open=ja');
    expect(html).toContain('Tess Deurbel');
    expect((await petra.get('/contact?zoek=niemand')).html).toContain('Niemand gevonden');
  });
});
