import { randomUUID } from 'node:crypto';
import { dag } from '../demo-class.ts';
import type { Zaak } from './facts.ts';

const oppLezen: Zaak = { mag: ['opp_lezen'], binnen: ['eigen_groepen', 'school'], over: 'leerling' };
const oppSchrijven: Zaak = { mag: ['opp_schrijven'], over: 'leerling' };
const oppVaststellen: Zaak = { mag: ['opp_vaststellen'], over: 'leerling' };
const factoren: Zaak = { mag: ['factoren_schrijven'], over: 'leerling' };

/** The OPP of a pupil, for who works at the school (R34–R48). */
export const ZAKEN_VAN_OPP: Readonly<Record<string, Zaak>> = {
  'GET /leerling/:leerling/opp': oppLezen,
  'GET /leerling/:leerling/opp/anders': oppLezen,
  'GET /leerling/:leerling/opp/voorleggen': oppSchrijven,
  'POST /leerling/:leerling/opp/voorleggen': oppSchrijven,
  'GET /leerling/:leerling/opp/vaststellen': oppVaststellen,
  'POST /leerling/:leerling/opp/vaststellen': oppVaststellen,
  'POST /leerling/:leerling/opp/begin': oppSchrijven,
  'POST /leerling/:leerling/opp/veld': {
    ...oppSchrijven,
    body: () => ({ veld: 'd.onderbouwing', waarde: 'een tekst', gezien: '0' }),
  },
  'POST /leerling/:leerling/opp/veld/terug': {
    ...oppSchrijven,
    body: () => ({ veld: 'd.onderbouwing', gezien: '0' }),
  },
  'POST /leerling/:leerling/opp/overleg': {
    ...oppSchrijven,
    body: () => ({ op: dag(0), anderen: 'Noor', uitkomst: 'eens' }),
  },
  'POST /leerling/:leerling/opp/advies': { ...oppSchrijven, body: () => ({ op: dag(0), advies: 'past' }) },
  'POST /leerling/:leerling/opp/papier': oppVaststellen,
  'POST /leerling/:leerling/opp/factor': {
    ...factoren,
    body: () => ({ act: randomUUID(), richting: 'belemmerend', code: 'taxirit' }),
  },
  'POST /leerling/:leerling/opp/act/bijstellen': oppSchrijven,
  'POST /leerling/:leerling/opp/act/vervallen': oppSchrijven,
  'POST /leerling/:leerling/opp/act/beeindigen': oppVaststellen,
  'POST /leerling/:leerling/opp/act/geschil_open': oppVaststellen,
  'POST /leerling/:leerling/opp/act/geschil_sluiten': oppVaststellen,
};
