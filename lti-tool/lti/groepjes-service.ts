import { z } from 'zod';
import { notFound } from '../../gateway/access/scope.ts';
import { AppError } from '../../gateway/errors.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import type { ServiceClient } from './advantage/service-call.ts';
import { contextOf, type LtiContext } from './context-store.ts';

const SCOPE = 'https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly';
const GROUPS = 'application/vnd.ims.lti-gs.v1.contextgroupcontainer+json';
const SETS = 'application/vnd.ims.lti-gs.v1.contextgroupsetcontainer+json';

const Name = z.string().max(500).catch('');
const GroupPage = z.looseObject({
  groups: z.array(
    z.looseObject({ id: z.string(), name: Name, set_id: z.string().optional().catch(undefined) }),
  ),
});
const SetPage = z.looseObject({ sets: z.array(z.looseObject({ id: z.string(), name: Name })) });

/** A division of a course into groups, as a teacher made it in the ELO. */
export interface Indeling {
  /** null: groups that are of no division. */
  readonly naam: string | null;
  readonly groepjes: readonly string[];
}

/** Every page of a collection. @throws AppError as the service client; `source_invalid` for what is no such collection */
async function all<T>(
  client: Pick<ServiceClient, 'pages'>,
  of: LtiContext,
  at: { readonly url: string; readonly accept: string; readonly shape: z.ZodType<T> },
): Promise<T[]> {
  const found: T[] = [];
  const call = { registration: of.registration, scopes: [SCOPE], url: at.url, accept: at.accept };
  for await (const page of client.pages(call)) {
    const parsed = at.shape.safeParse(page.json);
    if (!parsed.success)
      throw new AppError('source_invalid', 'Koers kan de groepjes van de leeromgeving niet lezen.', {
        detail: 'groups: no such collection',
        retry: 'never',
      });
    found.push(parsed.data);
  }
  return found;
}

/**
 * The groups of a course by division (Course Groups Service 1.0), in the order of the ELO; empty where it offers none. Nothing is
 * kept: what a teacher makes in the ELO for a lesson is not a group of Koers.
 * @throws AppError as the service client
 */
export async function readIndelingen(
  client: Pick<ServiceClient, 'pages'>,
  of: LtiContext,
): Promise<Indeling[]> {
  if (of.groupsUrl === null) return [];
  const groups = (await all(client, of, { url: of.groupsUrl, accept: GROUPS, shape: GroupPage })).flatMap(
    (page) => page.groups,
  );
  const sets =
    of.groupSetsUrl === null
      ? []
      : (await all(client, of, { url: of.groupSetsUrl, accept: SETS, shape: SetPage })).flatMap(
          (page) => page.sets,
        );
  const known = new Set(sets.map((set) => set.id));
  const loose = groups.filter((group) => group.set_id === undefined || !known.has(group.set_id));
  return [
    ...sets.map((set) => ({
      naam: set.name,
      groepjes: groups.filter((group) => group.set_id === set.id).map((group) => group.name),
    })),
    ...(loose.length === 0 ? [] : [{ naam: null, groepjes: loose.map((group) => group.name) }]),
  ];
}

export interface GroepjesService {
  readonly db: Db;
  readonly services: Pick<ServiceClient, 'pages'>;
}

/**
 * A course of this school and how it is divided now. No transaction is held while the ELO is asked.
 * @throws AppError `not_found`, also for a course of another school (R85); as the service client
 */
export async function groepjesVan(
  { db, services }: GroepjesService,
  who: KnownActor,
  id: string,
): Promise<{ cursus: Pick<LtiContext, 'id' | 'titel'>; indelingen: readonly Indeling[] }> {
  const cursus = await db.tenant({ school: who.school, actor: who.person }, (tx) => contextOf(tx, id));
  if (!cursus) throw notFound('cursus');
  return { cursus, indelingen: await readIndelingen(services, cursus) };
}
