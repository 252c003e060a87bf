import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { createArrangementskaart } from '../../../../gateway/arrangementskaart/service.ts';
import type { Db } from '../../../../gateway/platform/db/pool.ts';
import type { Delivered } from '../../../../gateway/platform/delivery/deliver.ts';
import { type DemoClass, demoClass } from '../../../../test/support/demo-class.ts';
import { keptContext } from '../../context-store.ts';
import type { Score } from '../../testing/platform/course.ts';
import {
  type PlatformOptions,
  startTestPlatform,
  type TestPlatform,
} from '../../testing/platform/platform.ts';
import { registerTestPlatform, testServiceClient, toolAt } from '../../testing/platform/stage.ts';
import { startTestKoers, type TestKoers } from '../../testing/test-koers.ts';
import { SCOPES } from '../ags.ts';
import { type CijferDeps, drainCijfers } from '../drain.ts';
import type { Cursus } from '../plan-store.ts';

export const COURSE = 'klas-1';

/** A class whose pupils are in a course of an emulated ELO, with a gradebook; Koers is known there. */
export interface Gradebook {
  readonly k: DemoClass;
  readonly koers: TestKoers;
  readonly elo: TestPlatform;
  readonly platform: string;
  readonly cursus: Cursus;
  readonly deps: CijferDeps;
  /** What the ELO calls a pupil. */
  sub(leerling: string): string;
  /** Somebody opened Koers from the ELO for the first time. */
  know(leerlingen: readonly string[]): Promise<void>;
  judge(standen: readonly { leerling: string; leerdoel: string; stand: number }[]): Promise<string[]>;
  undo(acts: readonly string[]): Promise<void>;
  settled(): Promise<void>;
  deliver(extra?: Partial<CijferDeps>): Promise<Delivered>;
  /** Scores of a pupil that the ELO took, in the order of arrival. */
  taken(leerling: string): readonly Pick<Score, 'scoreGiven' | 'timestamp'>[];
  /** How many lines stand where. */
  counts(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

export function gradebookDeps(db: Db, extra: Partial<CijferDeps> = {}): CijferDeps {
  return {
    db,
    client: testServiceClient(db),
    now: () => new Date(),
    log: { warn() {} },
    leaseMs: 1000,
    meldGestopt: async () => {},
    ...extra,
  };
}

/** The course as a launch of a teacher leaves it behind. */
async function keepCourse(db: Db, at: { school: string; platform: string; elo: TestPlatform }) {
  const { origin, profile, deployment } = at.elo;
  const query = profile.serviceQuery === '' ? '' : `?${profile.serviceQuery}`;
  const said = keptContext({
    context: COURSE,
    titel: 'Rekenen',
    lineItemsUrl: `${origin}/ags/${COURSE}/lineitems${query}`,
    agsScopes: Object.values(SCOPES),
    noticeTypes: [],
    membershipsUrl: undefined,
    linkId: undefined,
    lineItemUrl: undefined,
    groupsUrl: undefined,
    groupSetsUrl: undefined,
    noticesUrl: undefined,
  });
  return await db.tenant({ school: at.school, actor: null }, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      SELECT koers.keep_lti_context(${at.platform}::uuid, ${deployment}, ${said}::jsonb, true) AS id`.execute(
      tx,
    );
    return rows[0]?.id ?? '';
  });
}

/** Waits until what was judged may be read: other tests of this cluster hold transactions open too. */
export async function untilSettled(k: DemoClass): Promise<void> {
  for (;;) {
    const { rows } = await k.as(k.petra, (tx) =>
      sql<{
        yes: boolean;
      }>`SELECT koers.tx_settled() > coalesce(max(a.tx), 0) AS yes FROM koers.act a`.execute(tx),
    );
    if (rows[0]?.yes) return;
    await sleep(10);
  }
}

const subOf = (leerling: string) => `sub-${leerling.slice(0, 8)}`;

/** @param aantal pupils; all of them are in the course and opened Koers from it, but `k.buiten` */
export async function openGradebook(
  db: Db,
  aantal = 4,
  options: PlatformOptions = { profile: 'moodle', ownIssuer: true },
): Promise<Gradebook> {
  const k = await demoClass(db, aantal);
  const koers = await startTestKoers(db);
  const elo = await startTestPlatform(options);
  elo.useTool(toolAt(koers.origin));
  elo.addCourse({
    id: COURSE,
    title: 'Rekenen',
    members: [...k.leerlingen, k.buiten].map((id) => ({ sub: subOf(id), roles: ['Learner'] })),
  });
  const { id: platform } = await registerTestPlatform(db, elo, k.school);
  const context = await keepCourse(db, { school: k.school, platform, elo });
  const cursus = { school: k.school, context };
  const deps = gradebookDeps(db);
  const kaarten = createArrangementskaart({ keys: k.keys });
  const know = (leerlingen: readonly string[]) =>
    db.tenant({ school: k.school, actor: null }, async (tx) => {
      await tx
        .insertInto('koers.person_key')
        .values(
          leerlingen.map((id) => ({
            school_id: k.school,
            person_id: id,
            system: `lti:${platform}`,
            key: subOf(id),
            linked_by: 'launch',
          })),
        )
        .execute();
    });
  await know(k.leerlingen);
  const settled = () => untilSettled(k);
  return {
    k,
    koers,
    elo,
    platform,
    cursus,
    deps,
    sub: subOf,
    know,
    settled,
    async judge(standen) {
      const acts = standen.map((stand) => ({ id: randomUUID(), ...stand }));
      await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));
      return acts.map(({ id }) => id);
    },
    async undo(acts) {
      const undone = acts.map((act) => ({ id: randomUUID(), act }));
      const uit = await k.as(k.marjan, (tx) => kaarten.undoActs(tx, k.marjan, { acts: undone }));
      if (uit.kind !== 'ongedaan') throw new Error(`not undone: ${uit.kind}`);
    },
    async deliver(extra) {
      await settled();
      return await drainCijfers({ ...deps, ...extra }, cursus, {
        signal: new AbortController().signal,
        nu: true,
      });
    },
    taken: (leerling) =>
      elo.scores
        .filter((score) => score.userId === subOf(leerling))
        .map(({ scoreGiven, timestamp }) => ({
          timestamp,
          ...(scoreGiven === undefined ? {} : { scoreGiven }),
        })),
    async counts() {
      const lines = await k.as(k.petra, (tx) =>
        sql<{ status: string; n: number }>`
          SELECT status, count(*)::int AS n FROM koers.cijfer WHERE context_id = ${context}::uuid GROUP BY 1`.execute(
          tx,
        ),
      );
      return Object.fromEntries(lines.rows.map(({ status, n }) => [status, n]));
    },
    close: async () => {
      await Promise.all([elo.close(), koers.close()]);
    },
  };
}
