import { z } from 'zod';
import type { PersonSoort } from '../../../gateway/access/launch/identity.ts';
import { rolesFromLti } from '../roles.ts';

/** Somebody in a course, as the platform says it (NRPS 2.0 §2.3). */
export interface Member {
  readonly sub: string;
  readonly als: PersonSoort | 'overig';
  /** No longer in the course (only in an answer to what differs). */
  readonly weg: boolean;
  /** undefined: a platform that names nobody (itslearning). */
  readonly naam: string | undefined;
  readonly eckId: string | undefined;
  readonly sourcedId: string | undefined;
}

const CUSTOM = 'https://purl.imsglobal.org/spec/lti/claim/custom';

const Text = z
  .string()
  .trim()
  .min(1)
  .max(255)
  // A variable that the platform did not fill in is nothing, and PostgreSQL text holds no NUL.
  .refine((value) => !value.startsWith('$') && !value.includes('\0'))
  .optional()
  .catch(undefined);

const Wire = z.object({
  user_id: z
    .string()
    .min(1)
    .max(255)
    .refine((value) => !value.includes('\0')),
  roles: z.array(z.string()).catch([]),
  status: z.string().catch('Active'),
  name: Text,
  given_name: Text,
  family_name: Text,
  lis_person_sourcedid: Text,
  // Only when a link was asked for (rlid): what a launch of that link would carry (§2.4).
  message: z
    .array(z.looseObject({ [CUSTOM]: z.looseObject({ eckid: Text }).optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});

const Container = z.object({ members: z.array(z.unknown()) });

/** What a member of a course is to Koers: the highest of what his roles mean, and `overig` for who has none here. */
function soortOf(roles: readonly string[]): Member['als'] {
  // Of whom somebody is mentor a class list does not say; that he is one is enough to put him under the parents.
  const found = rolesFromLti(roles, ['iemand']);
  if (found.includes('leerkracht')) return 'medewerker';
  if (found.includes('leerling')) return 'leerling';
  return found.includes('ouder') ? 'ouder' : 'overig';
}

function member(value: z.output<typeof Wire>): Member {
  const parts = [value.given_name, value.family_name].filter((part) => part !== undefined).join(' ');
  return {
    sub: value.user_id,
    als: soortOf(value.roles),
    weg: value.status === 'Deleted',
    naam: value.name ?? (parts === '' ? undefined : parts),
    eckId: value.message?.map((one) => one[CUSTOM]?.eckid).find((one) => one !== undefined),
    sourcedId: value.lis_person_sourcedid,
  };
}

/** Members of one page of a class list, and how many lines could not be read; null for what is no class list. */
export function membersOf(page: unknown): { members: Member[]; unread: number } | null {
  const container = Container.safeParse(page);
  if (!container.success) return null;
  const lines = container.data.members.map((line) => Wire.safeParse(line));
  const members = lines.flatMap((line) => (line.success ? [member(line.data)] : []));
  return { members, unread: lines.length - members.length };
}

/** How a course and a group of Koers overlap. */
export interface Overlap {
  /** Pupils of the course who are known. */
  readonly bekend: number;
  /** Of those, in the group. */
  readonly samen: number;
  /** Pupils of the group. */
  readonly groep: number;
}

/** Whether a course looks like a group: most of either are in both. A person confirms it; no name is compared. */
export const lijktOp = ({ bekend, samen, groep }: Overlap): boolean =>
  samen >= 2 && samen * 3 >= bekend * 2 && samen * 3 >= groep * 2;
