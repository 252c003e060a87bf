import { AppError } from '../../../gateway/errors.ts';
import type { BronVerleden } from '../../../gateway/model/bron-verleden.ts';
import type { BronGroep, BronLeerling, BronMedewerker, BronRecord } from '../../../gateway/model/roster.ts';
import type { AdapterContext, RowIssue } from '../../../gateway/sync/source-adapter.ts';
import type { BekendBlad, OnbekendBlad } from './blad.ts';
import { schooljaarVan } from './datum.ts';
import { Groepen } from './groepen.ts';
import type { Lijsten } from './lijsten.ts';
import { type Bij, mapGroep, mapLeerling, mapMedewerker } from './map-persoon.ts';
import { Leerlingen, mapVerleden } from './map-verleden.ts';
import { type Gemaakt, RijLezer } from './rij.ts';
import { type Soort, VERLEDEN, vormVan } from './soorten.ts';

/** What all tables together say. */
export interface Gelezen {
  readonly records: readonly BronRecord[];
  /** Undefined when no table holds history: nothing is told of it. */
  readonly verleden: readonly BronVerleden[] | undefined;
  readonly issues: readonly RowIssue[];
}

export interface Lezing {
  readonly lijsten: Lijsten;
  /** Whether the pupils stand in these files; else only history is read. */
  readonly eigenLeerlingen: boolean;
  readonly ctx: Pick<AdapterContext, 'school' | 'codes' | 'now'>;
}

/**
 * Reads tables: every row becomes a record, a row of history or one `dropped` issue. Of each kind the first table with rows
 * that can be read counts as given: the caller hands over the newest.
 * @throws AppError `source_invalid` before anything is used: no table with pupils (or history), a column that must be there
 * is not, a row of data above the headings, a file that was cut off, or of another school
 */
export function lees(bladen: readonly (BekendBlad | OnbekendBlad)[], lezing: Lezing): Gelezen {
  const bekend = bladen.filter((blad): blad is BekendBlad => blad.soort !== null);
  const nodig = bekend.filter(({ soort }) => lezing.eigenLeerlingen || VERLEDEN.includes(soort));
  judge(bladen, nodig, lezing);
  const issues: RowIssue[] = bladen.flatMap((blad) => (blad.soort === null ? onbekend(blad) : []));
  const rows = <T>(soort: Soort, map: (rij: RijLezer) => Gemaakt<T>): T[] => {
    const found: T[] = [];
    for (const blad of nodig.filter((one) => one.soort === soort)) {
      if (blad.mist.length > 0) issues.push(mist(blad));
      else for (const one of madeOf(blad, lezing, map)) collect(one, found, issues);
    }
    return found;
  };
  const roster = lezing.eigenLeerlingen ? rosterOf(rows, nodig, lezing) : { records: [], leerlingen: null };
  const own = roster.leerlingen && new Leerlingen(roster.leerlingen);
  const verleden = (['doelen', 'niveaus'] as const).flatMap((soort) =>
    rows(soort, (rij) => mapVerleden(rij, { soort, lijsten: lezing.lijsten, own })),
  );
  const told = nodig.some(({ soort }) => VERLEDEN.includes(soort));
  return { records: roster.records, verleden: told ? verleden : undefined, issues };
}

type Rows = <T>(soort: Soort, map: (rij: RijLezer) => Gemaakt<T>) => T[];

function rosterOf(rows: Rows, bladen: readonly BekendBlad[], { lijsten, ctx }: Lezing) {
  const schooljaar = schooljaarVan(ctx.now());
  const bij = (groepen: Groepen): Bij => ({ lijsten, groepen, schooljaar });
  const listed = bladen.some(({ soort, mist }) => soort === 'groepen' && mist.length === 0);
  const listedGroepen = rows<BronGroep>('groepen', (rij) =>
    mapGroep(rij, bij(new Groepen(null, schooljaar))),
  );
  const groepen = new Groepen(listed ? listedGroepen : null, schooljaar);
  const leerlingen = rows<BronLeerling>('leerlingen', (rij) => mapLeerling(rij, bij(groepen)));
  const medewerkers = rows<BronMedewerker>('medewerkers', (rij) => mapMedewerker(rij, bij(groepen)));
  return { records: [...listedGroepen, ...groepen.gemaakt, ...leerlingen, ...medewerkers], leerlingen };
}

function* madeOf<T>(
  blad: BekendBlad,
  { ctx }: Lezing,
  map: (rij: RijLezer) => Gemaakt<T>,
): Generator<Gemaakt<T>> {
  for (const one of blad.rijen) {
    const rij = new RijLezer(blad, one, ctx.codes);
    yield rij.teBreed
      ? rij.weg(
          null,
          'ragged_row',
          '',
          'Deze rij heeft meer cellen dan er kolommen zijn. Wat waar hoort, is niet te zien.',
        )
      : map(rij);
  }
}

function collect<T>({ record, issues: found }: Gemaakt<T>, records: T[], issues: RowIssue[]): void {
  if (record !== undefined) records.push(record);
  for (const issue of found) issues.push(issue);
}

/** @throws AppError `source_invalid` for a file of which not one table can be told what it is */
export function mustKnow(bladen: readonly (BekendBlad | OnbekendBlad)[]): void {
  if (bladen.every(({ soort }) => soort === null))
    throw invalid(`We zien niet wat er in dit bestand staat. ${gevonden(bladen)}`);
}

const invalid = (message: string) => new AppError('source_invalid', message, { retry: 'never' });

function judge(
  bladen: readonly (BekendBlad | OnbekendBlad)[],
  nodig: readonly BekendBlad[],
  { eigenLeerlingen, ctx: { school } }: Lezing,
): void {
  const cut = bladen.find(({ afgebroken }) => afgebroken);
  if (cut)
    throw invalid(`${cut.plek} houdt midden in een regel op. Maak het bestand opnieuw en lever het in.`);
  const lager = nodig.find(({ erboven }) => erboven !== undefined);
  if (lager)
    throw invalid(
      `${lager.plek}: rij ${lager.erboven} lijkt op gegevens, maar staat boven de koppen. Zet de rij met koppen bovenaan en lever het opnieuw in. Er is niets veranderd.`,
    );
  const leerlingen = nodig.filter(({ soort }) => soort === 'leerlingen');
  if (eigenLeerlingen) {
    const [blad] = leerlingen;
    if (!blad) throw invalid(`Er is geen blad met leerlingen gevonden. ${gevonden(bladen)}`);
    if (blad.mist.length > 0) throw invalid(mist(blad).message);
    // Taking a file without pupils as true would end every one of the school.
    if (blad.rijen.length === 0)
      throw invalid(`${blad.plek}: er staat geen enkele leerling in. Er is niets veranderd.`);
  } else if (nodig.length === 0) {
    throw invalid(`Er is geen blad met leerdoelen of niveaus gevonden. ${gevonden(bladen)}`);
  }
  if (leerlingen.some((blad) => isOfAnother(blad, school.brin)))
    throw invalid(
      'Dit bestand is van een andere school: er staat een andere BRIN in. Er is niets overgenomen.',
    );
}

function isOfAnother(blad: BekendBlad, brin: string): boolean {
  const kop = blad.velden['brin'];
  if (kop === undefined) return false;
  const at = blad.koppen.indexOf(kop);
  // A BRIN may carry the number of the vestiging: 99XX00.
  return blad.rijen.some(({ cells }) => {
    const cell = (cells[at] ?? '').trim().toUpperCase();
    return cell !== '' && !cell.startsWith(brin.toUpperCase());
  });
}

const koppenIn = ({ plek, koppen }: BekendBlad | OnbekendBlad): string =>
  koppen.length === 0
    ? `${plek} is leeg.`
    : `${plek} heeft de kolommen ${koppen
        .slice(0, 20)
        .map((kop) => `"${kop.slice(0, 40)}"`)
        .join(', ')}.`;

const gevonden = (bladen: readonly (BekendBlad | OnbekendBlad)[]): string =>
  bladen.length === 0
    ? 'Het bestand is leeg.'
    : `${bladen.slice(0, 5).map(koppenIn).join(' ')} Kies bij de koppeling welke kolom wat is.`;

function mist(blad: BekendBlad): RowIssue {
  return {
    path: blad.plek,
    code: 'missing_column',
    seen: '',
    message: `${vormVan(blad.soort).titel}: de kolom ${blad.mist.join(' en ')} is niet gevonden. ${koppenIn(blad)} Kies bij de koppeling welke kolom wat is.`,
    effect: 'dropped',
  };
}

function onbekend(blad: OnbekendBlad): RowIssue[] {
  if (blad.rijen.length === 0) return [];
  const message = `Hier is niets uit gelezen: we zien niet wat dit is. ${koppenIn(blad)}`;
  return [{ path: blad.plek, code: 'unknown_table', seen: '', message, effect: 'partial' }];
}
