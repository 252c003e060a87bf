import { rijId, vastId } from './formaten/vast-id.ts';
import type { Pakket, PakketRest } from './pakket.ts';

/** Whose a package is: of the whole sector, of one school, or of all schools of one bestuur. */
export type Eigenaar =
  | { readonly soort: 'sector' }
  | { readonly soort: 'school'; readonly id: string }
  | { readonly soort: 'bestuur'; readonly id: string };

/**
 * The same package as property of a school or a bestuur: with ids of its own, so that two schools can bring in the same
 * file and neither sees that the other did. What is the same thing stays so: `entiteit` does not change.
 */
export function voorEigenaar(pakket: Pakket, eigenaar: Eigenaar): Pakket {
  if (eigenaar.soort === 'sector') return { ...pakket, schoolId: null, bestuurId: null };
  const { soort, id } = eigenaar;
  const eigen = (wat: string) => vastId(soort, id, wat);
  const ids = new Map([pakket.id, pakket.pakketId].map((id) => [id, eigen(id)] as const));
  return metEigenRijen({
    ...pakket,
    rest: pakket.rest.map((r) => (r.soort === 'document' ? metNieuweIds(r, ids) : r)),
    id: eigen(pakket.id),
    pakketId: eigen(pakket.pakketId),
    schoolId: soort === 'school' ? id : null,
    bestuurId: soort === 'bestuur' ? id : null,
  });
}

// Where the source says otherwise than our row, `was` knows what ours said when it was read: our ids are others now.
function metNieuweIds(document: PakketRest, ids: ReadonlyMap<string, string>): PakketRest {
  const was = document.rest['was'];
  if (was === undefined) return document;
  const tekst = [...ids].reduce((json, [oud, nieuw]) => json.replaceAll(oud, nieuw), JSON.stringify(was));
  return { ...document, rest: { ...document.rest, was: JSON.parse(tekst) as unknown } };
}

/** Gives every row the id that its entity has in this version: two versions hold the same entities, never the same rows. */
export function metEigenRijen(p: Pakket): Pakket {
  const nieuw = new Map<string, string>();
  const rij = <R extends { id: string; entiteit: string }>(r: R): R => {
    const id = rijId(p.id, r.entiteit);
    nieuw.set(r.id, id);
    return { ...r, id };
  };
  const naar = (id: string) => nieuw.get(id) ?? id;
  const leergebieden = p.leergebieden.map(rij);
  const leerlijnen = p.leerlijnen.map((l) => ({ ...rij(l), leergebiedId: naar(l.leergebiedId) }));
  const niveaus = p.niveaus.map((n) => ({ ...rij(n), leerlijnId: naar(n.leerlijnId) }));
  const leerdoelen = p.leerdoelen.map((d) => ({
    ...rij(d),
    leerlijnId: naar(d.leerlijnId),
    niveauId: d.niveauId && naar(d.niveauId),
  }));
  const acties = p.acties.map((a) => ({ ...rij(a), leerdoelId: naar(a.leerdoelId) }));
  const leerroutes = p.leerroutes.map(rij);
  const routeLeerlijnen = p.routeLeerlijnen.map((r) => ({
    ...r,
    leerrouteId: naar(r.leerrouteId),
    leerlijnId: naar(r.leerlijnId),
    uitstroomniveauId: r.uitstroomniveauId && naar(r.uitstroomniveauId),
  }));
  return { ...p, leergebieden, leerlijnen, niveaus, leerdoelen, acties, leerroutes, routeLeerlijnen };
}
