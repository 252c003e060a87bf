import { notFound } from '../../access/scope.ts';
import type { EnteredClient } from '../../platform/db/client-entry.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { Reply } from '../../platform/http/route.ts';
import { bladLinks } from '../ims/page-links.ts';
import { bladzijde, type Deel, idsVanBlad, metIds } from './store.ts';
import { type LijstQuery, leesVraag, type Vraag } from './vraag.ts';

/** A page of more than this is sent while it is read. */
const HEEL = 1000;
/** Objects per statement of such a page: what is held at any moment. */
const STUK = 1000;
const JSON_TYPE = 'application/json';

interface Gesteld {
  readonly db: Db;
  readonly tx: Tx;
  readonly client: EnteredClient;
  readonly deel: Deel;
  readonly query: LijstQuery;
  /** Of this list, for the links to other pages. */
  readonly adres: string;
}

/**
 * A list: one page of it, with how many there are (`X-Total-Count`) and the pages around (`Link`, RFC 8288).
 * @throws AppError `bad_request` for a question that cannot be asked, `not_found` when what it stands under is not there
 */
export async function lijst({ db, tx, client, deel, query, adres }: Gesteld): Promise<Reply> {
  const vraag = leesVraag(deel.soort, query);
  if (vraag.limit > HEEL) {
    const { ids, ...rond } = await idsVanBlad(tx, deel, vraag);
    const parts = stroom({ db, client, deel, vraag, ids });
    return { headers: kop(rond, vraag, query, adres), stream: { type: JSON_TYPE, parts } };
  }
  const { rijen, ...rond } = await bladzijde(tx, deel, vraag);
  const bytes = `{"${deel.soort.lijst}":[${rijen ?? ''}]}`;
  return { headers: kop(rond, vraag, query, adres), body: { type: JSON_TYPE, bytes } };
}

function kop(
  { totaal, onder }: { readonly totaal: number; readonly onder: boolean },
  vraag: Vraag,
  query: LijstQuery,
  adres: string,
): Record<string, string> {
  if (!onder) throw notFound();
  const links = bladLinks(
    adres,
    { ...query, fields: query.fields?.toString() } as Record<string, string>,
    vraag,
    totaal,
  );
  return { 'X-Total-Count': String(totaal), ...(links ? { Link: links } : {}) };
}

/**
 * A large page in parts. Which objects it has was settled before; each part is read in a transaction of its own, so that a slow
 * reader holds no connection, and what is gone by then is left out.
 */
async function* stroom(van: {
  readonly db: Db;
  readonly client: EnteredClient;
  readonly deel: Deel;
  readonly vraag: Vraag;
  readonly ids: readonly string[];
}): AsyncGenerator<Buffer> {
  const { db, client, deel, vraag, ids } = van;
  const context = { school: client.schoolId, actor: client.clientId };
  yield Buffer.from(`{"${deel.soort.lijst}":[`);
  let eerder = false;
  for (let i = 0; i < ids.length; i += STUK) {
    const stuk = ids.slice(i, i + STUK);
    const rijen = await db.tenant(context, (tx) => metIds(tx, deel, stuk, vraag.velden));
    if (rijen === null) continue;
    yield Buffer.from(eerder ? `,${rijen}` : rijen);
    eerder = true;
  }
  yield Buffer.from(']}');
}
