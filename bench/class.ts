import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { importStanden } from '../gateway/arrangementskaart/history.ts';
import { adoptPakket, importPakket, publishPakket } from '../gateway/leerlijnen/service.ts';
import { createLeerroute, ensurePerioden } from '../gateway/leerroute/service.ts';
import type { KnownActor } from '../gateway/model/actor.ts';
import { connectClient } from '../gateway/platform/db/connect.ts';
import type { Tx } from '../gateway/platform/db/kysely-on-client.ts';
import { benchPakket, LEERROUTE, MATRIX_LIJN, PAKKET_VERSIE, STREEF } from './pakket.ts';
import { addSchool, type BenchSchool, connectElo, sync } from './school.ts';
import type { Stage } from './stage.ts';

/** A school at work: everyone is placed and has a card, and a teacher stands before the matrix of his group. */
export interface Classroom {
  readonly school: BenchSchool;
  /** Page with the matrix of 12 × 40. */
  readonly matrix: string;
  /** Name by which the driver knows the teacher. */
  readonly teacher: string;
}

const TEACHER_KEY = 'M1';
const SIGNED_IN = { koersKey: TEACHER_KEY, target: '/vandaag' };

const dag = (verschil: number) =>
  new Date(Date.now() + verschil * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

async function adopt(stage: Stage, school: string): Promise<void> {
  const { store } = stage.koers;
  await store.db.platform(async (tx) => {
    await importPakket(tx, benchPakket);
    await publishPakket(tx, PAKKET_VERSIE);
  });
  await store.db.tenant({ school, actor: null }, (tx) =>
    adoptPakket(tx, { school, person: null, roles: new Set() }, { versie: PAKKET_VERSIE }),
  );
}

async function periodeOf(tx: Tx, school: string): Promise<string> {
  await ensurePerioden(tx, school, [
    { schooljaar: '2026-2027', volgnummer: 1, naam: 'Periode', van: dag(-60), tot: dag(60) },
  ]);
  return (await tx.selectFrom('koers.periode').select('id').executeTakeFirstOrThrow()).id;
}

/** Places everyone, and gives each a stand on some of his doelen. */
async function placeAll(stage: Stage, who: KnownActor): Promise<void> {
  const { store, keys } = stage.koers;
  await store.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const people = await tx.selectFrom('koers.person').where('soort', '=', 'leerling').select('id').execute();
    await createLeerroute({ keys }).placeLeerlingen(tx, who, {
      id: randomUUID(),
      wie: { leerlingen: people.map((p) => p.id) },
      leerroute: LEERROUTE,
      periode: await periodeOf(tx, who.school),
      streefniveaus: STREEF,
      op: dag(0),
      beslotenDoor: 'Commissie voor de begeleiding',
      reden: 'Begin van de meting',
    });
    const doelen = benchPakket.leerdoelen.filter(
      (d, i) => i % 5 === 0 && STREEF.some((s) => s.niveau === d.niveauId),
    );
    const at = new Date().toISOString();
    const acts = people.flatMap(({ id: leerling }) =>
      doelen.map((d, i) => ({ id: randomUUID(), leerling, leerdoel: d.id, stand: i % 5, at })),
    );
    await importStanden(tx, who, acts);
  });
}

/** Medewerker M1 and her group. */
async function teacherOf(
  stage: Stage,
  { id: school, connection }: BenchSchool,
): Promise<{ person: string; groep: string }> {
  return await stage.koers.store.db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<{ person: string; groep: string }>`
      SELECT k.person_id AS person, l.groep_id AS groep FROM koers.person_key k
      JOIN koers.groep_lid l ON l.person_id = k.person_id AND l.als = 'medewerker'
      WHERE k.system = ${`lvs:${connection}:medewerker`} AND k.key = ${TEACHER_KEY}`.execute(tx);
    const [row] = rows;
    if (!row) throw new Error('the teacher has no group');
    return row;
  });
}

/** Planner statistics, which autovacuum makes in the course of a minute in a real school. */
async function settle(stage: Stage): Promise<void> {
  const client = await connectClient(stage.superuser, 'koers bench');
  await client.query('VACUUM ANALYZE');
  await client.end();
}

/** Makes a school of so many leerlingen by a real sync, places them all and signs the teacher in. */
export async function openClassroom(stage: Stage, leerlingen: number): Promise<Classroom> {
  const school = await addSchool(stage, leerlingen);
  await stage.withWorker(() => sync(stage, school));
  await adopt(stage, school.id);
  const { person, groep } = await teacherOf(stage, school);
  await placeAll(stage, { school: school.id, person, roles: new Set(['ib']) });
  await settle(stage);
  await connectElo(stage, school);
  const matrix = `/groep/${groep}?leerlijn=${MATRIX_LIJN}`;
  const teacher = school.brin;
  const order = { ...SIGNED_IN, target: matrix, origin: stage.url, deployment: school.brin };
  const { cells } = await stage.driver.ask('signIn', { name: teacher, ...order });
  if (cells !== Math.min(12, leerlingen) * 40) throw new Error(`the matrix has ${cells} cells, not 12 × 40`);
  return { school, matrix, teacher };
}

/** What a launch of that teacher asks. */
export const launchOf = (stage: Stage, { school }: Classroom) => ({
  ...SIGNED_IN,
  origin: stage.url,
  deployment: school.brin,
});
