import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { raad } from './koppen.ts';
import { lijstenVan } from './lijsten.ts';
import { check, pull } from './pull.ts';
import { ALLE_SOORTEN, type Sjabloon, SOORTEN, type Soort, vormVan } from './soorten.ts';
import { TabelVerbinding, type Vorm } from './verbinding.ts';
import { voorbeeld } from './voorbeeld.ts';

export interface TabelVendor {
  readonly id: string;
  readonly title: string;
  /** Headings of this vendor, as far as anyone knows. */
  readonly sjabloon: Sjabloon;
  /** Plain Dutch: which export to hand in. */
  readonly wat: string;
}

const isSoort = (soort: string): soort is Soort => Object.hasOwn(SOORTEN, soort);

const veldenVan = (soort: Soort) =>
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
        velden: veldenVan(soort),
      })),
      raad: (soort, koppen) => (isSoort(soort) ? raad(soort, koppen, sjabloon) : {}),
      voorbeeld: (files, connection, ctx) => voorbeeld(vorm, files, connection, ctx),
    },
    check: (connection, ctx) => check(vorm, connection, ctx),
    pull: (connection, since, ctx) => pull(vorm, connection, since, ctx),
  };
}
