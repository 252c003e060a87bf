import { z } from 'zod';
import { streekStanden } from '../../ui/tik-regels.ts';
import { ActieCelCode, DoelCelCode } from './cel-code.ts';
import type { Zet } from './zet.ts';

/** At most this many cells in one stroke: a group of 12 × 40. */
const MAX = 480;

const stukken = z
  .string()
  .max(120_000)
  .transform((text) => text.split(',').map((stuk) => stuk.split('.')))
  .pipe(z.array(z.array(z.string())).min(1).max(MAX));

/** The cells of a stroke over doelen, in the order they were touched: `leerling.leerdoel.cel,…`. */
export const DoelStreek = stukken
  .transform((rows) => rows.map(([leerling, leerdoel, cel]) => ({ leerling, leerdoel, cel })))
  .pipe(z.array(z.object({ leerling: z.uuid(), leerdoel: z.uuid(), cel: DoelCelCode })));
export type DoelStreek = z.infer<typeof DoelStreek>;

/** The cells of a stroke over acties: `actie.cel,…`. */
export const ActieStreek = stukken
  .transform((rows) => rows.map(([kaartActie, cel]) => ({ kaartActie, cel })))
  .pipe(z.array(z.object({ kaartActie: z.uuid(), cel: ActieCelCode })));
export type ActieStreek = z.infer<typeof ActieStreek>;

/** The acts of a stroke over doelen: only cells that change. */
export function doelActs(zet: Zet, streek: DoelStreek) {
  const standen = streekStanden(
    zet,
    streek.map(({ cel }) => cel),
  );
  return streek.flatMap(({ leerling, leerdoel, cel }, n) => {
    const stand = standen[n] ?? null;
    return stand === null ? [] : [{ id: cel.act, leerling, leerdoel, stand, verwacht: cel.stand }];
  });
}

/** The acts of a stroke over acties: the first cell says whether they are done or open again. */
export function actieActs(streek: ActieStreek) {
  const gedaan = !(streek[0]?.cel.gedaan ?? true);
  return streek
    .filter(({ cel }) => cel.gedaan !== gedaan)
    .map(({ kaartActie, cel }) => ({ id: cel.act, kaartActie, gedaan }));
}
