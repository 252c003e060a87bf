import { z } from 'zod';
import { Stand } from '../../../gateway/model/act.ts';

/**
 * What a cell on the screen knows of itself, as the value of its button: short, because a matrix has hundreds.
 * `act` is fresh for every rendered cell (act-id.ts); `matrix` is the id of the table it stands in, '' on the card.
 */
export const DoelCelCode = z
  .string()
  .max(120)
  .transform((code) => {
    const [act, stand, vanaf, matrix = ''] = code.split('~');
    return { act, stand: Number(stand), vanaf: Number(vanaf), matrix };
  })
  .pipe(
    z.object({
      act: z.uuid(),
      /** The stand that was on the screen. */
      stand: Stand,
      /** From this stand on a doel counts as behaald. */
      vanaf: Stand,
      matrix: z.string().regex(/^[a-z0-9]{0,8}$/),
    }),
  );
export type DoelCelCode = z.infer<typeof DoelCelCode>;

export const doelCelCode = ({ act, stand, vanaf, matrix }: DoelCelCode): string =>
  [act, stand, vanaf, matrix].join('~');

/** The same for an actie: `gedaan` is what was on the screen, `sjabloon` its column in the matrix ('' on the card). */
export const ActieCelCode = z
  .string()
  .max(200)
  .transform((code) => {
    const [act, gedaan, matrix = '', sjabloon = ''] = code.split('~');
    return { act, gedaan: gedaan === '1', matrix, sjabloon };
  })
  .pipe(
    z.object({
      act: z.uuid(),
      gedaan: z.boolean(),
      matrix: z.string().regex(/^[a-z0-9]{0,8}$/),
      sjabloon: z.union([z.literal(''), z.uuid()]),
    }),
  );
export type ActieCelCode = z.infer<typeof ActieCelCode>;

export const actieCelCode = ({ act, gedaan, matrix, sjabloon }: ActieCelCode): string =>
  [act, gedaan ? '1' : '0', matrix, sjabloon].join('~');
