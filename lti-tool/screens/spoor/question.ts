import { z } from 'zod';
import { Sectie } from '../../../gateway/access/inzage.ts';
import type {
  GevondenLeerling,
  TrailPage,
  TrailState,
  TrailVraag,
} from '../../../gateway/access/trail/service.ts';
import { Datum } from '../../../gateway/model/roster.ts';
import { datumVan } from '../datum.ts';

/** What the address may carry; a wrong date is told in the form, not refused. */
export const SpoorQuery = z.object({
  naam: z.string().max(100).default(''),
  leerling: z.uuid().toLowerCase().optional(),
  sectie: z.string().max(20).default(''),
  van: z.string().max(20).default(''),
  tot: z.string().max(20).default(''),
  pagina: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type SpoorQuery = z.infer<typeof SpoorQuery>;

/** What is filled in, and what is wrong with it. */
export interface Invoer {
  readonly sectie: Sectie | null;
  readonly van: string;
  readonly tot: string;
  readonly fouten: { readonly van?: string; readonly tot?: string };
}

/** What was found for the chosen pupil; without an answer the form is shown with what is wrong. */
export interface Antwoord {
  readonly leerling: GevondenLeerling;
  readonly invoer: Invoer;
  readonly pagina: number;
  readonly found: (TrailPage & { readonly stand: TrailState }) | null;
}

/** The first and the last day of the month of this moment, in the Netherlands. */
function maandVan(now: Date): { van: string; tot: string } {
  const [jaar = 0, maand = 1] = datumVan(now).split('-').map(Number);
  const dag = (m: number, d: number) => new Date(Date.UTC(jaar, m, d)).toISOString().slice(0, 10);
  return { van: dag(maand - 1, 1), tot: dag(maand, 0) };
}

/** Reads section and period; without them every section and this month. */
export function invoerVan(query: SpoorQuery, now: Date): Invoer {
  const maand = maandVan(now);
  const van = query.van || maand.van;
  const tot = query.tot || maand.tot;
  const goed = (dag: string) => Datum.safeParse(dag).success;
  const fouten = {
    ...(goed(van) ? {} : { van: 'Vul een datum in, bijvoorbeeld 2026-03-01.' }),
    ...(goed(tot)
      ? goed(van) && tot < van
        ? { tot: 'Deze dag ligt voor de eerste dag. Kies een latere dag.' }
        : {}
      : { tot: 'Vul een datum in, bijvoorbeeld 2026-03-31.' }),
  };
  return { sectie: Sectie.safeParse(query.sectie).data ?? null, van, tot, fouten };
}

/** The question for the trail; null while something is wrong. */
export function vraagVan(leerling: string, { sectie, van, tot, fouten }: Invoer): TrailVraag | null {
  return Object.keys(fouten).length > 0 ? null : { leerling, sectie, van, totEnMet: tot };
}

export const SPOOR = '/spoor';
const CSV = '/spoor/csv';

function address(path: string, leerling: string, invoer: Invoer, pagina = 1): string {
  const query = new URLSearchParams({ leerling, van: invoer.van, tot: invoer.tot });
  if (invoer.sectie) query.set('sectie', invoer.sectie);
  if (pagina > 1) query.set('pagina', String(pagina));
  return `${path}?${query.toString()}`;
}
export const spoorUrl = (leerling: string, invoer: Invoer, pagina = 1): string =>
  address(SPOOR, leerling, invoer, pagina);
export const csvUrl = (leerling: string, invoer: Invoer): string => address(CSV, leerling, invoer);
export const leerlingKeuzeUrl = (leerling: string): string =>
  `${SPOOR}?${new URLSearchParams({ leerling }).toString()}`;
