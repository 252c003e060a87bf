import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { actor, groepMet, persoon } from '../../../test/support/demo-class.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { startDispatcher } from '../../platform/jobs/dispatcher.ts';
import { openQueues, startWorkers } from '../../platform/jobs/queues.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { grantRole } from '../../school/people.ts';
import { legTlvVast } from '../tlv/service.ts';
import { doeDag, doeDagen } from './herinner.ts';
import { klokkenJob, requestKlokken } from './jobs.ts';
import { plusDagen } from './kalender-rules.ts';
import { testInschrijving, testOpp } from './test-school.ts';

const t = testDb();
/** Monday: the first day of the story, and a school day. */
const DAG0 = '2026-09-07';

interface School {
  readonly id: string;
  readonly petra: KnownActor;
  readonly juf: string;
  readonly nieuw: string;
  readonly oud: string;
  readonly bijna18: string;
}

const as = <T>(school: string, work: (tx: Tx) => Promise<T>) => t.db.tenant({ school, actor: null }, work);

/** A pupil who came on DAG0 without OPP, one with an OPP and a TLV that ends, and one who becomes 18. */
async function maak(id: string): Promise<School> {
  return await as(id, async (tx) => {
    const petra = await persoon(tx, id, 'medewerker', 'Petra', 'Poolster');
    const juf = await persoon(tx, id, 'medewerker', 'Joke', 'Schelpenpad');
    await grantRole(tx, id, {
      person: petra,
      rol: 'ib',
      reason: 'proef',
      grantedBy: 'invite',
      van: '2020-01-01',
    });
    const [nieuw, oud, bijna18] = [
      await persoon(tx, id, 'leerling', 'Nieuw', 'Hier'),
      await persoon(tx, id, 'leerling', 'Al', 'Langer'),
      await persoon(tx, id, 'leerling', 'Bijna', 'Achttien'),
    ] as const;
    await groepMet(tx, id, 'De Schelpen', [juf], [nieuw, oud]);
    await sql`UPDATE koers.groep_lid SET van = '2020-01-01'`.execute(tx);
    await sql`UPDATE koers.person_identity SET geboortedatum = '2009-05-15' WHERE person_id = ${bijna18}::uuid`.execute(
      tx,
    );
    await testInschrijving(tx, id, nieuw, DAG0);
    await testInschrijving(tx, id, oud, '2023-08-01');
    const who = actor(id, petra, 'ib');
    await testOpp(tx, {
      school: id,
      leerling: oud,
      door: petra,
      status: 'vastgesteld',
      handeling: 'ingestemd',
      vastgesteld: '2026-01-15',
    });
    await legTlvVast(tx, who, oud, {
      nummer: '2801-23-0042',
      categorie: 'midden',
      van: '2023-08-01',
      tot: '2027-07-31',
      samenwerkingsverband: 'PO2801',
    });
    return { id, petra: who, juf, nieuw, oud, bijna18 };
  });
}

/** What 400 days send, by hand from the terms of domain.md §2.3 and a calendar of 2026 and 2027. */
const VERWACHT = (s: School) => [
  // Day 28 is a Monday; day 43 a Tuesday.
  [s.nieuw, 'opp', 'waarschuwing', '2026-10-05'],
  [s.nieuw, 'opp', 'te_laat', '2026-10-20'],
  // Ten months after 15 January 2026 is a Sunday: the Friday before. Late on 16 January, a Saturday: the Monday after.
  [s.oud, 'evaluatie', 'waarschuwing', '2026-11-13'],
  // Six months before 15 May 2027 is a Sunday too.
  [s.bijna18, 'meerderjarig', 'waarschuwing', '2026-11-13'],
  [s.oud, 'evaluatie', 'te_laat', '2027-01-18'],
  // 31 January 2027 is a Sunday; 1 August 2027 too.
  [s.oud, 'tlv', 'waarschuwing', '2027-01-29'],
  [s.oud, 'tlv', 'te_laat', '2027-08-02'],
];

async function gestuurd(school: string): Promise<string[][]> {
  return await as(school, async (tx) => {
    const { rows } = await sql<{ l: string; k: string; m: string; d: string }>`
      SELECT leerling_id AS l, klok AS k, moment AS m, dag AS d FROM koers.herinnering WHERE school_id = ${school}::uuid ORDER BY seq`.execute(
      tx,
    );
    return rows.map((r) => [r.l, r.k, r.m, r.d]);
  });
}
const opVolgorde = (rijen: readonly (readonly string[])[]) =>
  rijen.map((r) => [r[3], r[0], r[1], r[2]].join(' ')).sort();

async function meldingen(school: string): Promise<Record<string, number>> {
  return await as(school, async (tx) => {
    const { rows } = await sql<{ soort: string; person_id: string; n: number }>`
      SELECT soort, person_id, count(*)::int AS n FROM koers.melding WHERE school_id = ${school}::uuid GROUP BY 1, 2`.execute(
      tx,
    );
    return Object.fromEntries(rows.map((r) => [`${r.soort} ${r.person_id}`, r.n]));
  });
}

describe('a school year of 400 days, day by day', () => {
  let een: School;
  let twee: School;
  beforeAll(async () => {
    const { a, b } = await twoSchools(t.db);
    een = await maak(a);
    twee = await maak(b);
    await as(a, (tx) => doeDag(tx, a, DAG0));
    await as(b, (tx) => doeDag(tx, b, DAG0));
  });

  it('R42, R45, R47, R49: sends each reminder once, on its day and in order, also when the work dies at random', async () => {
    let zaad = 7;
    const toeval = () => {
      zaad = (zaad * 48271) % 2147483647;
      return zaad / 2147483647;
    };
    let doden = 0;
    for (let n = 1; n <= 400; n += 1) {
      const dag = plusDagen(DAG0, n);
      // A worker that dies after its work and before it is kept; the next one begins again.
      if (toeval() < 0.3)
        await as(een.id, async (tx) => {
          await doeDag(tx, een.id, dag);
          throw new Error('killed');
        }).catch(() => {
          doden += 1;
        });
      // Nobody works for some days; and sometimes two do the same day at once.
      if (toeval() < 0.2) continue;
      if (toeval() < 0.3) await Promise.all([doeDagen(t.db, een.id, dag), doeDagen(t.db, een.id, dag)]);
      else await doeDagen(t.db, een.id, dag);
    }
    await doeDagen(t.db, een.id, plusDagen(DAG0, 400));
    expect(doden).toBeGreaterThan(80);
    expect(opVolgorde(await gestuurd(een.id))).toEqual(opVolgorde(VERWACHT(een)));
    const dagen = (await gestuurd(een.id)).map((r) => r[3] ?? '');
    expect(dagen).toEqual([...dagen].sort());
  }, 60_000);

  it('tells who works with the pupil and the intern begeleider, once each, and nobody of another school', async () => {
    expect(await meldingen(een.id)).toEqual({
      [`opp_eerste ${een.juf}`]: 1,
      [`opp_eerste ${een.petra.person}`]: 1,
      [`opp_eerste_te_laat ${een.juf}`]: 1,
      [`opp_eerste_te_laat ${een.petra.person}`]: 1,
      [`opp_evaluatie ${een.juf}`]: 1,
      [`opp_evaluatie ${een.petra.person}`]: 1,
      [`opp_evaluatie_te_laat ${een.juf}`]: 1,
      [`opp_evaluatie_te_laat ${een.petra.person}`]: 1,
      [`opp_tlv_eindigt ${een.juf}`]: 2,
      [`opp_tlv_eindigt ${een.petra.person}`]: 2,
      // He is in no group: the intern begeleider alone.
      [`opp_wordt_achttien ${een.petra.person}`]: 1,
    });
    expect(await meldingen(twee.id)).toEqual({});
  });

  it('writes nothing on a day on which nothing is due', async () => {
    const dag = plusDagen(DAG0, 401);
    expect(await doeDagen(t.db, een.id, dag)).toEqual([{ dag, herinneringen: 0, meldingen: 0 }]);
    expect(await doeDagen(t.db, een.id, dag)).toEqual([]);
  });

  it('R42: what was vastgesteld in time is told to nobody, and what was known too late is told once', async () => {
    const s = twee;
    await as(s.id, (tx) =>
      testOpp(tx, {
        school: s.id,
        leerling: s.nieuw,
        door: s.petra.person,
        status: 'vastgesteld',
        vastgesteld: '2026-09-30',
      }),
    );
    const laat = await as(s.id, async (tx) => {
      const id = await persoon(tx, s.id, 'leerling', 'Later', 'Gehoord');
      await testInschrijving(tx, s.id, id, DAG0);
      return id;
    });
    await as(s.id, (tx) =>
      sql`UPDATE koers.klok_stand SET dag = '2026-11-01' WHERE school_id = ${s.id}::uuid`.execute(tx),
    );
    await doeDagen(t.db, s.id, '2026-11-02');
    const rijen = await gestuurd(s.id);
    expect(rijen.filter((r) => r[0] === s.nieuw)).toEqual([]);
    expect(rijen.filter((r) => r[0] === laat).map((r) => r[2])).toEqual(['waarschuwing', 'te_laat']);
    expect(await meldingen(s.id)).toEqual({ [`opp_eerste_te_laat ${s.petra.person}`]: 1 });
  });
});

describe('the job on a real queue', () => {
  it('does 90 days through outbox and queue while its workers stop and start, each reminder once and in order', async () => {
    const { a } = await twoSchools(t.db);
    const s = await maak(a);
    await as(a, (tx) => doeDag(tx, a, DAG0));
    const jobs = [klokkenJob(t.db)];
    const deps = { db: t.db, log: createLog('silent'), metrics: createMetrics() };
    const queues = openQueues(jobs, deps);
    const dispatcher = await startDispatcher(jobs, { ...deps, queues });
    let workers = [startWorkers(jobs, deps), startWorkers(jobs, deps)];
    const stand = async () =>
      (
        await as(a, (tx) =>
          sql<{ dag: string }>`SELECT dag FROM koers.klok_stand WHERE school_id = ${a}::uuid`.execute(tx),
        )
      ).rows[0]?.dag ?? '';
    for (let n = 6; n <= 90; n += 6) {
      const dag = plusDagen(DAG0, n);
      await requestKlokken(t.db, new Date(`${dag}T05:00:00Z`));
      await requestKlokken(t.db, new Date(`${dag}T05:00:00Z`));
      if (n % 18 === 0) {
        await Promise.all(workers.map((w) => w.close()));
        workers = [startWorkers(jobs, deps), startWorkers(jobs, deps)];
      }
      for (let k = 0; k < 600 && (await stand()) < dag; k += 1) await sleep(20);
      expect(await stand()).toBe(dag);
    }
    await Promise.all(workers.map((w) => w.close()));
    await dispatcher.close();
    await queues.close();
    const verwacht = VERWACHT(s).filter((r) => (r[3] ?? '') <= plusDagen(DAG0, 90));
    expect(opVolgorde(await gestuurd(a))).toEqual(opVolgorde(verwacht));
    expect(verwacht).toHaveLength(4);
  }, 60_000);
});
