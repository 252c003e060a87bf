import { fileURLToPath } from 'node:url';
import { audit } from '../../access/audit.ts';
import type { Keys } from '../../access/keys.ts';
import { requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import { schooljaarBegin } from '../../leerroute/volgen/leeftijd-rules.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { inThread } from '../../platform/thread.ts';
import { type KringSchool, kringVan, perSchool } from '../kring-store.ts';
import { maatstaf } from '../maatstaf.ts';
import { csvKop, csvRijen, kopVan, rijenVan, toelichting } from './bestanden.ts';
import { onherkenbaar } from './herkennen-rules.ts';
import { type Kolom, LEERLIJNEN, LEERLINGEN, type LeerlingRow, type SetNaam } from './kolommen.ts';
import { pseudoniemenVan } from './pseudoniem-store.ts';
import type { LijnRow } from './rijen.ts';
import { leerlingRows, lijnRows } from './store.ts';
import type { Blad } from './xlsx-worker.ts';

export { WOORDENBOEK, type Woord } from './bestanden.ts';

const WERKER = fileURLToPath(new URL('./xlsx-worker.ts', import.meta.url));
const GRENZEN = { patienceMs: 60_000, heapMb: 384 };

/** The set of a bestuur for its own reports (R68). */
export interface BiSet {
  /**
   * One of the two tables as CSV, school by school while it is read. It is in the trail of each school before the first byte.
   * @throws AppError `not_allowed` for who may not have the set
   */
  csv(
    db: TenantDb,
    who: KnownActor,
    vraag: BiVraag & { readonly set: SetNaam },
  ): Promise<AsyncIterable<Buffer>>;
  /**
   * Both tables and the data dictionary as one spreadsheet, made in a thread of its own (design §4).
   * @throws AppError `not_allowed`; `internal` when it cannot be made
   */
  xlsx(db: TenantDb, who: KnownActor, vraag: BiVraag): Promise<Buffer>;
}

type TenantDb = Pick<Db, 'tenant'>;
export interface BiVraag {
  readonly vandaag: Datum;
}

/**
 * Gives every row a pseudonym in the place of the pupil's id, and its place by it: what goes out has no id of Koers in it, and is not
 * in an order that stays the same from one year to the next.
 */
function metPseudoniem<R extends { readonly leerling: string }>(
  rows: readonly R[],
  van: (leerling: string) => string,
) {
  return rows
    .map(({ leerling, ...rest }) => ({ ...rest, pseudoniem: van(leerling) }))
    .sort((a, b) => Number(a.pseudoniem > b.pseudoniem) - Number(a.pseudoniem < b.pseudoniem));
}

/** Who may have it, of which schools; and in the trail of each of them that he took it (R83). */
async function neem(
  db: TenantDb,
  who: KnownActor,
  details: Readonly<Record<string, string>>,
): Promise<readonly KringSchool[]> {
  requireInSchool(who, 'bi_ophalen');
  const kring = await kringVan(db, who);
  await perSchool(kring, (school) =>
    db.tenant(school, (tx) =>
      audit(
        tx,
        { school: school.school, person: school.actor },
        {
          actie: 'bi_opgehaald',
          soort: 'school',
          id: school.school,
          details: { ...details, vanuit: who.school },
        },
      ),
    ),
  );
  return kring;
}

async function* delen<R>(
  db: TenantDb,
  kring: readonly KringSchool[],
  kolommen: readonly Kolom<R>[],
  lees: (tx: Tx, school: string) => Promise<R[]>,
): AsyncGenerator<Buffer> {
  yield csvKop(kolommen);
  for (const school of kring) {
    const rows = await db.tenant(school, (tx) => lees(tx, school.school));
    if (rows.length > 0) yield csvRijen(kolommen, rows);
  }
}

const blad = <R>(naam: string, kolommen: readonly Kolom<R>[], rows: readonly R[]): Blad => ({
  naam,
  rijen: [kopVan(kolommen), ...rijenVan(kolommen, rows)],
});

async function spreadsheet(bladen: readonly Blad[]): Promise<Buffer> {
  const bytes = await inThread<Uint8Array>(WERKER, bladen, GRENZEN).catch((cause: unknown) => {
    throw new AppError('internal', 'Dit bestand kon niet worden gemaakt. Probeer het later opnieuw.', {
      detail: 'bi: no spreadsheet came out of the thread',
      retry: 'later',
      cause,
    });
  });
  return Buffer.from(bytes);
}

export function createBiSet({ keys }: { readonly keys: Keys }): BiSet {
  const codes = (tx: Tx, school: string, { vandaag }: BiVraag) =>
    pseudoniemenVan(tx, keys, { school, jaar: schooljaarBegin(vandaag) });
  const leerlingen = async (tx: Tx, school: string, vraag: BiVraag): Promise<LeerlingRow[]> => {
    const rows = onherkenbaar(await leerlingRows(tx, vraag.vandaag, await maatstaf(tx)));
    return metPseudoniem(rows, await codes(tx, school, vraag));
  };
  const lijnen = async (tx: Tx, school: string, vraag: BiVraag): Promise<LijnRow[]> => {
    const maat = await maatstaf(tx);
    const verteld = new Set(
      onherkenbaar(await leerlingRows(tx, vraag.vandaag, maat))
        .filter(({ route }) => route !== null)
        .map(({ leerling }) => leerling),
    );
    const rows = (await lijnRows(tx, vraag.vandaag, maat)).filter(({ leerling }) => verteld.has(leerling));
    return metPseudoniem(rows, await codes(tx, school, vraag));
  };
  return {
    async csv(db, who, vraag) {
      const kring = await neem(db, who, { set: vraag.set, vorm: 'csv' });
      return vraag.set === 'leerlingen'
        ? delen(db, kring, LEERLINGEN, (tx, school) => leerlingen(tx, school, vraag))
        : delen(db, kring, LEERLIJNEN, (tx, school) => lijnen(tx, school, vraag));
    },
    async xlsx(db, who, vraag) {
      const kring = await neem(db, who, { set: 'alles', vorm: 'xlsx' });
      const scholen = await perSchool(kring, (school) =>
        db.tenant(school, async (tx) => ({
          leerlingen: await leerlingen(tx, school.school, vraag),
          lijnen: await lijnen(tx, school.school, vraag),
        })),
      );
      return await spreadsheet([
        toelichting(),
        blad(
          'leerlingen',
          LEERLINGEN,
          scholen.flatMap((s) => s.leerlingen),
        ),
        blad(
          'leerlijnen',
          LEERLIJNEN,
          scholen.flatMap((s) => s.lijnen),
        ),
      ]);
    },
  };
}
