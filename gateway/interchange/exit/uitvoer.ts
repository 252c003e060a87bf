import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '../../access/audit.ts';
import type { Keys } from '../../access/keys.ts';
import type { BestandenService } from '../../bestanden/service.ts';
import { type InZip, zipStroom } from '../../opp/document/bundel/zip-stroom.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { version } from '../../version.ts';
import { bepaalVersies, kolommenVan, rijenVan, type Tabel, uitvoerTabellen } from './catalogus-store.ts';
import { oneroster } from './oneroster.ts';
import { BLIJFT_ACHTER, KOLOM_BLIJFT, NIET_INGELEZEN, VAN_SCHOOL, vanLeerling } from './tabellen.ts';
import { openRijen } from './zegels.ts';

export const VORM = 'koers-uitvoer-1';

export interface UitvoerDeps {
  readonly keys: Keys;
  readonly bestanden: Pick<BestandenService, 'lees'>;
  /** A version of a package in a format of the sector (CASE 1.1), with the name of its file; null: there is none. */
  readonly pakket: (tx: Tx, versie: string) => Promise<{ naam: string; bytes: Uint8Array } | null>;
  readonly now: () => Date;
}

/** What the export says of itself: every other file with its size and SHA-256. */
export interface Manifest {
  readonly vorm: typeof VORM;
  readonly koers: string;
  readonly school: string;
  readonly op: string;
  readonly bestanden: Record<string, { bytes: number; sha256: string }>;
  readonly blijftAchter: Readonly<Record<string, string>>;
  readonly nietIngelezen: Readonly<Record<string, string>>;
}

const tekst = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');

/**
 * All of a school in open formats, as one ZIP, in parts (R76): every table as JSON lines with texts in clear, files as
 * files, the roster as OneRoster CSV, packages as CASE, a dictionary of the columns, and last a manifest with the SHA-256 of each. One picture of one
 * moment: call it in a transaction of the owner with REPEATABLE READ.
 */
export async function* voerUit(deps: UitvoerDeps, tx: Tx, school: string): AsyncGenerator<Uint8Array> {
  await sql`SELECT set_config('koers.school', ${school}, true), set_config('timezone', 'UTC', true)`.execute(
    tx,
  );
  await audit(tx, { school, person: null }, { actie: 'school_uitgevoerd', soort: 'school', id: school });
  const moment = deps.now();
  const manifest: Manifest = {
    ...{ vorm: VORM, koers: version(), school, op: moment.toISOString(), bestanden: {} },
    ...{ blijftAchter: BLIJFT_ACHTER, nietIngelezen: NIET_INGELEZEN },
  };
  yield* zipStroom(metManifest(bestanden(deps, tx, school), manifest), moment);
}

async function* metManifest(files: AsyncIterable<InZip>, manifest: Manifest): AsyncGenerator<InZip> {
  for await (const { naam, delen } of files) {
    const hash = createHash('sha256');
    let bytes = 0;
    const geteld = async function* () {
      for await (const deel of delen) {
        hash.update(deel);
        bytes += deel.length;
        yield deel;
      }
    };
    yield { naam, delen: geteld() };
    manifest.bestanden[naam] = { bytes, sha256: hash.digest('hex') };
  }
  yield { naam: 'manifest.json', delen: een(tekst(manifest)) };
}

async function* een(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* bestanden(deps: UitvoerDeps, tx: Tx, school: string): AsyncGenerator<InZip> {
  const tabellen = await uitvoerTabellen(tx);
  const versies = await bepaalVersies(tx);
  yield { naam: 'woordenboek.json', delen: een(tekst(woordenboek(tabellen))) };
  const files: string[] = [];
  for (const tabel of tabellen) {
    yield { naam: `tabellen/${tabel.naam}.jsonl`, delen: regels(deps, tx, school, tabel, files) };
  }
  for (const id of files) {
    const lezer = { school, person: null, taak: 'uitvoer van de school' } as const;
    const bestand = await deps.bestanden.lees(tx, lezer, id);
    if (bestand) yield { naam: `bestanden/${id}`, delen: bestand.stroom(tx) };
  }
  yield* oneroster(tx);
  for (const versie of versies) {
    const pakket = await deps.pakket(tx, versie);
    if (pakket) yield { naam: `leerlijnen/${versie}/${pakket.naam}`, delen: een(pakket.bytes) };
  }
}

async function* regels(
  { keys }: UitvoerDeps,
  tx: Tx,
  school: string,
  tabel: Tabel,
  files: string[],
): AsyncGenerator<Uint8Array> {
  for await (const rijen of rijenVan(tx, tabel)) {
    if (tabel.naam === 'bestand') files.push(...rijen.map((rij) => String(rij['id'])));
    await openRijen(keys, tx, school, tabel.naam, rijen);
    yield Buffer.concat(rijen.map(tekst));
  }
}

/** What each column is: for who reads the export without Koers. */
function woordenboek(tabellen: readonly Tabel[]): unknown {
  return Object.fromEntries(
    tabellen.map((tabel) => [
      tabel.naam,
      {
        sleutel: tabel.sleutel,
        verwijzingen: tabel.verwijzingen,
        weggelaten: KOLOM_BLIJFT[tabel.naam] ?? [],
        kolommen: kolommenVan(tabel).map(({ naam, type, verplicht }) => ({
          naam,
          type,
          verplicht,
          versleuteld: vanLeerling(tabel.naam).includes(naam)
            ? 'met de sleutel van de leerling'
            : VAN_SCHOOL[tabel.naam]?.includes(naam)
              ? 'met de sleutel van de school'
              : 'nee',
        })),
      },
    ]),
  );
}
