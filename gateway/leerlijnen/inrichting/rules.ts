import type { Pakket } from '../pakket.ts';
import { type Boom, entiteitVanRij, groepVan, isVerborgen, type Knoop } from './boom.ts';
import type { Conflict } from './conflict.ts';
import { legLaag } from './leg-laag.ts';
import { verschuifProfiel } from './rangen.ts';
import type { EntiteitSoort, Velden, Wijziging } from './wijziging.ts';

export interface Samengesteld {
  readonly pakket: Pakket;
  /** What the package and the own inrichting both changed; until somebody chooses, the own holds. */
  readonly conflicten: readonly Conflict[];
}

/**
 * The version that a package and an own inrichting make together (R8). What is hidden is gone from it, what was added
 * is in it, and no change is lost: it holds, or it is a conflict. Without changes the package comes back as it is.
 * Rows of the package keep their ids, added ones have their `entiteit` as id.
 * @param vorige the version the changes were made on, to name what is gone by now
 */
export function stelSamen(basis: Pakket, wijzigingen: readonly Wijziging[], vorige?: Pakket): Samengesteld {
  const { boom, conflicten } = legLaag(basis, wijzigingen, vorige);
  return { pakket: pakketVan(basis, boom), conflicten };
}

/** Entity rows of a kind: those of the package that are left, then those that were added. */
function rijen<R extends { entiteit: string }>(
  boom: Boom,
  soort: EntiteitSoort,
  basis: readonly R[],
  rij: (knoop: Knoop, oud: R | undefined) => R,
): R[] {
  const oud = new Map(basis.map((r) => [r.entiteit, r]));
  const knopen = [...oud.keys()].flatMap((entiteit) => boom.knopen.get(entiteit) ?? []);
  for (const knoop of boom.knopen.values())
    if (knoop.soort === soort && !oud.has(knoop.entiteit)) knopen.push(knoop);
  return knopen
    .filter((knoop) => !isVerborgen(boom, knoop.entiteit))
    .map((knoop) => rij(knoop, oud.get(knoop.entiteit)));
}

const velden = <S extends EntiteitSoort>(knoop: Knoop): Velden<S> => knoop.velden as Velden<S>;

/** Numbers of those that stand together, 1 first; only where the order is no longer that of the package. */
function nummers(boom: Boom): Map<string, number> {
  const nummer = new Map<string, number>();
  for (const naam of boom.geraakt)
    boom.groepen
      .get(naam)
      ?.filter((entiteit) => !isVerborgen(boom, entiteit))
      .forEach((entiteit, i) => {
        nummer.set(entiteit, i + 1);
      });
  return nummer;
}

/** The rang of every niveau that is not hidden: its number among those of its leerlijn. */
export function rangenVan(basis: Pakket, boom: Boom): Map<string, number> {
  const nummer = nummers(boom);
  const oud = basis.niveaus.map((n): [string, number] => [n.entiteit, nummer.get(n.entiteit) ?? n.rang]);
  const erbij = [...nummer].filter(([entiteit]) => boom.knopen.get(entiteit)?.soort === 'niveau');
  return new Map([...oud, ...erbij].filter(([entiteit]) => !isVerborgen(boom, entiteit)));
}

function pakketVan(basis: Pakket, boom: Boom): Pakket {
  const entiteiten = entiteitVanRij(basis);
  const idVan = new Map([...entiteiten].map(([id, entiteit]) => [entiteit, id]));
  const id = (entiteit: string | null): string => idVan.get(entiteit ?? '') ?? entiteit ?? '';
  const nummer = nummers(boom);
  const plek = (k: Knoop, oud: { volgorde: number } | undefined) =>
    nummer.get(k.entiteit) ?? oud?.volgorde ?? 1;
  const eigen = (k: Knoop) => ({ id: id(k.entiteit), entiteit: k.entiteit });

  const leergebieden = rijen(boom, 'leergebied', basis.leergebieden, (k, oud) => {
    return { ...oud, ...eigen(k), ...velden<'leergebied'>(k), volgorde: plek(k, oud) };
  });
  const leerlijnen = rijen(boom, 'leerlijn', basis.leerlijnen, (k, oud) => {
    return {
      ...oud,
      ...eigen(k),
      ...velden<'leerlijn'>(k),
      leergebiedId: id(k.ouder),
      volgorde: plek(k, oud),
    };
  });
  const niveaus = rijen(boom, 'niveau', basis.niveaus, (k, oud) => {
    const rang = nummer.get(k.entiteit) ?? oud?.rang ?? 1;
    return { ...oud, ...eigen(k), ...velden<'niveau'>(k), leerlijnId: id(k.ouder), rang };
  });
  const leerdoelen = rijen(boom, 'leerdoel', basis.leerdoelen, (k, oud) => {
    const in_ = boom.knopen.get(k.ouder ?? '');
    const [leerlijn, niveau] = in_?.soort === 'niveau' ? [in_.ouder, in_.entiteit] : [k.ouder, null];
    const waar = { leerlijnId: id(leerlijn), niveauId: niveau === null ? null : id(niveau) };
    return { ...oud, ...eigen(k), ...velden<'leerdoel'>(k), ...waar, volgorde: plek(k, oud) };
  });
  const acties = rijen(boom, 'actie', basis.acties, (k, oud) => {
    return { ...oud, ...eigen(k), ...velden<'actie'>(k), leerdoelId: id(k.ouder), volgorde: plek(k, oud) };
  });
  const leerroutes = rijen(boom, 'leerroute', basis.leerroutes, (k, oud) => {
    return { ...oud, ...eigen(k), ...velden<'leerroute'>(k), volgorde: plek(k, oud) };
  });
  const deel = { leergebieden, leerlijnen, niveaus, leerdoelen, acties, leerroutes };
  return { ...basis, ...deel, routeLeerlijnen: routeRegels(boom, niveaus, id), rest: restVan(basis, boom) };
}

function routeRegels(boom: Boom, niveaus: Pakket['niveaus'], id: (entiteit: string) => string) {
  const rang = new Map(niveaus.map((n) => [n.entiteit, n.rang]));
  return [...boom.regels.values()].flatMap(({ leerroute, leerlijn, nu, rangen }) => {
    const er = (entiteit: string) => boom.knopen.has(entiteit) && !isVerborgen(boom, entiteit);
    if (nu === null || !er(leerroute) || !er(leerlijn)) return [];
    const groep = boom.groepen.get(groepVan('niveau', leerlijn)) ?? [];
    const nuRangen = Object.fromEntries(groep.flatMap((n) => (rang.has(n) ? [[n, rang.get(n) ?? 0]] : [])));
    const zelfde = JSON.stringify(sorteer(rangen)) === JSON.stringify(sorteer(nuRangen));
    const eind = nu.uitstroomniveau !== null && groep.includes(nu.uitstroomniveau) && er(nu.uitstroomniveau);
    return [
      {
        leerrouteId: id(leerroute),
        leerlijnId: id(leerlijn),
        uitstroomniveauId: eind ? id(nu.uitstroomniveau ?? '') : null,
        profiel: zelfde ? nu.profiel : verschuifProfiel(nu.profiel, rangen, nuRangen),
      },
    ];
  });
}

const sorteer = (rangen: Readonly<Record<string, number>>) => Object.entries(rangen).sort();

// What a source said of a thing that is left out goes with it; the rest stays, so that an export loses nothing.
function restVan(basis: Pakket, boom: Boom): Pakket['rest'] {
  return basis.rest.filter(({ soort, id }) => soort !== 'item' || !isVerborgen(boom, id));
}
