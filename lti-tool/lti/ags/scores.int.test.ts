import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { createArrangementskaart } from '../../../gateway/arrangementskaart/service.ts';
import { startDispatcher } from '../../../gateway/platform/jobs/dispatcher.ts';
import { startWorkersOnDemand } from '../../../gateway/platform/jobs/on-demand.ts';
import { openQueues } from '../../../gateway/platform/jobs/queues.ts';
import { createLog } from '../../../gateway/platform/log.ts';
import { createMetrics } from '../../../gateway/platform/metrics.ts';
import { testDb } from '../../../test/support/db.ts';
import { lijn, niveau } from '../../../test/support/demo-class.ts';
import { type CijfersService, createCijfers } from '../cijfers-service.ts';
import { cijferJobs, vraagAlleCijfers } from './jobs.ts';
import { COURSE, type Gradebook, openGradebook } from './testing/gradebook-stage.ts';

const t = testDb();
let g: Gradebook;
let cijfers: CijfersService;
let at: { groep: string; cursus: string };
let ann: string;
let bob: string;
let cas: string;

const [D1 = '', D2 = '', D3 = ''] = kompaslijnen.leerdoelen
  .filter((d) => d.niveauId === niveau('NT-M', 2))
  .map((d) => d.id);
const titel = (id: string) => {
  const found = kompaslijnen.leerdoelen.find((d) => d.id === id);
  return `${found?.code} ${found?.tekst}`;
};

beforeAll(async () => {
  g = await openGradebook(t.db);
  [ann = '', bob = '', cas = ''] = g.k.leerlingen;
  cijfers = createCijfers({ client: g.deps.client, now: () => new Date() });
  at = { groep: g.k.groep, cursus: g.cursus.context };
  await g.k.as(g.k.marjan, (tx) => cijfers.koppelCursus(tx, g.k.marjan, at));
});
afterAll(() => g.close());

const kies = (...ids: string[]) => g.k.as(g.k.marjan, (tx) => cijfers.kies(tx, g.k.marjan, at, ids));
/** A pupil goes on to a higher niveau. @returns the act */
async function place(leerling: string, nr: number): Promise<string> {
  const kaarten = createArrangementskaart({ keys: g.k.keys });
  const [id, naarNiveau, leerlijn] = [randomUUID(), niveau('NT-M', nr), lijn('NT-M')];
  await g.k.as(g.k.marjan, async (tx) => {
    const { openDoelen } = await kaarten.preparePlaceNiveau(tx, g.k.marjan, { leerling, leerlijn });
    const mee = Object.fromEntries(openDoelen.map((d) => [d.id, 'meenemen' as const]));
    const reden = 'Kan meer aan';
    await kaarten.placeNiveau(tx, g.k.marjan, { id, leerling, leerlijn, naarNiveau, openDoelen: mee, reden });
  });
  return id;
}
const given = (leerling: string) => g.taken(leerling).map((s) => s.scoreGiven);
const items = () => g.elo.lineItems.get(COURSE) ?? [];

describe('R74: scores of chosen doelen go to the gradebook of a course (AGS 2.0)', () => {
  it('makes a column with the name of the doel and nothing of a person, and sends what holds already', async () => {
    await g.judge([{ leerling: ann, leerdoel: D1, stand: 2 }]);
    expect(await kies(D1)).toBe(1);
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 1, refused: 0 });
    expect(items()).toEqual([
      {
        id: 1,
        label: titel(D1).slice(0, 200),
        scoreMaximum: 4,
        resourceId: expect.stringMatching(/^[\da-f-]{36}$/),
        tag: 'koers',
      },
    ]);
    expect(g.elo.scores).toEqual([
      {
        course: COURSE,
        lineItem: 1,
        userId: g.sub(ann),
        scoreGiven: 2,
        scoreMaximum: 4,
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
        activityProgress: 'InProgress',
        gradingProgress: 'FullyGraded',
      },
    ]);
  });

  it('one score an act, in order, each with a later stamp, also for many in one second and after an undo', async () => {
    const [four] = await g.judge([{ leerling: ann, leerdoel: D1, stand: 4 }]);
    await g.judge([{ leerling: ann, leerdoel: D1, stand: 3 }]);
    const [one] = await g.judge([{ leerling: ann, leerdoel: D1, stand: 1 }]);
    await g.undo([one ?? '']);
    expect(four).toBeDefined();
    await g.deliver();
    expect(given(ann)).toEqual([2, 4, 3, 1, 3]);
    const stamps = g.taken(ann).map((s) => s.timestamp);
    expect(stamps).toEqual([...new Set(stamps)].sort());
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 0, refused: 0 });
  });

  it('nothing goes of a doel that was not chosen, nor of a pupil of another group', async () => {
    const before = g.elo.scores.length;
    await g.know([g.k.buiten]);
    await g.judge([{ leerling: bob, leerdoel: D2, stand: 4 }]);
    await g.k.as(g.k.petra, (tx) =>
      createArrangementskaart({ keys: g.k.keys }).setStand(tx, g.k.petra, {
        acts: [{ id: randomUUID(), leerling: g.k.buiten, leerdoel: D1, stand: 4 }],
      }),
    );
    await g.deliver();
    expect(g.elo.scores).toHaveLength(before);
  });

  it('says that a streefniveau was reached, when the pupil goes on to a higher one', async () => {
    await kies(niveau('NT-M', 2));
    await place(cas, 3);
    await g.deliver();
    expect(given(cas)).toEqual([4]);
    expect(items().at(-1)?.label).toMatch(/: /);
  });

  it('says once, of a streefniveau that is chosen later, who reached it before: not by a placement that was undone, nor by one back', async () => {
    await place(cas, 4);
    await place(ann, 3);
    await g.undo([await place(ann, 4)]);
    await place(ann, 2);
    await g.deliver();
    const before = [given(cas), given(ann)];
    await kies(niveau('NT-M', 3));
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 1, refused: 0 });
    expect([given(cas), given(ann)]).toEqual([[...(before[0] ?? []), 4], before[1]]);
    expect(g.elo.scores.at(-1)).toMatchObject({ userId: g.sub(cas), activityProgress: 'Completed' });
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 0, refused: 0 });
  });

  it('waits for a pupil who never opened Koers from this ELO, and sends once he did', async () => {
    const dee = g.k.leerlingen[3] ?? '';
    await t.db.tenant({ school: g.k.school, actor: null }, (tx) =>
      tx
        .updateTable('koers.person_key')
        .set({ ended_at: new Date() })
        .where('person_id', '=', dee)
        .where('system', '=', `lti:${g.platform}`)
        .execute(),
    );
    await g.judge([{ leerling: dee, leerdoel: D1, stand: 4 }]);
    await g.deliver();
    expect([given(dee), (await g.counts())['onbekend']]).toEqual([[], 1]);
    await t.db.tenant({ school: g.k.school, actor: null }, (tx) =>
      tx
        .updateTable('koers.person_key')
        .set({ ended_at: null })
        .where('person_id', '=', dee)
        .where('system', '=', `lti:${g.platform}`)
        .execute(),
    );
    await g.deliver();
    expect(given(dee)).toEqual([4]);
  });
});

describe('R74: what goes wrong at the ELO', () => {
  it('a token that is not known any more is asked anew; an ELO that is ill or busy is tried later', async () => {
    g.elo.forgetTokens();
    await g.judge([{ leerling: bob, leerdoel: D1, stand: 1 }]);
    expect(await g.deliver()).toMatchObject({ kind: 'klaar', sent: 1 });
    g.elo.faults.unavailable = 1;
    await g.judge([{ leerling: bob, leerdoel: D1, stand: 2 }]);
    expect(await g.deliver()).toMatchObject({ kind: 'later', sent: 0 });
    g.elo.faults.busy = 1;
    expect(await g.deliver()).toMatchObject({ kind: 'later', sent: 0 });
    expect(await g.deliver()).toMatchObject({ kind: 'klaar', sent: 1 });
    expect(given(bob)).toEqual([1, 2]);
  });

  it('what was taken before the ELO became ill is noted, and not sent again', async () => {
    await g.judge([
      { leerling: ann, leerdoel: D1, stand: 4 },
      { leerling: bob, leerdoel: D1, stand: 4 },
    ]);
    const { client } = g.deps;
    let calls = 0;
    const uit = await g.deliver({
      client: {
        ...client,
        call: (call) => {
          calls += 1;
          if (calls === 2) g.elo.faults.unavailable = 1;
          return client.call(call);
        },
      },
    });
    expect(uit).toMatchObject({ kind: 'later', sent: 1 });
    const before = g.elo.calls.length;
    expect(await g.deliver()).toMatchObject({ kind: 'klaar', sent: 1 });
    expect(g.elo.calls.slice(before).filter((c) => c.includes('/scores'))).toHaveLength(1);
  });

  it('a score that is not taken is a dead letter with a reason, holds up nobody, and goes again when asked', async () => {
    const course = g.elo.courses.get(COURSE);
    const members = course?.members ?? [];
    if (course) course.members = members.filter((m) => m.sub !== g.sub(ann));
    await g.judge([
      { leerling: ann, leerdoel: D1, stand: 0 },
      { leerling: bob, leerdoel: D1, stand: 0 },
    ]);
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 1, refused: 1 });
    const [cursus] = await g.k.as(g.k.petra, (tx) => cijfers.cursussen(tx));
    expect(cursus).toMatchObject({ geweigerd: 1, groep: 'De Schelpen' });
    const reden = cursus?.geweigerden[0]?.reden ?? '';
    expect(reden).toContain('kent deze leerling');
    if (course) course.members = members;
    expect(
      await g.k.as(g.k.petra, (tx) => cijfers.stuurOpnieuw(tx, g.k.petra, g.cursus.context, reden)),
    ).toBe(1);
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 1, refused: 0 });
    expect(given(ann).at(-1)).toBe(0);
  });

  it('a dead letter that goes again does not undo what is newer', async () => {
    const course = g.elo.courses.get(COURSE);
    const members = course?.members ?? [];
    if (course) course.members = members.filter((m) => m.sub !== g.sub(ann));
    await g.judge([{ leerling: ann, leerdoel: D1, stand: 1 }]);
    expect(await g.deliver()).toMatchObject({ sent: 0, refused: 1 });
    if (course) course.members = members;
    await g.judge([{ leerling: ann, leerdoel: D1, stand: 3 }]);
    expect(await g.deliver()).toMatchObject({ sent: 1, refused: 0 });
    const [cursus] = await g.k.as(g.k.petra, (tx) => cijfers.cursussen(tx));
    const reden = cursus?.geweigerden[0]?.reden ?? '';
    expect(
      await g.k.as(g.k.petra, (tx) => cijfers.stuurOpnieuw(tx, g.k.petra, g.cursus.context, reden)),
    ).toBe(1);
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 0, refused: 0 });
    expect(given(ann).at(-1)).toBe(3);
  });

  it('no access at all stops the course and tells; set going again it goes on', async () => {
    const told: string[] = [];
    const right = g.elo.useTool;
    g.elo.useTool({ loginUrl: 'x', launchUrl: 'x', jwksUrl: `${g.koers.origin}/nergens` });
    g.elo.forgetTokens();
    await g.judge([{ leerling: bob, leerdoel: D1, stand: 3 }]);
    const uit = await g.deliver({ meldGestopt: async (_, { context }) => void told.push(context) });
    expect([uit.kind, told]).toEqual(['gestopt', [g.cursus.context]]);
    expect(await g.deliver()).toMatchObject({ kind: 'uit' });
    right({ loginUrl: 'x', launchUrl: 'x', jwksUrl: `${g.koers.origin}/lti/jwks` });
    await g.k.as(g.k.petra, (tx) => cijfers.schakel(tx, g.k.petra, g.cursus.context, true));
    expect(await g.deliver()).toMatchObject({ kind: 'klaar', sent: 1 });
  });

  it('the scheduler asks a course only when there is something to send', async () => {
    const ask = () => vraagAlleCijfers({ db: t.db, now: () => new Date() });
    await g.settled();
    await g.deliver();
    expect(await ask()).toBe(0);
    await g.judge([{ leerling: bob, leerdoel: D1, stand: 4 }]);
    await g.settled();
    expect(await ask()).toBe(1);
    await g.deliver();
  });
});

describe('R61, R85: whose courses and doelen', () => {
  it('a teacher of another group neither sees nor changes it, and a course has one group', async () => {
    const { wendy, petra } = g.k;
    for (const work of [
      () => g.k.as(wendy, (tx) => cijfers.groepCijfers(tx, wendy, g.k.groep)),
      () => g.k.as(wendy, (tx) => cijfers.kies(tx, wendy, at, [D3])),
      () => g.k.as(wendy, (tx) => cijfers.kies(tx, wendy, { ...at, groep: g.k.andereGroep }, [D3])),
      () => g.k.as(petra, (tx) => cijfers.kies(tx, petra, { ...at, cursus: randomUUID() }, [D3])),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      g.k.as(wendy, (tx) => cijfers.koppelCursus(tx, wendy, { ...at, groep: g.k.andereGroep })),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('shows what was chosen with how many have a score, and stops a column', async () => {
    const zie = () => g.k.as(g.k.marjan, (tx) => cijfers.groepCijfers(tx, g.k.marjan, g.k.groep));
    const [cursus] = (await zie()).cursussen;
    const kolom = cursus?.kolommen.find((c) => c.soort === 'doel');
    expect(kolom).toMatchObject({ erIs: true, leerlingen: 3 });
    await g.k.as(g.k.marjan, (tx) => cijfers.stop(tx, g.k.marjan, at, kolom?.id ?? ''));
    const before = g.elo.scores.length;
    await g.judge([{ leerling: bob, leerdoel: D1, stand: 1 }]);
    await g.deliver();
    expect(g.elo.scores).toHaveLength(before);
    expect((await zie()).cursussen[0]?.kolommen.some((c) => c.soort === 'doel')).toBe(false);
    expect(await kies(randomUUID())).toBe(0);
  });

  it('a column that goes on again: what changed meanwhile is sent once, and nothing that the ELO has already', async () => {
    expect([given(ann).at(-1), given(bob).at(-1)]).toEqual([3, 4]); // before it was stopped; now bob is at 1
    for (const stand of [2, 3]) await g.judge([{ leerling: ann, leerdoel: D1, stand }]); // there and back
    await g.deliver();
    expect(await kies(D1)).toBe(1);
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 1, refused: 0 });
    expect(given(bob).at(-1)).toBe(1);
    expect(await g.deliver()).toEqual({ kind: 'klaar', sent: 0, refused: 0 });
  });
});

it('R74: what is chosen goes to the ELO by itself: by the outbox and the job', async () => {
  const jobs = cijferJobs(g.deps);
  const deps = { db: t.db, log: createLog('silent'), metrics: createMetrics(), redisUrl: undefined };
  const queues = openQueues(jobs, deps);
  const workers = await startWorkersOnDemand(jobs, deps, queues);
  const dispatcher = await startDispatcher(jobs, { ...deps, queues: workers.queues });
  await g.judge([{ leerling: cas, leerdoel: D2, stand: 2 }]);
  await g.settled();
  await kies(D2);
  await expect.poll(() => given(cas).at(-1), { timeout: 10_000 }).toBe(2);
  await dispatcher.close();
  await workers.close();
  await queues.close();
});
