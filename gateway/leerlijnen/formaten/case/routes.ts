import type { Pakket } from '../../pakket.ts';
import type { Boom } from './boom.ts';
import { KoersRoute, leesKoers } from './koers-extensie.ts';
import { ROUTE_LEERLIJN } from './model.ts';
import type { Rijen } from './rijen.ts';

/** Which leerlijnen a leerroute has, from `ext:koers.routeLeerlijn`; with the association that says each. */
export function leesRoutes(
  boom: Boom,
  rijen: Rijen,
): { routes: Pakket['routeLeerlijnen']; associatie: Map<string, number> } {
  const route = new Set(rijen.leerroutes.map((r) => r.entiteit));
  const lijn = new Set(rijen.leerlijnen.map((l) => l.entiteit));
  const lijnVan = new Map(rijen.niveaus.map((n) => [n.entiteit, n.leerlijnId] as const));
  const routes: Pakket['routeLeerlijnen'] = [];
  const associatie = new Map<string, number>();
  boom.associaties.forEach((a, i) => {
    if (a.associationType !== ROUTE_LEERLIJN) return;
    const leerrouteId = a.originNodeURI.identifier;
    const leerlijnId = a.destinationNodeURI.identifier;
    const paar = `${leerrouteId}|${leerlijnId}`;
    if (!route.has(leerrouteId) || !lijn.has(leerlijnId) || associatie.has(paar)) return;
    const { uitstroomniveau, profiel } = leesKoers(KoersRoute, a.extensions);
    const past = uitstroomniveau !== null && lijnVan.get(uitstroomniveau) === leerlijnId;
    associatie.set(paar, i);
    routes.push({ leerrouteId, leerlijnId, uitstroomniveauId: past ? uitstroomniveau : null, profiel });
  });
  return { routes, associatie };
}
