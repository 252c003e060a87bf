import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { kompaslijnen, niveauId, pakketRij } from '../../fixtures/pakket/kompaslijnen.ts';
import { kalenderdag, plusDagen } from '../../fixtures/school/datum.ts';
import { createKeys, type Keys } from '../../gateway/access/keys.ts';
import { adoptPakket, importPakket, publishPakket } from '../../gateway/leerlijnen/service.ts';
import { createLeerroute, ensurePerioden } from '../../gateway/leerroute/service.ts';
import type { KnownActor, Rol } from '../../gateway/model/actor.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { ensurePerson } from '../../gateway/school/people.ts';
import { twoSchools } from './db.ts';

/** A school with the demo package and one group of pupils, for tests of what teachers do. */
export interface DemoClass {
  readonly school: string;
  readonly keys: Keys;
  readonly groep: string;
  readonly andereGroep: string;
  readonly leerlingen: readonly string[];
  /** In `andereGroep` only. */
  readonly buiten: string;
  /** Two leerkrachten of `groep`. */
  readonly marjan: KnownActor;
  readonly igor: KnownActor;
  /** Leerkracht of `andereGroep`. */
  readonly wendy: KnownActor;
  readonly petra: KnownActor;
  readonly periode: string;
  readonly vorigePeriode: string;
  /** Runs work as a person of the school, in a transaction of its own. */
  as<T>(who: KnownActor, work: (tx: Tx) => Promise<T>): Promise<T>;
}

export const lijn = (code: string) => pakketRij('leerlijn', code);
export const doel = (code: string) => pakketRij('leerdoel', code);
export const route = (code: string) => pakketRij('leerroute', code);
export const niveau = niveauId;

export function actor(school: string, person: string, ...roles: Rol[]): KnownActor {
  return { school, person, roles: new Set(roles) };
}

export async function persoon(
  tx: Tx,
  school: string,
  soort: 'leerling' | 'medewerker' | 'ouder',
  roepnaam: string,
  achternaam: string,
  voorvoegsel?: string,
) {
  return await ensurePerson(tx, school, {
    soort,
    roepnaam,
    achternaam,
    system: 'test',
    key: randomUUID(),
    ...(voorvoegsel ? { voorvoegsel } : {}),
  });
}

export async function groepMet(
  tx: Tx,
  school: string,
  naam: string,
  medewerkers: readonly string[],
  leerlingen: readonly string[],
) {
  const { id } = await tx
    .insertInto('koers.groep')
    .values({ school_id: school, soort: 'stamgroep', naam, schooljaar: '2026-2027' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const leden = [
    ...medewerkers.map((p) => [p, 'medewerker'] as const),
    ...leerlingen.map((p) => [p, 'leerling'] as const),
  ];
  if (leden.length > 0)
    await tx
      .insertInto('koers.groep_lid')
      .values(
        leden.map(([person_id, als]) => ({
          school_id: school,
          groep_id: id,
          person_id,
          als,
          van: sql<string>`current_date - 30`,
        })),
      )
      .execute();
  return id;
}

async function withPakket(db: Db, school: string): Promise<void> {
  await db.platform(async (tx) => {
    await importPakket(tx, kompaslijnen);
    await publishPakket(tx, kompaslijnen.id);
  });
  await db.tenant({ school, actor: null }, (tx) =>
    adoptPakket(tx, { school, person: null, roles: new Set() }, { versie: kompaslijnen.id }),
  );
}

async function people(tx: Tx, school: string, aantal: number) {
  const wie = {
    marjan: await persoon(tx, school, 'medewerker', 'Marjan', 'Schelpenpad'),
    igor: await persoon(tx, school, 'medewerker', 'Igor', 'Helmgras'),
    wendy: await persoon(tx, school, 'medewerker', 'Wendy', 'Klankschaal'),
    petra: await persoon(tx, school, 'medewerker', 'Petra', 'Poolster'),
  };
  const leerlingen: string[] = [];
  for (let i = 0; i < aantal; i += 1)
    leerlingen.push(
      await persoon(tx, school, 'leerling', `Leerling${i}`, `Proef${String(i).padStart(2, '0')}`),
    );
  const buiten = await persoon(tx, school, 'leerling', 'Buiten', 'Beentje');
  const groep = await groepMet(tx, school, 'De Schelpen', [wie.marjan, wie.igor], leerlingen);
  const andereGroep = await groepMet(tx, school, 'De Duinen', [wie.wendy], [buiten]);
  await ensurePerioden(tx, school, [
    { schooljaar: '2026-2027', volgnummer: 1, naam: 'Periode 1', van: dag(-120), tot: dag(-20) },
    { schooljaar: '2026-2027', volgnummer: 2, naam: 'Periode 2', van: dag(-20), tot: dag(80) },
  ]);
  const perioden = await tx
    .selectFrom('koers.periode')
    .select(['id', 'volgnummer'])
    .orderBy('volgnummer')
    .execute();
  return { ...wie, leerlingen, buiten, groep, andereGroep, perioden };
}

/** `YYYY-MM-DD`, so many days from today: counted on the calendar, for a day is not always 24 hours long. */
export function dag(verschil: number): string {
  return plusDagen(kalenderdag(new Date()), verschil);
}

/** Everyone on leerroute 4 with streefniveau N2 on three leerlijnen, placed today by the IB'er; in a new school or `at` one, with the `keys` that it has. */
export async function demoClass(
  db: Db,
  aantal = 4,
  at?: string,
  keys = createKeys({ master: randomBytes(32) }),
): Promise<DemoClass> {
  const school = at ?? (await twoSchools(db)).a;
  await withPakket(db, school);
  const as = <T>(who: KnownActor, work: (tx: Tx) => Promise<T>) =>
    db.tenant({ school, actor: who.person }, work);
  const p = await db.tenant({ school, actor: null }, (tx) => people(tx, school, aantal));
  const petra = actor(school, p.petra, 'ib');
  const [vorigePeriode, periode] = p.perioden.map((x) => x.id);
  if (!periode || !vorigePeriode) throw new Error('periods were not made');
  await as(petra, (tx) =>
    createLeerroute({ keys }).placeLeerlingen(tx, petra, {
      id: randomUUID(),
      wie: { leerlingen: [...p.leerlingen, p.buiten] },
      leerroute: route('LR4'),
      periode,
      streefniveaus: ['NT-M', 'RW-E', 'SE-S'].map((code) => ({
        leerlijn: lijn(code),
        niveau: niveau(code, 2),
      })),
      op: dag(0),
      beslotenDoor: 'Commissie voor de begeleiding',
      reden: 'Begin van het schooljaar',
    }),
  );
  return {
    school,
    keys,
    groep: p.groep,
    andereGroep: p.andereGroep,
    leerlingen: p.leerlingen,
    buiten: p.buiten,
    marjan: actor(school, p.marjan, 'leerkracht'),
    igor: actor(school, p.igor, 'leerkracht'),
    wendy: actor(school, p.wendy, 'leerkracht'),
    petra,
    periode,
    vorigePeriode,
    as,
  };
}
