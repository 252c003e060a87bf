import type { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { BronResultaat } from '../../gateway/model/bron-verleden.ts';
import type { RowIssue } from '../../gateway/sync/source-adapter.ts';
import { dropped, type Row } from '../_formats/uwlr/row.ts';
import { mapRows } from './map.ts';
import { type Deeltoets, Dossier, DossierResultaat, VoortgangsdossierResponse } from './schema.ts';
import type { Somtoday } from './session.ts';

export interface Resultaten {
  readonly resultaten: readonly BronResultaat[];
  readonly issues: readonly RowIssue[];
}

/** Leerlingen asked about at the same time. */
const AT_ONCE = 4;

/**
 * The voortgangsdossier of each leerling (this school year only; Somtoday tells no date). There is no way to ask for more
 * than one at a time. A school that does not give them (403) is told once, and that is no failure.
 * @param leerlingen uuids
 * @throws AppError as `KitHttp` does
 */
export async function readResultaten(somtoday: Somtoday, leerlingen: readonly string[]): Promise<Resultaten> {
  const found: { resultaten: BronResultaat[]; issues: RowIssue[] } = { resultaten: [], issues: [] };
  for (let i = 0; i < leerlingen.length; i += AT_ONCE) {
    const some = leerlingen.slice(i, i + AT_ONCE);
    const told = await Promise.all(some.map((leerling) => dossiersVan(somtoday, leerling)));
    if (told.includes('forbidden')) {
      found.issues.push(FORBIDDEN);
      return found;
    }
    for (const [j, dossiers] of told.entries()) {
      if (dossiers === 'forbidden') continue;
      const mapped = mapDossiers(some[j] ?? '', dossiers);
      found.resultaten.push(...mapped.resultaten);
      found.issues.push(...mapped.issues);
    }
  }
  return found;
}

const FORBIDDEN: RowIssue = {
  path: '$.voortgangsdossiers',
  code: 'no_permission',
  seen: '403',
  message:
    'We mogen de resultaten van toetsen niet ophalen. Geef er in Somtoday toestemming voor, of zet het uit bij de koppeling.',
  effect: 'partial',
};

async function dossiersVan(somtoday: Somtoday, leerling: string): Promise<unknown> {
  try {
    return await somtoday.get(`leerling/${encodeURIComponent(leerling)}/voortgangsdossier`);
  } catch (error) {
    const status = error instanceof AppError ? error.opts.sourceStatus : undefined;
    if (status === 403) return 'forbidden';
    if (status === 404) return { voortgangsdossiers: [] }; // left between the list and this question
    throw error;
  }
}

/** @param body a VoortgangsdossierResponse */
export function mapDossiers(leerling: string, body: unknown): Resultaten {
  const resultaten: BronResultaat[] = [];
  const issues: RowIssue[] = [];
  /** The rows of a list that can be read; what is the matter with the others is noted. */
  const good = <W, T>(schema: z.ZodType<W>, naam: string, rows: readonly unknown[], map: RowMap<W, T>): T[] =>
    [...mapRows(schema, { naam, rows }, {}, map)].flatMap((row) => {
      issues.push(...row.issues);
      return row.record === undefined ? [] : [row.record];
    });
  const response = VoortgangsdossierResponse.safeParse(body);
  const dossiers = response.success ? (response.data.voortgangsdossiers ?? []) : [body];
  for (const { path, dossier } of good(Dossier, 'voortgangsdossiers', dossiers, withPath)) {
    for (const [p, { resultaten: rows }] of (dossier.periodes ?? []).entries()) {
      const naam = `${path.slice(2)}.periodes[${p}].resultaten`;
      const found = good(DossierResultaat, naam, rows ?? [], (row, wire) =>
        mapResultaat(row, wire, leerling, dossier),
      );
      resultaten.push(...found.flat());
    }
  }
  return { resultaten, issues };
}

type RowMap<W, T> = (row: Row, wire: W) => T | undefined;
const withPath = (row: Row, dossier: Dossier) => ({ path: row.path, dossier });

/** A composite test is itself a result, and so is each part of it. What has no result yet is none. */
function mapResultaat(
  row: Row,
  wire: DossierResultaat,
  leerling: string,
  dossier: Dossier,
): BronResultaat[] | undefined {
  const naam = wire.omschrijving || wire.code || '';
  if (!naam && scoreOf(wire))
    return dropped(
      row,
      '.omschrijving',
      'no_name',
      '',
      'Dit resultaat heeft geen omschrijving en geen code.',
    );
  const parts = (wire.deeltoetsen ?? []).map((part) => ({
    ...part,
    naam: `${naam}: ${part.omschrijving || part.code || ''}`,
  }));
  return [{ ...wire, naam }, ...parts].flatMap((one) => resultaat(one, leerling, dossier));
}

function scoreOf(wire: Deeltoets): string | undefined {
  return wire.geldend_resultaat || wire.geldend_resultaat_alternatief || undefined;
}

/** The same toets may have one uuid for all who made it, so the leerling is part of the key. */
function resultaat(wire: Deeltoets & { naam: string }, leerling: string, dossier: Dossier): BronResultaat[] {
  const score = scoreOf(wire);
  if (score === undefined) return [];
  const schaal = wire.geldend_resultaat ? 'cijfer' : (dossier.omschrijving_alternatief ?? 'alternatief');
  return [
    {
      key: `${leerling}:${wire.uuid}`.slice(0, 256),
      leerling,
      soort: 'toets',
      naam: wire.naam.slice(0, 200),
      score: score.slice(0, 200),
      schaal: schaal.slice(0, 100),
      ...(dossier.vaknaam ? { vak: dossier.vaknaam.slice(0, 200) } : {}),
    },
  ];
}
