import { dag } from '../demo-class.ts';
import type { Zaak } from './facts.ts';

const mee: Zaak = { mag: ['samenwerken'], over: 'school' };
const namens: Zaak = { mag: ['samenwerken_namens'], over: 'school' };
const HIER = '/gebruikersgroep/:gebruikersgroep';
const WENS = `${HIER}/wensen/:wens`;
const BIJEEN = `${HIER}/bijeenkomsten/:bijeenkomst`;
const met = (body: Record<string, string>) => ({ ...namens, body: () => body });

/** Gebruikersgroepen: whose bestuur or leverancier takes part sees all of it, others nothing (R80). */
export const ZAKEN_VAN_GEBRUIKERSGROEP: Readonly<Record<string, Zaak>> = {
  'GET /gebruikersgroepen': { ...mee, over: 'niets' },
  'POST /gebruikersgroepen': { ...met({ naam: 'Een groep', product: 'Koers' }), over: 'niets' },
  // No such code: who may try one is told so.
  'POST /gebruikersgroepen/code': { ...met({ code: 'AAAA-AAAA-AAAA' }), over: 'niets' },
  [`GET ${HIER}`]: mee,
  // Who does not preside is told so.
  [`POST ${HIER}/deelnemers`]: met({ soort: 'bestuur', naam: 'Stichting Nieuw' }),
  [`GET ${HIER}/besluiten`]: mee,
  [`POST ${HIER}/besluiten`]: met({ tekst: 'een besluit' }),
  [`GET ${HIER}/wensen/nieuw`]: mee,
  [`POST ${HIER}/wensen`]: {
    ...mee,
    body: () => ({
      titel: 'wens',
      wie: 'wie dan',
      wanneer: 'dan',
      nu: 'nu dit',
      straks: 'dan dat',
      pve: '1',
      niveau: 'tactisch',
    }),
  },
  [`GET ${WENS}`]: mee,
  // A leverancier does not vote and a bestuur does not answer: they are told so.
  [`POST ${WENS}/stem`]: met({ punten: '1' }),
  [`POST ${WENS}/antwoord`]: met({ oordeel: 'ja', tekst: 'een antwoord' }),
  [`POST ${WENS}/status`]: met({ status: 'besproken' }),
  [`POST ${HIER}/bijeenkomsten`]: met({ op: dag(7), plaats: 'op school' }),
  [`GET ${BIJEEN}`]: mee,
  [`POST ${BIJEEN}/agenda`]: met({ onderwerp: 'een punt' }),
  [`POST ${BIJEEN}/verslag`]: {
    ...namens,
    body: (ids) => ({ punt: ids['agendapunt'] ?? '', verslag: 'een verslag' }),
  },
  [`POST ${BIJEEN}/vaststellen`]: met({ zeker: 'ja' }),
  [`POST ${HIER}/pilots`]: {
    ...namens,
    body: (ids) => ({
      wens: ids['wens'] ?? '',
      functie: 'week-op-vandaag',
      vraag: 'helpt het',
      van: dag(0),
      tot: dag(9),
    }),
  },
  [`GET ${HIER}/pilots/:pilot`]: mee,
  [`POST ${HIER}/pilots/:pilot/besluit`]: met({ uitkomst: 'gestopt', tekst: 'een besluit' }),
  'GET /pilots': { mag: ['pilots_toestaan'], over: 'niets' },
  'POST /pilots/:pilot/toestemming': {
    mag: ['pilots_toestaan'],
    over: 'school',
    body: () => ({ groepen: 'alle' }),
  },
  'POST /pilots/:pilot/stop': { mag: ['pilots_toestaan'], over: 'school', body: () => ({ zeker: 'ja' }) },
  'POST /pilots/:pilot/mening': { ...mee, body: () => ({ oordeel: '2' }) },
  'POST /pilots/:pilot/open': { ...mee, body: (ids) => ({ naar: ids['groep'] ?? '' }) },
};
