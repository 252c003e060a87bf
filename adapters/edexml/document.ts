import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { SourceSchool } from '../../gateway/sync/source-adapter.ts';
import { schooljaarOf } from '../_formats/uwlr/answer.ts';
import { isMain } from '../_formats/uwlr/autorisatie.ts';
import { Leerlinggegevens, UWLR_LISTS } from '../_formats/uwlr/schema.ts';
import { parseXmlInSlices } from '../_kit/xml-slices.ts';

/**
 * EDEXML has the elements of UWLR in a root of its own and without a namespace (EDEXML.structuur.xsd, element EDEX).
 * Unlike UWLR it may name a school by `schoolkey` alone.
 */
const { school } = Leerlinggegevens.shape;
const Edex = z.object({
  EDEX: Leerlinggegevens.extend({ school: school.extend({ schoolkey: school.shape.brincode }) }),
});
export type Edex = z.infer<typeof Edex>['EDEX'];

/** What a file must be about. */
export interface Expected {
  readonly school: SourceSchool;
  /** As `2026-2027`. */
  readonly schooljaar: string;
  /** For files that do not name a BRIN. */
  readonly schoolkey?: string | undefined;
}

export const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads an EDEXML file (1.0.3, 2.0, 2.1) and judges it as a whole before one row of it is used.
 * @throws AppError `source_invalid`: cut off, a DOCTYPE, another encoding than it says, no EDEXML, another school or year,
 * no leerling. An empty file never means that everyone left.
 */
export async function readEdex(bytes: Uint8Array, expected: Expected): Promise<Edex> {
  // EDEX, leerlingen, leerling.
  const tree = await parseXmlInSlices(bytes, { lists: UWLR_LISTS, rowDepth: 3, maxBytes: MAX_BYTES }).catch(
    inFile,
  );
  const read = Edex.safeParse(tree);
  if (!read.success) {
    throw invalid(
      'Dit is geen EDEXML-bestand met leerlinggegevens. Maak in je LVS een export EDEXML en lever die in.',
      '/EDEX',
    );
  }
  const edex = read.data.EDEX;
  refuseOtherSchool(edex, expected);
  refuseOtherYear(edex, expected.schooljaar);
  if (edex.leerlingen && edex.leerlingen.leerling.length > 0) return edex;
  throw invalid(
    'Er staat geen enkele leerling in het bestand. Daarom is er niets veranderd. Maak de export opnieuw.',
    '/EDEX/leerlingen',
  );
}

/** The kit speaks of an answer; here it is a file that a person can hand in again. */
function inFile(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'source_invalid') throw error;
  const message = error.message
    .replace(/^Het antwoord is/, 'Het bestand is')
    .replace('Het antwoord is niet helemaal', 'Het bestand is niet helemaal');
  throw new AppError('source_invalid', `${message} Maak de export opnieuw en lever hem in.`, error.opts);
}

function invalid(message: string, path: string): AppError {
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path, message }] });
}

/** Some systems write the vestiging behind the BRIN (`99XX01`, EDEXML SchoolReferentieType). */
function placeOf({ brincode = '', dependancecode = '' }: Edex['school']): {
  brin: string;
  dependance: string;
} {
  const [, brin, behind] = /^(\d\d[A-Z]{2})(\d\d)?$/.exec(brincode.toUpperCase()) ?? [];
  return { brin: brin ?? brincode, dependance: dependancecode || behind || '00' };
}

function refuseOtherSchool({ school: told }: Edex, { school: ours, schoolkey }: Expected): void {
  const { brin, dependance } = placeOf(told);
  const vestiging = isMain(ours.dependance) ? '00' : ours.dependance;
  if (brin === '') {
    if (schoolkey !== undefined && told.schoolkey === schoolkey) return;
    const seen = told.schoolkey ? `schoolkey ${told.schoolkey.slice(0, 40)}` : 'geen BRIN en geen schoolkey';
    throw invalid(
      `Het bestand zegt niet van welke BRIN het is (${seen}). Klopt die schoolkey? Vul hem dan in bij de koppeling.`,
      '/EDEX/school/schoolkey',
    );
  }
  if (brin === ours.brin.toUpperCase() && dependance === vestiging) return;
  throw invalid(
    `Het bestand is van een andere school (${brin.slice(0, 10)} ${dependance.slice(0, 4)}), niet van ${ours.brin} ${vestiging}. Er is niets overgenomen. Lever het bestand van deze school in.`,
    '/EDEX/school/brincode',
  );
}

function refuseOtherYear({ school: told }: Edex, asked: string): void {
  const year = schooljaarOf(told.schooljaar);
  if (year === asked) return;
  const seen = year ?? (told.schooljaar?.slice(0, 20) || 'geen schooljaar');
  throw invalid(
    `Het bestand is van schooljaar ${seen}, niet van ${asked}. Er is niets overgenomen. Maak een export van ${asked}, of vul bij de koppeling dat schooljaar in.`,
    '/EDEX/school/schooljaar',
  );
}
