import { AppError } from '../../../gateway/errors.ts';
import type { AdapterContext, TabelBlad, TabelVoorbeeld } from '../../../gateway/sync/source-adapter.ts';
import { type BekendBlad, type Bestand, bladenVan, herken, type OnbekendBlad } from './blad.ts';
import { type Gelezen, lees } from './lees.ts';
import { VERLEDEN } from './soorten.ts';
import type { TabelVerbinding, Vorm } from './verbinding.ts';

/** Rows of each table that a preview looks at: it must be there at once, also for a large file. */
const EERSTE = 200;
const WAARDEN = 3;
const RIJEN = 5;
const KLACHTEN = 5;

/**
 * What files would become with these columns: pure, nothing is kept. Only the first 200 rows of each table are read.
 * @param files newest first; of each kind the newest table counts
 */
export function voorbeeld(
  vorm: Vorm,
  files: readonly Bestand[],
  connection: TabelVerbinding,
  ctx: Pick<AdapterContext, 'school' | 'codes' | 'now'>,
): TabelVoorbeeld {
  const bladen: (BekendBlad | OnbekendBlad)[] = [];
  try {
    for (const file of files) {
      const found = bladenVan(file, EERSTE).map((blad) =>
        // A table that goes on below is not cut off.
        herken({ ...blad, afgebroken: false }, { sjabloon: vorm.sjabloon, kolommen: connection.kolommen }),
      );
      const seen = new Set(bladen.map(({ soort }) => soort));
      bladen.push(...found.filter(({ soort }) => soort === null || !seen.has(soort)));
    }
  } catch (error) {
    return { bladen: bladen.map((blad) => kaleBlad(blad)), fout: told(error) };
  }
  const eigenLeerlingen = connection.leerlingen === 'uit dit bestand';
  const read = (some: readonly BekendBlad[]): Gelezen =>
    lees(some, { lijsten: vorm.lijsten, eigenLeerlingen, ctx });
  const bekend = bladen.filter((blad): blad is BekendBlad => blad.soort !== null);
  try {
    const gelezen = read(bekend);
    return { bladen: bladen.map((blad) => metUitkomst(blad, gelezen, eigenLeerlingen)), fout: null };
  } catch (error) {
    return { bladen: bladen.map((blad) => kaleBlad(blad)), fout: told(error) };
  }
}

function told(error: unknown): string {
  if (error instanceof AppError) return error.message;
  throw error;
}

function kaleBlad(blad: BekendBlad | OnbekendBlad): TabelBlad {
  const koppen = blad.koppen.map((kop, i) => ({
    kop,
    waarden: blad.rijen.flatMap(({ cells }) => cells[i]?.trim() || []).slice(0, WAARDEN),
  }));
  const velden = blad.soort === null ? {} : blad.velden;
  const mist = blad.soort === null ? [] : blad.mist;
  return { plek: blad.plek, soort: blad.soort, koppen, velden, mist, rijen: [], aandacht: 0, klachten: [] };
}

function metUitkomst(blad: BekendBlad | OnbekendBlad, gelezen: Gelezen, eigenLeerlingen: boolean): TabelBlad {
  const kaal = kaleBlad(blad);
  if (blad.soort === null || (!eigenLeerlingen && !VERLEDEN.includes(blad.soort))) return kaal;
  // A place ends with its sheet or goes on with a comma: the path of one is never the head of another's.
  const issues = gelezen.issues.filter(
    ({ path }) => path === blad.plek || path.startsWith(`${blad.plek}, rij `),
  );
  return {
    ...kaal,
    rijen: recordsOf(blad, gelezen).slice(0, RIJEN).map(inWoorden),
    aandacht: issues.length,
    klachten: issues.slice(0, KLACHTEN).map(({ path, message }) => ({ plek: path, wat: message })),
  };
}

const KINDS = { leerlingen: 'leerling', medewerkers: 'medewerker', groepen: 'groep' } as const;

function recordsOf({ soort }: BekendBlad, { records, verleden = [] }: Gelezen): readonly object[] {
  if (soort === 'doelen') return verleden.filter(({ doel }) => doel !== undefined);
  if (soort === 'niveaus') return verleden.filter(({ doel }) => doel === undefined);
  return records.filter(({ kind }) => kind === KINDS[soort]);
}

const OURS = new Set(['kind']);

/** The fields of a record as a person reads them; the made-up key of a row of history says nothing to anyone. */
function inWoorden(record: object): Readonly<Record<string, string>> {
  const verleden = 'leerlijn' in record;
  const fields = Object.entries(record).filter(
    ([name, value]) =>
      !OURS.has(name) && !(verleden && name === 'key') && value !== undefined && value !== null,
  );
  return Object.fromEntries(fields.map(([name, value]) => [name, text(value)]));
}

function text(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((one: unknown) => (typeof one === 'string' ? one : String(Object.values(one as object)[0])))
      .join(', ');
  return String(value);
}
