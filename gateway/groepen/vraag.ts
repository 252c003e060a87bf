import { z } from 'zod';
import { Blad } from './voorwaarden/register.ts';

/** A saved query: conditions, joined by *en*, *of* and *niet* (R52, R53). */
export type Knoop =
  | Blad
  | { readonly en: readonly Knoop[] }
  | { readonly of: readonly Knoop[] }
  | { readonly niet: Knoop };

/** More than a person could still read in one sentence; and a query of a browser stays cheap. */
const DEEL = 12;
export const MEESTE_BLADEREN = 20;
const DIEPST = 4;

const Tak: z.ZodType<Knoop> = z.lazy(() =>
  z.union([
    Blad,
    z.strictObject({ en: z.array(Tak).min(1).max(DEEL) }),
    z.strictObject({ of: z.array(Tak).min(1).max(DEEL) }),
    z.strictObject({ niet: Tak }),
  ]),
);

/** A whole query as it is saved and posted: at most 20 conditions, four deep. */
export const Vraag: z.ZodType<Knoop> = Tak.refine((k) => diepte(k) <= DIEPST, {
  message: 'Deze vraag is te diep genest.',
}).refine((k) => bladeren(k).length <= MEESTE_BLADEREN, {
  message: `Een vraag heeft hooguit ${MEESTE_BLADEREN} voorwaarden.`,
});

export function isBlad(k: Knoop): k is Blad {
  return 'soort' in k;
}

const onder = (k: Knoop): readonly Knoop[] =>
  isBlad(k) ? [] : 'en' in k ? k.en : 'of' in k ? k.of : [k.niet];

function diepte(k: Knoop): number {
  return isBlad(k) ? 0 : 1 + Math.max(...onder(k).map(diepte));
}

/** The conditions of a query from left to right; the order in which the facts of a pupil come back. */
export function bladeren(k: Knoop): Blad[] {
  return isBlad(k) ? [k] : onder(k).flatMap(bladeren);
}

/** For each of `bladeren`, whether it speaks for who comes in; below a *niet* it does not. */
export function sprekend(k: Knoop): boolean[] {
  if (isBlad(k)) return [true];
  return 'niet' in k ? bladeren(k).map(() => false) : onder(k).flatMap(sprekend);
}
