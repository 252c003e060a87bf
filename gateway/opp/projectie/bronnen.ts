import type { Keys } from '../../access/keys.ts';
import { notFound } from '../../access/scope.ts';
import { kaartHeel } from '../../arrangementskaart/inhoud.ts';
import type { KaartHeel } from '../../arrangementskaart/inhoud-view.ts';
import type { KaartDoel } from '../../arrangementskaart/view.ts';
import { geldendVan } from '../../leerroute/cyclus/geldend.ts';
import { isBehaald } from '../../leerroute/rules.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { SectieC } from '../../model/opp.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { registerVoorOpp } from '../../profiel/lezen.ts';
import { naamVan } from '../../school/rules.ts';
import { tlvVan } from '../bronnen.ts';
import { wieBeslist } from '../instemming.ts';
import type { Gezaghebbende } from '../view.ts';
import { type BronRow, bronRow } from './bron-store.ts';
import { type OppBronnen, sectieC } from './secties.ts';

/** Who decides about a pupil on the day of the row (R45). */
export function gezagVan(leerling: string, rij: BronRow, dag: string): Gezaghebbende[] {
  const relaties = rij.relaties.map((r) => ({
    persoon: r.persoon,
    naam: naamVan(r).voluit,
    soort: r.soort,
    gezag: r.gezag,
  }));
  const { geboortedatum } = rij.leerling;
  return wieBeslist({ id: leerling, naam: naamVan(rij.leerling).voluit, geboortedatum }, relaties, dag);
}

/** The row of a pupil. @throws AppError `not_found` when he is none of this school */
export async function eisBronRow(tx: Tx, leerling: string): Promise<BronRow> {
  const rij = await bronRow(tx, leerling);
  if (!rij) throw notFound('leerling');
  return rij;
}

/**
 * The card with what counts as behaald by the rule of the school for several observers: the OPP says what the leerlingprofiel says
 * (R23). No statement when the last judgement holds, else one.
 */
async function metGeldend(tx: Tx, leerling: string, rij: BronRow, heel: KaartHeel): Promise<KaartHeel> {
  const { behaaldVanaf, leergebieden } = heel.kaart;
  const lijnen = leergebieden.flatMap((g) => g.leerlijnen.map((l) => l.id));
  const regel = { regel: rij.waarnemingRegel, behaaldVanaf };
  const geldend = await geldendVan(tx, [leerling], lijnen, regel);
  if (geldend.size === 0) return heel;
  const doelVan = (doel: KaartDoel): KaartDoel => {
    const stand = geldend.get(`${leerling}/${doel.id}`) ?? doel.stand;
    return { ...doel, stand, behaald: isBehaald(stand, behaaldVanaf) };
  };
  const gebieden = leergebieden.map((g) => ({
    ...g,
    leerlijnen: g.leerlijnen.map((l) => ({ ...l, doelen: l.doelen.map(doelVan) })),
  }));
  return { ...heel, kaart: { ...heel.kaart, leergebieden: gebieden } };
}

/**
 * Everything the OPP of a pupil is made of, in a number of statements that does not grow with him or with the school. Sections with
 * bijzondere persoonsgegevens are opened with a line in the trail (R83). The caller asked already whether this person works on it.
 */
export async function leesBronnen(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  leerling: string,
  cvb: boolean,
): Promise<OppBronnen & { readonly cvbFactoren: SectieC }> {
  const rij = await eisBronRow(tx, leerling);
  const { factoren, ondersteuning } = await registerVoorOpp(keys, tx, who, leerling, cvb);
  return {
    rij,
    kaart: await metGeldend(tx, leerling, rij, await kaartHeel(keys, tx, who, leerling)),
    factoren: factoren.filter((f) => f.zichtbaar !== 'cvb'),
    cvbFactoren: sectieC(factoren.filter((f) => f.zichtbaar === 'cvb')),
    ondersteuning,
    tlv: await tlvVan(tx, leerling, rij.vandaag),
    gezag: gezagVan(leerling, rij, rij.vandaag),
  };
}
