import type { Permission } from '../../../gateway/access/policy.ts';
import { scopesFor } from '../../../gateway/access/policy.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { mijnGroepen } from '../../../gateway/school/service.ts';
import { AT_MOST, leerlijnRows, leerlingRows, type Row } from './choices-store.ts';
import { type LinkSoort, type Plek, plekCode, SOORTEN } from './kinds.ts';

/** Something that this person may place in a course, in words for him alone. */
export interface Keuze {
  readonly plek: Plek;
  readonly naam: string;
  /** The groups of a pupil, how many are in a group, the leergebied of a leerlijn. */
  readonly bij: string;
}

export interface Gevonden {
  readonly keuzes: readonly Keuze[];
  /** There is more than is shown. */
  readonly meer: boolean;
}

/** What one must be allowed with a pupil to place something of him; each is asked again of who opens it. */
const NODIG: Readonly<Record<Exclude<LinkSoort, 'groep' | 'leerlijn'>, Permission>> = {
  kaart: 'kaart_lezen',
  opp: 'opp_lezen',
  opp_stem: 'opp_schrijven',
  opp_evaluatie: 'opp_schrijven',
};

/** In which scopes of people who work at school he may do what a kind asks; empty: this kind is not for him. */
const reach = (who: KnownActor, soort: LinkSoort) =>
  scopesFor(who, soort === 'groep' || soort === 'leerlijn' ? 'kaart_lezen' : NODIG[soort]).filter(
    (scope) => scope === 'school' || scope === 'eigen_groepen',
  );

/** The kinds that this person can place at all. */
export const soortenVoor = (who: KnownActor): readonly LinkSoort[] =>
  SOORTEN.filter((soort) => reach(who, soort).length > 0);

async function groepRows(
  tx: Tx,
  who: KnownActor,
  text: string,
  ids: readonly string[] | null,
): Promise<Row[]> {
  const asked = text.trim().toLowerCase();
  return (await mijnGroepen(tx, who))
    .filter((g) => g.naam.toLowerCase().includes(asked) && (ids === null || ids.includes(g.id)))
    .map(({ id, naam, aantalLeerlingen: n }) => ({
      id,
      naam,
      bij: n === 1 ? '1 leerling' : `${n} leerlingen`,
    }));
}

async function rowsOf(
  tx: Tx,
  who: KnownActor,
  soort: LinkSoort,
  { text, ids }: { readonly text: string; readonly ids: readonly string[] | null },
): Promise<Row[]> {
  const scopes = reach(who, soort);
  if (scopes.length === 0) return [];
  if (soort === 'groep') return await groepRows(tx, who, text, ids);
  if (soort === 'leerlijn') return await leerlijnRows(tx, { text, ids });
  return await leerlingRows(tx, { person: who.person, school: scopes.includes('school'), text, ids });
}

const keuze = (soort: LinkSoort, { id, naam, bij }: Row): Keuze => ({ plek: { soort, id }, naam, bij });

/** What this person may place of one kind, by a part of its name; the first thirty (R61). */
export async function zoekKeuzes(
  tx: Tx,
  who: KnownActor,
  of: { readonly soort: LinkSoort; readonly zoek: string },
): Promise<Gevonden> {
  const rows = await rowsOf(tx, who, of.soort, { text: of.zoek, ids: null });
  return {
    keuzes: rows.slice(0, AT_MOST).map((row) => keuze(of.soort, row)),
    meer: rows.length > AT_MOST,
  };
}

/** Of these places, those that this person may place, in the order given; one statement a kind. */
export async function magPlaatsen(
  tx: Tx,
  who: KnownActor,
  plekken: readonly Plek[],
): Promise<readonly Keuze[]> {
  const found = new Map<string, Keuze>();
  for (const soort of SOORTEN) {
    const ids = plekken.filter((p) => p.soort === soort).map((p) => p.id);
    if (ids.length === 0) continue;
    for (const row of await rowsOf(tx, who, soort, { text: '', ids })) {
      const one = keuze(soort, row);
      found.set(plekCode(one.plek), one);
    }
  }
  return plekken.flatMap((plek) => found.get(plekCode(plek)) ?? []);
}
