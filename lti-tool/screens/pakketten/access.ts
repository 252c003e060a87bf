import { z } from 'zod';
import { rolesWith } from '../roles.ts';

/** Who looks at packages, and who brings them in and publishes them. */
export const lezen = { kind: 'roles', any: rolesWith('pakket_lezen') } as const;
export const beheren = { kind: 'roles', any: rolesWith('pakket_beheren') } as const;
/** As `beheren`, without a transaction while a file is read or fetched. */
export const inlezen = { kind: 'roles-own-transaction', any: rolesWith('pakket_beheren') } as const;

export const VersieParams = z.object({ versie: z.uuid() });
