import { mayInSchool, scopesFor } from '../access/policy.ts';
import { lijnenInScope, notFound, requireLeerlingen } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { leeftijdOp, naamVan } from './rules.ts';
import { eigen, type GroepRow, groepen, kop, type LeerlingRow, leerlingen } from './store.ts';
import type { GroepKort, LeerlingKop, LeerlingKort, SchoolKop } from './view.ts';

export type * from './view.ts';

function groepKort(row: GroepRow): GroepKort {
  return {
    id: row.id,
    naam: row.naam,
    soort: row.soort as GroepKort['soort'],
    schooljaar: row.schooljaar,
    aantalLeerlingen: row.aantal,
    medewerkers: row.medewerkers.map((m) => naamVan(m).voluit),
    eigen: row.eigen,
  };
}

function leerlingKort(row: LeerlingRow): LeerlingKort {
  const { route_id: id, route_code: code, route_naam: naam } = row;
  return {
    id: row.id,
    naam: naamVan(row),
    leerroute: id === null ? null : { id, code: code ?? '', naam: naam ?? '' },
  };
}

/**
 * The groups this person sees: a leerkracht his own (R61), an IB'er or directeur all of the school, an ouder or
 * leerling none. Stamgroepen first, then by name.
 */
export async function mijnGroepen(tx: Tx, who: KnownActor): Promise<GroepKort[]> {
  if (scopesFor(who, 'profiel_lezen').every((s) => s !== 'school' && s !== 'eigen_groepen')) return [];
  return (await groepen(tx, who.person, { eigen: !mayInSchool(who, 'profiel_lezen') })).map(groepKort);
}

/** Groups with their numbers, for who governs the school and opens none of them (R64); empty for all others. */
export async function groepenVanSchool(tx: Tx, who: KnownActor): Promise<GroepKort[]> {
  if (!mayInSchool(who, 'school_overzicht') || mayInSchool(who, 'profiel_lezen')) return [];
  return (await groepen(tx, who.person, { eigen: false })).map(groepKort);
}

/** @throws AppError `not_found` when the group is not one this person sees (R61, R85). */
export async function requireGroep(tx: Tx, who: KnownActor, groep: string): Promise<GroepKort> {
  const scopes = scopesFor(who, 'profiel_lezen');
  if (!scopes.includes('school') && !scopes.includes('eigen_groepen')) throw notFound('groep');
  const [row] = await groepen(tx, who.person, { eigen: !scopes.includes('school'), groep });
  if (!row) throw notFound('groep');
  return groepKort(row);
}

/** For a leerling himself, for an ouder his children (R59, R60); empty for who is neither. */
export async function mijnLeerlingen(tx: Tx, who: KnownActor): Promise<LeerlingKort[]> {
  const scopes = scopesFor(who, 'profiel_lezen').filter((s) => s === 'zelf' || s === 'eigen_kind');
  return scopes.length === 0 ? [] : (await leerlingen(tx, eigen(who.person, scopes))).map(leerlingKort);
}

/**
 * Header of a pupil without asking whether one may see him; for services that asked already. Who has some leerlijnen shared
 * with him does not hear in which groups the pupil is: a group tells of what was not shared (R63).
 */
export async function leerlingKopOf(tx: Tx, who: KnownActor, leerling: string): Promise<LeerlingKop> {
  const row = await kop(tx, leerling);
  if (!row) throw notFound('leerling');
  const heel = (await lijnenInScope(tx, who, 'profiel_lezen', leerling)) === 'alle';
  return {
    id: row.id,
    naam: naamVan(row),
    geboortedatum: row.geboortedatum,
    leeftijd: row.geboortedatum === null ? null : leeftijdOp(row.geboortedatum, row.vandaag),
    groepen: heel ? row.groepen.map((g) => ({ ...g, soort: g.soort as GroepKort['soort'] })) : [],
  };
}

/** @throws AppError `not_found` when this person may not see the pupil. */
export async function leerlingKop(tx: Tx, who: KnownActor, leerling: string): Promise<LeerlingKop> {
  await requireLeerlingen(tx, who, 'profiel_lezen', [leerling]);
  return await leerlingKopOf(tx, who, leerling);
}

/** The school of this transaction. */
export async function schoolKop(tx: Tx, school: string): Promise<SchoolKop> {
  const row = await tx
    .selectFrom('koers.school')
    .select(['id', 'naam', 'brin', 'sector', 'behaald_vanaf'])
    .where('id', '=', school)
    .executeTakeFirst();
  if (!row) throw notFound('school');
  const { behaald_vanaf: behaaldVanaf, sector, ...rest } = row;
  return { ...rest, sector: sector as SchoolKop['sector'], behaaldVanaf };
}
