import type { Datum } from '../../model/roster.ts';
import type { LijnMetDoelen } from '../lijnen.ts';
import type { OordeelRow } from '../oordelen-store.ts';
import { graad, isBehaald } from '../rules.ts';
import { horizon, schooljaarBegin } from '../volgen/leeftijd-rules.ts';
import { positie } from '../volgen/positie-rules.ts';
import { type Meetpunt, prognose } from '../volgen/prognose-rules.ts';
import { tegenoverRoute, verwachtNiveau } from '../volgen/route-rules.ts';
import { verloop } from '../volgen/verloop-rules.ts';
import { standenInDeTijd, type WaarnemingRegel } from '../volgen/waarnemers-rules.ts';
import type { LijnFeit, NiveauFeit } from './beeld-store.ts';
import type { BeeldLijn, NiveauRang } from './view.ts';

/** What holds for the whole page. */
export interface BeeldKader {
  readonly behaaldVanaf: number;
  readonly regel: WaarnemingRegel;
  readonly marge: number;
  readonly vandaag: Datum;
  readonly onderwijsleeftijd: number | null;
  /** Who looks may see the placement, and so the route. */
  readonly metRoute: boolean;
  readonly metPrognose: boolean;
}

function rangVan(niveaus: readonly NiveauFeit[], niveau: { id: string } | null): NiveauRang | null {
  const i = niveau === null ? -1 : niveaus.findIndex((n) => n.id === niveau.id);
  const gevonden = niveaus[i];
  if (gevonden === undefined) return null;
  const { id, code, naam, volgorde } = gevonden;
  return { id, code, naam, volgorde, rang: i + 1 };
}

/** Standen by the rule of the school; where that is the last one the card has it already (R23). */
function metRegel(feit: LijnFeit, oordelen: readonly OordeelRow[], kader: BeeldKader): readonly NiveauFeit[] {
  if (kader.regel === 'laatste') return feit.niveaus;
  const geldt = new Map(
    standenInDeTijd(oordelen, kader.regel, kader.behaaldVanaf).map((o) => [o.leerdoel, o.naar]),
  );
  return feit.niveaus.map((n) => ({
    ...n,
    doelen: n.doelen.map((d) => ({ ...d, stand: geldt.get(d.id) ?? d.stand })),
  }));
}

/** The way here, with today as its last point. */
function weg(
  feit: LijnFeit,
  oordelen: readonly OordeelRow[],
  nu: number,
  { regel, behaaldVanaf, vandaag }: BeeldKader,
): Meetpunt[] {
  const index = (volgorde: number) => feit.niveaus.findIndex((n) => n.volgorde === volgorde);
  const historie = {
    niveaus: feit.niveaus.map((n) => n.doelen.map((d) => d.id)),
    oordelen: standenInDeTijd(oordelen, regel, behaaldVanaf),
    streef: feit.streef.map((s) => ({ op: s.op, niveau: index(s.volgorde) })),
  };
  return [...verloop(historie, behaaldVanaf).filter((p) => p.op < vandaag), { op: vandaag, positie: nu }];
}

function geordend(feit: LijnFeit, lijn: LijnMetDoelen, oordelen: readonly OordeelRow[], kader: BeeldKader) {
  const niveaus = metRegel(feit, oordelen, kader);
  const streef = rangVan(niveaus, lijn.rij.streef);
  const bekend = streef !== null || niveaus.some((n) => n.doelen.some((d) => d.stand !== null));
  if (!bekend) return { niveaus, streef, positie: null, plan: null, verloop: [] };
  const nu = positie(
    niveaus.map((n) => n.doelen),
    streef === null ? null : streef.rang - 1,
    kader.behaaldVanaf,
  );
  const vanStreef = streef === null ? [] : (niveaus[streef.rang - 1]?.doelen ?? []);
  return {
    niveaus,
    streef,
    positie: nu,
    plan: graad(
      vanStreef.map((d) => d.stand ?? 0),
      kader.behaaldVanaf,
    ),
    verloop: weg(feit, oordelen, nu, kader),
  };
}

/** The onderwijsleeftijd holds for a school year, and so does what the route expects. */
function routeVerloop(
  feit: LijnFeit,
  punten: readonly Meetpunt[],
  kader: BeeldKader,
): BeeldLijn['routeVerloop'] {
  const { metRoute, onderwijsleeftijd: nu, vandaag } = kader;
  const [eerste] = punten;
  if (!metRoute || nu === null || eerste === undefined) return [];
  const [jaar, begin, eind] = [vandaag, eerste.op, horizon(vandaag)].map(schooljaarBegin) as [
    number,
    number,
    number,
  ];
  return Array.from({ length: eind - begin + 1 }, (_, i) => begin + i).flatMap((y) => {
    const verwacht = verwachtNiveau(feit.punten, nu + y - jaar);
    return verwacht === null ? [] : [{ vanaf: `${y}-08-01`, verwacht }];
  });
}

/** One leerlijn with both measures (R18); none of them on a leerlijn without niveaus (R4). */
export function beeldLijn(
  lijn: LijnMetDoelen,
  feit: LijnFeit,
  oordelen: readonly OordeelRow[],
  kader: BeeldKader,
): BeeldLijn {
  const { rij, doelen } = lijn;
  const leeg = { niveaus: feit.niveaus, streef: null, positie: null, plan: null, verloop: [] };
  const wat = rij.geordend && feit.niveaus.length > 0 ? geordend(feit, lijn, oordelen, kader) : leeg;
  const verwacht =
    kader.metRoute && kader.onderwijsleeftijd !== null
      ? verwachtNiveau(feit.punten, kader.onderwijsleeftijd)
      : null;
  const { positie: nu } = wat;
  return {
    id: rij.lijn_id,
    code: rij.lijn_code,
    naam: rij.lijn_naam,
    leergebied: { id: rij.gebied_id, code: rij.gebied_code, naam: rij.gebied_naam },
    soort: rij.gebied_soort,
    geordend: rij.geordend,
    niveaus: feit.niveaus.map((n) => n.code),
    positie: nu,
    route: nu === null || verwacht === null ? null : tegenoverRoute(nu, verwacht, kader.marge),
    plan: wat.plan,
    streef: wat.streef,
    uitstroom: kader.metRoute ? rangVan(feit.niveaus, rij.uitstroom) : null,
    doelen: {
      behaald: doelen.filter((d) => isBehaald(d.stand, kader.behaaldVanaf)).length,
      totaal: doelen.length,
    },
    verloop: wat.verloop,
    routeVerloop: routeVerloop(feit, wat.verloop, kader),
    prognose:
      nu === null || !kader.metPrognose
        ? null
        : prognose(wat.verloop, horizon(kader.vandaag), feit.niveaus.length),
  };
}
