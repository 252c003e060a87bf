import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { ServiceClient } from '../advantage/service-call.ts';
import type { LtiContext } from '../context-store.ts';
import { findUrl, MAX, SCOPES, TYPES } from './ags.ts';
import type { NieuweKolom } from './kolom-store.ts';

/** A line item as a platform gives it; what Koers does not use is not looked at. */
export const LineItem = z.object({
  id: z.url(),
  label: z.string().catch(''),
  scoreMaximum: z.number().optional().catch(undefined),
  resourceId: z.string().optional().catch(undefined),
});
export type LineItem = z.infer<typeof LineItem>;

/** Names our columns at the ELO, besides their resourceId. */
const TAG = 'koers';

const unreadable = (detail: string) =>
  new AppError('source_invalid', 'Koers kan de cijferlijst van de leeromgeving niet lezen.', {
    detail,
    retry: 'never',
  });

/** Whether a line item is at the server that told of it: our token goes there, and nowhere else. */
const isThere = ({ id }: LineItem, url: string): boolean => new URL(id).origin === new URL(url).origin;

/** All line items of a course, page by page. @throws AppError as the service client */
export async function* lineItems(
  client: ServiceClient,
  { registration, agsScopes }: LtiContext,
  url: string,
): AsyncGenerator<readonly LineItem[]> {
  const scope = agsScopes.includes(SCOPES.lineitem) ? SCOPES.lineitem : SCOPES.lineitemRead;
  const call = { registration, scopes: [scope], url, accept: TYPES.lineitems };
  for await (const { json } of client.pages(call)) {
    const items = z.array(z.unknown()).safeParse(json);
    if (!items.success) throw unreadable('line items: not a list');
    // One that we cannot read is of no use to us, and no reason to leave the others.
    yield items.data
      .flatMap((item) => LineItem.safeParse(item).data ?? [])
      .filter((item) => isThere(item, url));
  }
}

/**
 * The address of a column: of the one that Koers made before (also when it died right after), or else of a new one. Found
 * again by the resourceId, which is ours (AGS 2.0 §3.2.2).
 * @throws AppError `source_refused` when the ELO lets Koers make no columns; as the service client
 */
export async function maakKolom(
  client: ServiceClient,
  lijst: LtiContext,
  kolom: NieuweKolom,
): Promise<string> {
  const { registration, lineItemsUrl: lineitems, agsScopes: scopes } = lijst;
  if (lineitems === null || !scopes.includes(SCOPES.lineitem))
    throw new AppError(
      'source_refused',
      'De leeromgeving laat Koers geen kolommen in de cijferlijst maken. Vraag de beheerder van de leeromgeving dit toe te staan.',
      { retry: 'never' },
    );
  // A platform that does not know the filter gives them all.
  for await (const items of lineItems(client, lijst, findUrl(lineitems, kolom.id)))
    for (const { id, resourceId } of items) if (resourceId === kolom.id) return id;
  const { json } = await client.call({
    registration,
    scopes: [SCOPES.lineitem],
    url: lineitems,
    method: 'POST',
    contentType: TYPES.lineitem,
    accept: TYPES.lineitem,
    body: { label: kolom.label, scoreMaximum: MAX, resourceId: kolom.id, tag: TAG },
  });
  const made = LineItem.safeParse(json);
  if (!made.success || !isThere(made.data, lineitems))
    throw unreadable('line item: no address of this server');
  return made.data.id;
}
