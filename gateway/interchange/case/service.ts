import type { Obj } from '../../leerlijnen/formaten/case/model.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { Blad } from '../ims/page-links.ts';
import { lees, losDocument, metDocument, reeks, type Uitgave } from './edition.ts';
import type { Vraag } from './question.ts';
import { gesorteerd, metVelden, voldoet } from './selection-rules.ts';
import { vanPlank } from './shelf.ts';
import { dingMet, documenten, type Gevonden, metCode, pakketTekst, relatiesVan } from './shelf-store.ts';
import { CaseWeigering } from './status-info.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws CaseWeigering `invalid_uuid` */
function guid(id: string): string {
  if (!GUID.test(id)) throw new CaseWeigering('invalid_uuid', 'Invalid UUID.');
  return id.toLowerCase();
}

const onbekend = () => new CaseWeigering('unknownobject', 'Unknown Object.');

async function gevonden(db: Db, lijst: string, id: string): Promise<Gevonden> {
  const welk = guid(id);
  const ding = await vanPlank(db, (tx) => dingMet(tx, lijst, welk));
  if (!ding) throw onbekend();
  return ding;
}

/** getAllCFDocuments: one page, and how many there are. */
export async function alleDocumenten(
  db: Db,
  uitgave: Uitgave,
  vraag: Vraag,
): Promise<{ documenten: Obj[]; totaal: number }> {
  const { sort, filter, fields, limit, offset } = vraag;
  const zelf = sort !== null || filter !== null;
  const { dingen, totaal } = await vanPlank(db, (tx) => documenten(tx, zelf ? null : vraag));
  let rijen = dingen.map((json) => losDocument(uitgave, json));
  if (filter) rijen = rijen.filter((rij) => voldoet(rij, filter));
  const aantal = zelf ? rijen.length : totaal;
  if (sort) rijen = gesorteerd(rijen, sort, vraag.orderBy);
  if (zelf) rijen = rijen.slice(offset, offset + limit);
  if (rijen.length === 0) throw onbekend(); // a CFDocumentSet holds at least one
  return { documenten: fields ? rijen.map((rij) => metVelden(rij, fields)) : rijen, totaal: aantal };
}

export async function eenDocument(db: Db, uitgave: Uitgave, id: string): Promise<Obj> {
  return losDocument(uitgave, (await gevonden(db, 'CFDocuments', id)).ding);
}

export async function eenItem(db: Db, uitgave: Uitgave, id: string): Promise<Obj> {
  const { ding, document } = await gevonden(db, 'CFItems', id);
  return metDocument(uitgave, lees(uitgave, 'CFItems', ding), document);
}

export async function eenRelatie(db: Db, uitgave: Uitgave, id: string): Promise<Obj> {
  const { ding, document } = await gevonden(db, 'CFAssociations', id);
  return metDocument(uitgave, lees(uitgave, 'CFAssociations', ding), document);
}

/** getCFItemAssociations: an item with everything that begins or ends at it. */
export async function itemRelaties(db: Db, uitgave: Uitgave, id: string): Promise<Obj> {
  const item = await gevonden(db, 'CFItems', id);
  const relaties = await db.platform((tx) => relatiesVan(tx, item.versie, guid(id)));
  if (relaties.length === 0) throw onbekend(); // a CFAssociationSet holds at least one
  return {
    CFItem: metDocument(uitgave, lees(uitgave, 'CFItems', item.ding), item.document),
    CFAssociations: relaties.map((json) => lees(uitgave, 'CFAssociations', json)),
  };
}

/** A CFLicense, a CFAssociationGrouping or a CFRubric. */
export async function eenDing(
  db: Db,
  uitgave: Uitgave,
  lijst: 'CFLicenses' | 'CFAssociationGroupings' | 'CFRubrics',
  id: string,
): Promise<Obj> {
  return lees(uitgave, lijst, (await gevonden(db, lijst, id)).ding);
}

/** A set: the one asked for first, then what stands under it by `hierarchyCode`. */
export async function eenReeks(
  db: Db,
  uitgave: Uitgave,
  lijst: 'CFConcepts' | 'CFSubjects' | 'CFItemTypes',
  id: string,
): Promise<Obj> {
  const { versie, ding } = await gevonden(db, lijst, id);
  const eerste = lees(uitgave, lijst, ding);
  const code = String(eerste['hierarchyCode'] ?? '');
  const alle = (await db.platform((tx) => metCode(tx, versie, lijst))).map((json) =>
    lees(uitgave, lijst, json),
  );
  const onder = alle.filter((rij) => {
    const hier = String(rij['hierarchyCode'] ?? '');
    return (
      code !== '' &&
      hier.length > code.length &&
      hier.startsWith(code) &&
      /[^\p{L}\p{N}]/u.test(hier.charAt(code.length))
    );
  });
  return { [lijst]: [eerste, ...onder] };
}

/** getCFPackage as JSON text, whole or one page of its items. */
export async function pakket(
  db: Db,
  uitgave: Uitgave,
  id: string,
  blad: Blad | null,
): Promise<{ json: string; totaal: number }> {
  const welk = guid(id);
  const delen = await vanPlank(db, (tx) => pakketTekst(tx, welk, blad));
  if (!delen || (blad && blad.offset > 0 && blad.offset >= delen.totaal)) throw onbekend();
  const overig = new Map(delen.overig.map(({ lijst, dingen }) => [lijst, dingen] as const));
  const extensies = overig.get('extensions');
  overig.delete('extensions');
  const rubrieken = overig.get('CFRubrics');
  overig.delete('CFRubrics');
  const ext =
    extensies && uitgave.versie === 'v1p1' ? (JSON.parse(extensies) as Record<string, unknown>) : {};
  const definities = [
    ...[...overig].map(([lijst, dingen]) => `${JSON.stringify(lijst)}:${reeks(uitgave, lijst, dingen)}`),
    ...(ext['definities'] ? [`"extensions":${JSON.stringify(ext['definities'])}`] : []),
  ];
  const json = [
    `"CFDocument":${JSON.stringify(lees(uitgave, 'CFDocuments', delen.document))}`,
    `"CFItems":${reeks(uitgave, 'CFItems', delen.items)}`,
    `"CFAssociations":${reeks(uitgave, 'CFAssociations', delen.associaties)}`,
    ...(definities.length > 0 ? [`"CFDefinitions":{${definities.join(',')}}`] : []),
    ...(rubrieken ? [`"CFRubrics":${reeks(uitgave, 'CFRubrics', rubrieken)}`] : []),
    ...(ext['pakket'] ? [`"extensions":${JSON.stringify(ext['pakket'])}`] : []),
  ];
  return { json: `{${json.join(',')}}`, totaal: delen.totaal };
}
