import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';

/** A change in the LVS, as a school would type it in. */
export type LeerlingChange<Leerling> =
  | {
      readonly kind: 'update';
      readonly key: string;
      readonly set: { readonly [Field in keyof Leerling]?: Leerling[Field] | undefined };
    }
  | { readonly kind: 'add'; readonly leerling: Leerling }
  | { readonly kind: 'remove'; readonly key: string };

/** How a change of such a leerling is written. */
export function leerlingChange<Shape extends z.core.$ZodLooseShape>(leerling: z.ZodObject<Shape>) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('update'), key: z.string(), set: leerling.partial() }),
    z.object({ kind: z.literal('add'), leerling }),
    z.object({ kind: z.literal('remove'), key: z.string() }),
  ]);
}

/**
 * The leerlingen of a school after a change; nobody gets another key by it.
 * @throws AppError `not_found` for an unknown leerling, `conflict` for a key that is there already
 */
export function changed<Leerling extends { readonly key: string }>(
  one: z.ZodType<Leerling>,
  leerlingen: readonly Leerling[],
  change: LeerlingChange<Leerling>,
): Leerling[] {
  const key = change.kind === 'add' ? change.leerling.key : change.key;
  const known = leerlingen.find((leerling) => leerling.key === key);
  if (change.kind === 'add') {
    if (known) throw new AppError('conflict', `Leerling ${key} is er al.`);
    return [...leerlingen, change.leerling];
  }
  if (!known) throw new AppError('not_found', `Leerling ${key} staat niet in de simulator.`);
  if (change.kind === 'remove') return leerlingen.filter((leerling) => leerling !== known);
  return leerlingen.map((leerling) =>
    leerling === known ? one.parse({ ...known, ...change.set, key }) : leerling,
  );
}
