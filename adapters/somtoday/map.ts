import type { z } from 'zod';
import type { BronRecord, Datum } from '../../gateway/model/roster.ts';
import type { CodeOverlay } from '../../gateway/sync/source-adapter.ts';
import { SeenKeys } from '../_formats/uwlr/identity.ts';
import { dropped, type Mapped, type Row } from '../_formats/uwlr/row.ts';
import { Groepen, mapLesgroep, mapStamgroep } from './groepen.ts';
import type { Lijst, Rooster } from './lists.ts';
import { mapLeerling, mapMedewerker, type Rondom } from './personen.ts';
import { Leerling, Lesgroep, Medewerker, Stamgroep } from './schema.ts';

/** When the answer was given: what holds today depends on it. */
export interface Peil {
  readonly vandaag: Datum;
  readonly schooljaar: string;
}

/**
 * Maps all lists row by row, groups first so that references can be followed.
 * Every row gives either a record (perhaps with `partial` issues) or one `dropped` issue.
 */
export function* mapRooster(
  { stamgroepen, lesgroepen, medewerkers, leerlingen }: Rooster,
  { vandaag, schooljaar }: Peil,
  codes: CodeOverlay,
): Generator<Mapped<BronRecord>> {
  const groepen = new Groepen({
    stamgroep: stamgroepen.mag('leerlingen'),
    samengesteld: lesgroepen.mag('leerlingen'),
  });
  const rondom = (lijst: Lijst): Rondom => ({ groepen, seen: new SeenKeys(), mag: lijst.mag, vandaag });
  yield* mapRows(Stamgroep, stamgroepen, codes, (row, wire) => mapStamgroep(row, wire, schooljaar, groepen));
  yield* mapRows(Lesgroep, lesgroepen, codes, (row, wire) => mapLesgroep(row, wire, schooljaar, groepen));
  const voorMedewerkers = rondom(medewerkers);
  yield* mapRows(Medewerker, medewerkers, codes, (row, wire) => mapMedewerker(row, wire, voorMedewerkers));
  const voorLeerlingen = rondom(leerlingen);
  yield* mapRows(Leerling, leerlingen, codes, (row, wire) => mapLeerling(row, wire, voorLeerlingen));
}

/** Reads and maps each row by itself, so that a bad one cannot stop the rest. */
export function* mapRows<W, T>(
  schema: z.ZodType<W>,
  { naam, rows }: Pick<Lijst, 'naam' | 'rows'>,
  codes: CodeOverlay,
  map: (row: Row, wire: W) => T | undefined,
): Generator<Mapped<T>> {
  for (const [i, raw] of rows.entries()) {
    const row: Row = { path: `$.${naam}[${i}]`, issues: [], codes };
    const wire = schema.safeParse(raw);
    const record = wire.success ? map(row, wire.data) : badShape(row, wire.error);
    yield { record, issues: row.issues };
  }
}

function badShape(row: Row, error: z.ZodError): undefined {
  const at = (error.issues[0]?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  return dropped(
    row,
    at,
    'bad_shape',
    '',
    'Deze regel is anders opgebouwd dan Somtoday Connect voorschrijft. Meld dit aan Somtoday.',
  );
}
