import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Db } from '../platform/db/pool.ts';
import { createKeys } from './keys.ts';
import { leerlingBinding } from './leerling-keys.ts';
import { openWithMaster } from './master-seal.ts';
import { createMasters } from './masters.ts';
import { type SchoolKeyring, schoolKeyring } from './school-keys.ts';
import { unwrap } from './seal.ts';
import { SEALED_WITH_MASTER, SEALED_WITH_SCHOOL } from './sealed-columns.ts';
import { leerlingKeysAfter, sealedRows } from './sealed-store.ts';

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Something that does not open: what it is, and its id. Never what it holds. */
export interface KeyFault {
  readonly what: string;
  readonly id: string;
}

export interface SchoolKeysReport {
  readonly school: string;
  readonly versions: number;
  readonly leerlingen: number;
  /** Pupils whose key was destroyed on purpose (R84). */
  readonly destroyed: number;
  /** Pupils whose key is not wrapped with the newest version: a rotation was not finished. */
  readonly older: number;
  readonly secrets: number;
  readonly faults: readonly KeyFault[];
}

export interface KeysReport {
  readonly masterId: string;
  readonly schools: readonly SchoolKeysReport[];
  /** What is sealed with the master itself. */
  readonly own: number;
  readonly faults: readonly KeyFault[];
}

interface Deps {
  readonly db: Db;
  readonly known: () => readonly Buffer[];
}

/** Opens every key there is with the masters that are known, school by school, and says which do not open. */
export async function verifyKeys({ db, known }: Deps): Promise<KeysReport> {
  const masters = createMasters(known);
  const { own, faults } = await verifyOwnKeys({ db, known });
  const schools: SchoolKeysReport[] = [];
  const ids = await db.platform((tx) => tx.selectFrom('koers.school').select('id').orderBy('brin').execute());
  for (const { id } of ids)
    schools.push(await db.tenant({ school: id, actor: null }, (tx) => verifySchoolKeys(tx, known, id)));
  return { masterId: masters.all()[0]?.id ?? '', schools, own, faults };
}

/** Opens what is sealed with the master itself: Koers' own signing keys. */
export async function verifyOwnKeys({
  db,
  known,
}: Pick<Deps, 'known'> & { db: Pick<Db, 'platform'> }): Promise<Pick<KeysReport, 'own' | 'faults'>> {
  const masters = createMasters(known);
  const faults: KeyFault[] = [];
  let own = 0;
  for (const at of SEALED_WITH_MASTER) {
    for (const row of await db.platform((tx) => sealedRows(tx, at, null, 'read'))) {
      own += 1;
      await opens(faults, { what: at.table, id: row.id }, () =>
        openWithMaster(masters, at.purpose, row.sealed),
      );
    }
  }
  return { own, faults };
}

async function opens(faults: KeyFault[], fault: KeyFault, work: () => unknown): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    faults.push(fault);
    return false;
  }
}

/** Opens every key of one school, in a transaction in its context. */
export async function verifySchoolKeys(
  tx: Tx,
  known: Deps['known'],
  school: string,
): Promise<SchoolKeysReport> {
  const ring = schoolKeyring(createMasters(known));
  const faults: KeyFault[] = [];
  const versions = await ring.versions(tx, school);
  for (const version of versions)
    await opens(faults, { what: 'koers.school_key', id: `${school} ${version}` }, () =>
      ring.version(tx, school, version),
    );
  const leerlingen = await verifyLeerlingen(tx, ring, school, versions[0] ?? 0, faults);
  let secrets = 0;
  const keys = createKeys({ known });
  for (const at of SEALED_WITH_SCHOOL) {
    for (const row of await sealedRows(tx, at, school, 'read')) {
      secrets += 1;
      await opens(faults, { what: at.table, id: row.id }, () =>
        keys.openForSchool(tx, school, row.sealed, at.purpose),
      );
    }
  }
  return { school, versions: versions.length, ...leerlingen, secrets, faults };
}

async function verifyLeerlingen(
  tx: Tx,
  ring: SchoolKeyring,
  school: string,
  newest: number,
  faults: KeyFault[],
): Promise<Pick<SchoolKeysReport, 'leerlingen' | 'destroyed' | 'older'>> {
  const counts = { leerlingen: 0, destroyed: 0, older: 0 };
  for (let after = FIRST; ; ) {
    const page = await leerlingKeysAfter(tx, school, after, PAGE);
    for (const { leerling, version, wrapped } of page) {
      after = leerling;
      if (wrapped === null) {
        counts.destroyed += 1;
        continue;
      }
      counts.leerlingen += 1;
      if (version < newest) counts.older += 1;
      await opens(faults, { what: 'koers.leerling_key', id: leerling }, async () =>
        unwrap((await ring.version(tx, school, version)).key, leerlingBinding(school, leerling), wrapped),
      );
    }
    if (page.length < PAGE) return counts;
  }
}
