import { AppError } from '../../../gateway/errors.ts';
import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import { isMain } from '../uwlr/autorisatie.ts';
import { Org, type WireRow } from './wire.ts';

/**
 * The sourcedId of our school among those of the source: as the beheerder says, else by its `identifier`, which is the
 * BRIN, with or without the vestiging (`99XX`, `99XX00`, `99XX-00`).
 * @throws AppError `source_refused` when it is not there: then nothing is read
 */
export function schoolIn(orgs: readonly WireRow[], school: SourceSchool, told: string | undefined): string {
  const all = orgs.flatMap(({ value }) => {
    const org = Org.safeParse(value);
    return org.success && org.data.sourcedId && org.data.status !== 'tobedeleted' ? [org.data] : [];
  });
  const found =
    told === undefined
      ? all.filter((org) => isOurs(org.identifier, school))
      : all.filter((org) => org.sourcedId === told);
  const [one, another] = found;
  if (one?.sourcedId && !another) return one.sourcedId;
  const why = another ? 'staat er meer dan eens' : 'staat er niet bij';
  throw new AppError(
    'source_refused',
    `De bron kent ${all.length} scholen, maar ${told === undefined ? `BRIN ${school.brin}` : 'de sourcedId die je invulde'} ${why}. Vul bij de koppeling de sourcedId van je school in.`,
    { retry: 'never' },
  );
}

function isOurs(identifier: string | undefined, { brin, dependance }: SourceSchool): boolean {
  const [, theirs, vestiging = ''] =
    /^(\d\d[A-Z]{2})[-_ ]?(\d\d)?$/.exec(identifier?.toUpperCase() ?? '') ?? [];
  return theirs === brin.toUpperCase() && (isMain(vestiging) ? isMain(dependance) : vestiging === dependance);
}
