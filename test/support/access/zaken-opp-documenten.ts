import type { Zaak } from './facts.ts';

/** All OPPs of the school: for who looks over the whole of it and may read each of them. */
const bundels: Zaak = { mag: ['opp_overzicht'], binnen: ['school'], over: 'niets' };
const bundel: Zaak = { ...bundels, over: 'school' };

const oso: Zaak = { mag: ['opp_vaststellen'], over: 'leerling' };

/** Documents of OPPs (R40, R50). */
export const ZAKEN_VAN_OPP_DOCUMENTEN: Readonly<Record<string, Zaak>> = {
  'GET /leerling/:leerling/opp/document/:soort': { mag: ['opp_lezen'], over: 'leerling' },
  'GET /opp-documenten': bundels,
  'POST /opp-documenten': { ...bundels, body: () => ({ soorten: 'pdf' }) },
  'POST /opp-documenten/huisstijl': { ...bundels, body: () => ({ naam: 'De Kompasroos', kleur: '#1b4f72' }) },
  'GET /opp-documenten/logo': bundels,
  'GET /opp-documenten/:bundel': bundel,
  // The whole of a dossier leaves the school.
  'GET /leerling/:leerling/opp/oso': oso,
  'POST /leerling/:leerling/opp/oso': {
    ...oso,
    body: () => ({ soort: 'bsn', nummer: '999999990', overstap: 'POPO', aanleverpunt: '1' }),
  },
  'POST /opp-documenten/:bundel/stoppen': bundel,
  'GET /opp-documenten/:bundel/zip': bundel,
};
