import type { MedewerkerRol } from '../../../gateway/model/roster.ts';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import type { CodeList } from '../../../mappings/code-list.ts';
import { UWLR_GESLACHT } from '../../../mappings/uwlr/geslacht.ts';
import { UWLR_JAARGROEP } from '../../../mappings/uwlr/jaargroep.ts';
import { UWLR_LEERKRACHTROL } from '../../../mappings/uwlr/leerkrachtrol.ts';
import { checkUwlr } from './check.ts';
import { type UwlrConnection, uwlrCertificate, uwlrConnection } from './connection.ts';
import { deliverUwlr } from './deliver.ts';
import { pullUwlr } from './pull.ts';

/** Where a vendor differs from the standard, and nothing else. */
export interface UwlrQuirks {
  /** Default `HaalLeerlinggegevens` (UWLR_Leerlinggegevens_v2p2.wsdl). */
  readonly soapAction?: string;
  /** The vendor's own rol codes, next to those of the standard. */
  readonly rollen?: CodeList<MedewerkerRol>['codes'];
  /** The vendor asks for a client certificate. */
  readonly certificate?: true;
  /** The vendor takes no results (UWLR-L). */
  readonly results?: false;
}

/**
 * Makes an adapter for a vendor that speaks UWLR 2.2 or 2.3 (Leerlinggegevens in, Leerresultaten out, over SOAP 1.1).
 *
 * @example
 * ```ts
 * export default defineUwlrAdapter({ id: 'parnassys', title: 'ParnasSys', quirks: {}, endpointHint: 'https://…' });
 * ```
 */
export function defineUwlrAdapter(vendor: {
  id: string;
  title: string;
  quirks: UwlrQuirks;
  endpointHint: string;
}): SourceAdapter<UwlrConnection> {
  const { id, title, quirks, endpointHint } = vendor;
  const options = {
    soapAction: quirks.soapAction ?? 'HaalLeerlinggegevens',
    rollen: { ...UWLR_LEERKRACHTROL, codes: { ...UWLR_LEERKRACHTROL.codes, ...quirks.rollen } },
  };
  return {
    id,
    title,
    connection: quirks.certificate
      ? uwlrConnection(endpointHint).extend(uwlrCertificate())
      : uwlrConnection(endpointHint),
    offers: quirks.results === false ? ['roster'] : ['roster', 'write-back'],
    answers: 'full',
    transport: 'soap',
    witness: { kind: 'xsd', what: 'UWLR 2.2 (UWLR_Leerlinggegevens_v2p2.xsd, UWLR_Leerresultaten_v2p2.xsd)' },
    lists: [options.rollen, UWLR_GESLACHT, UWLR_JAARGROEP],
    check: (connection, ctx) => checkUwlr(connection, ctx, options),
    pull: (connection, since, ctx) => pullUwlr(connection, since, ctx, options),
    ...(quirks.results === false ? {} : { deliver: deliverUwlr }),
  };
}
