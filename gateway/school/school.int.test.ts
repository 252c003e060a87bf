import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { actor, type DemoClass, demoClass, groepMet } from '../../test/support/demo-class.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import {
  addKey,
  endRole,
  ensurePerson,
  ensureRelatie,
  grantRole,
  linkPerson,
  linkPersons,
} from './people.ts';
import { leerlingKop, mijnGroepen, mijnLeerlingen, requireGroep, schoolKop } from './service.ts';

const t = testDb();
let k: DemoClass;
let ouder: string;
const systeem = <T>(work: (tx: Tx) => Promise<T>) => t.db.tenant({ school: k.school, actor: null }, work);

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  ouder = await systeem(async (tx) => {
    const id = await ensurePerson(tx, k.school, {
      soort: 'ouder',
      system: 'elo',
      key: 'ouder:1',
      roepnaam: 'Ilse',
      achternaam: 'Proef',
      email: 'ilse@example.org',
    });
    await ensureRelatie(tx, k.school, {
      leerling: k.leerlingen[0] ?? '',
      person: id,
      soort: 'ouder',
      gezag: true,
    });
    return id;
  });
});

describe('groups (R51, R61)', () => {
  it('R61: a leerkracht sees his own groups, an IB-er all, an ouder and a leerling none', async () => {
    const namen = (w: Parameters<typeof mijnGroepen>[1]) =>
      k.as(w, async (tx) => (await mijnGroepen(tx, w)).map((g) => [g.naam, g.eigen, g.aantalLeerlingen]));
    expect(await namen(k.marjan)).toEqual([['De Schelpen', true, 3]]);
    expect(await namen(k.petra)).toEqual([
      ['De Duinen', false, 1],
      ['De Schelpen', false, 3],
    ]);
    expect(await namen(actor(k.school, ouder, 'ouder'))).toEqual([]);
    expect(await namen(actor(k.school, k.petra.person, 'beheerder'))).toEqual([]);
  });

  it('R61, R85: a group of a colleague or of another school does not exist', async () => {
    await expect(k.as(k.marjan, (tx) => requireGroep(tx, k.marjan, k.andereGroep))).rejects.toMatchObject({
      code: 'not_found',
    });
    const { b } = await twoSchools(t.db);
    const vreemd = await t.db.tenant({ school: b, actor: null }, async (tx) =>
      groepMet(tx, b, 'Elders', [], []),
    );
    await expect(k.as(k.petra, (tx) => requireGroep(tx, k.petra, vreemd))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('one pupil', () => {
  it('has a header for who may see him (R59, R60)', async () => {
    const kind = k.leerlingen[0] ?? '';
    const als = actor(k.school, ouder, 'ouder');
    await systeem((tx) =>
      tx
        .updateTable('koers.person_identity')
        .set({ geboortedatum: sql`koers.vandaag() - interval '10 years'` })
        .where('person_id', '=', kind)
        .execute(),
    );
    const kop = await k.as(als, (tx) => leerlingKop(tx, als, kind));
    expect(kop).toMatchObject({
      naam: { voluit: 'Leerling0 Proef00' },
      leeftijd: 10,
      groepen: [{ naam: 'De Schelpen', soort: 'stamgroep' }],
    });
    await expect(k.as(als, (tx) => leerlingKop(tx, als, k.leerlingen[1] ?? ''))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await k.as(als, (tx) => mijnLeerlingen(tx, als))).map((l) => l.id)).toEqual([kind]);
    const zelf = actor(k.school, kind, 'leerling');
    expect((await k.as(zelf, (tx) => mijnLeerlingen(tx, zelf))).map((l) => l.id)).toEqual([kind]);
    expect(await k.as(k.marjan, (tx) => mijnLeerlingen(tx, k.marjan))).toEqual([]);
    expect(await systeem((tx) => schoolKop(tx, k.school))).toMatchObject({
      naam: 'School A',
      behaaldVanaf: 4,
    });
  });
});

describe('people and their keys', () => {
  it('finds a person by an exact key of this school, and makes nobody twice', async () => {
    expect(await systeem((tx) => linkPerson(tx, { system: 'elo', key: 'ouder:1' }))).toEqual({
      person: ouder,
      soort: 'ouder',
    });
    expect(
      await systeem((tx) =>
        linkPersons(tx, [
          { system: 'elo', key: 'ouder:2' },
          { system: 'elo', key: 'ouder:1' },
          { system: 'lvs', key: 'ouder:1' },
        ]),
      ),
    ).toEqual([null, { person: ouder, soort: 'ouder' }, null]);
    const weer = await systeem((tx) =>
      ensurePerson(tx, k.school, {
        soort: 'ouder',
        system: 'elo',
        key: 'ouder:1',
        roepnaam: 'Ilse',
        achternaam: 'Proef',
      }),
    );
    expect(weer).toBe(ouder);
    const { b } = await twoSchools(t.db);
    expect(
      await t.db.tenant({ school: b, actor: null }, (tx) =>
        linkPerson(tx, { system: 'elo', key: 'ouder:1' }),
      ),
    ).toBeNull();
  });

  it('adds a key once, and refuses one that belongs to somebody else', async () => {
    const key = { system: 'lti:platform', key: 'sub-1' };
    await systeem((tx) => addKey(tx, k.school, ouder, key, 'launch'));
    await systeem((tx) => addKey(tx, k.school, ouder, key, 'launch'));
    expect((await systeem((tx) => linkPerson(tx, key)))?.person).toBe(ouder);
    await expect(systeem((tx) => addKey(tx, k.school, k.marjan.person, key, 'launch'))).rejects.toMatchObject(
      { code: 'conflict' },
    );
  });

  it('gives and ends a role with date and reason, on the trail (R64)', async () => {
    const geef = (reason: string) =>
      systeem((tx) =>
        grantRole(tx, k.school, { person: k.igor.person, rol: 'ib', reason, grantedBy: 'invite' }),
      );
    await expect(geef(' ')).rejects.toMatchObject({ code: 'bad_request' });
    await geef('Vervangt Petra');
    await geef('Vervangt Petra');
    const rollen = () =>
      systeem((tx) =>
        tx
          .selectFrom('koers.role_grant')
          .select(['rol', 'tot', 'reason'])
          .where('person_id', '=', k.igor.person)
          .execute(),
      );
    expect(await rollen()).toEqual([{ rol: 'ib', tot: null, reason: 'Vervangt Petra' }]);
    await systeem((tx) => endRole(tx, k.school, { person: k.igor.person, rol: 'ib', by: 'test' }));
    expect((await rollen())[0]?.tot).not.toBeNull();
    const spoor = await systeem((tx) =>
      tx
        .selectFrom('koers.audit')
        .select('actie')
        .where('onderwerp_id', '=', k.igor.person)
        .orderBy('id')
        .execute(),
    );
    expect(spoor.map((r) => r.actie)).toEqual(['rol_gegeven', 'rol_ingetrokken']);
    const { b } = await twoSchools(t.db);
    await expect(
      t.db.tenant({ school: b, actor: null }, (tx) =>
        grantRole(tx, b, { person: ouder, rol: 'ib', reason: 'nee toch', grantedBy: 'x' }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
