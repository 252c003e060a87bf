import { randomUUID } from 'node:crypto';
import type { Scope } from '../../../gateway/access/policy.ts';
import { dag, route } from '../demo-class.ts';
import type { Zaak } from './facts.ts';

const groep: Zaak = { mag: ['groep_samenstellen'], over: 'groep' };
const plan: Zaak = { mag: ['groepsplan_maken'], over: 'groep' };
const cijfers: Zaak = { mag: ['cijfers_kiezen'], over: 'groep' };
const OP_SCHOOL: readonly Scope[] = ['eigen_groepen', 'school'];
const cel = () => ({ cel: `${randomUUID()}~2~4~m0` });
const groepKoppeling = () => ({
  id: randomUUID(),
  leerroute: route('LR4'),
  op: dag(0),
});

/** Groups: their matrix, profile, period and plan, and putting them together. */
export const ZAKEN_VAN_GROEPEN: Readonly<Record<string, Zaak>> = {
  'GET /groep/:groep': { mag: ['kaart_lezen'], binnen: OP_SCHOOL, over: 'groep' },
  'GET /groep/:groep/profiel': { mag: ['kaart_lezen'], binnen: OP_SCHOOL, over: 'groep' },
  'POST /groep/:groep/profiel/bekijk': { mag: ['leerroute_plaatsen'], over: 'groep', body: groepKoppeling },
  'POST /groep/:groep/profiel': { mag: ['leerroute_plaatsen'], over: 'groep', body: groepKoppeling },
  'POST /groep/:groep/profiel/terug': {
    mag: ['leerroute_plaatsen'],
    over: 'groep',
    body: () => ({ profiel: randomUUID() }),
  },
  'GET /groep/:groep/periode': { mag: ['niveau_plaatsen'], over: 'groep' },
  // A row that nobody saw: who may place is told that it changed.
  'POST /groep/:groep/periode': {
    mag: ['niveau_plaatsen'],
    over: 'groep',
    body: () => ({
      id: randomUUID(),
      r0: `${randomUUID()}~${randomUUID()}~x`,
      k0: 'blijven',
      t0: 'een reden',
    }),
  },
  'POST /groep/:groep/periode/terug': {
    mag: ['niveau_plaatsen'],
    over: 'groep',
    body: () => ({ afsluiting: randomUUID() }),
  },
  'GET /perioden': { mag: ['perioden_instellen'], over: 'niets' },
  'POST /perioden': { mag: ['perioden_instellen'], over: 'niets', body: () => ({ aantal: '3' }) },
  'POST /matrix/leerling/:leerling/doel/:leerdoel': { mag: ['doel_afvinken'], over: 'lijn', body: cel },
  'POST /matrix/actie/:actie': {
    mag: ['actie_afvinken'],
    over: 'lijn',
    body: () => ({ cel: `${randomUUID()}~0~m0~` }),
  },
  'POST /matrix/streek/doelen': {
    mag: ['doel_afvinken'],
    over: 'lijn',
    body: ({ leerling = '', leerdoel = '' }) => ({
      cellen: `${leerling}.${leerdoel}.${randomUUID()}~2~4~m0`,
    }),
  },
  'POST /matrix/streek/acties': {
    mag: ['actie_afvinken'],
    over: 'lijn',
    body: ({ actie = '' }) => ({ cellen: `${actie}.${randomUUID()}~0~m0~` }),
  },
  // Each mark has an answer of its own (gateway/arrangementskaart/wachtrij): the door is for who may mark at all.
  'POST /afvinken/wachtrij': { mag: ['actie_afvinken'], over: 'niets' },
  'POST /afvinken/wachtrij/nakijken': { mag: ['actie_afvinken'], over: 'niets' },
  'POST /afvinken/wachtrij/keuze/leerling/:leerling/doel/:leerdoel': {
    mag: ['doel_afvinken'],
    over: 'lijn',
    body: () => ({ act: randomUUID(), stand: '3' }),
  },
  // A column that nobody has: who may read the group is let in and nothing is ticked.
  'POST /matrix/reeks': {
    mag: ['actie_afvinken'],
    dan: 'kaart_lezen',
    over: 'groep',
    body: ({ groep = '', leerlijn = '', niveau = '' }) => ({
      act: randomUUID(),
      groep,
      leerlijn,
      niveau,
      toon: 'acties',
      kolom: randomUUID(),
    }),
  },
  'GET /groepen': { mag: ['profiel_lezen'], binnen: OP_SCHOOL, over: 'niets' },
  'GET /groepen/samenstellen': { mag: ['groep_samenstellen'], over: 'niets' },
  'POST /groepen': {
    mag: ['groep_samenstellen'],
    over: 'niets',
    body: () => ({ naam: '', werkvorm: 'anders', van: dag(0) }),
  },
  'GET /groepen/:groep': { mag: ['profiel_lezen'], binnen: OP_SCHOOL, over: 'groep' },
  // The groups of the matrix come from the LVS: who may is told that they are changed there.
  'POST /groepen/:groep/leden': { ...groep, body: () => ({ op: dag(0) }) },
  'POST /groepen/:groep/medewerkers': { ...groep, body: () => ({ op: dag(0) }) },
  'POST /groepen/:groep/voorstel': groep,
  'POST /groepen/:groep/lijnen': groep,
  'POST /groepen/:groep/einde': groep,
  'GET /groepen/samenstellen/lijst': { mag: ['groep_samenstellen'], over: 'niets' },
  'GET /groepen/:groep/plan': { mag: ['kaart_lezen'], binnen: OP_SCHOOL, over: 'groep' },
  'POST /groepen/:groep/plan': plan,
  'POST /groepen/:groep/plan/tekst': {
    ...plan,
    body: () => ({ subgroep: 'x' }),
  },
  'POST /groepen/:groep/plan/vaststellen': plan,
  'GET /groepen/:groep/cijfers': cijfers,
  // The course is theirs already: who may is let in, and nothing changes.
  'POST /groepen/:groep/cijfers': { ...cijfers, body: ({ cijferlijst = '' }) => ({ cursus: cijferlijst }) },
  'GET /groepen/:groep/cijfers/:cijferlijst/doelen': cijfers,
  'POST /groepen/:groep/cijfers/:cijferlijst/doelen': cijfers,
  'POST /groepen/:groep/cijfers/:cijferlijst/stop': {
    ...cijfers,
    body: ({ kolom = '' }) => ({ kolom }),
  },
  'GET /groepen/:groep/cijfers/:cijferlijst/bewijs': cijfers,
  'POST /groepen/:groep/cijfers/:cijferlijst/bewijs': {
    ...cijfers,
    body: ({ leerdoel = '' }) => ({ lineitem: 'https://elo.voorbeeld.nl/kolom', leerdoel }),
  },
  'POST /groepen/:groep/cijfers/:cijferlijst/bewijs/stop': {
    ...cijfers,
    body: ({ bron = '' }) => ({ bron }),
  },
};
