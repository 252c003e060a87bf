import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { contextOf, listContexts } from '../context-store.ts';
import { end } from '../leeromgevingen-service.ts';
import { openInPlatform } from '../testing/platform/opening.ts';
import { GONE } from '../testing/platform/roster-service.ts';
import { platformStage } from '../testing/platform/stage.ts';
import { scrambled } from '../testing/test-koers.ts';
import { requestRoster, requestRosters, rosterJob } from './jobs.ts';
import { openNames, type RosterSeal, readRoster } from './service.ts';

const stage = platformStage({ profile: 'moodle' });
const keys: RosterSeal = {
  seal: async (_tx, _school, b) => scrambled(b),
  open: async (_tx, _school, b) => scrambled(b),
};
const tenant = <T>(work: (tx: Tx) => Promise<T>, school = stage.school): Promise<T> =>
  stage.db.tenant({ school, actor: null }, work);
const deps = () => ({
  db: stage.db,
  client: stage.client,
  keys,
  now: () => new Date(Date.now() + stage.koers.clock.ahead),
});

async function person(soort: string, own: Readonly<Record<string, string>>): Promise<string> {
  return await tenant(async (tx) => {
    const of = { school_id: stage.school, soort };
    const { id } = await tx.insertInto('koers.person').values(of).returning('id').executeTakeFirstOrThrow();
    for (const [system, key] of Object.entries(own)) {
      const row = { school_id: stage.school, person_id: id, system, key, linked_by: 'sync' };
      await tx.insertInto('koers.person_key').values(row).execute();
    }
    return id;
  });
}
const known = async () => {
  const rows = await tenant((tx) =>
    tx
      .selectFrom('koers.person_key')
      .select(['key', 'person_id', 'linked_by'])
      .where('system', 'like', 'lti:%')
      .where('ended_at', 'is', null)
      .execute(),
  );
  return new Map(rows.map((row) => [row.key, row]));
};
const inCourse = async () =>
  (await tenant((tx) => tx.selectFrom('koers.lti_lid').select('sub').orderBy('sub').execute())).map(
    (r) => r.sub,
  );
const opening = (person: string) => ({ person, course: 'c1', target: `${stage.koers.origin}/` });
const kept = async () => (await tenant((tx) => listContexts(tx)))[0];
const namesKept = () =>
  tenant(async (tx) => {
    const { namen } = await tx.selectFrom('koers.lti_context').select('namen').executeTakeFirstOrThrow();
    return await openNames(tx, keys, stage.school, namen);
  });

describe('a launch says which services a course has', () => {
  it('kept per course and school: a pupil fills in, a teacher decides, and the same again writes nothing', async () => {
    const { platform } = stage;
    platform.addCourse({
      id: 'c1',
      title: 'De Schelpen',
      members: [
        { sub: 'juf', roles: ['Instructor'], name: 'Jet Zee', sourcedId: 'p-1' },
        {
          sub: 'mila',
          roles: ['Learner'],
          name: 'Mila Wolkenveer',
          sourcedId: 'l-1',
          email: 'a@voorbeeld.nl',
        },
        { sub: 'noor', roles: ['Learner'], name: 'Noor Golf', sourcedId: 'l-2', email: 'noor@voorbeeld.nl' },
        { sub: 'sem', roles: ['Learner'], name: 'Sem Duin', email: 'sem@voorbeeld.nl' },
        { sub: 'pim', roles: ['Learner'], name: 'Pim Vloed', eckId: 'https://ketenid.nl/demo/pim' },
        { sub: 'dub1', roles: ['Learner'], name: 'Een Dubbel', sourcedId: 'l-3' },
        { sub: 'dub2', roles: ['Learner'], name: 'Twee Dubbel', sourcedId: 'l-3' },
        { sub: 'ket1', roles: ['Learner'], name: 'Een Keten', eckId: 'https://ketenid.nl/demo/twee' },
        { sub: 'ket2', roles: ['Learner'], name: 'Twee Keten', eckId: 'https://ketenid.nl/demo/twee' },
      ],
    });
    await openInPlatform(platform, opening('sem'));
    const first = await kept();
    expect(first).toMatchObject({
      context: 'c1',
      titel: 'De Schelpen',
      deployment: '1',
      membershipsUrl: `${platform.origin}/nrps/c1/memberships`,
      lineItemsUrl: `${platform.origin}/ags/c1/lineitems?type_id=1`,
      registration: stage.registration,
    });
    expect(await tenant((tx) => listContexts(tx), stage.other)).toEqual([]);
    expect(await tenant((tx) => contextOf(tx, first?.id ?? ''), stage.other)).toBeUndefined();

    const elsewhere = {
      changed: {
        'https://purl.imsglobal.org/spec/lti/claim/context': { id: 'c1', title: 'Iets anders' },
        'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
          context_memberships_url: 'https://elders.nl/leden',
        },
        'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
          scope: ['x'],
          lineitems: 'https://elders.nl/',
        },
      },
    };
    await openInPlatform(platform, { ...opening('sem'), ...elsewhere });
    expect(await kept()).toEqual(first);
    await openInPlatform(platform, { ...opening('juf'), ...elsewhere });
    expect(await kept()).toMatchObject({
      titel: 'Iets anders',
      membershipsUrl: 'https://elders.nl/leden',
      lineItemsUrl: 'https://elders.nl/',
      agsScopes: ['x'],
      id: first?.id,
    });
    await openInPlatform(platform, opening('juf'));
    expect(await kept()).toEqual(first);
    const nothing = { 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': undefined };
    await openInPlatform(platform, { ...opening('juf'), changed: nothing });
    expect(await kept()).toEqual(first);
  });
});

describe('who is in a course (NRPS 2.0, R70)', () => {
  it('links by number or ECK iD alone, never by name or e-mail, and not when two members have one number', async () => {
    const mila = await person('leerling', { sourcedid: 'l-1' });
    const juf = await person('medewerker', { sourcedid: 'p-1' });
    await person('leerling', { sourcedid: 'l-3' });
    await person('leerling', { eckid: 'https://ketenid.nl/demo/twee' });
    const pim = await person('leerling', { eckid: 'https://ketenid.nl/demo/pim' });
    const sem = await person('leerling', {}); // the same name and address as in the ELO
    await tenant((tx) =>
      tx
        .insertInto('koers.person_identity')
        .values({
          person_id: sem,
          school_id: stage.school,
          roepnaam: 'Sem',
          achternaam: 'Duin',
          email: 'sem@voorbeeld.nl',
        })
        .execute(),
    );
    const context = (await kept())?.id ?? '';
    const read = await readRoster(deps(), { school: stage.school, context });
    expect(read).toEqual({ members: 9, linked: 3, unread: 0, whole: true });
    const links = await known();
    expect([...links.keys()].sort()).toEqual(['juf', 'mila', 'pim']);
    expect(links.get('pim')?.person_id).toBe(pim);
    expect(links.get('mila')).toMatchObject({ person_id: mila, linked_by: 'roster' });
    expect(links.get('juf')?.person_id).toBe(juf);
    // Names are kept of who is nobody yet, and not one more.
    expect(Object.keys(await namesKept()).sort()).toEqual(['dub1', 'dub2', 'ket1', 'ket2', 'noor', 'sem']);
    const { rows } = await tenant(async (tx) => ({
      rows: await tx.selectFrom('koers.lti_lid').selectAll().execute(),
    }));
    expect(JSON.stringify(rows)).not.toMatch(/Sem|Duin|@|l-3/);
  });

  it('then reads only what differs, and forgets who left', async () => {
    const context = (await kept())?.id ?? '';
    const course = stage.platform.courses.get('c1');
    if (!course) throw new Error('no course');
    const [rest, sem] = [
      course.members.filter((m) => m.sub !== 'sem'),
      course.members.find((m) => m.sub === 'sem'),
    ];
    if (!sem) throw new Error('no sem');
    course.version = 2;
    course.members = [
      ...rest,
      { ...sem, status: 'Deleted', since: 2 },
      { sub: 'lot', roles: ['Learner'], name: 'Lot Strand', sourcedId: 'l-2', since: 2 },
    ];
    const read = await readRoster(deps(), { school: stage.school, context });
    expect(read).toMatchObject({ members: 2, whole: false });
    expect(await inCourse()).toEqual(['dub1', 'dub2', 'juf', 'ket1', 'ket2', 'lot', 'mila', 'noor', 'pim']);
    expect(Object.keys(await namesKept()).sort()).toEqual(['dub1', 'dub2', 'ket1', 'ket2', 'lot', 'noor']);
    // After a week the whole list says it again.
    stage.koers.clock.ahead = 0;
    const later = { ...deps(), now: () => new Date(Date.now() + 8 * 24 * 3_600_000) };
    // The link that was known is gone meanwhile: the list is asked without it.
    await tenant((tx) => tx.updateTable('koers.lti_context').set({ link_id: GONE }).execute());
    course.members = course.members.filter((m) => m.sub !== 'noor'); // left, and nobody says so
    const whole = await readRoster(later, { school: stage.school, context });
    expect(whole).toMatchObject({ members: 8, whole: true });
    expect(await inCourse()).not.toContain('noor');
  });

  it('is asked by the outbox, once a day, and says what went wrong', async () => {
    const context = (await kept())?.id ?? '';
    await tenant((tx) => requestRoster(tx, { school: stage.school, context }));
    const tomorrow = new Date(Date.now() + 9 * 24 * 3_600_000);
    expect([await requestRosters(stage.db, tomorrow), await requestRosters(stage.db, new Date())]).toEqual([
      1, 0,
    ]);
    const asked = await stage.db.platform((tx) =>
      tx
        .selectFrom('koers.outbox')
        .select(['topic', 'payload'])
        .where('topic', '=', 'lti:deelnemers')
        .execute(),
    );
    const payload = { school: stage.school, context };
    expect(asked).toEqual([
      { topic: 'lti:deelnemers', payload },
      { topic: 'lti:deelnemers', payload },
    ]);

    const job = rosterJob(deps());
    const run = () =>
      job.run(payload, { signal: AbortSignal.timeout(5000), log: { info: () => {} } as never, attempt: 1 });
    const fault = () =>
      tenant((tx) => tx.selectFrom('koers.lti_context').select('leden_fout').executeTakeFirstOrThrow());
    stage.platform.faults.unavailable = 2;
    await expect(run()).rejects.toMatchObject({ opts: { retry: 'later' } });
    expect(await fault()).toEqual({ leden_fout: 'source_unavailable' });
    stage.platform.faults.unavailable = 0;
    stage.platform.forgetTokens();
    await run();
    expect(await fault()).toEqual({ leden_fout: null });
  });

  it('another school neither reads nor changes it', async () => {
    const context = (await kept())?.id ?? '';
    const calls = stage.platform.calls.length;
    expect(await readRoster(deps(), { school: stage.other, context })).toBeNull();
    expect(stage.platform.calls.length).toBe(calls);
  });

  it('is forgotten when the school stops with this ELO', async () => {
    const { id } = await stage.db.platform((tx) =>
      tx
        .selectFrom('koers.lti_deployment')
        .select('id')
        .where('school_id', '=', stage.school)
        .executeTakeFirstOrThrow(),
    );
    const wie = await person('medewerker', {});
    await end(stage.db, { school: stage.school, person: wie, roles: new Set(['beheerder']) }, id);
    const left = await tenant((tx) =>
      tx.selectFrom('koers.lti_context').select(['namen', 'leden_op']).execute(),
    );
    expect([await inCourse(), left]).toEqual([[], [{ namen: null, leden_op: null }]]);
    expect(await kept()).toBeUndefined();
  });
});
