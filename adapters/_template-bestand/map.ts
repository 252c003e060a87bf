import { BronRecord, Jaargroep } from '../../gateway/model/roster.ts';
import type { CodeOverlay, RowIssue } from '../../gateway/sync/source-adapter.ts';
import { type CodeList, lookUp } from '../../mappings/code-list.ts';
import { FUNCTIE, GESLACHT } from './codes.ts';
import type { Line } from './rows.ts';

/** One line: a record, perhaps with `partial` issues, or one `dropped` issue. Never both, never neither. */
export interface Mapped {
  readonly record?: BronRecord;
  readonly issues: readonly RowIssue[];
}

const MAP: Readonly<Record<string, (line: Line, row: Row) => object>> = {
  groep: (line, row) => ({
    ...{ kind: 'groep', key: line['id'], naam: line['naam'], schooljaar: line['schooljaar'] },
    soort: line['extra'] === 'ja' ? 'samengesteld' : 'stamgroep',
    jaargroep: row.jaargroep(line['leerjaar']),
  }),
  leerling: (line, row) => ({
    ...{ kind: 'leerling', ...persoon(line) },
    geboortedatum: told(line['geboren']),
    geslacht: row.code('geslacht', line['geslacht'], GESLACHT),
    jaargroep: row.jaargroep(line['leerjaar']),
    stamgroep: emptiable(line['groep']),
    groepen: list(line['groepen']),
    instroomdatum: emptiable(line['vanaf']),
    uitstroomdatum: emptiable(line['tot']),
  }),
  medewerker: (line, row) => ({
    ...{ kind: 'medewerker', ...persoon(line) },
    email: line['email'] === undefined ? undefined : told(line['email']),
    rol: row.code('functie', line['functie'], FUNCTIE),
    groepen: list(line['groepen'])?.map((key) => ({ key })),
  }),
};

/** @param path of the line, e.g. `row 12` */
export function mapLine(line: Line, path: string, codes: CodeOverlay): Mapped {
  const row = new Row(path, codes);
  const map = Object.hasOwn(MAP, line['soort'] ?? '') ? MAP[line['soort'] ?? ''] : undefined;
  const parsed = BronRecord.safeParse(map?.(line, row));
  if (parsed.success) return { record: parsed.data, issues: row.issues };
  const column = map ? String(parsed.error.issues[0]?.path[0] ?? '') : 'soort';
  const message = 'Deze regel is anders opgebouwd dan afgesproken. Verbeter hem in Jouw Systeem.';
  const issue = { path: `${path}, column "${column}"`, code: 'bad_shape', seen: '', message } as const;
  return { issues: [{ ...issue, effect: 'dropped' }] };
}

/** An empty cell says nothing. */
const told = (cell: string | undefined) => cell || undefined;
/** An empty cell says that there is none. */
const emptiable = (cell: string | undefined) => (cell === '' ? null : cell);
const list = (cell: string | undefined) => cell?.split(',').filter((key) => key !== '');

const persoon = (line: Line) => ({
  ...{ key: line['id'], eckId: told(line['eckId']), roepnaam: told(line['roepnaam']) },
  ...{ voorvoegsel: emptiable(line['tussenvoegsel']), achternaam: told(line['achternaam']) },
});

/** A line while it is being mapped: what was the matter with it so far. */
class Row {
  readonly issues: RowIssue[] = [];
  readonly #path: string;
  readonly #codes: CodeOverlay;

  constructor(path: string, codes: CodeOverlay) {
    this.#path = path;
    this.#codes = codes;
  }

  /** Our word for a code; an unknown one becomes an issue, and the record comes in without it. */
  code<T extends string>(column: string, value: string | undefined, list: CodeList<T>): T | undefined {
    if (!value) return undefined;
    const means = lookUp(list, value, this.#codes);
    if (means === undefined) this.#unknown(column, value, { list: list.id, code: value });
    return means;
  }

  jaargroep(value: string | undefined): Jaargroep | undefined {
    if (!value) return undefined;
    const known = Jaargroep.safeParse(value);
    if (!known.success) this.#unknown('leerjaar', value);
    return known.data;
  }

  #unknown(column: string, value: string, unknown?: RowIssue['unknown']): void {
    this.issues.push({
      path: `${this.#path}, column "${column}"`,
      code: 'unknown_code',
      seen: value.slice(0, 60),
      message: 'Deze code kennen we niet. De rest komt wel binnen. Kies bij de koppeling wat hij betekent.',
      effect: 'partial',
      ...(unknown ? { unknown } : {}),
    });
  }
}
