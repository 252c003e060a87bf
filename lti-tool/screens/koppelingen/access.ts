import { z } from 'zod';
import { rolesWith } from '../roles.ts';

/** Every route here: the beheerder only, and no transaction held while an LVS is asked. */
export const access = { kind: 'roles-own-transaction', any: rolesWith('koppelingen_beheren') } as const;

/** The routes that change something, and the forms for it: only for who signed in with a passkey. */
export const changes = { ...access, strong: true } as const;

export const ConnectionParams = z.object({ connection: z.uuid() });
export const RunParams = z.object({ connection: z.uuid(), run: z.uuid() });
export const PlekBody = z.object({ plek: z.enum(['overzicht', 'pagina']).default('pagina') });
