import type { z } from 'zod';
import type { BronRecord, MedewerkerRol } from '../../../gateway/model/roster.ts';
import type { CodeOverlay } from '../../../gateway/sync/source-adapter.ts';
import type { CodeList } from '../../../mappings/code-list.ts';
import { SeenKeys } from './identity.ts';
import { GroepKeys, mapGroep } from './map-groep.ts';
import { mapLeerling } from './map-leerling.ts';
import { mapMedewerker } from './map-medewerker.ts';
import { dropped, type Mapped, type Row } from './row.ts';
import { Groep, Leerkracht, Leerling, type Leerlinggegevens } from './schema.ts';

/** How many rows an answer holds; each comes out of `mapAnswer` once. */
export function rowCount(data: Leerlinggegevens): number {
  const { groepen, leerlingen, leerkrachten } = data;
  return (
    (groepen?.groep.length ?? 0) +
    (groepen?.samengestelde_groep.length ?? 0) +
    (leerlingen?.leerling.length ?? 0) +
    (leerkrachten?.leerkracht.length ?? 0)
  );
}

/**
 * Maps an answer row by row, groups first so that references can be followed.
 * Every row gives either a record (perhaps with `partial` issues) or one `dropped` issue.
 * @param root the element that holds the rows: EDEXML has the same ones under `/EDEX`
 */
export function* mapAnswer(
  data: Leerlinggegevens,
  schooljaar: string,
  rollen: CodeList<MedewerkerRol>,
  codes: CodeOverlay = {},
  root = '/leerlinggegevens',
): Generator<Mapped<BronRecord>> {
  const keys = new GroepKeys(data.groepen !== undefined);
  const leerlingen = new SeenKeys();
  const medewerkers = new SeenKeys();
  const { groepen } = data;
  yield* rows(Groep, groepen?.groep, `${root}/groepen/groep`, codes, (row, wire) =>
    mapGroep(row, wire, 'stamgroep', schooljaar, keys),
  );
  yield* rows(
    Groep,
    groepen?.samengestelde_groep,
    `${root}/groepen/samengestelde_groep`,
    codes,
    (row, wire) => mapGroep(row, wire, 'samengesteld', schooljaar, keys),
  );
  yield* rows(
    Leerkracht,
    data.leerkrachten?.leerkracht,
    `${root}/leerkrachten/leerkracht`,
    codes,
    (row, wire) => mapMedewerker(row, wire, keys, medewerkers, rollen),
  );
  yield* rows(Leerling, data.leerlingen?.leerling, `${root}/leerlingen/leerling`, codes, (row, wire) =>
    mapLeerling(row, wire, keys, leerlingen),
  );
}

function* rows<W, T>(
  schema: z.ZodType<W>,
  list: readonly unknown[] | undefined,
  path: string,
  codes: CodeOverlay,
  map: (row: Row, wire: W) => T | undefined,
): Generator<Mapped<T>> {
  for (const [i, raw] of (list ?? []).entries()) {
    const row: Row = { path: `${path}[${i + 1}]`, issues: [], codes };
    const wire = schema.safeParse(raw);
    const record = wire.success ? map(row, wire.data) : badShape(row, wire.error);
    yield { record, issues: row.issues };
  }
}

function badShape(row: Row, error: z.ZodError): undefined {
  const at = (error.issues[0]?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `/${String(part)}`))
    .join('');
  return dropped(
    row,
    at,
    'bad_shape',
    '',
    'Deze regel is anders opgebouwd dan de standaard voorschrijft. Meld dit aan je leverancier.',
  );
}
