import type { Scope } from '../../../gateway/access/policy.ts';
import type { Zaak } from './facts.ts';

const OP_SCHOOL: readonly Scope[] = ['eigen_groepen', 'school'];
const koppeling: Zaak = { mag: ['koppelingen_beheren'], over: 'school' };
const koppelen: Zaak = { mag: ['koppelingen_beheren'], over: 'niets' };
const mensen: Zaak = { mag: ['rollen_beheren'], over: 'niets' };
const mens: Zaak = { mag: ['rollen_beheren'], over: 'school' };
const kiezen: Zaak = { mag: ['kaart_lezen'], binnen: OP_SCHOOL, over: 'niets' };

/** ELOs, their courses, and what is placed in those. */
export const ZAKEN_VAN_ELO: Readonly<Record<string, Zaak>> = {
  'GET /leeromgevingen': koppelen,
  'GET /leeromgevingen/nieuw': koppelen,
  'POST /leeromgevingen/nieuw': {
    ...koppelen,
    body: () => ({ issuer: '', clientId: '', deployment: '', authUrl: '', tokenUrl: '', jwksUrl: '' }),
  },
  'GET /leeromgevingen/cursussen': mensen,
  'GET /leeromgevingen/cursussen/:cursus': mens,
  'GET /leeromgevingen/cursussen/:cursus/groepjes': mens,
  'POST /leeromgevingen/cursussen/:cursus/deelnemers': mens,
  'POST /leeromgevingen/cursussen/:cursus/groep': { ...mens, body: () => ({ groep: '' }) },
  'GET /leeromgevingen/cursussen/:cursus/deelnemers/:lid': mens,
  'POST /leeromgevingen/cursussen/:cursus/deelnemers/:lid': {
    ...mens,
    vers: 'deelnemer',
    body: ({ persoon = '' }) => ({ persoon }),
  },
  'GET /leeromgevingen/:leeromgeving': koppeling,
  'POST /leeromgevingen/:leeromgeving/controle': koppeling,
  'POST /leeromgevingen/:leeromgeving/einde': {
    ...koppeling,
    vers: 'leeromgeving',
    body: () => ({ zeker: 'ja' }),
  },
  // No ELO is there: who may ask is told that it does not offer that.
  'POST /leeromgevingen/:leeromgeving/berichten': koppeling,
  'POST /leeromgevingen/link': koppelen,
  'GET /leeromgevingen/aanmelding/:aanmelding': koppeling,
  'POST /leeromgevingen/aanmelding/:aanmelding': { ...koppeling, body: () => ({ deployment: '' }) },
  'POST /leeromgevingen/aanmelding/:aanmelding/afwijzen': {
    ...koppeling,
    vers: 'aanmelding',
    body: () => ({ zeker: 'ja' }),
  },
  // Nobody here was asked by an ELO: who may choose hears that the choice is over.
  'GET /plaatsen/:keuze': kiezen,
  'POST /plaatsen/:keuze': kiezen,
  'POST /plaatsen/:keuze/niet': kiezen,
  'GET /plek/:plek': { mag: ['kaart_lezen'], over: 'leerling' },
  'GET /inzending/onbekend': { mag: ['kaart_lezen'], over: 'niets' },
  'GET /inzending/:leerling': { mag: ['kaart_lezen'], over: 'leerling' },
};
