import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../test/support/db.ts';
import { actor, dag, persoon } from '../../test/support/demo-class.ts';
import type { KnownActor, ToegekendeRol } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { grantRole } from '../school/people.ts';
import { endRol, grantRol, grantsOf, requireMayLink } from './grants.ts';
import { invite } from './invitations.ts';
import { listMensen, mensOf } from './mensen.ts';

const t = testDb();
let school: string;
let ander: string;
let tom: KnownActor;
let id: Record<'bas' | 'lies' | 'kind' | 'weg' | 'buur', string>;

const run = <T>(work: (tx: Tx) => Promise<T>) => t.db.tenant({ school, actor: tom.person }, work);
const geef = (persoonId: string, rol: ToegekendeRol, extra: { van?: string; tot?: string } = {}, who = tom) =>
  run((tx) =>
    grantRol(tx, who, {
      persoon: persoonId,
      rol,
      van: extra.van ?? dag(0),
      tot: extra.tot ?? null,
      reden: 'Omdat het werk dat vraagt',
    }),
  );

/** Roles that hold when this person enters by a launch in which the ELO says these. */
async function rollenBij(person: string, launch: string[]): Promise<string[]> {
  const hash = randomBytes(32);
  await t.db.platform((tx) =>
    sql`INSERT INTO koers.session (token_hash, school_id, person_id, launch_roles, expires_at)
      VALUES (${hash}, ${school}, ${person}, ${launch}, now() + interval '1 hour')`.execute(tx),
  );
  return await t.db.session(hash, async (_, session) => [...(session?.roles ?? [])].sort());
}

beforeEach(async () => {
  ({ a: school, b: ander } = await twoSchools(t.db));
  id = await t.db.tenant({ school, actor: null }, async (tx) => {
    const wie = await persoon(tx, school, 'medewerker', 'Tom', 'Sleutelbos');
    await grantRole(tx, school, {
      person: wie,
      rol: 'beheerder',
      reason: 'eerste beheerder',
      grantedBy: 'invite',
    });
    tom = actor(school, wie, 'beheerder');
    const weg = await persoon(tx, school, 'medewerker', 'Wout', 'Vertrek');
    await tx.updateTable('koers.person').set({ ended_at: new Date() }).where('id', '=', weg).execute();
    return {
      bas: await persoon(tx, school, 'medewerker', 'Bas', 'Bries'),
      lies: await persoon(tx, school, 'medewerker', 'Lies', 'Lantaarn'),
      kind: await persoon(tx, school, 'leerling', 'Kim', 'Kompas'),
      weg,
      buur: '',
    };
  });
  id.buur = await t.db.tenant({ school: ander, actor: null }, (tx) =>
    persoon(tx, ander, 'medewerker', 'Nel', 'Buurvrouw'),
  );
});

describe('R64: roles granted inside Koers', () => {
  it('hold from the day they are given until they are ended, with who and why on both sides', async () => {
    const grant = await geef(id.bas, 'ib');
    expect(await rollenBij(id.bas, ['leerkracht'])).toEqual(['ib', 'leerkracht']);
    await run((tx) => endRol(tx, tom, { persoon: id.bas, grant, reden: 'Petra is terug' }));
    expect(await rollenBij(id.bas, ['leerkracht'])).toEqual(['leerkracht']);
    const [boek] = await run((tx) => grantsOf(tx, tom, id.bas));
    expect(boek).toMatchObject({
      rol: 'ib',
      staat: 'geweest',
      door: 'Tom Sleutelbos',
      reden: 'Omdat het werk dat vraagt',
    });
    expect(boek?.einde).toMatchObject({ door: 'Tom Sleutelbos', reden: 'Petra is terug' });
    const spoor = await run((tx) =>
      tx
        .selectFrom('koers.audit')
        .select(['actie', 'actor_id'])
        .where('onderwerp_id', '=', id.bas)
        .orderBy('id')
        .execute(),
    );
    expect(spoor).toEqual([
      { actie: 'rol_gegeven', actor_id: tom.person },
      { actie: 'rol_beeindigd', actor_id: tom.person },
    ]);
  });

  it('do not hold before their first day, nor on the day they end', async () => {
    await geef(id.bas, 'ib', { van: dag(1), tot: dag(2) });
    expect(await rollenBij(id.bas, [])).toEqual([]);
    const dagen = (van: string, tot: string) =>
      run((tx) =>
        sql`UPDATE koers.role_grant SET van = ${van}, tot = ${tot} WHERE person_id = ${id.bas}`.execute(tx),
      );
    await dagen(dag(0), dag(1));
    expect(await rollenBij(id.bas, [])).toEqual(['ib']);
    await dagen(dag(-1), dag(0));
    expect(await rollenBij(id.bas, [])).toEqual([]);
  });

  it('are given by who keeps the roles today, and by nobody else', async () => {
    for (const rol of ['ib', 'leerkracht', 'begeleider', 'zorgverlener', 'bestuur', 'fg'] as const)
      await expect(geef(id.bas, 'ib', {}, actor(school, id.lies, rol))).rejects.toMatchObject({
        code: 'not_allowed',
      });
    await expect(geef(tom.person, 'ib')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are for a live medewerker of this school; who is of another school does not exist (R85)', async () => {
    for (const wie of [id.kind, id.weg])
      await expect(geef(wie, 'ib')).rejects.toMatchObject({ code: 'conflict' });
    await expect(geef(id.buur, 'ib')).rejects.toMatchObject({ code: 'not_found' });
    await expect(run((tx) => mensOf(tx, tom, id.buur))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leave a school its last beheerder, however many are ended at once', async () => {
    const tweede = await geef(id.bas, 'beheerder');
    const bas = actor(school, id.bas, 'beheerder');
    const [eerste] = await run((tx) => grantsOf(tx, tom, tom.person));
    const uit = await Promise.allSettled([
      run((tx) => endRol(tx, tom, { persoon: id.bas, grant: tweede, reden: 'Andere baan' })),
      run((tx) => endRol(tx, bas, { persoon: tom.person, grant: eerste?.id ?? '', reden: 'Andere baan' })),
    ]);
    expect(uit.map((u) => u.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(uit.find((u) => u.status === 'rejected')).toMatchObject({
      reason: { message: /laatste beheerder/ },
    });
  });

  it('R63: the database itself keeps no zorgverlener without an end', async () => {
    await expect(
      run((tx) =>
        sql`INSERT INTO koers.role_grant (school_id, person_id, rol, granted_by, reason)
          VALUES (${school}, ${id.lies}, 'zorgverlener', 'x', 'x')`.execute(tx),
      ),
    ).rejects.toThrow(/zorgverlener_until/);
  });
});

describe('R64: what an account or an invitation hands over', () => {
  const directeur = () => actor(school, id.lies, 'directeur');
  const nodigUit = (who: KnownActor | 'command line', rol: ToegekendeRol, person = id.bas) =>
    run((tx) => invite(tx, { school, who: { person }, rol, by: who, reason: 'Omdat het moet' }));

  it('a beheerder ties no account to who has a role that he may not give; the directeur does', async () => {
    await run((tx) => requireMayLink(tx, tom, id.bas));
    await geef(id.bas, 'fg', {}, directeur());
    await expect(run((tx) => requireMayLink(tx, tom, id.bas))).rejects.toMatchObject({ code: 'conflict' });
    await run((tx) => requireMayLink(tx, directeur(), id.bas));
    await expect(run((tx) => requireMayLink(tx, tom, tom.person))).rejects.toMatchObject({
      message: /aan jezelf/,
    });
    await expect(run((tx) => requireMayLink(tx, tom, id.buur))).rejects.toMatchObject({ code: 'not_found' });
    const ib = actor(school, id.lies, 'ib');
    await expect(run((tx) => requireMayLink(tx, ib, id.bas))).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('an invitation is judged as a grant is, whoever makes it', async () => {
    await geef(id.bas, 'beheerder');
    await expect(nodigUit('command line', 'fg')).rejects.toMatchObject({ message: /niet allebei/ });
    await expect(nodigUit(tom, 'directeur')).rejects.toMatchObject({ message: /geef jij niet/ });
    await expect(nodigUit(tom, 'ib', tom.person)).rejects.toMatchObject({ message: /jezelf/ });
    await expect(nodigUit(actor(school, id.lies, 'ib'), 'ib')).rejects.toMatchObject({ code: 'not_allowed' });
    await nodigUit('command line', 'fg', id.lies);
    await expect(nodigUit(tom, 'ib', id.lies)).rejects.toMatchObject({ message: /niet mag geven/ });
    await expect(nodigUit(tom, 'beheerder')).resolves.toMatchObject({ person: id.bas }); // once more, for a lost passkey
    expect((await run((tx) => grantsOf(tx, tom, id.bas))).map((grant) => grant.rol)).toEqual(['beheerder']);
  });

  it('of a grant and an invitation at the same moment that do not go together, one is refused', async () => {
    for (let n = 0; n < 5; n += 1) {
      const wie = await run((tx) => persoon(tx, school, 'medewerker', `Els${n}`, 'Eb'));
      const uit = await Promise.allSettled([nodigUit('command line', 'fg', wie), geef(wie, 'beheerder')]);
      expect(uit.map((u) => u.status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('R62, R63: what the ELO calls Instructor', () => {
  it.each(['begeleider', 'zorgverlener'] as const)('is no leerkracht when Koers granted %s', async (rol) => {
    await geef(id.lies, rol, { tot: dag(30) });
    expect(await rollenBij(id.lies, ['leerkracht'])).toEqual([rol]);
    await geef(id.lies, 'leerkracht');
    expect(await rollenBij(id.lies, ['leerkracht'])).toEqual(['leerkracht', rol].sort());
  });
});

describe('the list of people', () => {
  it('is of this school, by name, with the roles of today; by name, role and kind it is shorter', async () => {
    await geef(id.bas, 'ib');
    const namen = async (vraag: Parameters<typeof listMensen>[2]) =>
      (await run((tx) => listMensen(tx, tom, vraag))).mensen.map((m) => m.naam.voluit);
    expect(await namen({})).toEqual(['Bas Bries', 'Kim Kompas', 'Lies Lantaarn', 'Tom Sleutelbos']);
    expect(await namen({ zoek: 'LANT' })).toEqual(['Lies Lantaarn']);
    expect(await namen({ zoek: '%' })).toEqual([]);
    expect(await namen({ rol: 'ib' })).toEqual(['Bas Bries']);
    expect(await namen({ soort: 'leerling' })).toEqual(['Kim Kompas']);
    expect((await run((tx) => mensOf(tx, tom, id.bas))).rollen).toEqual(['ib']);
  });

  it('comes 50 a page', async () => {
    await run(async (tx) => {
      for (let n = 0; n < 60; n += 1) await persoon(tx, school, 'leerling', `L${n}`, 'Veel');
    });
    const tweede = await run((tx) => listMensen(tx, tom, { soort: 'leerling', pagina: 2 }));
    expect([tweede.mensen.length, tweede.totaal, tweede.paginas]).toEqual([11, 61, 2]);
  });
});
