import { z } from 'zod';
import type { Lijsten } from './lijsten.ts';
import { Kolommen, type Sjabloon } from './soorten.ts';

/** What a school fills in, and which columns it chose. */
export const TabelVerbinding = z.object({
  leerlingen: z.enum(['uit dit bestand', 'uit een andere koppeling']).default('uit dit bestand').meta({
    title: 'Waar komen de leerlingen vandaan?',
    description:
      'Heeft de school ook een administratie die aan Koers hangt? Kies dan de andere koppeling: uit het bestand komt dan alleen de geschiedenis.',
  }),
  kolommen: Kolommen.default({}),
});
export type TabelVerbinding = z.infer<typeof TabelVerbinding>;

/** How a table is read for one vendor. */
export interface Vorm {
  readonly id: string;
  readonly sjabloon: Sjabloon;
  readonly lijsten: Lijsten;
}
