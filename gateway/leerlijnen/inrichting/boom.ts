import type { Pakket } from '../pakket.ts';
import type { EntiteitSoort, RouteProfiel, Velden } from './wijziging.ts';

/** An entity of a package in its place, by `entiteit` and so apart from any version. */
export interface Knoop {
  readonly soort: EntiteitSoort;
  readonly entiteit: string;
  /** The package has it (else the school or bestuur added it). */
  readonly vanBasis: boolean;
  /** Where the package itself has it; `null` for what stands on its own and for what was added. */
  readonly basisOuder: string | null;
  /** What the package itself says; `null` for what was added. */
  readonly basisVelden: Velden | null;
  ouder: string | null;
  velden: Velden;
  verborgen: boolean;
}

/** What a leerroute has of a leerlijn, in the package and now. */
export interface RouteRegel {
  readonly leerroute: string;
  readonly leerlijn: string;
  readonly basis: RouteProfiel | null;
  nu: RouteProfiel | null;
  /** The rang of each niveau that the numbers of `nu` stand for. */
  rangen: Readonly<Record<string, number>>;
}

/** A package as a tree that can be bent: entities, the order of those that stand together, and the routes. */
export interface Boom {
  readonly knopen: Map<string, Knoop>;
  /** Children of one kind in one place, in order; see `groepVan`. */
  readonly groepen: Map<string, string[]>;
  readonly regels: Map<string, RouteRegel>;
  /** Groups whose order is no longer that of the package. */
  readonly geraakt: Set<string>;
}

/** Name of a group of siblings. */
export const groepVan = (soort: EntiteitSoort, ouder: string | null): string => `${soort}/${ouder ?? ''}`;

export const regelSleutel = (leerroute: string, leerlijn: string): string => `${leerroute}/${leerlijn}`;

interface Plek {
  readonly soort: EntiteitSoort;
  readonly entiteit: string;
  readonly ouder: string | null;
  readonly velden: Velden;
  readonly volgorde: number;
}

function plekken(pakket: Pakket): Plek[] {
  const entiteit = entiteitVanRij(pakket);
  const van = (id: string) => entiteit.get(id) ?? id;
  return [
    ...pakket.leergebieden.map(({ entiteit: e, volgorde, code, naam, soort }) => {
      return {
        soort: 'leergebied' as const,
        entiteit: e,
        ouder: null,
        volgorde,
        velden: { code, naam, soort },
      };
    }),
    ...pakket.leerlijnen.map(
      ({ entiteit: e, leergebiedId, volgorde, code, naam, geordend, kerndoelHints }) => {
        const velden = { code, naam, geordend, kerndoelHints };
        return { soort: 'leerlijn' as const, entiteit: e, ouder: van(leergebiedId), volgorde, velden };
      },
    ),
    ...pakket.niveaus.map(({ entiteit: e, leerlijnId, rang, code, naam }) => {
      return {
        soort: 'niveau' as const,
        entiteit: e,
        ouder: van(leerlijnId),
        volgorde: rang,
        velden: { code, naam },
      };
    }),
    ...pakket.leerdoelen.map(({ entiteit: e, leerlijnId, niveauId, volgorde, code, tekst }) => {
      const ouder = van(niveauId ?? leerlijnId);
      return { soort: 'leerdoel' as const, entiteit: e, ouder, volgorde, velden: { code, tekst } };
    }),
    ...pakket.acties.map(({ entiteit: e, leerdoelId, volgorde, type, tekst, wie, ritme }) => {
      const velden = { type, tekst, wie, ritme };
      return { soort: 'actie' as const, entiteit: e, ouder: van(leerdoelId), volgorde, velden };
    }),
    ...pakket.leerroutes.map(({ entiteit: e, volgorde, code, naam, ldgm, uitstroomprofiel, bestemming }) => {
      const velden = { code, naam, ldgm, uitstroomprofiel, bestemming };
      return { soort: 'leerroute' as const, entiteit: e, ouder: null, volgorde, velden };
    }),
  ];
}

/** The entity of each row of a version. */
export function entiteitVanRij(pakket: Pakket): Map<string, string> {
  const rijen = [
    pakket.leergebieden,
    pakket.leerlijnen,
    pakket.niveaus,
    pakket.leerdoelen,
    pakket.acties,
    pakket.leerroutes,
  ];
  return new Map(rijen.flatMap((soort) => soort.map((rij) => [rij.id, rij.entiteit] as const)));
}

/** The tree of a package, nothing of it bent yet. */
export function boomVan(pakket: Pakket): Boom {
  const knopen = new Map<string, Knoop>();
  const groepen = new Map<string, string[]>();
  for (const { soort, entiteit, ouder, velden } of plekken(pakket).sort((a, b) => a.volgorde - b.volgorde)) {
    const basis = { vanBasis: true, basisOuder: ouder, basisVelden: velden };
    knopen.set(entiteit, { soort, entiteit, ...basis, ouder, velden, verborgen: false });
    groep(groepen, groepVan(soort, ouder)).push(entiteit);
  }
  return { knopen, groepen, regels: regelsVan(pakket), geraakt: new Set() };
}

function regelsVan(pakket: Pakket): Map<string, RouteRegel> {
  const entiteit = entiteitVanRij(pakket);
  const van = (id: string) => entiteit.get(id) ?? id;
  const rangen = new Map<string, Record<string, number>>();
  for (const { entiteit: niveau, leerlijnId, rang } of pakket.niveaus)
    rangen.set(van(leerlijnId), { ...rangen.get(van(leerlijnId)), [niveau]: rang });
  return new Map(
    pakket.routeLeerlijnen.map((rij) => {
      const [leerroute, leerlijn] = [van(rij.leerrouteId), van(rij.leerlijnId)];
      const nu: RouteProfiel = {
        uitstroomniveau: rij.uitstroomniveauId === null ? null : van(rij.uitstroomniveauId),
        profiel: rij.profiel,
      };
      const regel = { leerroute, leerlijn, basis: nu, nu, rangen: rangen.get(leerlijn) ?? {} };
      return [regelSleutel(leerroute, leerlijn), regel];
    }),
  );
}

/** The siblings of a group, made when there are none yet. */
export function groep(groepen: Map<string, string[]>, naam: string): string[] {
  const rij = groepen.get(naam) ?? [];
  groepen.set(naam, rij);
  return rij;
}

/** Whether an entity is left out: hidden itself, or in something that is. */
export function isVerborgen(boom: Boom, entiteit: string): boolean {
  for (
    let knoop = boom.knopen.get(entiteit);
    knoop;
    knoop = knoop.ouder === null ? undefined : boom.knopen.get(knoop.ouder)
  )
    if (knoop.verborgen) return true;
  return false;
}
