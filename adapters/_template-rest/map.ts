import { z } from 'zod';
import { BronRecord, Jaargroep } from '../../gateway/model/roster.ts';
import type { CodeOverlay, RowIssue } from '../../gateway/sync/source-adapter.ts';
import { type CodeList, lookUp } from '../../mappings/code-list.ts';
import { FUNCTIE, GESLACHT } from './codes.ts';
import { Groep, Leerling, Medewerker } from './wire.ts';

/** One row: a record, perhaps with `partial` issues, or one `dropped` issue. Never both, never neither. */
export interface Mapped {
  readonly record?: BronRecord;
  readonly issues: readonly RowIssue[];
}

/** The lists that are asked for, in the order of asking: groups before who is in them. */
export const LIJSTEN = ['groepen', 'leerlingen', 'medewerkers'] as const;
export type Lijst = (typeof LIJSTEN)[number];

const MAP: Readonly<Record<Lijst, (raw: unknown, row: Row) => unknown>> = {
  groepen: (raw, row) => {
    const { id, naam, extra, leerjaar, schooljaar } = Groep.parse(raw);
    const soort = extra ? 'samengesteld' : 'stamgroep';
    return { kind: 'groep', key: id, naam, soort, schooljaar, ...row.jaargroep(leerjaar) };
  },
  leerlingen: (raw, row) => {
    const leerling = Leerling.parse(raw);
    return {
      kind: 'leerling',
      ...naam(leerling),
      geboortedatum: leerling.geboren,
      geslacht: row.code('geslacht', leerling.geslacht, GESLACHT),
      ...row.jaargroep(leerling.leerjaar),
      stamgroep: leerling.stamgroep,
      groepen: leerling.groepen,
      instroomdatum: leerling.vanaf,
      uitstroomdatum: leerling.tot,
    };
  },
  medewerkers: (raw, row) => {
    const medewerker = Medewerker.parse(raw);
    return {
      kind: 'medewerker',
      ...naam(medewerker),
      email: medewerker.email,
      rol: row.code('functie', medewerker.functie, FUNCTIE),
      groepen: medewerker.groepen?.map((key) => ({ key })),
    };
  },
};

/** @param path of the row in the answer, e.g. `/leerlingen[12]` */
export function mapRow(lijst: Lijst, raw: unknown, path: string, codes: CodeOverlay): Mapped {
  const row = new Row(path, codes);
  try {
    return { record: BronRecord.parse(MAP[lijst](raw, row)), issues: row.issues };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const at = error.issues[0]?.path.join('/') ?? '';
    const message = 'Deze regel is anders opgebouwd dan afgesproken. Verbeter hem in Jouw Systeem.';
    return { issues: [{ path: `${path}/${at}`, code: 'bad_shape', seen: '', message, effect: 'dropped' }] };
  }
}

function naam({ id, eckId, roepnaam, tussenvoegsel, achternaam }: z.infer<typeof Medewerker>) {
  return { key: id, eckId, roepnaam, voorvoegsel: tussenvoegsel, achternaam };
}

/** A row while it is being mapped: what was the matter with it so far. */
class Row {
  readonly issues: RowIssue[] = [];
  readonly #path: string;
  readonly #codes: CodeOverlay;

  constructor(path: string, codes: CodeOverlay) {
    this.#path = path;
    this.#codes = codes;
  }

  /** Our word for a code; an unknown one becomes an issue, and the record comes in without it. */
  code<T extends string>(at: string, value: string | undefined, list: CodeList<T>): T | undefined {
    if (value === undefined) return undefined;
    const means = lookUp(list, value, this.#codes);
    if (means === undefined) this.#unknown(at, value, { list: list.id, code: value });
    return means;
  }

  jaargroep(value: string | undefined): { jaargroep?: Jaargroep } {
    if (value === undefined) return {};
    const known = Jaargroep.safeParse(value);
    if (known.success) return { jaargroep: known.data };
    this.#unknown('leerjaar', value);
    return {};
  }

  #unknown(at: string, value: string, unknown?: RowIssue['unknown']): void {
    this.issues.push({
      path: `${this.#path}/${at}`,
      code: 'unknown_code',
      seen: value.slice(0, 60),
      message: 'Deze code kennen we niet. De rest komt wel binnen. Kies bij de koppeling wat hij betekent.',
      effect: 'partial',
      ...(unknown ? { unknown } : {}),
    });
  }
}
