import type { BronLeerling, Datum } from '../../gateway/model/roster.ts';
import { date } from '../_formats/uwlr/fields.ts';
import type { Row } from '../_formats/uwlr/row.ts';
import type { Plaatsing } from './schema.ts';

/** What the plaatsingen of one leerling come to on a day. */
export interface Inschrijving extends Pick<BronLeerling, 'instroomdatum' | 'uitstroomdatum'> {
  /** The plaatsing of that day, else the first to come. */
  readonly huidig?: Plaatsing;
}

/**
 * Somtoday gives a plaatsing for each school year and tells nothing of the past. So one that begins on 1 August may go on
 * from the year before: when the leerling came is not told then. In the same way 31 July is the end of the school year and
 * no farewell. A later beginning and an earlier end are told as such; `einddatum` is the last day at school ("op deze
 * datum wel"), our uitstroomdatum the first day after it.
 */
export function inschrijvingVan(
  row: Row,
  plaatsingen: readonly Plaatsing[] | undefined,
  vandaag: Datum,
): Inschrijving {
  const dated = (plaatsingen ?? [])
    .map((plaatsing, i) => ({
      plaatsing,
      van: date(row, `.plaatsingen[${i}].startdatum`, plaatsing.startdatum),
      tot: date(row, `.plaatsingen[${i}].einddatum`, plaatsing.einddatum),
    }))
    .sort((a, b) => ((a.van ?? '') < (b.van ?? '') ? -1 : 1));
  const [first] = dated;
  if (!first) return {};
  const now = dated.find(({ van = '', tot = '9999' }) => van <= vandaag && vandaag <= tot);
  const next = dated.find(({ van = '' }) => van > vandaag);
  const { van } = first;
  const last = dated.at(-1)?.tot;
  return {
    huidig: (now ?? next ?? dated.at(-1) ?? first).plaatsing,
    ...(van === undefined || van.endsWith('-08-01') ? {} : { instroomdatum: van }),
    ...(last === undefined ? {} : { uitstroomdatum: last.endsWith('-07-31') ? null : dayAfter(last) }),
  };
}

function dayAfter(day: Datum): Datum {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
