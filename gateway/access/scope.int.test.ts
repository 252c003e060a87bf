import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { actor, groepMet, persoon } from '../../test/support/demo-class.ts';
import type { KnownActor } from '../model/actor.ts';
import { ensureRelatie } from '../school/people.ts';
import { audit } from './audit.ts';
import { type Permission, POLICY } from './policy.ts';
import { mayOnLeerling, permissionsOnLeerling, requireInSchool } from './scope.ts';

const t = testDb();
let school: string;
let vreemd: { school: string; leerling: string };
const id: Record<string, string> = {};
const who: Record<string, KnownActor> = {};

beforeAll(async () => {
  const { a, b } = await twoSchools(t.db);
  school = a;
  vreemd = {
    school: b,
    leerling: await t.db.tenant({ school: b, actor: null }, (tx) => persoon(tx, b, 'leerling', 'Ver', 'Weg')),
  };
  await t.db.tenant({ school, actor: null }, async (tx) => {
    for (const naam of ['eigen', 'oud', 'toekomst', 'ander'])
      id[naam] = await persoon(tx, school, 'leerling', naam, 'L');
    for (const naam of ['leerkracht', 'begeleider', 'ib', 'directeur', 'beheerder', 'fg'])
      id[naam] = await persoon(tx, school, 'medewerker', naam, 'M');
    id['ouder'] = await persoon(tx, school, 'ouder', 'Ouder', 'O');
    await groepMet(
      tx,
      school,
      'Mijn groep',
      [id['leerkracht'] ?? '', id['begeleider'] ?? ''],
      [id['eigen'] ?? '', id['oud'] ?? ''],
    );
    const weg = await groepMet(tx, school, 'Opgeheven', [id['leerkracht'] ?? ''], [id['ander'] ?? '']);
    await tx.updateTable('koers.groep').set({ ended_at: new Date() }).where('id', '=', weg).execute();
    const later = await groepMet(
      tx,
      school,
      'Volgend jaar',
      [id['leerkracht'] ?? ''],
      [id['toekomst'] ?? ''],
    );
    await tx
      .updateTable('koers.groep_lid')
      .set({ van: sql`koers.vandaag() + 5` })
      .where('groep_id', '=', later)
      .where('als', '=', 'leerling')
      .execute();
    await tx
      .updateTable('koers.groep_lid')
      .set({ tot: sql`koers.vandaag()` })
      .where('person_id', '=', id['oud'] ?? '')
      .execute();
    await ensureRelatie(tx, school, {
      leerling: id['eigen'] ?? '',
      person: id['ouder'] ?? '',
      soort: 'ouder',
      gezag: true,
    });
    await ensureRelatie(tx, school, {
      leerling: id['ander'] ?? '',
      person: id['ouder'] ?? '',
      soort: 'ouder',
      gezag: true,
    });
    await tx
      .updateTable('koers.relatie')
      .set({ tot: sql`koers.vandaag()` })
      .where('leerling_id', '=', id['ander'] ?? '')
      .execute();
  });
  for (const rol of ['leerkracht', 'begeleider', 'ib', 'directeur', 'beheerder', 'fg', 'ouder'] as const)
    who[rol] = actor(school, id[rol] ?? '', rol);
  who['leerling'] = actor(school, id['eigen'] ?? '', 'leerling');
});

const ALLE = ['eigen', 'oud', 'toekomst', 'ander'];
/** Which pupils each role reaches at all; what it may do there is the policy's (the FG: read who looked at them). */
const BEREIK: Readonly<Record<string, readonly string[]>> = {
  leerkracht: ['eigen'],
  begeleider: ['eigen'],
  ib: ALLE,
  directeur: ALLE,
  beheerder: ALLE,
  fg: ALLE,
  ouder: ['eigen'],
  leerling: ['eigen'],
};
/** Those on packages, and on working together with others, say nothing of a pupil. */
const PERMISSIONS = [...new Set(POLICY.flatMap((r) => r.may))].filter(
  (p) => !/^(pakket_|samenwerken)/.test(p),
);

describe('scope (R59–R61, R85): role × permission × pupil', () => {
  it('allows exactly what the policy says, on exactly the pupils within reach today', async () => {
    for (const [rol, bereik] of Object.entries(BEREIK))
      for (const permission of PERMISSIONS) {
        const mag = POLICY.some((r) => r.rol === rol && r.may.includes(permission));
        const verwacht = mag ? bereik.map((naam) => id[naam]).sort() : [];
        const gevraagd = [...ALLE.map((naam) => id[naam] ?? ''), vreemd.leerling, id['ib'] ?? ''];
        const wie = who[rol];
        if (!wie) throw new Error(rol);
        const gekregen = await t.db.tenant({ school, actor: wie.person }, (tx) =>
          mayOnLeerling(tx, wie, permission, gevraagd),
        );
        expect([rol, permission, [...gekregen].sort()]).toEqual([rol, permission, verwacht]);
      }
  });

  it('tells the permissions on one pupil as the same policy does', async () => {
    const wie = who['begeleider'];
    if (!wie) throw new Error('begeleider');
    const op = (naam: string) =>
      t.db.tenant({ school, actor: wie.person }, (tx) =>
        permissionsOnLeerling(tx, wie, PERMISSIONS, id[naam] ?? ''),
      );
    expect([...(await op('eigen'))].sort()).toEqual([
      'actie_afvinken',
      'beeld_lezen',
      'factoren_lezen',
      'kaart_lezen',
      'profiel_lezen',
      'verslagen_lezen',
      'waarneming_schrijven',
    ] satisfies Permission[]);
    expect([...(await op('ander'))]).toEqual([]);
  });

  it('R85: a pupil granted for reading to another school is out of reach for acts there', async () => {
    await t.db.tenant({ school: vreemd.school, actor: null }, (tx) =>
      tx
        .insertInto('koers.transfer_grant')
        .values({
          school_id: vreemd.school,
          to_school_id: school,
          leerling_id: vreemd.leerling,
          scope: 'leerreis',
          granted_by: vreemd.leerling,
          valid_until: sql`current_date + 9`,
        })
        .execute(),
    );
    const wie = who['ib'];
    if (!wie) throw new Error('ib');
    await t.db.tenant({ school, actor: wie.person }, async (tx) => {
      expect(
        await tx.selectFrom('koers.person').select('id').where('id', '=', vreemd.leerling).execute(),
      ).toHaveLength(1);
      expect((await mayOnLeerling(tx, wie, 'doel_afvinken', [vreemd.leerling])).size).toBe(0);
    });
  });

  it('says not allowed for things of the school, which everyone knows exist', () => {
    const beheerder = who['beheerder'];
    const leerkracht = who['leerkracht'];
    if (!beheerder || !leerkracht) throw new Error('actors');
    expect(() => requireInSchool(beheerder, 'koppelingen_beheren')).not.toThrow();
    expect(() => requireInSchool(leerkracht, 'koppelingen_beheren')).toThrow(
      expect.objectContaining({ code: 'not_allowed' }),
    );
  });
});

describe('the trail (R83)', () => {
  it('keeps who did what to whom', async () => {
    const wie = who['ib'];
    if (!wie) throw new Error('ib');
    await t.db.tenant({ school, actor: wie.person }, (tx) =>
      audit(tx, wie, { actie: 'proef', soort: 'leerling', id: id['eigen'] ?? '', details: { stand: 3 } }),
    );
    const rows = await t.db.tenant({ school, actor: null }, (tx) =>
      tx.selectFrom('koers.audit').selectAll().where('actie', '=', 'proef').execute(),
    );
    expect(rows).toMatchObject([{ actor_id: wie.person, onderwerp_id: id['eigen'], details: { stand: 3 } }]);
    const elders = await t.db.tenant({ school: vreemd.school, actor: null }, (tx) =>
      tx.selectFrom('koers.audit').selectAll().execute(),
    );
    expect(elders).toEqual([]);
  });
});
