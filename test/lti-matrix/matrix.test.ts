import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../gateway/access/keys.ts';
import { outboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { ensurePerson } from '../../gateway/school/people.ts';
import { createServiceClient } from '../../lti-tool/lti/advantage/service-call.ts';
import { ownSigner } from '../../lti-tool/lti/own-signature.ts';
import { rosterSeal } from '../../lti-tool/lti/roster/seal.ts';
import { startTestPlatform } from '../../lti-tool/lti/testing/platform/platform.ts';
import { PROFILE_NAMES, type ProfileName } from '../../lti-tool/lti/testing/platform/profiles.ts';
import { registerTestPlatform, toolAt } from '../../lti-tool/lti/testing/platform/stage.ts';
import { testDb, twoSchools } from '../support/db.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { MatrixStage } from './capability.ts';
import { COURSE, members } from './course.ts';
import { startMatrixKoers } from './koers.ts';
import { table } from './table.ts';

/** `npm run lti:matrix` runs every row and prints the table; `npm test` those that need no browser and no waiting. */
const long = process.env['KOERS_MATRIX'] === 'heel';
const rows = CAPABILITIES.filter((one) => long || !one.long);

const t = testDb();
const keys = createKeys({ master: randomBytes(32) });
const made = { stages: new Map<ProfileName, MatrixStage>(), close: [] as (() => Promise<unknown>)[] };
const cells = new Map<string, string>();

beforeAll(async () => {
  const koers = await startMatrixKoers(t.db, keys);
  made.close.push(koers.close);
  const now = () => new Date();
  const seal = (plain: Buffer) => keys.sealWithMaster('lti', plain);
  const open = (sealed: Buffer) => keys.openWithMaster('lti', sealed);
  const signer = ownSigner({ db: t.db, now, seal, open });
  const client = createServiceClient({
    fetch: outboundFetch({ allowLoopback: true }),
    now,
    demo: true,
    signer,
  });
  for (const profile of PROFILE_NAMES) {
    const { a: school } = await twoSchools(t.db);
    const platform = await startTestPlatform({ profile });
    made.close.push(platform.close);
    platform.useTool(toolAt(koers.origin));
    platform.addCourse({ id: COURSE, title: 'Leerroutes', members: members() });
    await t.db.tenant({ school, actor: null }, async (tx) => {
      const names = [
        ['p-100', 'medewerker'],
        ['l-1', 'leerling'],
        ['l-2', 'leerling'],
      ] as const;
      for (const [key, soort] of names)
        await ensurePerson(tx, school, {
          system: 'sourcedid',
          key,
          soort,
          roepnaam: 'Bekend',
          achternaam: key,
        });
    });
    const registration = await registerTestPlatform(t.db, platform, school);
    const { origin } = koers;
    made.stages.set(profile, {
      db: t.db,
      origin,
      platform,
      school,
      registration,
      client,
      keys: rosterSeal(keys),
      now,
    });
  }
});
afterAll(async () => {
  if (long)
    process.stdout.write(
      `\n${table(
        PROFILE_NAMES,
        rows.map((row) => row.name),
        cells,
      )}\n`,
    );
  await Promise.all(made.close.map((close) => close()));
});

describe('every platform × every capability (R70)', () => {
  for (const profile of PROFILE_NAMES) {
    for (const { name, run } of rows) {
      it(`${profile}: ${name}`, { timeout: 60_000 }, async () => {
        const stage = made.stages.get(profile);
        if (!stage) throw new Error('no stage');
        cells.set(`${profile} ${name}`, 'NEE');
        const outcome = await run(stage);
        cells.set(`${profile} ${name}`, outcome ?? '–');
        expect(outcome === null || outcome.length > 0).toBe(true);
      });
    }
  }
});
