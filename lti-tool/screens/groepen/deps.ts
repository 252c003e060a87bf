import { z } from 'zod';
import { OP_SCHOOL, rolesWith } from '../roles.ts';

/** Who may look at groups: who works at the school. A share of single leerlijnen opens none (R63). */
export const lezen = { kind: 'roles', any: rolesWith('profiel_lezen', OP_SCHOOL) } as const;
export const samenstellen = { kind: 'roles', any: rolesWith('groep_samenstellen') } as const;

export const GroepParams = z.object({ groep: z.uuid() });

/** One or more of the same field, or none: a form sends a box that is ticked and nothing for the others. */
export const Meer = z
  .union([z.uuid(), z.array(z.uuid()).max(500)])
  .default([])
  .transform((een) => (typeof een === 'string' ? [een] : een));
