import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../../gateway/access/keys.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { persoon } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { tekst } from '../testing/school-web.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { sleutelsRoutes } from './routes.tsx';

const t = testDb();
const master = randomBytes(32);
const keys = createKeys({ master });
const clock = { ahead: 0 };
const s = {} as { server: ScreenServer; a: string; b: string; tom: Visitor; kinderen: string[] };
const HOUR = 3_600_000;

beforeAll(async () => {
  Object.assign(s, await twoSchools(t.db));
  const seal = (plain: Buffer) => keys.sealWithMaster('lti', plain);
  const now = () => new Date(Date.now() + clock.ahead);
  s.server = await serveScreens(t.db, () =>
    sleutelsRoutes({ db: t.db, assets: fakeAssets, now, seal, known: () => [master] }),
  );
  s.tom = await s.server.visitor(s.a, 'beheerder');
  s.kinderen = await t.db.tenant({ school: s.a, actor: null }, async (tx) => {
    const ids: string[] = [];
    for (const naam of ['Pip', 'Juno', 'Tygo']) ids.push(await persoon(tx, s.a, 'leerling', naam, 'Proef'));
    for (const id of ids) await keys.sealForLeerling(tx, s.a, id, 'een reden', 'act.reden');
    return ids;
  });
});
afterAll(() => s.server.close());

const pagina = async (who = s.tom) => (await who.get('/sleutels')).html;
const lees = async (who = s.tom) => tekst(await pagina(who));
const nieuw = () => s.tom.post('/sleutels/lti');

describe('sleutels of a school', () => {
  it('says which master keeps the key of the school since when, and that every pupil has one that opens', async () => {
    const text = await lees();
    expect(text).toContain('Alle sleutels openen');
    expect(text).toMatch(new RegExp(`Hoofdsleutel ${keys.masterId} , sinds vandaag om`));
    expect(text).toContain('nummer 1, gemaakt vandaag om');
    expect(text).toContain('3, allemaal heel');
    const andere = await lees(await s.server.visitor(s.b, 'beheerder'));
    expect(andere).toContain('nog geen: Koers maakt hem bij de eerste tekst');
    expect(andere).not.toContain('allemaal heel');
  });

  it('says in plain words what a copy of the database tells', async () => {
    const text = await lees();
    expect(text).toContain('leest wel namen, geboortedatums en e-mailadressen');
    expect(text).toContain('leest niet wat collega’s over een leerling schreven');
  });

  it('shows no key, wrapped or not', async () => {
    await nieuw();
    const html = await pagina();
    const { rows } = await t.db.tenant({ school: s.a, actor: null }, (tx) =>
      sql<{ bytes: Buffer }>`SELECT wrapped AS bytes FROM koers.school_key
        UNION ALL SELECT wrapped FROM koers.leerling_key WHERE wrapped IS NOT NULL`.execute(tx),
    );
    const own = await t.db.platform((tx) =>
      tx.selectFrom('koers.lti_key').select(['private_sealed', 'public_jwk', 'kid']).execute(),
    );
    const secrets = [master, ...rows.map((row) => row.bytes), ...own.map((row) => row.private_sealed)];
    expect(secrets.length).toBeGreaterThan(5);
    for (const bytes of secrets)
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(html).not.toContain(bytes.toString(form).slice(0, 16));
    for (const row of own) expect(html).not.toContain((row.public_jwk as { n: string }).n.slice(0, 16));
  });

  it('says that a key does not open, and what to do', async () => {
    const put = (bytes: Buffer) =>
      t.db.tenant({ school: s.a, actor: null }, (tx) =>
        tx
          .updateTable('koers.leerling_key')
          .set({ wrapped: bytes })
          .where('leerling_id', '=', s.kinderen[0] ?? '')
          .execute(),
      );
    const [row] = await t.db.tenant({ school: s.a, actor: null }, (tx) =>
      tx
        .selectFrom('koers.leerling_key')
        .select('wrapped')
        .where('leerling_id', '=', s.kinderen[0] ?? '')
        .execute(),
    );
    await put(randomBytes(60));
    const text = await lees();
    await put(row?.wrapped ?? Buffer.alloc(0));
    expect(text).toContain('1 sleutel opent niet');
    expect(text).toContain('3, waarvan 1 niet opent');
    expect(text).not.toContain('Alle sleutels openen');
    await t.db.tenant({ school: s.a, actor: null }, (tx) =>
      keys.destroyLeerlingKey(tx, s.a, s.kinderen[1] ?? ''),
    );
    expect(await lees()).toContain('1: de teksten over deze leerlingen zijn voorgoed weg');
  });
});

describe('the keys of Koers itself', () => {
  it('a new one waits a day, then signs; the one before stays known for a day more; one at a time', async () => {
    expect((await nieuw()).status).toBe(422); // the test before made one, that waits
    clock.ahead += 25 * HOUR;
    expect(await lees()).toMatch(/tekent nu .* tekende/);
    const made = await nieuw();
    expect([made.status, made.headers.get('location')]).toEqual([303, '/sleutels?gedaan=lti']);
    expect(tekst((await s.tom.get('/sleutels?gedaan=lti')).html)).toContain('De nieuwe sleutel is gemaakt.');
    expect(await lees()).toMatch(/staat klaar .* tekent nu/);
    expect(await pagina()).not.toContain('action="/sleutels/lti"');
    const again = await nieuw();
    expect([again.status, tekst(again.html).includes('Er staat al een nieuwe sleutel klaar')]).toEqual([
      422,
      true,
    ]);
    const trail = await t.db.tenant({ school: s.a, actor: null }, (tx) =>
      tx
        .selectFrom('koers.audit')
        .select(['actor_id', 'details'])
        .where('actie', '=', 'lti_sleutel_vernieuwd')
        .execute(),
    );
    expect(trail).toHaveLength(2);
    expect(trail.every((line) => line.actor_id === s.tom.person)).toBe(true);
  });

  it('of four wishes at once one is heard', async () => {
    clock.ahead += 72 * HOUR;
    const all = await Promise.all(Array.from({ length: 4 }, nieuw));
    expect(all.map((answer) => answer.status).sort()).toEqual([303, 422, 422, 422]);
  });

  it('is for the beheerder, and with a passkey', async () => {
    for (const rol of ['leerkracht', 'directeur', 'fg'] as const)
      expect((await (await s.server.visitor(s.a, rol)).get('/sleutels')).status).toBe(403);
    await t.db.platform((tx) =>
      tx.updateTable('koers.session').set({ method: 'lti' }).where('person_id', '=', s.tom.person).execute(),
    );
    expect([(await s.tom.get('/sleutels')).status, (await nieuw()).status]).toEqual([200, 403]);
  });
});
