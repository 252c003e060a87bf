import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/**
 * Sections of a dossier with bijzondere persoonsgegevens: need to know only, and every look is in the trail (design §6,
 * R83).
 */
export const Sectie = z.enum(['factoren', 'iq', 'zorg', 'redenen', 'opp', 'stem']);
export type Sectie = z.infer<typeof Sectie>;

/** What a sealed text of a pupil is, as it is bound into the seal, with the section it belongs to. */
const SECTIE_VAN = {
  'act.reden': 'redenen',
  'lijn_deling.reden': 'redenen',
  'opening.reden': 'redenen',
  'factor.tekst': 'factoren',
  'ondersteuning.tekst': 'zorg',
  'opp.factor': 'factoren',
  'opp.iq': 'iq',
  'opp.zorg': 'zorg',
  'bestand.opp': 'opp',
  'bestand.stem': 'stem',
  'opp.tekst': 'opp',
  'opp.inhoud': 'opp',
  'opp.stem': 'stem',
} as const satisfies Readonly<Record<string, Sectie>>;
export type TekstSoort = keyof typeof SECTIE_VAN;
export const TEKST_SOORTEN = Object.keys(SECTIE_VAN) as readonly TekstSoort[];

export const sectieVan = (soort: TekstSoort): Sectie => SECTIE_VAN[soort];

/** Who opens a section, and for what. A job of Koers itself has no person and says which job it is. */
export type Lezer =
  | { readonly school: string; readonly person: string; readonly scherm: string }
  | { readonly school: string; readonly person: null; readonly taak: string };

/**
 * Writes down who opened which section of whom, and on which screen or in which job: one statement for many pupils.
 * What is read from a section that is not sealed calls this itself; sealed texts do it when they are opened.
 */
export async function noteInzage(
  tx: Tx,
  lezer: Lezer,
  sectie: Sectie,
  leerlingen: readonly string[],
): Promise<void> {
  const wie = [...new Set(leerlingen)];
  if (wie.length === 0) return;
  const waar = lezer.person === null ? { taak: lezer.taak } : { scherm: lezer.scherm };
  await sql`
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT ${lezer.school}::uuid, ${lezer.person}::uuid, 'sectie_ingezien', 'leerling', l, ${JSON.stringify({ sectie, ...waar })}::jsonb
    FROM unnest(${wie}::uuid[]) AS l`.execute(tx);
}
