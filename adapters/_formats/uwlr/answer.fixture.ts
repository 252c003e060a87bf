import type { BronRecord } from '../../../gateway/model/roster.ts';
import type { AdapterContext, Cursor, KitHttp, RowIssue } from '../../../gateway/sync/source-adapter.ts';
import { UWLR_LEERKRACHTROL } from '../../../mappings/uwlr/leerkrachtrol.ts';
import type { UwlrConnection } from './connection.ts';
import { pullUwlr } from './pull.ts';

/** For tests: answers as a LAS writes them, and a pull over bytes without a network. All people are invented. */

const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';

export const SCHOOL = { brin: '99XX', dependance: '00', naam: 'De Kompasroos' } as const;

export const CONNECTION: UwlrConnection = {
  endpoint: 'https://las.example.org/uwlr',
  klantcode: 'KOERS',
  klantnaam: 'Koers',
  autorisatiesleutel: 'zeer-geheime-sleutel',
  xsdversie: '2.2',
  werkwijze: 'alles',
};

export const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${body}</S:Body></S:Envelope>`;

export const antwoord = (inner: string): string =>
  envelope(
    `<n:leerlinggegevens_antwoord xmlns:n="${LG}" xmlns="${LG}">${inner}</n:leerlinggegevens_antwoord>`,
  );

interface Parts {
  school?: string;
  groepen?: string;
  leerlingen?: string;
  leerkrachten?: string;
}

export const DEFAULTS = {
  school:
    '<schooljaar>2026-2027</schooljaar><brincode>99XX</brincode><aanmaakdatum>2026-11-21T08:00:00</aanmaakdatum>',
  groepen:
    '<groepen><groep key="G1"><naam>De Vlieger</naam><jaargroep>S</jaargroep></groep><samengestelde_groep key="S1"><naam>Geld N3</naam></samengestelde_groep></groepen>',
  leerlingen:
    '<leerling key="00123"><achternaam>Lampedoek</achternaam><roepnaam>Juno</roepnaam><groep key="G1"/></leerling>',
  leerkrachten: '',
};

/** A whole answer; parts that are not given are one plain leerling in one groep. */
export function answer(parts: Parts = {}): string {
  const { school, groepen, leerlingen, leerkrachten } = { ...DEFAULTS, ...parts };
  return antwoord(
    `<leerlinggegevens><school>${school}</school>${groepen}<leerlingen>${leerlingen}</leerlingen>${leerkrachten && `<leerkrachten>${leerkrachten}</leerkrachten>`}</leerlinggegevens>`,
  );
}

export interface Pulled {
  records: BronRecord[];
  issues: RowIssue[];
  unchanged: boolean;
  cursor: Cursor | null;
  /** The request that went out. */
  request: string;
  logged: string;
}

/** Pulls once over these bytes. Records that came before an error are kept in `into`. */
export async function pulled(
  body: string | Uint8Array,
  more: {
    since?: Cursor | null;
    connection?: Partial<UwlrConnection>;
    status?: number;
    type?: string;
    into?: BronRecord[];
    school?: AdapterContext['school'];
    now?: string;
  } = {},
): Promise<Pulled> {
  const { since = null, status = 200, type = 'text/xml', into = [], school = SCHOOL } = more;
  const result: Pulled = {
    records: into,
    issues: [],
    unchanged: false,
    cursor: null,
    request: '',
    logged: '',
  };
  const http: KitHttp = {
    request: async (req) => {
      result.request = req.body ?? '';
      return { status, headers: new Headers({ 'content-type': type }), bytes: Buffer.from(body) };
    },
  };
  const write = (fields: Record<string, unknown>, message: string) => {
    result.logged += `${JSON.stringify(fields)} ${message}\n`;
  };
  const ctx: AdapterContext = {
    school,
    http,
    files: [],
    codes: {},
    now: () => new Date(more.now ?? '2026-11-21T09:00:00Z'),
    log: { info: write, warn: write },
    signal: new AbortController().signal,
  };
  const options = { soapAction: 'HaalLeerlinggegevens', rollen: UWLR_LEERKRACHTROL };
  for await (const batch of pullUwlr({ ...CONNECTION, ...more.connection }, since, ctx, options)) {
    result.cursor = batch.cursor;
    if ('unchanged' in batch) result.unchanged = true;
    else {
      result.records.push(...batch.records);
      result.issues.push(...batch.issues);
    }
  }
  return result;
}

export const leerlingenIn = (records: readonly BronRecord[]) =>
  records.filter((record) => record.kind === 'leerling');
