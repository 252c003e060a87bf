import { randomUUID } from 'node:crypto';
import { dag } from '../demo-class.ts';
import type { Zaak } from './facts.ts';

const bijhouden: Zaak = { mag: ['bestendiging_bijhouden'], over: 'school' };
const ophalen: Zaak = { mag: ['bi_ophalen'], over: 'niets' };

/** Reports over the school, where leavers are, and the set for the bestuur (R65, R67, R68). */
export const ZAKEN_VAN_RAPPORTAGE: Readonly<Record<string, Zaak>> = {
  'GET /rapportage': { mag: ['rapport_lezen'], over: 'niets' },
  'GET /rapportage/oud-leerlingen': { ...bijhouden, over: 'niets' },
  'GET /rapportage/oud-leerlingen/:vertrokkene': bijhouden,
  'POST /rapportage/oud-leerlingen/:vertrokkene': {
    ...bijhouden,
    body: () => ({ id: randomUUID(), moment: '0', plek: 'werk', op: dag(0) }),
  },
  'GET /rapportage/gegevens': ophalen,
  'GET /rapportage/gegevens/gegevens.xlsx': ophalen,
  'GET /rapportage/gegevens/leerlingen.csv': ophalen,
  'GET /rapportage/gegevens/leerlijnen.csv': ophalen,
};
