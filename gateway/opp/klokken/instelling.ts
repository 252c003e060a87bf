import { z } from 'zod';
import { requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import {
  bewaarInstelling,
  deleteVakantie,
  insertVakantie,
  instellingRow,
  type VakantieRow,
} from './instelling-store.ts';
import { dagenTussen, type Kalender } from './kalender-rules.ts';
import { STANDAARD, Termijnen, termijnFout } from './termijnen.ts';

/** What a school chose for its clocks, or what holds without a choice. */
export interface KlokInstelling {
  readonly termijnen: Termijnen;
  readonly kalender: Kalender & { readonly vakanties: readonly VakantieRow[] };
  /** Whether begin and end of an OPP are listed for ROD; `null`: as the sector of the school does (domain.md L16). */
  readonly rod: boolean | null;
  readonly rodAan: boolean;
}

/** Terms, holidays and ROD of the school. One statement. */
export async function klokInstelling(tx: Tx): Promise<KlokInstelling> {
  const { termijnen, rod, rodAan, vakanties } = await instellingRow(tx);
  // What an older Koers stored lacks what came later: that is as proposed.
  const gekozen = Termijnen.safeParse({ ...STANDAARD, ...(termijnen ?? {}) });
  return { termijnen: gekozen.success ? gekozen.data : STANDAARD, kalender: { vakanties }, rod, rodAan };
}

export const TermijnKeuze = z.object({ termijnen: Termijnen, rod: z.boolean().nullable() });
export type TermijnKeuze = z.infer<typeof TermijnKeuze>;

/**
 * Chooses terms and whether dates go to ROD.
 * @throws AppError `not_allowed` for who may not decide that for the school; `bad_request` (422) when a warning would not come
 * before its term
 */
export async function kiesTermijnen(tx: Tx, who: KnownActor, keuze: TermijnKeuze): Promise<void> {
  requireInSchool(who, 'perioden_instellen');
  const nieuw = TermijnKeuze.parse(keuze);
  if (termijnFout(nieuw.termijnen) !== null)
    throw new AppError('bad_request', 'De waarschuwing komt voor het einde van de termijn.', { status: 422 });
  await bewaarInstelling(tx, who, nieuw);
}

/** Longest holiday in days; the table refuses a longer one too. */
const LANGST = 80;

export const VakantieInvoer = z
  .object({
    naam: z.string().trim().min(1).max(60),
    van: Datum,
    /** First day of school after it. */
    tot: Datum,
  })
  .refine((v) => v.tot > v.van && dagenTussen(v.van, v.tot) <= LANGST);
export type VakantieInvoer = z.infer<typeof VakantieInvoer>;

/** Adds a holiday. @throws AppError `not_allowed` for who may not decide that for the school */
export async function voegVakantieToe(tx: Tx, who: KnownActor, vakantie: VakantieInvoer): Promise<void> {
  requireInSchool(who, 'perioden_instellen');
  await insertVakantie(tx, who, VakantieInvoer.parse(vakantie));
}

/** Takes a holiday out. @throws AppError `not_allowed` for who may not decide that for the school */
export async function haalVakantieWeg(tx: Tx, who: KnownActor, id: string): Promise<void> {
  requireInSchool(who, 'perioden_instellen');
  await deleteVakantie(tx, who, id);
}
