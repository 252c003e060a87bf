import type { KeyObject } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { TEKST_SOORTEN, type TekstSoort } from './inzage.ts';
import { leerlingKeysOf, tekstBinding } from './leerling-keys.ts';
import type { SchoolKeyring } from './school-keys.ts';
import { open, seal } from './seal.ts';

/** Texts of one pupil, sealed with the key of another and bound to him, each for the purpose it had. */
export async function resealFor(
  tx: Tx,
  ring: SchoolKeyring,
  school: string,
  { from, to }: { readonly from: string; readonly to: string },
  sealed: readonly Buffer[],
): Promise<Buffer[]> {
  if (sealed.length === 0) return [];
  const old = (await leerlingKeysOf(tx, ring, school, [{ leerling: from }], 'find')).get(from);
  const fresh = (await leerlingKeysOf(tx, ring, school, [{ leerling: to }], 'make')).get(to);
  if (!old || !fresh)
    throw new AppError(
      'conflict',
      'Van een van de twee zijn de gegevens vernietigd. Samenvoegen kan dan niet meer.',
      { status: 409, retry: 'never' },
    );
  return sealed.map((bytes) => {
    const { soort, plain } = openAs(old, school, from, bytes);
    const again = seal(fresh, tekstBinding(school, to, soort), plain);
    plain.fill(0);
    return again;
  });
}

/** The seal itself says which purpose it is for: it opens with no other (seal.ts). */
function openAs(
  key: KeyObject,
  school: string,
  leerling: string,
  sealed: Buffer,
): { soort: TekstSoort; plain: Buffer } {
  let last: unknown;
  for (const soort of TEKST_SOORTEN) {
    try {
      return { soort, plain: open(key, tekstBinding(school, leerling, soort), sealed) };
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** A text of a pupil in clear, with what it was sealed as. */
export interface OpenTekst {
  readonly soort: TekstSoort;
  readonly tekst: string;
}

/** Texts of pupils for who hands all of a school over (R76), in the order given; null: the key was destroyed. */
export async function openAll(
  tx: Tx,
  ring: SchoolKeyring,
  school: string,
  sealed: readonly { readonly leerling: string; readonly sealed: Buffer }[],
): Promise<(OpenTekst | null)[]> {
  const found = await leerlingKeysOf(tx, ring, school, sealed, 'find');
  return sealed.map((s) => {
    const key = found.get(s.leerling);
    if (!key) return null;
    const { soort, plain } = openAs(key, school, s.leerling, s.sealed);
    return { soort, tekst: plain.toString('utf8') };
  });
}
