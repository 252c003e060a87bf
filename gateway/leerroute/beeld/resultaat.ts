import { leerrendement, leerrendementTussen } from '../volgen/didactisch-rules.ts';
import type { ResultaatRow } from './beeld-store.ts';
import type { ResultaatView } from './view.ts';

const dlVan = ({ dl, dle }: ResultaatRow) => (dl === null || dle === null ? null : { dl, dle });

/** For `.map` over results by date: each with its leerrendement, and that since the one before of the same test and system. */
export function metRendement(row: ResultaatRow, i: number, alle: readonly ResultaatRow[]): ResultaatView {
  const meting = dlVan(row);
  const eerder = alle.slice(0, i).findLast((r) => r.bron === row.bron && r.naam === row.naam && dlVan(r));
  const vorige = eerder && dlVan(eerder);
  return {
    ...row,
    leerrendement: meting && leerrendement(meting),
    leerrendementSindsVorige: meting && vorige ? leerrendementTussen(vorige, meting) : null,
  };
}
