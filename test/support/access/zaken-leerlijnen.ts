import { randomUUID } from 'node:crypto';
import type { Scope } from '../../../gateway/access/policy.ts';
import type { Zaak } from './facts.ts';

const OP_SCHOOL: readonly Scope[] = ['eigen_groepen', 'school'];
const leerlijnen: Zaak = { mag: ['kaart_lezen', 'school_overzicht'], binnen: OP_SCHOOL, over: 'niets' };
const pakket: Zaak = { mag: ['pakket_lezen'], over: 'school' };
const pakketBeheer: Zaak = { mag: ['pakket_beheren'], over: 'school' };
const pakkettenBeheer: Zaak = { mag: ['pakket_beheren'], over: 'niets' };
/** Kerndoelen are of the sector and doelen of packages: no id of them is a school's. Let in, and told that something is missing. */
const koppelKerndoel: Zaak = { mag: ['pakket_beheren'], over: 'niets' };

/** Of ZAKEN: leerlijnen, pakketten, kerndoelen and the move to another version. */
export const ZAKEN_VAN_LEERLIJNEN: Readonly<Record<string, Zaak>> = {
  'GET /leerlijnen': leerlijnen,
  'GET /leerlijnen/:leerlijn/:niveau': leerlijnen,
  'GET /pakketten': { mag: ['pakket_lezen'], over: 'niets' },
  'GET /pakketten/inlezen': pakkettenBeheer,
  'POST /pakketten/inlezen': pakkettenBeheer,
  'GET /pakketten/inlezen/:upload': pakketBeheer,
  'POST /pakketten/inlezen/:upload': pakketBeheer,
  'GET /pakketten/:versie': pakket,
  'GET /pakketten/:versie/zoek': pakket,
  'GET /pakketten/:versie/doelen': pakket,
  'GET /pakketten/:versie/bestand': pakket,
  'GET /pakketten/:versie/verslag': pakketBeheer,
  'POST /pakketten/:versie/publiceren': pakketBeheer,
  'POST /pakketten/:versie/weggooien': pakketBeheer,
  'GET /leerlijnen/eigen': pakkettenBeheer,
  'POST /leerlijnen/eigen': { ...pakkettenBeheer, body: () => ({ basis: '', naam: '', code: '' }) },
  'GET /leerlijnen/eigen/:inrichting': pakketBeheer,
  'POST /leerlijnen/eigen/:inrichting': {
    ...pakketBeheer,
    body: ({ doel = '' }) => ({
      act: randomUUID(),
      wat: 'verbergen',
      soort: 'leerdoel',
      entiteit: doel,
      blad: 'lijn',
      bij: '',
    }),
  },
  'POST /leerlijnen/eigen/:inrichting/ongedaan': {
    ...pakketBeheer,
    body: ({ handeling = '' }) => ({ act: randomUUID(), wat: handeling }),
  },
  'GET /leerlijnen/eigen/:inrichting/doel/:doel': pakketBeheer,
  'GET /leerlijnen/eigen/:inrichting/plakken/:leerlijn': pakketBeheer,
  'POST /leerlijnen/eigen/:inrichting/plakken/:leerlijn': {
    ...pakketBeheer,
    body: () => ({ act: randomUUID(), tekst: 'x', stap: 'bekijken' }),
  },
  'GET /leerlijnen/eigen/:inrichting/leerroutes': pakketBeheer,
  'GET /leerlijnen/eigen/:inrichting/leerroutes/:leerroute': pakketBeheer,
  'GET /leerlijnen/eigen/:inrichting/leerroutes/:leerroute/:leerlijn': pakketBeheer,
  'POST /leerlijnen/eigen/:inrichting/leerroutes/:leerroute/:leerlijn': {
    ...pakketBeheer,
    body: () => ({ act: randomUUID(), hoort: 'ja', uitstroomniveau: '' }),
  },
  'GET /leerlijnen/eigen/:inrichting/kiezen': pakketBeheer,
  'POST /leerlijnen/eigen/:inrichting/kiezen': { ...pakketBeheer, body: () => ({ act: randomUUID() }) },
  'GET /leerlijnen/eigen/:inrichting/wijzigingen': pakketBeheer,
  'GET /leerlijnen/eigen/:inrichting/publiceren': pakketBeheer,
  'POST /leerlijnen/eigen/:inrichting/publiceren': { ...pakketBeheer, body: () => ({ stap: 'klaarzetten' }) },
  'POST /leerlijnen/delen/:pakket': { ...pakketBeheer, body: () => ({ delen: 'nee' }) },
  'POST /leerlijnen/overnemen/:versie': pakketBeheer,
  'GET /kerndoelen': { mag: ['pakket_lezen'], over: 'niets' },
  'GET /kerndoelen/koppelen': koppelKerndoel,
  'POST /kerndoelen/koppelen': koppelKerndoel,
  'POST /kerndoelen/losmaken': koppelKerndoel,
  'GET /overstap': { mag: ['pakket_lezen'], over: 'niets' },
  'GET /overstap/vergelijken': { mag: ['pakket_lezen'], over: 'niets' },
  'GET /overstap/nieuw': { mag: ['leerroute_plaatsen'], over: 'niets' },
  'POST /overstap/nieuw': { mag: ['leerroute_plaatsen'], over: 'niets' },
  'GET /overstap/:migratie': pakket,
  'POST /overstap/:migratie/ongedaan': { mag: ['leerroute_plaatsen'], over: 'school' },
};
