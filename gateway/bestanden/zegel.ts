import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Lezer, TekstSoort } from '../access/inzage.ts';
import type { Keys } from '../access/keys.ts';
import { open, seal } from '../access/seal.ts';
import { BESTAND } from '../access/sealed-columns.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { BestandSoort } from './view.ts';

/** Plain bytes in one piece; every piece but the last is this long. */
export const STUK = 256 * 1024;

/** The sealed key of a file, in the column of who owns it. */
export interface Sleutel {
  readonly sleutel_leerling: Buffer | null;
  readonly sleutel_school: Buffer | null;
}

/** As what the key of a file is sealed with the key of a pupil; says which section of the dossier is opened with it. */
const TEKST_SOORT = {
  stem: 'bestand.stem',
  opp_document: 'bestand.opp',
  opp_bundel: 'bestand.opp',
  bron: 'bestand.opp', // of the school only: never sealed with the key of a pupil
  // Section A of the OPP.
  tlv: 'bestand.opp',
} as const satisfies Readonly<Record<BestandSoort, TekstSoort>>;

/**
 * A key for one file: only this small key is sealed again when a key above it is renewed, and it is gone with the pupil's key.
 * It names its file, so that the row of one file cannot lend its key to another.
 */
export async function sealKey(
  keys: Keys,
  tx: Tx,
  of: { school: string; leerling: string | null; soort: BestandSoort; id: string },
  key: KeyObject,
): Promise<Sleutel> {
  const text = `${of.id}:${key.export().toString('base64')}`;
  if (of.leerling === null)
    return {
      sleutel_leerling: null,
      sleutel_school: await keys.sealForSchool(tx, of.school, Buffer.from(text, 'latin1'), BESTAND),
    };
  const sealed = await keys.sealForLeerling(tx, of.school, of.leerling, text, TEKST_SOORT[of.soort]);
  return { sleutel_leerling: sealed, sleutel_school: null };
}

/** `null`: the key of the pupil was destroyed. Leaves a line in the trail for a file of a pupil (R83). */
export async function openKey(
  keys: Keys,
  tx: Tx,
  lezer: Lezer,
  of: Sleutel & { id: string; leerling: string | null; soort: BestandSoort },
): Promise<KeyObject | null> {
  const text =
    of.leerling !== null && of.sleutel_leerling
      ? await keys.openForLeerling(tx, lezer, of.leerling, of.sleutel_leerling, TEKST_SOORT[of.soort])
      : of.sleutel_school
        ? (await keys.openForSchool(tx, lezer.school, of.sleutel_school, BESTAND)).toString('latin1')
        : null;
  if (text === null) return null;
  const [id, key = ''] = text.split(':');
  if (id !== of.id) throw new TypeError('the key belongs to another file');
  return createSecretKey(Buffer.from(key, 'base64'));
}

// The last piece says that it is the last: a file from which pieces were cut off does not open.
const bindingOf = (id: string, nr: number, last: boolean) => [
  'bestand',
  id,
  String(nr),
  last ? 'laatste' : 'volgt',
];

export const sealStuk = (key: KeyObject, id: string, nr: number, last: boolean, plain: Buffer): Buffer =>
  seal(key, bindingOf(id, nr, last), plain);

/** @throws AppError `internal` when it was changed, or is not this piece of this file */
export const openStuk = (key: KeyObject, id: string, nr: number, last: boolean, sealed: Buffer): Buffer =>
  open(key, bindingOf(id, nr, last), sealed);
