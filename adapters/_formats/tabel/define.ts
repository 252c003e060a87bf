import { z } from 'zod';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { raad } from './koppen.ts';
import { lijstenVan } from './lijsten.ts';
import { check, pull } from './pull.ts';
import { ALLE_SOORTEN, Kolommen, type Sjabloon, SOORTEN, type Soort, vormVan } from './soorten.ts';
import { voorbeeld } from './voorbeeld.ts';

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

export interface TabelVendor {
  readonly id: string;
  readonly title: string;
  /** Headings of this vendor, as far as anyone knows. */
  readonly sjabloon: Sjabloon;
  /** Plain Dutch: which export to hand in. */
  readonly wat: string;
}

/** How a table is read for one vendor. */
export interface Vorm {
  readonly id: string;
  readonly sjabloon: Sjabloon;
  readonly lijsten: ReturnType<typeof lijstenVan>;
}

const isSoort = (soort: string): soort is Soort => Object.hasOwn(SOORTEN, soort);

const VELDEN_VAN = (soort: Soort) =>
  Object.entries(vormVan(soort).velden).map(([id, { titel }]) => ({
    id,
    titel,
    nodig: vormVan(soort).nodig.some(([only, another]) => only === id && another === undefined),
  }));

/**
 * A vendor without a public format: tables (CSV or XLSX) of which the school says, once, which column is what.
 * @example defineTabelAdapter({ id: 'logos', title: 'Logos', sjabloon: KOPPEN, wat: '…' })
 */
export function defineTabelAdapter({
  id,
  title,
  sjabloon,
  wat,
}: TabelVendor): SourceAdapter<TabelVerbinding> {
  const lijsten = lijstenVan(id);
  const vorm: Vorm = { id, sjabloon, lijsten };
  return {
    id,
    title,
    connection: TabelVerbinding,
    offers: ['roster', 'leerroutes'],
    answers: 'full',
    transport: 'file',
    witness: {
      kind: 'none',
      what: 'er is geen openbaar formaat; alleen tegen bestanden van onszelf gehouden',
    },
    lists: Object.values(lijsten),
    files: { accept: ['.xlsx', '.csv', '.txt'], maxBytes: 12 * 1024 * 1024, what: wat, newest: 6 },
    tabel: {
      soorten: ALLE_SOORTEN.map((soort) => ({
        id: soort,
        titel: vormVan(soort).titel,
        velden: VELDEN_VAN(soort),
      })),
      raad: (soort, koppen) => (isSoort(soort) ? raad(soort, koppen, sjabloon) : {}),
      voorbeeld: (files, connection, ctx) => voorbeeld(vorm, files, connection, ctx),
    },
    check: (connection, ctx) => check(vorm, connection, ctx),
    pull: (connection, since, ctx) => pull(vorm, connection, since, ctx),
  };
}
