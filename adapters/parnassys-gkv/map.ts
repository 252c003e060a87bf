import type { z } from 'zod';
import type {
  BronGroep,
  BronLeerling,
  BronMedewerker,
  BronRecord,
  Datum,
} from '../../gateway/model/roster.ts';
import type { CodeOverlay, RowIssue } from '../../gateway/sync/source-adapter.ts';
import { UWLR_JAARGROEP } from '../../mappings/uwlr/jaargroep.ts';
import { code, date, emptiable, text } from '../_formats/uwlr/fields.ts';
import { usableKey } from '../_formats/uwlr/identity.ts';
import { dropped, partial, type Row } from '../_formats/uwlr/row.ts';
import { GKV_GESLACHT } from './geslacht.ts';
import {
  type GkvLeerlingen,
  type GkvMedewerkers,
  Groep,
  Groepsindeling,
  Inschrijving,
  Leerling,
  Medewerker,
  Schooljaar,
} from './schema.ts';

/** What the rows of one pull share. */
interface Scope {
  readonly schooljaar: string;
  readonly vandaag: Datum;
  readonly codes: CodeOverlay;
}

export interface GkvSchool {
  readonly records: readonly BronRecord[];
  readonly issues: readonly RowIssue[];
}

/** Each row is one record or one `dropped` issue; a leerling whose every inschrijving has ended is at school no more. */
export function mapSchool(wie: GkvLeerlingen, team: GkvMedewerkers, scope: Scope): GkvSchool {
  const records: BronRecord[] = [];
  const issues: RowIssue[] = [];
  const jaren = new Map(
    (wie.schooljaren ?? []).flatMap((row) => {
      const { id, naam } = Schooljaar.safeParse(row).data ?? {};
      return id && naam ? [[id, naam.replace(/\s*\/\s*/, '-')] as const] : [];
    }),
  );
  const groepen = new Set<string>();
  const each = <W>(
    kind: string,
    list: readonly unknown[] | undefined,
    schema: z.ZodType<W>,
    map: Mapper<W>,
  ) => {
    const seen = new Set<string>();
    for (const [i, raw] of (list ?? []).entries()) {
      const row: Row = { path: `/return/${kind}[${i + 1}]`, issues: [], codes: scope.codes };
      const wire = schema.safeParse(raw);
      const record = wire.success
        ? map(wire.data, row, seen)
        : dropped(
            row,
            '',
            'bad_shape',
            '',
            'Deze regel is anders opgebouwd dan we kennen. Meld dit aan je leverancier.',
          );
      if (record) records.push(record);
      issues.push(...row.issues);
    }
  };
  each('groepen/groep', wie.groepen, Groep, (wire, row, seen) =>
    groep(wire, row, seen, jaren, groepen, scope),
  );
  each('medewerkers/medewerker', team.medewerkers, Medewerker, medewerker);
  each('leerlingen/leerling', wie.leerlingen, Leerling, (wire, row, seen) =>
    leerling(wire, row, seen, groepen, scope),
  );
  return { records, issues };
}

type Mapper<W> = (wire: W, row: Row, seen: Set<string>) => BronRecord | undefined;

function keyOf(row: Row, id: string | undefined, seen: Set<string>): string | undefined {
  const key = usableKey(id);
  if (key === undefined)
    return dropped(row, '/id', 'no_identity', id ?? '', 'Zonder id weten we niet wie of wat dit is.');
  if (seen.has(key))
    return dropped(
      row,
      '/id',
      'duplicate_key',
      key,
      'Dit id staat al bij een eerdere regel. De eerste is gebruikt.',
    );
  seen.add(key);
  return key;
}

function groep(
  wire: Groep,
  row: Row,
  seen: Set<string>,
  jaren: ReadonlyMap<string, string>,
  groepen: Set<string>,
  scope: Scope,
): BronGroep | undefined {
  const key = keyOf(row, wire.id, seen);
  if (key === undefined) return undefined;
  const naam = text(row, '/naam', wire.naam, 64);
  if (naam === undefined)
    return dropped(row, '/naam', 'no_name', wire.naam ?? '', 'Deze groep heeft geen bruikbare naam.');
  groepen.add(key);
  const told = jaren.get(wire.schooljaar ?? '') ?? '';
  const schooljaar = /^\d{4}-\d{4}$/.test(told) ? told : scope.schooljaar;
  // GKV does not say which groepen are stamgroepen.
  return { kind: 'groep', key, naam, soort: 'stamgroep', schooljaar };
}

function leerling(
  wire: Leerling,
  row: Row,
  seen: Set<string>,
  groepen: ReadonlySet<string>,
  scope: Scope,
): BronLeerling | undefined {
  const key = keyOf(row, wire.id, seen);
  if (key === undefined) return undefined;
  const ingeschreven = inschrijvingen(wire, row, scope.vandaag);
  if (ingeschreven === 'weg') {
    row.issues.length = 0;
    return undefined;
  }
  const geboortedatum = date(row, '/geboortedatum', wire.geboortedatum);
  const geslacht = code(row, '/geslacht', wire.geslacht?.toUpperCase(), GKV_GESLACHT);
  return {
    kind: 'leerling',
    key,
    ...naamVan(row, wire.roepNaam, wire.tussenvoegsel, wire.achternaam),
    ...(geboortedatum === undefined ? {} : { geboortedatum }),
    ...(geslacht === undefined ? {} : { geslacht }),
    ...indelingen(wire, row, groepen, scope.vandaag),
    ...ingeschreven,
  };
}

/** `weg`: every inschrijving has ended. The last one counts. */
function inschrijvingen(
  wire: Leerling,
  row: Row,
  vandaag: Datum,
): 'weg' | Pick<BronLeerling, 'instroomdatum' | 'uitstroomdatum'> {
  const told = (wire.inschrijvingen ?? []).flatMap((raw, i) => {
    const { data } = Inschrijving.safeParse(raw);
    const at = `/inschrijvingen/inschrijving[${i + 1}]`;
    const van = date(row, `${at}/datumInschrijving`, data?.datumInschrijving);
    const tot = date(row, `${at}/datumUitschrijving`, data?.datumUitschrijving);
    return van ? [{ van, tot: tot ?? null }] : [];
  });
  const last = told.sort((a, b) => (a.van < b.van ? -1 : 1)).at(-1);
  if (!last) return {};
  if (last.tot !== null && last.tot <= vandaag) return 'weg';
  return { instroomdatum: last.van, uitstroomdatum: last.tot };
}

/** The groepen of today, the newest first: that one is taken for the stamgroep. Which day `totDatum` is, is not written down. */
function indelingen(
  wire: Leerling,
  row: Row,
  groepen: ReadonlySet<string>,
  vandaag: Datum,
): Pick<BronLeerling, 'stamgroep' | 'groepen' | 'jaargroep'> {
  if (wire.groepsindelingen === undefined) return {};
  const now = wire.groepsindelingen.flatMap((raw, i) => {
    const { data } = Groepsindeling.safeParse(raw);
    const at = `/groepsindelingen/groepsindeling[${i + 1}]`;
    const van = date(row, `${at}/vanafDatum`, data?.vanafDatum) ?? '';
    const tot = date(row, `${at}/totDatum`, data?.totDatum) ?? '9999-12-31';
    if (van > vandaag || tot < vandaag) return [];
    const key = data?.groep ?? '';
    if (groepen.has(key)) return [{ key, van, leerjaar: data?.leerjaar, at }];
    partial(
      row,
      `${at}/groep`,
      'dangling_group',
      key,
      'Deze groep staat niet in het antwoord. De leerling komt binnen zonder deze groep.',
    );
    return [];
  });
  const [stam, ...rest] = now.sort((a, b) => (a.van > b.van ? -1 : 1));
  const jaargroep = stam && code(row, `${stam.at}/leerjaar`, stam.leerjaar, UWLR_JAARGROEP);
  const others = new Set(rest.map(({ key }) => key).filter((key) => key !== stam?.key));
  return { stamgroep: stam?.key ?? null, groepen: [...others], ...(jaargroep ? { jaargroep } : {}) };
}

function medewerker(wire: Medewerker, row: Row, seen: Set<string>): BronMedewerker | undefined {
  const key = keyOf(row, wire.id, seen);
  if (key === undefined) return undefined;
  const email = emptiable(row, '/email', wire.email, 256);
  return {
    kind: 'medewerker',
    key,
    ...naamVan(row, wire.roepNaam || wire.firstName, wire.tussenvoegsel, wire.lastName),
    ...(email === undefined ? {} : { email }),
  };
}

function naamVan(
  row: Row,
  roep: string | undefined,
  tussen: string | undefined,
  achter: string | undefined,
): Pick<BronLeerling, 'roepnaam' | 'voorvoegsel' | 'achternaam'> {
  const roepnaam = text(row, '/roepNaam', roep, 200);
  const voorvoegsel = emptiable(row, '/tussenvoegsel', tussen, 20);
  const achternaam = text(row, '/achternaam', achter, 200);
  return {
    ...(roepnaam === undefined ? {} : { roepnaam }),
    ...(voorvoegsel === undefined ? {} : { voorvoegsel }),
    ...(achternaam === undefined ? {} : { achternaam }),
  };
}
