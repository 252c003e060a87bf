import { randomUUID } from 'node:crypto';
import type { Scope } from '../../../gateway/access/policy.ts';
import { dag } from '../demo-class.ts';
import type { Ids, Zaak } from './facts.ts';
import { ZAKEN_VAN_ELO } from './zaken-elo.ts';
import { ZAKEN_VAN_GEBRUIKERSGROEP } from './zaken-gebruikersgroep.ts';
import { ZAKEN_VAN_GROEPEN } from './zaken-groepen.ts';
import { ZAKEN_VAN_LEERLIJNEN } from './zaken-leerlijnen.ts';
import { ZAKEN_VAN_OPP } from './zaken-opp.ts';
import { ZAKEN_VAN_OPP_DOCUMENTEN } from './zaken-opp-documenten.ts';
import { ZAKEN_VAN_OVERKOMST } from './zaken-overkomst.ts';
import { ZAKEN_VAN_RAPPORTAGE } from './zaken-rapportage.ts';
import { ZAKEN_VAN_STEM } from './zaken-stem.ts';
import { ZAKEN_VAN_THUIS } from './zaken-thuis.ts';

const OP_SCHOOL: readonly Scope[] = ['eigen_groepen', 'school'];
const cel = () => ({ cel: `${randomUUID()}~2~4~m0` });
const ongedaan = (ids: Ids) => ({ ...ids, acts: ids['act'] ?? '', undo: randomUUID() });
const koppeling: Zaak = { mag: ['koppelingen_beheren'], over: 'school' };
const koppelen: Zaak = { mag: ['koppelingen_beheren'], over: 'niets' };
const profiel: Zaak = { mag: ['profiel_lezen'], over: 'leerling' };
const inbreng: Zaak = { mag: ['inbrengen'], over: 'niets' };
const plaatsen: Zaak = { mag: ['niveau_plaatsen'], over: 'lijn' };
const uitwerken: Zaak = { mag: ['kaart_uitwerken'], over: 'lijn' };
const factoren: Zaak = { mag: ['factoren_schrijven'], over: 'leerling' };
const spoor: Zaak = { mag: ['spoor_lezen'], over: 'niets' };
const eigen: Zaak = { mag: 'iedereen', over: 'niets', account: true };
const mensen: Zaak = { mag: ['rollen_beheren'], over: 'niets' };
const mens: Zaak = { mag: ['rollen_beheren'], over: 'school' };

/** Every route that is not public, with what it is about. A route that is not here fails the test: write down who may. */
export const ZAKEN: Readonly<Record<string, Zaak>> = {
  'GET /': { mag: 'iedereen', over: 'niets' },
  'POST /uit': { mag: 'iedereen', over: 'niets', vers: 'sessie' },
  'GET /vandaag': { mag: 'iedereen', over: 'niets' },
  // Whose doel it is, is not asked: it is that of who asks, and the ids of a package are nobody's (R59).
  'GET /mijn': inbreng,
  'GET /mijn/gebied/:leergebied': inbreng,
  'GET /mijn/doel/:leerdoel': inbreng,
  'POST /mijn/doel/:leerdoel/zeg': { ...inbreng, body: () => ({ wat: 'kan', act: randomUUID() }) },
  'POST /mijn/doel/:leerdoel/terug': { ...inbreng, body: () => ({ wat: 'kan', act: randomUUID() }) },
  // Somebody else's act: who sees the card is told it is not his, who does not see it is told nothing.
  'POST /vandaag/ongedaan': { mag: ['actie_afvinken'], dan: 'kaart_lezen', over: 'lijn', body: ongedaan },
  'POST /matrix/ongedaan': { mag: ['actie_afvinken'], dan: 'kaart_lezen', over: 'lijn', body: ongedaan },
  'POST /kaart/leerling/:leerling/ongedaan': {
    mag: ['actie_afvinken'],
    dan: 'kaart_lezen',
    over: 'lijn',
    body: ongedaan,
  },
  'GET /leerling/:leerling': profiel,
  'GET /leerling/:leerling/leerreis': profiel,
  'GET /leerling/:leerling/beeld': { mag: ['beeld_lezen'], over: 'leerling' },
  'GET /volgen': { mag: ['volgen_instellen'], over: 'niets' },
  'POST /volgen': { mag: ['volgen_instellen'], over: 'niets', body: () => ({ regel: 'laatste' }) },
  // No signal there: who may decide is told so.
  'POST /leerling/:leerling/beeld/besluit': {
    mag: ['niveau_plaatsen'],
    over: 'leerling',
    body: () => ({
      act: randomUUID(),
      voor: randomUUID(),
      achter: randomUUID(),
      keuze: 'intensiveren',
      reden: 'een reden',
    }),
  },
  'GET /leerling/:leerling/leerlijn/:leerlijn': { ...profiel, over: 'lijn' },
  'GET /leerling/:leerling/doel/:leerdoel': { ...profiel, over: 'lijn' },
  // No wish there: who may answer is told so.
  'POST /leerling/:leerling/doel/:leerdoel/wens': {
    ...uitwerken,
    body: () => ({ act: randomUUID(), wens: randomUUID(), antwoord: 'overgenomen' }),
  },
  'POST /leerling/:leerling/doel/:leerdoel/waarneming': {
    mag: ['waarneming_schrijven'],
    over: 'lijn',
    body: () => ({ act: randomUUID(), tekst: 'een waarneming' }),
  },
  'GET /leerling/:leerling/kaart': { mag: ['kaart_lezen'], over: 'leerling' },
  'POST /kaart/leerling/:leerling/doel/:leerdoel': { mag: ['doel_afvinken'], over: 'lijn', body: cel },
  'POST /kaart/leerling/:leerling/actie/:actie': {
    mag: ['actie_afvinken'],
    over: 'lijn',
    body: () => ({ cel: `${randomUUID()}~0~~` }),
  },
  'GET /acties': { mag: ['actie_afvinken'], over: 'niets' },
  'POST /acties/ongedaan': { mag: ['actie_afvinken'], dan: 'kaart_lezen', over: 'lijn', body: ongedaan },
  'POST /acties/:actie': {
    mag: ['actie_afvinken'],
    over: 'lijn',
    body: () => ({ cel: `${randomUUID()}~0~~` }),
  },
  'GET /leerling/:leerling/kaart/doel/:leerdoel': uitwerken,
  'POST /leerling/:leerling/kaart/doel/:leerdoel/begin': {
    ...uitwerken,
    body: () => ({ act: randomUUID(), tekst: 'een begin' }),
  },
  'POST /leerling/:leerling/kaart/doel/:leerdoel/actie': {
    ...uitwerken,
    body: () => ({ act: randomUUID(), tekst: 'een actie' }),
  },
  'POST /leerling/:leerling/kaart/doel/:leerdoel/stop': {
    ...uitwerken,
    body: ({ actie = '' }) => ({ act: randomUUID(), kaartActie: actie }),
  },
  'POST /leerling/:leerling/kaart/doel/:leerdoel/evaluatie': {
    ...uitwerken,
    body: () => ({ act: randomUUID(), uitkomst: '', vervolg: '', tekst: '' }),
  },
  'POST /leerling/:leerling/kaart/doel/:leerdoel/factoren': {
    mag: ['factoren_schrijven'],
    over: 'lijn',
    body: () => ({ act: randomUUID() }),
  },
  'GET /leerling/:leerling/ondersteuning': { mag: ['factoren_lezen'], over: 'leerling' },
  'POST /leerling/:leerling/ondersteuning/factor': {
    ...factoren,
    body: () => ({
      act: randomUUID(),
      code: 'taxirit',
      dimensie: '5',
      bron: 'school',
      bronOp: dag(0),
      zichtbaar: 'team',
    }),
  },
  // A factor that nobody has: who may write is let in and told that it is not there.
  'POST /leerling/:leerling/ondersteuning/factor-einde': {
    ...factoren,
    body: () => ({ act: randomUUID(), factor: randomUUID() }),
  },
  'POST /leerling/:leerling/ondersteuning/behoefte': {
    ...factoren,
    body: () => ({ act: randomUUID(), gebied: 'leren', intensiteit: 'licht' }),
  },
  'POST /leerling/:leerling/ondersteuning/behoefte-einde': {
    ...factoren,
    body: () => ({ act: randomUUID(), gebied: 'leren' }),
  },
  'GET /leerling/:leerling/leerlijn/:leerlijn/niveau': plaatsen,
  'POST /leerling/:leerling/leerlijn/:leerlijn/niveau': {
    ...plaatsen,
    body: ({ niveau = '' }) => ({ act: randomUUID(), niveau, reden: 'een reden' }),
  },
  'GET /opp-status': { mag: ['opp_overzicht', 'opp_schrijven'], over: 'niets' },
  'GET /opp-status/rod': { mag: ['opp_vaststellen'], over: 'niets' },
  'POST /opp-status/rod': {
    mag: ['opp_vaststellen'],
    over: 'niets',
    body: () => ({ gebeurtenis: randomUUID() }),
  },
  'GET /leerling/:leerling/opp/evaluatie': { mag: ['opp_schrijven'], over: 'leerling' },
  // Nothing is in force: who writes is told what is missing.
  'POST /leerling/:leerling/opp/evaluatie': { mag: ['opp_schrijven'], over: 'leerling' },
  'POST /leerling/:leerling/opp/evaluatie/begin': { mag: ['opp_schrijven'], over: 'leerling' },
  'GET /opp-status/termijnen': { mag: ['perioden_instellen'], over: 'niets' },
  'POST /opp-status/termijnen': { mag: ['perioden_instellen'], over: 'niets', body: () => ({ tellen: '' }) },
  'POST /opp-status/vakanties': { mag: ['perioden_instellen'], over: 'niets', body: () => ({ naam: '' }) },
  'POST /opp-status/vakanties/weg': {
    mag: ['perioden_instellen'],
    over: 'niets',
    body: () => ({ vakantie: randomUUID() }),
  },
  'GET /leerling/:leerling/tlv': { mag: ['opp_lezen'], binnen: OP_SCHOOL, over: 'leerling' },
  // None there: who may is told so.
  'GET /leerling/:leerling/tlv/beschikking': { mag: ['opp_lezen'], binnen: OP_SCHOOL, over: 'leerling' },
  'POST /leerling/:leerling/tlv': {
    mag: ['opp_vaststellen'],
    over: 'leerling',
    body: () => ({
      nummer: '2801-24-0007',
      categorie: 'laag',
      van: dag(0),
      tot: dag(300),
      samenwerkingsverband: 'PO2801',
    }),
  },
  // None there: who may is told that it was changed.
  'POST /leerling/:leerling/tlv/weg': {
    mag: ['opp_vaststellen'],
    over: 'leerling',
    body: () => ({ tlv: randomUUID() }),
  },
  'POST /leerling/:leerling/delen': {
    mag: ['lijn_delen'],
    over: 'leerling',
    body: ({ zorgverlener = '' }) => ({
      persoon: zorgverlener,
      leerlijn: 'alle',
      laatste: dag(20),
      reden: 'een reden',
    }),
  },
  'POST /leerling/:leerling/delen/:deling/einde': { mag: ['lijn_delen'], over: 'leerling', vers: 'deling' },
  ...ZAKEN_VAN_GROEPEN,
  ...ZAKEN_VAN_LEERLIJNEN,
  ...ZAKEN_VAN_OPP,
  ...ZAKEN_VAN_OPP_DOCUMENTEN,
  ...ZAKEN_VAN_STEM,
  ...ZAKEN_VAN_OVERKOMST,
  'GET /koppelingen': koppelen,
  'GET /koppelingen/personen': koppelen,
  'POST /koppelingen/personen': { ...koppelen, body: () => ({ paar: randomUUID(), besluit: 'twee' }) },
  'GET /koppelingen/verschillen': koppelen,
  'POST /koppelingen/verschillen': {
    ...koppelen,
    body: () => ({ verschil: randomUUID(), kies: 'andere-een' }),
  },
  'POST /koppelingen/verschillen/eigenaar': {
    ...koppelen,
    body: () => ({ gegeven: 'leerling.email', koppeling: '' }),
  },
  'GET /koppelingen/nieuw': koppelen,
  'POST /koppelingen/nieuw': { ...koppelen, body: () => ({ systeem: 'kompas', naam: '' }) },
  'GET /koppelingen/:connection': koppeling,
  'GET /koppelingen/:connection/stand': koppeling,
  'GET /koppelingen/:connection/gegevens': koppeling,
  'GET /koppelingen/:connection/wanneer': koppeling,
  'POST /koppelingen/:connection/wanneer': { ...koppeling, body: () => ({ dagen: 'nooit' }) },
  'POST /koppelingen/:connection/gegevens': { ...koppeling, body: () => ({ systeem: 'kompas', naam: '' }) },
  'POST /koppelingen/:connection/ophalen': koppeling,
  'POST /koppelingen/:connection/testen': koppeling,
  'GET /koppelingen/:connection/codes': koppeling,
  'POST /koppelingen/:connection/codes': koppeling,
  'POST /koppelingen/:connection/codes/terug': koppeling,
  'GET /koppelingen/:connection/codes/voorbeeld': koppeling,
  // The demo's system reads no tables: who may look at columns is told that there are none.
  'GET /koppelingen/:connection/kolommen': koppeling,
  'POST /koppelingen/:connection/kolommen': koppeling,
  'POST /koppelingen/:connection/kolommen/voorbeeld': koppeling,
  // The demo's system is asked over the network: who may hand a file in is told that it reads none.
  'POST /koppelingen/:connection/bestanden': koppeling,
  'POST /koppelingen/:connection/pauzeren': koppeling,
  'POST /koppelingen/:connection/hervatten': koppeling,
  'POST /koppelingen/:connection/beeindigen': koppeling,
  'GET /koppelingen/:connection/terug': koppeling,
  'POST /koppelingen/:connection/terug/aan': koppeling,
  'POST /koppelingen/:connection/terug/uit': koppeling,
  'POST /koppelingen/:connection/terug/opnieuw': koppeling,
  'POST /koppelingen/:connection/terug/vanaf': koppeling,
  'GET /koppelingen/:connection/synchronisatie/:run': koppeling,
  'POST /koppelingen/:connection/synchronisatie/:run/bevestigen': koppeling,
  'POST /koppelingen/:connection/synchronisatie/:run/stoppen': koppeling,
  'POST /koppelingen/:connection/synchronisatie/:run/ongedaan': koppeling,
  ...ZAKEN_VAN_ELO,
  'GET /leeromgevingen/teams': koppelen,
  'POST /leeromgevingen/teams': { ...koppelen, body: () => ({ tenant: '', clientId: '' }) },
  'POST /leeromgevingen/teams/:tenant/einde': { ...koppeling, vers: 'tenant', body: () => ({ zeker: 'ja' }) },
  'GET /teams/groepen': { mag: 'iedereen', over: 'niets' },
  'GET /aanbieders': koppelen,
  'GET /aanbieders/:aanbieder': koppeling,
  'POST /aanbieders/:aanbieder/toestemming': koppeling,
  'POST /aanbieders/:aanbieder/intrekken': { ...koppeling, body: () => ({ zeker: 'ja' }) },
  'POST /aanbieders/:aanbieder/weigeren': { ...koppeling, body: () => ({ zeker: 'ja' }) },
  'POST /aanbieders/:aanbieder/berichten/:webhook/opnieuw': koppeling,
  'POST /aanbieders/:aanbieder/berichten/:webhook/hervatten': koppeling,
  'GET /sleutels': koppelen,
  'POST /sleutels/lti': koppelen,
  'GET /spoor': spoor,
  'GET /spoor/csv': { ...spoor, query: '?leerling=x' },
  'GET /passkeys': eigen,
  'POST /passkeys': eigen,
  'POST /passkeys/elders': eigen,
  'POST /passkeys/vraag': eigen,
  'POST /passkeys/weg': { ...eigen, body: () => ({ passkey: randomUUID() }) },
  'GET /school': eigen,
  'POST /school': { ...eigen, body: () => ({ person: randomUUID() }) },
  ...ZAKEN_VAN_THUIS,
  ...ZAKEN_VAN_GEBRUIKERSGROEP,
  ...ZAKEN_VAN_RAPPORTAGE,
  'GET /mensen': mensen,
  'GET /mensen/uitnodigen': mensen,
  // Without a last day a leverancier is refused: who may ask is told so.
  'POST /mensen/uitnodigen': {
    ...mensen,
    body: () => ({ naam: 'Vera Windroos', rol: 'leverancier', reden: 'een reden' }),
  },
  'GET /mensen/wachten': mensen,
  'GET /mensen/wachten/:code': { ...mens, vers: 'code' },
  'POST /mensen/wachten/:code': { ...mens, vers: 'code', body: ({ persoon = '' }) => ({ persoon }) },
  'GET /mensen/:persoon': mens,
  'POST /mensen/:persoon/afmelden': mens,
  'POST /mensen/:persoon/rollen': {
    ...mens,
    body: () => ({ rol: 'begeleider', van: dag(0), laatste: dag(3), reden: 'een reden' }),
  },
  'POST /mensen/:persoon/rollen/:grant/einde': { ...mens, body: () => ({ reden: 'een reden' }) },
  'POST /mensen/:persoon/accounts/:account/los': { ...mens, vers: 'account' },
};
