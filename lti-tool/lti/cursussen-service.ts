import { audit } from '../../gateway/access/audit.ts';
import { requireMayLink } from '../../gateway/access/grants.ts';
import { notFound, requireInSchool } from '../../gateway/access/scope.ts';
import { AppError } from '../../gateway/errors.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import { naamVan } from '../../gateway/school/rules.ts';
import {
  type CursusRow,
  cursusRows,
  insertLink,
  lidRows,
  namenOf,
  overlapRows,
  setGroep,
} from './cursussen-store.ts';
import { requestRoster } from './roster/jobs.ts';
import { lijktOp } from './roster/rules.ts';
import { openNames, type RosterSeal } from './roster/service.ts';

/** A course of an ELO. */
export interface Cursus extends Omit<CursusRow, 'issuer'> {
  /** Host name of the ELO. */
  readonly elo: string;
  /** Somebody asked to read it, and that has not happened yet. */
  readonly bezig: boolean;
}

export interface Lid {
  readonly id: string;
  readonly als: 'leerling' | 'medewerker' | 'ouder' | 'overig';
  /** What the ELO calls him; null: it names nobody. For who is known: his name in Koers. */
  readonly naam: string | null;
  readonly persoon: string | null;
}

export interface Voorstel {
  readonly groep: string;
  readonly naam: string;
  /** Pupils of the course who are in it, of how many. */
  readonly samen: number;
  readonly van: number;
}

export interface CursusHeel {
  readonly cursus: Cursus;
  readonly onbekend: readonly Lid[];
  readonly bekend: readonly Lid[];
  /** The group that this course seems to be; a person confirms it. */
  readonly voorstel: Voorstel | null;
  /** Groups of the school, for who chooses by hand; those that share most pupils with it first. */
  readonly groepen: readonly Voorstel[];
}

const ACT = 'rollen_beheren';

function cursusVan({ issuer, ...row }: CursusRow): Cursus {
  const asked = row.gevraagd?.getTime() ?? 0;
  const done = row.gelezen?.getTime() ?? 0;
  return {
    ...row,
    titel: row.titel === '' ? 'Cursus zonder naam' : row.titel,
    elo: URL.canParse(issuer) ? new URL(issuer).hostname : issuer,
    bezig: asked > done && row.fout === null,
  };
}

/** Courses from which Koers was opened at this school. @throws AppError `not_allowed` */
export async function listCursussen(tx: Tx, who: KnownActor): Promise<Cursus[]> {
  requireInSchool(who, ACT);
  return (await cursusRows(tx)).map(cursusVan);
}

/**
 * One course with who is in it; three statements, whatever its size.
 * @throws AppError `not_allowed`; `not_found`, also for one of another school (R85)
 */
export async function cursusHeel(
  tx: Tx,
  who: KnownActor,
  keys: Pick<RosterSeal, 'open'>,
  id: string,
): Promise<CursusHeel> {
  requireInSchool(who, ACT);
  const [row] = await cursusRows(tx, id);
  if (!row) throw notFound('course');
  const rows = await lidRows(tx, id);
  const namen = await openNames(tx, { ...keys, seal: refuse }, who.school, await namenOf(tx, id));
  const leden = rows.map((lid): Lid => {
    const naam = lid.persoon === null ? (namen[lid.sub] ?? null) : naamVan(lid).voluit;
    return { id: lid.id, als: lid.als, naam, persoon: lid.persoon };
  });
  const bekend = leden.filter((lid) => lid.persoon !== null);
  const leerlingen = bekend.filter((lid) => lid.als === 'leerling').length;
  const overlap = await overlapRows(tx, id);
  const groepen = overlap.map(({ groep, naam, samen }) => ({ groep, naam, samen, van: leerlingen }));
  const best = overlap.find((one) =>
    lijktOp({ bekend: leerlingen, samen: one.samen, groep: one.groepGrootte }),
  );
  return {
    cursus: cursusVan(row),
    onbekend: leden.filter((lid) => lid.persoon === null),
    bekend,
    groepen,
    voorstel: groepen.find((one) => one.groep === best?.groep) ?? null,
  };
}

const refuse = (): never => {
  throw new AppError('internal', 'Hier wordt niets verzegeld.');
};

/** Asks for the class list; it is read in the background. @throws AppError `not_allowed`, `not_found`, `conflict` */
export async function vraagDeelnemers(tx: Tx, who: KnownActor, id: string): Promise<void> {
  requireInSchool(who, ACT);
  const [row] = await cursusRows(tx, id);
  if (!row) throw notFound('course');
  if (!row.leesbaar)
    throw new AppError('conflict', 'Deze leeromgeving laat Koers niet lezen wie er in de cursus zit.');
  await requestRoster(tx, { school: who.school, context: id });
  await audit(tx, who, { actie: 'cursus_gelezen', soort: 'lti_context', id });
}

/**
 * Says who a member of a course is: for who has no key that says it. A person decides it, never a name.
 * @throws AppError `not_allowed`; `not_found`; `conflict` when he is somebody already, or as `requireMayLink`
 */
export async function koppelLid(
  tx: Tx,
  who: KnownActor,
  link: { readonly cursus: string; readonly lid: string; readonly persoon: string },
): Promise<void> {
  await requireMayLink(tx, who, link.persoon);
  if (!(await insertLink(tx, { ...link, by: who.person })))
    throw new AppError('conflict', 'Deze deelnemer is al gekoppeld, of zit niet meer in de cursus.');
  await audit(tx, who, { actie: 'account_gekoppeld', soort: 'person', id: link.persoon });
}

/** The course is this group of Koers from now on; null: none. @throws AppError `not_allowed`, `not_found` */
export async function kiesGroep(
  tx: Tx,
  who: KnownActor,
  { cursus, groep }: { readonly cursus: string; readonly groep: string | null },
): Promise<void> {
  requireInSchool(who, ACT);
  if (!(await setGroep(tx, cursus, groep))) throw notFound('course or group');
  const details = { groep };
  await audit(tx, who, { actie: 'cursus_is_groep', soort: 'lti_context', id: cursus, details });
}
