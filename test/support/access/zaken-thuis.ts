import { randomUUID } from 'node:crypto';
import type { Zaak } from './facts.ts';

const contact: Zaak = { mag: ['contact_beheren'], over: 'leerling' };

/** Notices, what is read at home, and who keeps the contacts of the school. */
export const ZAKEN_VAN_THUIS: Readonly<Record<string, Zaak>> = {
  // A notice of somebody else, or nobody: it does nothing and leads to the first page.
  'POST /meldingen/:melding': { mag: 'iedereen', over: 'niets' },
  'GET /thuis': { mag: ['opp_antwoorden'], over: 'niets' },
  'POST /thuis/taal': { mag: ['opp_antwoorden'], over: 'niets', body: () => ({ taal: 'nl' }) },
  'GET /thuis/:leerling/plan': { mag: ['opp_antwoorden'], over: 'leerling' },
  // Nothing was put before anybody: who may read is led to the plan.
  'GET /thuis/:leerling/antwoord/:deel': { mag: ['opp_antwoorden'], over: 'leerling' },
  'POST /thuis/:leerling/antwoord/:deel': { mag: ['opp_antwoorden'], over: 'leerling' },
  'GET /thuis/:leerling/bewijs': { mag: ['opp_antwoorden'], over: 'leerling' },
  'POST /thuis/:leerling/inbreng': {
    mag: ['opp_inbrengen'],
    over: 'leerling',
    body: () => ({ soort: 'thuis', tekst: 'een tekst' }),
  },
  'GET /contact': { mag: ['contact_beheren'], over: 'niets' },
  'GET /contact/:leerling': contact,
  // Nobody of that id stands beside the pupil: who keeps the contacts is told so.
  'POST /contact/:leerling/mensen': {
    ...contact,
    body: () => ({
      roepnaam: 'Proef',
      achternaam: 'Ouder',
      email: '',
      soort: 'ouder',
      huishouden: '1',
      reden: '',
    }),
  },
  'POST /contact/:leerling/adres': { ...contact, body: () => ({ persoon: randomUUID(), email: '' }) },
  'POST /contact/:leerling/gezag': {
    ...contact,
    body: () => ({ persoon: randomUUID(), huishouden: '1', reden: 'verbeterd' }),
  },
  'POST /contact/:leerling/einde': {
    ...contact,
    body: () => ({ persoon: randomUUID(), reden: 'verbeterd' }),
  },
  'POST /contact/:leerling/achttien': contact,
  'POST /contact/:leerling/uitnodigen': {
    ...contact,
    body: () => ({ persoon: randomUUID(), overhandigd: 'post' }),
  },
};
