import { rijId } from '../formaten/vast-id.ts';
import type { Pakket } from '../pakket.ts';
import { entiteitVanRij } from './boom.ts';

/**
 * The same content as a version of its own: every row gets an id that only this version has, always the same for an
 * entity, which keeps its identity (R10).
 */
export function alsVersie(pakket: Pakket, kop: Pick<Pakket, 'id'> & Partial<Pakket>): Pakket {
  const entiteit = entiteitVanRij(pakket);
  const id = (rij: string) => rijId(kop.id, entiteit.get(rij) ?? rij);
  return {
    ...pakket,
    ...kop,
    leergebieden: pakket.leergebieden.map((g) => ({ ...g, id: id(g.id) })),
    leerlijnen: pakket.leerlijnen.map((l) => ({ ...l, id: id(l.id), leergebiedId: id(l.leergebiedId) })),
    niveaus: pakket.niveaus.map((n) => ({ ...n, id: id(n.id), leerlijnId: id(n.leerlijnId) })),
    leerdoelen: pakket.leerdoelen.map((d) => {
      const niveauId = d.niveauId === null ? null : id(d.niveauId);
      return { ...d, id: id(d.id), leerlijnId: id(d.leerlijnId), niveauId };
    }),
    acties: pakket.acties.map((a) => ({ ...a, id: id(a.id), leerdoelId: id(a.leerdoelId) })),
    leerroutes: pakket.leerroutes.map((r) => ({ ...r, id: id(r.id) })),
    routeLeerlijnen: pakket.routeLeerlijnen.map((r) => ({
      ...r,
      leerrouteId: id(r.leerrouteId),
      leerlijnId: id(r.leerlijnId),
      uitstroomniveauId: r.uitstroomniveauId === null ? null : id(r.uitstroomniveauId),
    })),
  };
}

/** The number after the highest there is: 1.0 first, then one more behind the point. */
export function volgendNummer(nummers: readonly string[]): string {
  const hoogste = nummers
    .map((nummer) => nummer.split('.').map(Number))
    .sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
    .at(-1);
  return hoogste ? `${hoogste[0] ?? 1}.${(hoogste[1] ?? 0) + 1}` : '1.0';
}
