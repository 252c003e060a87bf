import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { rowsWritten } from '../../test/support/rows-written.ts';
import { totalCounts } from './rules.ts';
import { createConnection, listIssues, requestSync, runSync } from './service.ts';
import {
  leerling,
  MemorySource,
  medewerker,
  type SyncSchool,
  syncDeps,
  syncOnce,
  syncSchool,
} from './test-school.ts';
import { people, personId } from './test-state.ts';

const t = testDb();
const ECK_1 = 'https://ketenid.nl/201703/een';
const ECK_2 = 'https://ketenid.nl/201703/twee';
let s: SyncSchool;
const school = () => s.who.school;

/** Runs a sync and gives its figures and its issues. */
async function look(): Promise<{ counts: ReturnType<typeof totalCounts>; issues: readonly string[] }> {
  const { run } = await requestSync(s.deps, s.who, s.connection, 'manual');
  const outcome = await runSync(s.deps, { school: school(), run }, { signal: new AbortController().signal });
  if (outcome.kind !== 'done') throw new Error(`run is ${outcome.kind}`);
  const issues = await listIssues(s.deps, school(), run);
  return {
    counts: totalCounts(outcome.counts),
    issues: issues.map((i) => `${i.code} ${i.count} ${i.effect}`),
  };
}

beforeEach(async () => {
  s = await syncSchool(t.db);
  s.source.edit('L2', { eckId: ECK_2 });
  await s.sync();
});

describe('quarantine: what does not hold together waits for a person and nothing is overwritten', () => {
  it('holds a record whose ECK iD is one person and whose key another', async () => {
    const before = await people(t.db, school());
    s.source.edit('L1', { eckId: ECK_2, roepnaam: 'Wie' });
    s.source.remove('L2');
    expect(
      await rowsWritten(t.owner, async () => {
        expect(await look()).toMatchObject({
          counts: { quarantined: 1, ended: 0, updated: 0 },
          issues: ['key_and_eckid_differ 1 quarantined'],
        });
      }),
    ).toEqual({});
    expect(await people(t.db, school())).toEqual(before);
  });

  it('holds a key that was given to someone with another ECK iD', async () => {
    const before = await people(t.db, school());
    s.source.edit('L1', { eckId: 'https://ketenid.nl/201703/nieuw', roepnaam: 'Nieuw' });
    expect(await look()).toMatchObject({
      counts: { quarantined: 1, ended: 0 },
      issues: ['key_moved 1 quarantined'],
    });
    expect(await people(t.db, school())).toEqual(before);
  });

  it('holds two records that speak of one person, and keeps what we know of him', async () => {
    const before = await people(t.db, school());
    s.source.records.push(leerling('L1b', { eckId: ECK_1, roepnaam: 'Dubbel' }));
    expect(await look()).toMatchObject({
      counts: { quarantined: 1, ended: 0 },
      issues: ['two_records_one_person 1 quarantined'],
    });
    s.source.edit('L1', { roepnaam: 'Anders' });
    expect(await look()).toMatchObject({
      counts: { quarantined: 2, updated: 0 },
      issues: ['two_records_one_person 2 quarantined'],
    });
    expect(await people(t.db, school())).toEqual(before);
  });

  it('holds two new records with one key', async () => {
    s.source.records.push(leerling('L9'), leerling('L9', { roepnaam: 'Ook' }));
    expect(await look()).toMatchObject({ counts: { created: 0, quarantined: 2 } });
    expect(Object.keys(await people(t.db, school()))).not.toContain('L9');
  });

  it('holds a leerling whose ECK iD is a medewerker here', async () => {
    s.source.records.push(medewerker('M2', { eckId: 'https://ketenid.nl/201703/mw' }));
    await s.sync();
    s.source.records.push(leerling('L9', { eckId: 'https://ketenid.nl/201703/mw' }));
    s.source.remove('M2');
    expect(await look()).toMatchObject({
      counts: { quarantined: 1, ended: 0 },
      issues: ['other_kind 1 quarantined'],
    });
  });

  it('looks again at every sync, and takes the record in once it is mended', async () => {
    s.source.edit('L1', { eckId: ECK_2, roepnaam: 'Wie' });
    await s.sync();
    expect((await look()).counts.quarantined).toBe(2);
    s.source.edit('L1', { eckId: ECK_1 });
    expect(await look()).toMatchObject({ counts: { quarantined: 0, updated: 1 }, issues: [] });
    expect((await people(t.db, school()))['L1']?.roepnaam).toBe('Wie');
  });

  it('does not send the cursor while something waits, so that a mended match is found', async () => {
    s.source.edit('L1', { eckId: ECK_2 });
    await s.sync();
    await s.sync();
    expect(s.source.since.at(-1)).toBeNull();
  });
});

describe('matching', () => {
  it('goes by ECK iD first: a pupil with another key is the same person, and the old key is ended', async () => {
    const id = await personId(t.db, school(), 'L1');
    s.source.edit('L1', { key: 'L1-nieuw' });
    expect((await look()).counts).toMatchObject({ created: 0, updated: 1, ended: 0, quarantined: 0 });
    expect(await personId(t.db, school(), 'L1-nieuw')).toBe(id);
    expect((await people(t.db, school()))['L1-nieuw']?.keys).toEqual([
      `eckid=${ECK_1}`,
      'lvs=L1-nieuw',
      'sourcedid=L1-nieuw',
    ]);
  });

  it('knows a pupil by ECK iD alone, as UWLR 2.3 may send him, and by key again later', async () => {
    const id = await personId(t.db, school(), 'L1');
    const { key: _key, ...keyless } = leerling('L1', { eckId: ECK_1, groepen: ['R1'] });
    const rest = s.source.records.filter((r) => r.key !== 'L1');
    s.source.records = [...rest, keyless];
    expect((await look()).counts).toMatchObject({ created: 0, ended: 0, quarantined: 0 });
    s.source.records = [...rest, leerling('L1', { eckId: ECK_1, roepnaam: 'Terug' })];
    expect((await look()).counts).toMatchObject({ created: 0, ended: 0, quarantined: 0 });
    expect(await personId(t.db, school(), ECK_1)).toBe(id);
    expect((await people(t.db, school()))['L1']?.roepnaam).toBe('Terug');
  });

  it('never matches on a name and a birth date', async () => {
    const { key: _key, ...twin } = leerling('L3');
    s.source.records.push({ ...twin, key: 'L3-tweeling' });
    expect((await look()).counts).toMatchObject({ created: 1, quarantined: 0 });
    expect(await personId(t.db, school(), 'L3-tweeling')).not.toBe(await personId(t.db, school(), 'L3'));
  });

  it('keeps a leerling and a medewerker with the same number apart, and lets that number open nothing', async () => {
    s.source.records.push(leerling('77'), medewerker('77'));
    expect((await look()).counts).toMatchObject({ created: 2, quarantined: 0 });
    const all = await t.db.tenant({ school: school(), actor: null }, (tx) =>
      tx
        .selectFrom('koers.person_key')
        .where('key', '=', '77')
        .where('ended_at', 'is', null)
        .select('system')
        .execute(),
    );
    expect(all.map((k) => k.system).sort()).toEqual([
      `lvs:${s.connection}`,
      `lvs:${s.connection}:medewerker`,
    ]);
  });
});

describe('two sources of one school', () => {
  async function secondSource(): Promise<{
    source: MemorySource;
    connection: string;
    deps: SyncSchool['deps'];
  }> {
    const source = new MemorySource('ander');
    const deps = syncDeps(t.db, [s.source, source]);
    const wanted = {
      adapter: 'ander',
      naam: 'Ander LVS',
      settings: { sleutel: 'x' },
      schedule: null,
      firstSync: 'apply',
    } as const;
    const { id } = await createConnection(deps, s.who, wanted);
    return { source, connection: id, deps };
  }

  it('R71 link by an exact ECK iD, list what they disagree about, and never overwrite it', async () => {
    const two = await secondSource();
    two.source.records = [
      leerling('X1', {
        eckId: ECK_1,
        roepnaam: 'Anders',
        email: 'een@example.org',
        stamgroep: null,
        groepen: [],
      }),
    ];
    const { run } = await requestSync(two.deps, s.who, two.connection, 'manual');
    await runSync(two.deps, { school: school(), run }, { signal: new AbortController().signal });
    expect(await personId(t.db, school(), 'X1')).toBe(await personId(t.db, school(), 'L1'));
    expect((await people(t.db, school()))['L1']).toMatchObject({
      roepnaam: 'LeerlingL1',
      email: 'een@example.org',
    });
    expect(await listIssues(two.deps, school(), run)).toMatchObject([
      {
        code: 'owned_elsewhere',
        count: 1,
        effect: 'partial',
        samples: [{ path: 'leerling/roepnaam', seen: 'X1' }],
      },
    ]);
    const again = await requestSync(two.deps, s.who, two.connection, 'manual');
    expect(
      await rowsWritten(t.owner, () =>
        runSync(two.deps, { school: school(), run: again.run }, { signal: new AbortController().signal }),
      ),
    ).toEqual({});
    expect(await listIssues(two.deps, school(), again.run)).toHaveLength(1);
  });

  it('keep a person as long as one of them still has him', async () => {
    const two = await secondSource();
    two.source.records = [
      leerling('X1', { eckId: ECK_1, roepnaam: 'LeerlingL1', stamgroep: null, groepen: [] }),
    ];
    await syncOnce(two.deps, s.who, two.connection);
    s.source.remove('L1');
    await s.sync();
    expect((await people(t.db, school()))['L1']).toMatchObject({ ended: false, groepen: [] });
    two.source.records = [leerling('X2')];
    await syncOnce(two.deps, s.who, two.connection);
    expect((await people(t.db, school()))['L1']).toMatchObject({ ended: true });
  });

  it('with the same number for different people: it opens neither from the ELO', async () => {
    const two = await secondSource();
    two.source.records = [leerling('L3', { achternaam: 'Elders', stamgroep: null, groepen: [] })];
    await syncOnce(two.deps, s.who, two.connection);
    const open = await t.db.tenant({ school: school(), actor: null }, (tx) =>
      tx
        .selectFrom('koers.person_key')
        .where('key', '=', 'L3')
        .where('system', '=', 'sourcedid')
        .where('ended_at', 'is', null)
        .select('id')
        .execute(),
    );
    expect(open).toEqual([]);
  });
});
