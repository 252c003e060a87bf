import { randomUUID } from 'node:crypto';
import type { Zaak } from './facts.ts';

const overkomst: Zaak = { mag: ['leerroute_plaatsen'], over: 'leerling' };
const opening: Zaak = { mag: ['leerroute_plaatsen'], over: 'school' };

/** Routes of a pupil who goes to another school (R72). */
export const ZAKEN_VAN_OVERKOMST: Readonly<Record<string, Zaak>> = {
  'GET /leerling/:leerling/overkomst': overkomst,
  // Nothing is opened: who may open is told what is missing.
  'POST /leerling/:leerling/overkomst': { ...overkomst, body: () => ({ id: randomUUID() }) },
  // Not open: who may take it back sees that it is not.
  'POST /leerling/:leerling/overkomst/terug': { ...overkomst, body: () => ({ opening: randomUUID() }) },
  'GET /overkomst': { mag: ['leerroute_plaatsen'], over: 'niets' },
  'GET /overkomst/:opening': opening,
  'POST /overkomst/:opening/koppel': opening,
  'POST /overkomst/:opening/neem-over': {
    ...opening,
    body: ({ leerroute = '' }) => ({ id: randomUUID(), leerroute, afdruk: 'x' }),
  },
};
