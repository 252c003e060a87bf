import type { BronRecord, Jaargroep } from '../../gateway/model/roster.ts';
import type { CodeOverlay } from '../../gateway/sync/source-adapter.ts';
import { UWLR_LEERKRACHTROL } from '../../mappings/uwlr/leerkrachtrol.ts';
import { mapAnswer } from '../_formats/uwlr/map.ts';
import type { Mapped } from '../_formats/uwlr/row.ts';
import type { Edex } from './document.ts';

/** Every row of the file as a record or as one `dropped` issue; EDEXML and UWLR share all but the root. */
export function* mapEdex(edex: Edex, schooljaar: string, codes: CodeOverlay): Generator<Mapped<BronRecord>> {
  const rows = mapAnswer(edex, schooljaar, UWLR_LEERKRACHTROL, codes, '/EDEX');
  if (!edex.school.xsdversie?.startsWith('1.')) {
    yield* rows;
    return;
  }
  const jaargroepen = new Map<string, Jaargroep>();
  for (const { record, issues } of rows) {
    if (record?.kind === 'groep' && record.jaargroep) jaargroepen.set(record.key, record.jaargroep);
    yield { record: record && withJaargroep(record, jaargroepen), issues };
  }
}

/** EDEXML 1.0.3, LeerlingType: a groep or else a jaargroep, so with a groep it is that of the groep (`C`: not known). */
function withJaargroep(record: BronRecord, jaargroepen: ReadonlyMap<string, Jaargroep>): BronRecord {
  if (record.kind !== 'leerling' || record.jaargroep !== undefined || !record.stamgroep) return record;
  const jaargroep = jaargroepen.get(record.stamgroep);
  return jaargroep === undefined || jaargroep === 'C' ? record : { ...record, jaargroep };
}
