import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { notFound, requireInSchool } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Db } from '../platform/db/pool.ts';
import type { PakketOpgave } from './formaten/gelezen.ts';
import type { LeesOpties } from './formaten/lezen.ts';
import { MEESTE_BYTES } from './formaten/openen.ts';
import { type Kolommen as KolommenGekozen, VELDEN, type Veld } from './formaten/tabel/kolommen.ts';
import type { Bron } from './importeren.ts';
import { leesApart } from './lees-apart.ts';
import type { GelezenBestand } from './lees-met-voorbeeld.ts';
import { importeerVoorSchool } from './pakketten.ts';
import { bewaarUpload, eerdereKeuze, onthoudKeuze, uploadMet, wisUpload, zetKeuzes } from './upload-store.ts';
import type { ImportVerslag } from './view.ts';

const KorteTekst = z.string().trim().max(300).optional();
const SoortOfRest = z.enum(['leergebied', 'leerlijn', 'niveau', 'leerdoel', 'actie', 'leerroute', 'rest']);

const Kolommen = z.object({
  velden: z.partialRecord(z.enum(VELDEN as readonly [Veld, ...Veld[]]), z.string().max(200)),
  kopregel: z.int().min(0).max(1000).optional(),
  scheidingsteken: z.enum([',', ';', '\t']).optional(),
  blad: z.string().max(100).optional(),
});

/** What a person chose for a file between its steps; what is not chosen, the file says itself. */
export const ImportKeuzes = z.object({
  voor: z.enum(['school', 'bestuur']).default('school'),
  code: KorteTekst,
  naam: KorteTekst,
  versie: z
    .string()
    .trim()
    .regex(/^\d{1,6}\.\d{1,6}$/)
    .optional(),
  uitgever: KorteTekst,
  licentie: KorteTekst,
  /** What each layer of a foreign tree is, the top first. */
  lagen: z.array(SoortOfRest).max(8).default([]),
  /** What each CFItemType of a foreign package is; goes before its layer. */
  types: z.record(z.string().max(300), SoortOfRest).default({}),
  /** Which column of a table is what; `null`: what the headings say. */
  kolommen: Kolommen.nullable().default(null),
  /** A concept of the same version is replaced. */
  vervang: z.boolean().default(false),
});
export type ImportKeuzes = z.infer<typeof ImportKeuzes>;

/** How a person and the reader say which column is what. */
export type { Veld } from './formaten/tabel/kolommen.ts';
export { VELDEN } from './formaten/tabel/kolommen.ts';

/** A file between two steps of the wizard, and how Koers reads it with what was chosen. */
export interface Upload {
  readonly id: string;
  readonly naam: string;
  /** Bytes. */
  readonly omvang: number;
  readonly keuzes: ImportKeuzes;
}

const pak = promisify(gzip);
const pakUit = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);
const binnen = (who: KnownActor) => ({ school: who.school, actor: who.person });

/** Keeps a file for the next step. It is compressed while no transaction is open. @returns its id */
export async function nieuweUpload(db: Db, who: KnownActor, bron: Bron): Promise<string> {
  requireInSchool(who, 'pakket_beheren');
  const inhoud = await pak(bron.bytes);
  const { naam } = bron;
  const upload = { school: who.school, door: who.person, naam, omvang: bron.bytes.length, inhoud };
  return await db.tenant(binnen(who), (tx) => bewaarUpload(tx, upload));
}

async function haal(db: Db, who: KnownActor, id: string): Promise<{ upload: Upload; bytes: Buffer }> {
  requireInSchool(who, 'pakket_beheren');
  const rij = await db.tenant(binnen(who), (tx) => uploadMet(tx, id));
  if (!rij) throw notFound('pakket_upload');
  const bytes = await pakUit(rij.inhoud, { maxOutputLength: MEESTE_BYTES });
  const keuzes = ImportKeuzes.parse(rij.keuzes ?? {});
  return { upload: { id, naam: rij.naam, omvang: rij.omvang, keuzes }, bytes };
}

function opgaveVan({ code, naam, versie, uitgever, licentie }: ImportKeuzes): PakketOpgave {
  const gezegd = Object.entries({ code, naam, versie, uitgever, licentie }).filter(([, waarde]) => waarde);
  return Object.fromEntries(gezegd) as PakketOpgave;
}

/** What the reader is told: of what was not chosen, nothing. */
function leesOpties(naam: string, keuzes: ImportKeuzes): LeesOpties {
  const { lagen, types, kolommen } = keuzes;
  const indeling = {
    ...(lagen.length > 0 ? { perDiepte: lagen } : {}),
    ...(Object.keys(types).length > 0 ? { perType: types } : {}),
  };
  return {
    naam,
    pakket: opgaveVan(keuzes),
    ...(Object.keys(indeling).length > 0 ? { indeling } : {}),
    ...(kolommen ? { kolommen: zonderLeeg(kolommen) as KolommenGekozen } : {}),
  };
}

const zonderLeeg = <T extends object>(waarde: T): T =>
  Object.fromEntries(Object.entries(waarde).filter(([, deel]) => deel !== undefined)) as T;

/** The headers of a sheet as it came, by which a choice is found again. */
const sleutelVan = (koppen: readonly string[]): string => JSON.stringify(koppen);

/** A file with what was chosen, and how Koers reads it so. */
export interface Bekeken extends GelezenBestand {
  readonly upload: Upload;
  /** The columns are those that the school chose before for such a sheet. */
  readonly alsEerder: boolean;
}

/** How Koers reads a file with what was chosen; nothing is stored. */
export async function bekijkUpload(db: Db, who: KnownActor, id: string): Promise<Bekeken> {
  const { upload, bytes } = await haal(db, who, id);
  const eerst = await leesApart(bytes, leesOpties(upload.naam, upload.keuzes));
  if (!eerst.voorbeeld || upload.keuzes.kolommen) return { upload, ...eerst, alsEerder: false };
  const koppen = sleutelVan(eerst.voorbeeld.koppen);
  const eerder = Kolommen.safeParse(await db.tenant(binnen(who), (tx) => eerdereKeuze(tx, koppen)));
  if (!eerder.success) return { upload, ...eerst, alsEerder: false };
  const keuzes = { ...upload.keuzes, kolommen: eerder.data };
  const opnieuw = await leesApart(bytes, leesOpties(upload.naam, keuzes));
  return { upload: { ...upload, keuzes }, ...opnieuw, alsEerder: true };
}

/** Remembers what was chosen for a file. @throws AppError `not_found`, `not_allowed` */
export async function kiesVoorUpload(
  db: Db,
  who: KnownActor,
  id: string,
  keuzes: ImportKeuzes,
): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  await db.tenant(binnen(who), async (tx) => {
    if (!(await uploadMet(tx, id))) throw notFound('pakket_upload');
    await zetKeuzes(tx, id, keuzes);
  });
}

/** What storing it would do, in words of `slaOp`; nothing is stored. */
export async function probeerUpload(
  db: Db,
  who: KnownActor,
  { upload, gelezen }: Pick<Bekeken, 'upload' | 'gelezen'>,
): Promise<ImportVerslag> {
  const { voor, vervang } = upload.keuzes;
  const bron = { naam: upload.naam, bytes: new Uint8Array() };
  return await db.tenant(binnen(who), (tx) =>
    importeerVoorSchool(tx, who, gelezen, bron, { voor, vervang, proef: true }),
  );
}

/**
 * Stores the package of a file as concept and lets the file go. Which column was what is remembered for the next sheet with
 * the same headers. @throws as `slaOp`
 */
export async function slaUploadOp(db: Db, who: KnownActor, id: string): Promise<ImportVerslag> {
  const { upload, bytes } = await haal(db, who, id);
  const { voor, vervang, kolommen } = upload.keuzes;
  const { gelezen } = await leesApart(bytes, leesOpties(upload.naam, upload.keuzes));
  const kaal = kolommen && (await leesApart(bytes, { naam: upload.naam })).voorbeeld;
  return await db.tenant(binnen(who), async (tx) => {
    const bron = { naam: upload.naam, bytes };
    const verslag = await importeerVoorSchool(tx, who, gelezen, bron, { voor, vervang, proef: false });
    if (kolommen && kaal) await onthoudKeuze(tx, who, sleutelVan(kaal.koppen), kolommen);
    await wisUpload(tx, id);
    return verslag;
  });
}

/** Lets a file go that nobody wants after all. */
export async function gooiUploadWeg(db: Db, who: KnownActor, id: string): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  await db.tenant(binnen(who), (tx) => wisUpload(tx, id));
}
