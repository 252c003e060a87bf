import { scopesFor } from '../../access/policy.ts';
import { notFound } from '../../access/scope.ts';
import { grouped } from '../../leerlijnen/grouped.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { type GroepRow, groepRow } from '../groepsprofiel/store.ts';
import type { LijnMetDoelen } from '../lijnen.ts';
import type { PeriodeView } from '../view.ts';
import { afsluitingRows } from './afsluiting-store.ts';
import { periodenVooruit } from './instelling.ts';
import { type Stand, standVan } from './sluit-feiten.ts';
import { type HerkomstRow, herkomstRows, type LidRow, ledenRows } from './sluit-store.ts';
import type { GedaanRij, PeriodeKort, PeriodeSluiten, SluitLeerling } from './view.ts';

/** A group whose pupils this person may place. @throws AppError `not_found` */
export async function groepOmTeSluiten(tx: Tx, who: KnownActor, groep: string): Promise<GroepRow> {
  const scopes = scopesFor(who, 'niveau_plaatsen');
  const row = await groepRow(tx, who.person, groep);
  if (!row || !(scopes.includes('school') || (row.eigen && scopes.includes('eigen_groepen'))))
    throw notFound('groep');
  return row;
}

export interface TeSluiten {
  readonly leden: readonly LidRow[];
  readonly stand: Stand;
  readonly van: PeriodeView | null;
  readonly naar: PeriodeKort | null;
}

/** A leerlijn is still in the period that closes, or in one before it. */
export const isOpen = (lijn: LijnMetDoelen, van: { readonly tot: string }): boolean =>
  lijn.rij.periode !== null && lijn.rij.periode.tot <= van.tot;

/**
 * Which period closes: the last one that is over when somebody still works in it, else the one of today. A pupil who was
 * left behind in an older one comes along.
 */
function kiesPeriode(perioden: readonly PeriodeKort[], lijnen: readonly LijnMetDoelen[], vandaag: string) {
  const voorbij = perioden.findLast((p) => p.tot <= vandaag);
  const nu = perioden.find((p) => p.van <= vandaag && p.tot > vandaag);
  const achter = voorbij && lijnen.some((l) => isOpen(l, voorbij));
  const van = achter ? voorbij : (nu ?? voorbij);
  const naar = van && perioden.find((p) => p.van >= van.tot);
  return { van: van?.id ? { ...van, id: van.id, huidig: van === nu } : null, naar: naar ?? null };
}

/** Everything closing a period of a group is decided from; it asks nobody whether he may. Twelve statements. */
export async function leesTeSluiten(tx: Tx, groep: string, vandaag: string): Promise<TeSluiten> {
  const leden = await ledenRows(tx, groep);
  const { perioden } = await periodenVooruit(tx, vandaag);
  const stand = await standVan(tx, leden, vandaag);
  return { leden, stand, ...kiesPeriode(perioden, stand.lijnen, vandaag) };
}

function gedaanRij({ rij }: LijnMetDoelen, herkomst: HerkomstRow | undefined): GedaanRij {
  return {
    leerlijn: { id: rij.lijn_id, code: rij.lijn_code, naam: rij.lijn_naam, leergebied: rij.gebied_naam },
    niveau: rij.streef,
    op: herkomst?.op ?? rij.sinds ?? '',
    door: herkomst ? naamVan(herkomst).voluit : '',
    groep: herkomst?.groep ?? null,
  };
}

/**
 * R57: closing a period for a group, as a proposal: per pupil and leerlijn what Koers would do and why, what goes along, and
 * what was done already in this or another group. The number of statements does not grow with the group.
 * @throws AppError `not_found` for who may not place its pupils
 */
export async function periodeSluiten(
  tx: Tx,
  who: KnownActor,
  groep: string,
  vandaag: string,
): Promise<PeriodeSluiten> {
  const { id, naam } = await groepOmTeSluiten(tx, who, groep);
  const { leden, stand, van, naar } = await leesTeSluiten(tx, groep, vandaag);
  const wie = leden.map((l) => l.id);
  const herkomst = new Map((await herkomstRows(tx, wie)).map((h) => [`${h.leerling}/${h.lijn}`, h]));
  const perLid = new Map(
    grouped(stand.lijnen, (l) => l.rij.leerling).map((rows) => [rows[0].rij.leerling, rows]),
  );
  const leerlingen = leden.map((lid): SluitLeerling => {
    const lijnen = perLid.get(lid.id) ?? [];
    const open = lijnen.filter((l) => van !== null && isOpen(l, van));
    return {
      leerling: { id: lid.id, naam: naamVan(lid) },
      rijen: open.map((l) => stand.rij(l)),
      gedaan: lijnen
        .filter((l) => !open.includes(l))
        .map((l) => gedaanRij(l, herkomst.get(`${lid.id}/${l.rij.lijn_id}`))),
    };
  });
  return {
    groep: { id, naam },
    van,
    naar,
    dagen: van === null ? 0 : Math.round((Date.parse(van.tot) - Date.parse(vandaag)) / 86_400_000),
    leerlingen,
    afsluitingen: await afsluitingRows(tx, who, groep),
  };
}
