import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { notFound, requireInSchool } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Db } from '../platform/db/pool.ts';
import type { Gelezen, Indeling, PakketOpgave } from './formaten/gelezen.ts';
import { MEESTE_BYTES } from './formaten/lezen.ts';
import type { Bron } from './importeren.ts';
import { leesApart } from './lees-apart.ts';
import { importeerVoorSchool } from './pakketten.ts';
import { bewaarUpload, uploadMet, wisUpload, zetKeuzes } from './upload-store.ts';
import type { ImportVerslag } from './view.ts';

const Veld = z.string().trim().max(300).optional();
const SoortOfRest = z.enum(['leergebied', 'leerlijn', 'niveau', 'leerdoel', 'actie', 'leerroute', 'rest']);

/** What a person chose for a file between its steps; what is not chosen, the file says itself. */
export const ImportKeuzes = z.object({
  voor: z.enum(['school', 'bestuur']).default('school'),
  code: Veld,
  naam: Veld,
  versie: z
    .string()
    .trim()
    .regex(/^\d{1,6}\.\d{1,6}$/)
    .optional(),
  uitgever: Veld,
  licentie: Veld,
  /** What each layer of a foreign tree is, the top first. */
  lagen: z.array(SoortOfRest).max(8).default([]),
  /** A concept of the same version is replaced. */
  vervang: z.boolean().default(false),
});
export type ImportKeuzes = z.infer<typeof ImportKeuzes>;

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

const indelingVan = ({ lagen }: ImportKeuzes): { indeling?: Indeling } =>
  lagen.length > 0 ? { indeling: { perDiepte: lagen } } : {};

/** How Koers reads a file with what was chosen, and what storing it would do; nothing is stored. */
export async function bekijkUpload(
  db: Db,
  who: KnownActor,
  id: string,
): Promise<{ upload: Upload; gelezen: Gelezen }> {
  const { upload, bytes } = await haal(db, who, id);
  const opties = { naam: upload.naam, pakket: opgaveVan(upload.keuzes), ...indelingVan(upload.keuzes) };
  return { upload, gelezen: await leesApart(bytes, opties) };
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
  { upload, gelezen }: { upload: Upload; gelezen: Gelezen },
): Promise<ImportVerslag> {
  const { voor, vervang } = upload.keuzes;
  const bron = { naam: upload.naam, bytes: new Uint8Array() };
  return await db.tenant(binnen(who), (tx) =>
    importeerVoorSchool(tx, who, gelezen, bron, { voor, vervang, proef: true }),
  );
}

/** Stores the package of a file as concept and lets the file go. @throws as `slaOp` */
export async function slaUploadOp(db: Db, who: KnownActor, id: string): Promise<ImportVerslag> {
  const { upload, bytes } = await haal(db, who, id);
  const opties = { naam: upload.naam, pakket: opgaveVan(upload.keuzes), ...indelingVan(upload.keuzes) };
  const gelezen = await leesApart(bytes, opties);
  const { voor, vervang } = upload.keuzes;
  return await db.tenant(binnen(who), async (tx) => {
    const bron = { naam: upload.naam, bytes };
    const verslag = await importeerVoorSchool(tx, who, gelezen, bron, { voor, vervang, proef: false });
    await wisUpload(tx, id);
    return verslag;
  });
}

/** Lets a file go that nobody wants after all. */
export async function gooiUploadWeg(db: Db, who: KnownActor, id: string): Promise<void> {
  requireInSchool(who, 'pakket_beheren');
  await db.tenant(binnen(who), (tx) => wisUpload(tx, id));
}
