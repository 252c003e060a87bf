import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { createKeys, type Keys } from '../../access/keys.ts';
import { SEALED_WITH_SCHOOL } from '../../access/sealed-columns.ts';
import { checkTrail } from '../../access/trail/chain.ts';
import { createBestanden } from '../../bestanden/service.ts';
import { schrijfPakket } from '../../leerlijnen/formaten/schrijven.ts';
import { laadPakket } from '../../leerlijnen/laad-store.ts';
import { uitZip } from '../../opp/document/zip.ts';
import { factor, klaarConcept, oppToneel } from '../../opp/testing/stage.ts';
import type { Login } from '../../platform/db/connect.ts';
import { inOwnerTransaction } from '../../platform/db/owner.ts';
import { createConnection } from '../../sync/service.ts';
import { MemorySource, smallSchool, syncDeps, syncOnce } from '../../sync/test-school.ts';
import { alleTabellen } from './catalogus-store.ts';
import { leesIn } from './invoer.ts';
import {
  BLIJFT_ACHTER,
  KOLOM_BLIJFT,
  NIET_INGELEZEN,
  SCHOOL_DOEL,
  VAN_HIER,
  VAN_SCHOOL,
} from './tabellen.ts';
import { voerUit } from './uitvoer.ts';
import { metZip } from './zip-lezer.ts';

const hier = testDb();
const daar = testDb();
const leeg = testDb();
const daarKeys = createKeys({ master: randomBytes(32) });
const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-exit-'));
let k: DemoClass;
let zip: Record<string, Uint8Array>;
let weer: Record<string, Uint8Array>;
const FOTO = randomBytes(600_000);
let vernietigd = '';

async function exporteer(owner: Login, keys: Keys): Promise<Buffer> {
  const deps = {
    ...{ keys, bestanden: createBestanden({ keys }), now: () => new Date('2026-11-23T00:00:00Z') },
    pakket: async (tx: Parameters<typeof laadPakket>[0], versie: string) => {
      const pakket = await laadPakket(tx, versie);
      return pakket && { naam: 'pakket.case.json', bytes: schrijfPakket(pakket, 'case-1.1') };
    },
  };
  return await inOwnerTransaction(owner, 'REPEATABLE READ', async (tx) => {
    const delen: Uint8Array[] = [];
    for await (const deel of voerUit(deps, tx, k.school)) delen.push(deel);
    return Buffer.concat(delen);
  });
}

const tekst = (files: Record<string, Uint8Array>, naam: string) =>
  Buffer.from(files[naam] ?? []).toString('utf8');
const rijen = (files: Record<string, Uint8Array>, tabel: string) =>
  tekst(files, `tabellen/${tabel}.jsonl`)
    .split('\n')
    .filter(Boolean)
    .map((r) => JSON.parse(r) as Record<string, unknown>);

async function inlezen(bytes: Uint8Array, owner: Login = daar.owner, keys = daarKeys): Promise<void> {
  const file = path.join(folder, `${randomBytes(4).toString('hex')}.zip`);
  writeFileSync(file, bytes);
  await metZip(file, (in_) => inOwnerTransaction(owner, 'READ COMMITTED', (tx) => leesIn(keys, tx, in_)));
}

let bytes: Buffer;
beforeAll(async () => {
  k = await demoClass(hier.db, 3);
  const toneel = await oppToneel(k);
  await klaarConcept(toneel, k.leerlingen[0] ?? '');
  await factor(toneel, k.leerlingen[1] ?? '', 'belemmerend');
  await factor(toneel, k.leerlingen[2] ?? '', 'belemmerend');
  vernietigd = k.leerlingen[2] ?? '';
  await k.as(k.petra, async (tx) => {
    await createBestanden({ keys: k.keys }).bewaar(tx, {
      ...{
        school: k.school,
        leerling: k.leerlingen[0] ?? '',
        soort: 'tlv',
        naam: 'tlv.pdf',
        type: 'application/pdf',
      },
      ...{ door: k.petra.person, bytes: FOTO },
    });
    await k.keys.destroyLeerlingKey(tx, k.school, vernietigd);
  });
  const source = new MemorySource();
  source.records = smallSchool();
  const deps = syncDeps(hier.db, [source]);
  const who = { school: k.school, person: null };
  const { id } = await createConnection(deps, who, {
    ...{
      adapter: 'geheugen',
      naam: 'LVS',
      settings: { sleutel: 'zeergeheim' },
      schedule: null,
      firstSync: 'apply',
    },
  });
  await syncOnce(deps, who, id);
  bytes = await exporteer(hier.owner, k.keys);
  zip = uitZip(bytes);
  await inlezen(bytes);
  weer = uitZip(await exporteer(daar.owner, daarKeys));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('R76 the export', () => {
  it('has every table of the school, or the reason why not', async () => {
    const tabellen = await inOwnerTransaction(hier.owner, 'READ COMMITTED', alleTabellen);
    for (const { naam, vanSchool } of tabellen) {
      const inZip = `tabellen/${naam}.jsonl` in zip;
      expect([naam, inZip]).toEqual([naam, !(naam in BLIJFT_ACHTER)]);
      if (inZip) expect([naam, vanSchool || naam in VAN_HIER]).toEqual([naam, true]);
    }
    expect(tabellen.length).toBeGreaterThan(90);
  });

  it('opens every column that is sealed with the key of the school, or leaves it out', () => {
    const sealed = SEALED_WITH_SCHOOL.map((c) => [c.table.replace('koers.', ''), c.column] as const);
    const forgotten = sealed.filter(
      ([t, c]) => !BLIJFT_ACHTER[t] && !VAN_SCHOOL[t]?.includes(c) && !KOLOM_BLIJFT[t]?.includes(c),
    );
    expect(forgotten).toEqual([]);
    const anders = SEALED_WITH_SCHOOL.filter((c) =>
      VAN_SCHOOL[c.table.replace('koers.', '')]?.includes(c.column),
    );
    expect([...new Set(anders.map((c) => c.purpose))]).toEqual([SCHOOL_DOEL]);
  });

  it('has the texts in clear, what was destroyed named as such, and files as files', () => {
    const factoren = rijen(zip, 'factor');
    const tekstVan = (leerling: string) =>
      JSON.stringify(factoren.filter((f) => f['leerling_id'] === leerling));
    expect(tekstVan(k.leerlingen[1] ?? '')).toContain('Een vaste plek');
    expect(tekstVan(vernietigd)).not.toContain('Een vaste plek');
    expect(tekstVan(vernietigd)).toContain('"vernietigd":true');
    const [bestand] = rijen(zip, 'bestand');
    expect(Buffer.from(zip[`bestanden/${String(bestand?.['id'])}`] ?? []).equals(FOTO)).toBe(true);
  });

  it('holds packages as CASE, a dictionary, and a manifest with a digest of each file', () => {
    const namen = Object.keys(zip);
    const pakket = namen.find((n) => n.endsWith('pakket.case.json')) ?? '';
    expect(JSON.parse(tekst(zip, pakket))).toHaveProperty('CFDocument');
    const boek = JSON.parse(tekst(zip, 'woordenboek.json')) as Record<string, { kolommen: unknown[] }>;
    expect(boek['factor']?.kolommen).toContainEqual({
      ...{ naam: 'tekst', type: 'bytea', verplicht: false, versleuteld: 'met de sleutel van de leerling' },
    });
    const manifest = JSON.parse(tekst(zip, 'manifest.json')) as { bestanden: Record<string, unknown> };
    expect(Object.keys(manifest.bestanden).sort()).toEqual(namen.filter((n) => n !== 'manifest.json').sort());
  });

  it('holds the roster as OneRoster 1.1 CSV, whose references all end somewhere', () => {
    const lees = (naam: string) =>
      parse(tekst(zip, `oneroster/${naam}.csv`), { columns: true }) as Record<string, string>[];
    const ids = (naam: string) => new Set(lees(naam).map((r) => r['sourcedId']));
    const [users, classes] = [ids('users'), ids('classes')];
    expect(users.size).toBeGreaterThan(8);
    expect(lees('enrollments').length).toBeGreaterThan(5);
    for (const e of lees('enrollments'))
      expect([users.has(e['userSourcedId']), classes.has(e['classSourcedId'])]).toEqual([true, true]);
    for (const c of lees('classes')) {
      expect(ids('courses')).toContain(c['courseSourcedId']);
      expect(c['termSourcedIds'] === '' || ids('academicSessions').has(c['termSourcedIds'])).toBe(true);
    }
    expect(lees('users')).toContainEqual(
      expect.objectContaining({
        role: 'student',
        givenName: 'LeerlingL1',
        familyName: 'Verzonnen',
        userIds: '{eckid:https://ketenid.nl/201703/een},{lvs:L1}',
      }),
    );
    const manifest = parse(tekst(zip, 'oneroster/manifest.csv'), { columns: true }) as {
      propertyName: string;
      value: string;
    }[];
    const bulk = manifest
      .filter((m) => m.value === 'bulk')
      .map((m) => `oneroster/${m.propertyName.slice(5)}.csv`);
    expect(bulk.sort()).toEqual(
      Object.keys(zip)
        .filter((n) => n.startsWith('oneroster/') && !n.endsWith('manifest.csv'))
        .sort(),
    );
  });

  it('holds no secret of a connection and no key', () => {
    expect(bytes.includes('zeergeheim')).toBe(false);
    expect(rijen(zip, 'connection')[0]).not.toHaveProperty('credentials');
    expect(rijen(zip, 'leerling_key')).toHaveLength(1); // that one was destroyed
  });
});

describe('R76 the import', () => {
  it('gives an equal state: exported again it is the same, file by file', () => {
    const anders = new Set(['manifest.json', 'tabellen/audit.jsonl', 'tabellen/connection.jsonl']);
    for (const tabel of Object.keys(NIET_INGELEZEN)) anders.add(`tabellen/${tabel}.jsonl`);
    expect(Object.keys(weer).sort()).toEqual(Object.keys(zip).sort());
    const verschil = Object.keys(zip).filter((n) => !anders.has(n) && tekst(weer, n) !== tekst(zip, n));
    expect(verschil).toEqual([]);
    expect(rijen(zip, 'kaart_doel').length).toBeGreaterThan(5);
    expect(rijen(zip, 'opp_stap').length).toBeGreaterThan(0);
    const [was, is] = [rijen(zip, 'connection')[0], rijen(weer, 'connection')[0]];
    expect(is).toEqual({ ...was, status: 'paused' });
    expect(rijen(weer, 'audit')).toEqual(expect.arrayContaining(rijen(zip, 'audit')));
  });

  it('is sealed with the keys of this Koers, opens for its screens, and its trail can be sealed on', async () => {
    const opp = await daar.db.tenant({ school: k.school, actor: null }, async (tx) => {
      const veld = await tx
        .selectFrom('koers.act')
        .select(['reden', 'leerling_id'])
        .where('reden', 'is not', null)
        .where('leerling_id', '<>', vernietigd)
        .executeTakeFirstOrThrow();
      const lezer = { school: k.school, person: null, taak: 'proef' } as const;
      const report = await checkTrail(daarKeys, tx, k.school);
      expect(report.faults).toEqual([]);
      return await daarKeys.openForLeerling(
        tx,
        lezer,
        veld.leerling_id,
        veld.reden ?? Buffer.alloc(0),
        'act.reden',
      );
    });
    expect(opp).toBe('Begin van het schooljaar');
  });

  it('is refused when the school is here, or when a byte was changed, and leaves nothing behind', async () => {
    await expect(inlezen(bytes)).rejects.toMatchObject({ code: 'conflict' });
    const stuk = Buffer.from(bytes);
    stuk.write('Een andere ple', bytes.indexOf('Een vaste plek'));
    const nieuw = () => createKeys({ master: Buffer.alloc(32, 3) });
    await expect(inlezen(stuk, leeg.owner, nieuw())).rejects.toMatchObject({ code: 'bad_request' });
    await inOwnerTransaction(leeg.owner, 'READ COMMITTED', async (tx) => {
      expect(await tx.selectFrom('koers.school').select('id').execute()).toEqual([]);
      expect(await tx.selectFrom('koers.person').select('id').execute()).toEqual([]);
    });
    await inlezen(bytes, leeg.owner, nieuw());
  });
});
