import { type CfPakket, DEFINITIES, type Obj } from '../../leerlijnen/formaten/case/model.ts';
import { schrijfCase } from '../../leerlijnen/formaten/case/schrijven.ts';
import { openbaarPakket } from '../../leerlijnen/openbaar.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { type Ding, nietGeschreven, opSlot, schrijfDingen } from './shelf-store.ts';

/** Stands for our own address in what is written: that may change, what is published may not. */
export const HIER = 'https://case.koers.invalid/v1p1';

/**
 * Asks something of what is written; versions that became public since are written first. A published version never
 * changes, so each is written once, and an answer is a matter of reading.
 */
export async function vanPlank<T>(db: Db, lees: (tx: Tx) => Promise<T>): Promise<T> {
  const { nieuw, antwoord } = await db.platform(async (tx) => {
    // Both are sent at once; neither is left behind when the other fails.
    const [nieuw, antwoord] = await Promise.allSettled([nietGeschreven(tx), lees(tx)]);
    if (nieuw.status === 'rejected') throw nieuw.reason;
    return { nieuw: nieuw.value, antwoord };
  });
  if (nieuw.length === 0) {
    if (antwoord.status === 'rejected') throw antwoord.reason;
    return antwoord.value;
  }
  for (const versie of nieuw) await db.platform((tx) => schrijfVersie(tx, versie));
  return await db.platform(lees);
}

async function schrijfVersie(tx: Tx, versie: string): Promise<void> {
  if (await opSlot(tx, versie)) return;
  const openbaar = await openbaarPakket(tx, versie);
  if (!openbaar) return;
  const moment = openbaar.gepubliceerdOp.toISOString();
  await schrijfDingen(tx, versie, dingenVan(schrijfCase(openbaar.pakket, { basis: HIER, moment })));
}

const tekst = (waarde: unknown): string | null => (typeof waarde === 'string' ? waarde : null);

/** What of a CFPackage can be asked for, each with its place. */
function dingenVan(cf: CfPakket): Ding[] {
  const ding = (lijst: string, rij: Obj, plek: number): Ding => ({
    lijst,
    id: String(rij['identifier']),
    plek,
    bij: null,
    van: null,
    naar: null,
    titel: tekst(rij['title']),
    ding: JSON.stringify(rij),
  });
  const items = cf.CFItems ?? [];
  const plekVan = new Map(items.map((item, plek) => [item.identifier, plek] as const));
  const relaties = (cf.CFAssociations ?? []).map((a, plek) => ({
    ...ding('CFAssociations', a, plek),
    bij: plekVan.get(a.originNodeURI.identifier) ?? 0,
    van: a.originNodeURI.identifier,
    naar: a.destinationNodeURI.identifier,
  }));
  const begrippen = DEFINITIES.flatMap((lijst) =>
    (cf.CFDefinitions?.[lijst] ?? []).map((rij, plek) => ding(lijst, rij, plek)),
  );
  const extensies = { pakket: cf.extensions, definities: cf.CFDefinitions?.extensions };
  return [
    ding('CFDocuments', cf.CFDocument, 0),
    ...items.map((item, plek) => ding('CFItems', item, plek)),
    ...relaties,
    ...begrippen,
    ...(cf.CFRubrics ?? []).map((rij, plek) => ding('CFRubrics', rij, plek)),
    ...(extensies.pakket || extensies.definities
      ? [ding('extensions', { ...extensies, identifier: cf.CFDocument.identifier }, 0)]
      : []),
  ];
}
