import type { BronGroep, BronLeerling, BronRecord, Datum } from '../../gateway/model/roster.ts';
import type { CodeOverlay, RowIssue } from '../../gateway/sync/source-adapter.ts';
import { type CodeList, lookUp } from '../../mappings/code-list.ts';
import { DECIBEL_GESLACHT, DECIBEL_LEERJAAR } from './codes.ts';
import type { DecibelRow } from './table.ts';

export interface Mapped {
  readonly groepen: readonly BronGroep[];
  readonly leerlingen: readonly BronLeerling[];
  readonly issues: readonly RowIssue[];
}

/**
 * A row is an enrolment of a leerling in a school year. Those of another year, or whose enrolment has ended, say nothing
 * about who is at school now. More rows of one leerling are one person with more classes.
 */
export function mapRows(
  rows: readonly (DecibelRow | undefined)[],
  schooljaar: string,
  vandaag: Datum,
  codes: CodeOverlay,
): Mapped {
  const groepen = new Map<string, BronGroep>();
  const leerlingen = new Map<string, BronLeerling>();
  const issues: RowIssue[] = [];
  for (const [i, row] of rows.entries()) {
    const at = `row ${i + 2}`;
    if (!row) {
      issues.push(dropped(at, 'bad_shape', '', 'Deze regel heeft meer of minder kolommen dan de kop.'));
      continue;
    }
    const period = /^(\d{4})\s*[/-]\s*(\d{4})$/.exec(row['STUDYPERIOD'] ?? '');
    if (!period) {
      const message = 'Dit is geen schooljaar, dus we weten niet of deze regel van nu is.';
      issues.push(dropped(`${at}, column "STUDYPERIOD"`, 'bad_shape', row['STUDYPERIOD'] ?? '', message));
      continue;
    }
    if (`${period[1]}-${period[2]}` !== schooljaar || hasEnded(row, at, vandaag, issues)) continue;
    const key = row['STAMNR'] ?? '';
    if (key === '' || key.length > 256) {
      issues.push(
        dropped(`${at}, column "STAMNR"`, 'no_identity', key, 'Zonder stamnummer weten we niet wie dit is.'),
      );
      continue;
    }
    const groep = groepOf(row, at, schooljaar, issues);
    if (groep) groepen.set(groep.key, groep);
    const known = leerlingen.get(key);
    if (known) addGroep(known, groep);
    else leerlingen.set(key, leerlingOf(row, key, groep, { at, issues, codes }));
  }
  return { groepen: [...groepen.values()], leerlingen: [...leerlingen.values()], issues };
}

/** An end date counts as a day on which one is still there: which it is, is not written down. One that is no date ends nothing. */
function hasEnded(row: DecibelRow, at: string, vandaag: Datum, issues: RowIssue[]): boolean {
  const told = row['STUDIEEINDDATUM'] ?? '';
  const end = dateOf(told);
  if (end === undefined && told !== '')
    issues.push(
      partial(`${at}, column "STUDIEEINDDATUM"`, 'bad_date', told, 'Dit is geen datum die bestaat.'),
    );
  return end !== undefined && end < vandaag;
}

function groepOf(row: DecibelRow, at: string, schooljaar: string, issues: RowIssue[]): BronGroep | undefined {
  const naam = row['CLASS'] ?? '';
  if (naam === '') return undefined;
  if (naam.length <= 64)
    return { kind: 'groep', key: `naam:${schooljaar}:${naam}`, naam, soort: 'stamgroep', schooljaar };
  issues.push(
    partial(`${at}, column "CLASS"`, 'too_long', naam, 'Deze naam van een klas is langer dan 64 tekens.'),
  );
  return undefined;
}

function addGroep(leerling: BronLeerling, groep: BronGroep | undefined): void {
  if (!groep || groep.key === leerling.stamgroep || leerling.groepen?.includes(groep.key)) return;
  if (leerling.stamgroep === null) leerling.stamgroep = groep.key;
  else leerling.groepen = [...(leerling.groepen ?? []), groep.key];
}

interface Noted {
  readonly at: string;
  readonly issues: RowIssue[];
  readonly codes: CodeOverlay;
}

function leerlingOf(row: DecibelRow, key: string, groep: BronGroep | undefined, noted: Noted): BronLeerling {
  const leerling: BronLeerling = { kind: 'leerling', key, stamgroep: groep?.key ?? null, groepen: [] };
  const roepnaam = text(row, 'FIRSTNAME', 200, noted);
  if (roepnaam) leerling.roepnaam = roepnaam;
  const achternaam = text(row, 'LASTNAME', 200, noted);
  if (achternaam) leerling.achternaam = achternaam;
  if ('PREFIX' in row) leerling.voorvoegsel = text(row, 'PREFIX', 20, noted) ?? null;
  if ('EMAIL' in row) leerling.email = text(row, 'EMAIL', 256, noted) ?? null;
  const geboren = row['BIRTHDATE'] ?? '';
  const geboortedatum = dateOf(geboren);
  if (geboortedatum) leerling.geboortedatum = geboortedatum;
  else if (geboren !== '') note(noted, 'BIRTHDATE', 'bad_date', geboren, 'Dit is geen datum die bestaat.');
  const geslacht = code(row, 'GENDER', DECIBEL_GESLACHT, noted);
  if (geslacht) leerling.geslacht = geslacht;
  const jaargroep = code(row, 'STUDYYEAR', DECIBEL_LEERJAAR, noted);
  if (jaargroep) leerling.jaargroep = jaargroep;
  return leerling;
}

function text(row: DecibelRow, column: string, most: number, noted: Noted): string | undefined {
  const value = row[column] ?? '';
  if (value.length <= most) return value === '' ? undefined : value;
  note(noted, column, 'too_long', value, `Deze tekst is langer dan ${most} tekens.`);
  return undefined;
}

function code<T extends string>(
  row: DecibelRow,
  column: string,
  list: CodeList<T>,
  noted: Noted,
): T | undefined {
  const value = row[column] ?? '';
  if (value === '') return undefined;
  const means = lookUp(list, value, noted.codes);
  if (means !== undefined) return means;
  const message =
    'Deze code kennen we niet. De rest komt wel binnen. Kies bij de koppeling wat hij betekent.';
  const issue = partial(`${noted.at}, column "${column}"`, 'unknown_code', value, message);
  noted.issues.push({ ...issue, unknown: { list: list.id, code: value } });
  return undefined;
}

/** `31-07-2027`, `31/7/2027` or `2027-07-31`, perhaps with a time behind it; undefined when it is no day that exists. */
export function dateOf(value: string): Datum | undefined {
  const dutch = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b/.exec(value);
  const iso = /^(\d{4})-(\d{2})-(\d{2})\b/.exec(value);
  const [year, month, day] = dutch ? [dutch[3], dutch[2], dutch[1]] : (iso?.slice(1) ?? []);
  if (!year || !month || !day) return undefined;
  const told = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${told}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(told) ? told : undefined;
}

function dropped(path: string, code: string, seen: string, message: string): RowIssue {
  return { path, code, seen: seen.slice(0, 60), message, effect: 'dropped' };
}

function partial(path: string, code: string, seen: string, message: string): RowIssue {
  return { ...dropped(path, code, seen, message), effect: 'partial' };
}

function note({ at, issues }: Noted, column: string, code: string, seen: string, message: string): void {
  issues.push(partial(`${at}, column "${column}"`, code, seen, message));
}

/** Groepen first, so that references can be followed. */
export const recordsOf = ({ groepen, leerlingen }: Mapped): readonly BronRecord[] => [
  ...groepen,
  ...leerlingen,
];
