import type { Klok } from '../../../gateway/opp/klokken/service.ts';
import type { OppLijst, StatusRij, StatusStap } from '../../../gateway/opp/status/service.ts';
import type { IconName } from '../../ui/components/icon.tsx';
import { dagVoluit } from '../datum.ts';
import { STATUS } from '../opp/woorden.ts';

interface LijstWoorden {
  /** On the tile. */
  readonly kort: string;
  /** Above the list. */
  readonly kop: string;
  readonly uitleg: string;
  readonly icon: IconName;
}

export const LIJST: Readonly<Record<OppLijst, LijstWoorden>> = {
  te_laat: {
    kort: 'te laat',
    kop: 'Te laat',
    uitleg: 'De laatste dag voor het eerste OPP of voor de evaluatie is voorbij.',
    icon: 'alert-octagon',
  },
  waarschuwing: {
    kort: 'bijna te laat',
    kop: 'Bijna te laat',
    uitleg: 'Het eerste OPP moet binnenkort zijn vastgesteld.',
    icon: 'alert-triangle',
  },
  geschil: {
    kort: 'geschil',
    kop: 'Geschil',
    uitleg:
      'Ouders en school zijn het niet eens. Zolang dat zo is, wordt er niets van deze leerling vernietigd.',
    icon: 'message-circle',
  },
  niet_ingestemd: {
    kort: 'niet akkoord',
    kop: 'Niet akkoord met het handelingsdeel',
    uitleg: 'Bespreek wat er anders kan. De rest van het OPP blijft gewoon gelden.',
    icon: 'x',
  },
  instemming: {
    kort: 'wacht op akkoord',
    kop: 'Wacht op akkoord',
    uitleg: 'Het handelingsdeel ligt bij de ouders, of bij de leerling zelf.',
    icon: 'hourglass',
  },
  evaluatie: {
    kort: 'evalueren',
    kop: 'Evalueren',
    uitleg: 'Het OPP wordt elk jaar met de ouders en de leerling geëvalueerd.',
    icon: 'refresh',
  },
  tlv: {
    kort: 'TLV loopt af',
    kop: 'Toelaatbaarheidsverklaring loopt af',
    uitleg: 'Vraag op tijd een nieuwe verklaring aan bij het samenwerkingsverband.',
    icon: 'file-text',
  },
  achttien: {
    kort: 'wordt 18',
    kop: 'Wordt 18',
    uitleg: 'Vanaf zijn achttiende verjaardag beslist de leerling zelf, of iemand die voor hem beslist.',
    icon: 'user',
  },
  concept: {
    kort: 'concept',
    kop: 'Er is een concept',
    uitleg: 'Iemand werkt aan een nieuwe versie. Wat is vastgesteld, blijft zo lang gelden.',
    icon: 'pencil',
  },
  geen: {
    kort: 'nog geen OPP',
    kop: 'Nog geen OPP',
    uitleg: 'Voor elke leerling in het so en vso hoort er een OPP te zijn.',
    icon: 'circle-dashed',
  },
};

export const STAP: Readonly<Record<StatusStap, string>> = {
  opp_beginnen: 'OPP beginnen',
  opp_vaststellen: 'Verder met het OPP',
  evaluatie_beginnen: 'Evaluatie voorbereiden',
  evaluatie_afronden: 'Evaluatie afronden',
  tlv_vernieuwen: 'TLV bekijken',
  rechten_bespreken: 'Wie beslist straks?',
  kaart_evalueren: 'Kaart bekijken',
  geschil_volgen: 'Geschil bekijken',
  instemming_volgen: 'Antwoorden bekijken',
  weigering_bespreken: 'Antwoord bekijken',
  geen: 'OPP bekijken',
};

const dagen = (n: number): string => (n === 1 ? '1 dag' : `${n} dagen`);

/** "nog 12 dagen: uiterlijk 3 maart 2027", "5 dagen te laat: het moest op …". */
export function wanneerInWoorden(klok: Klok): string {
  const dag = dagVoluit(klok.uiterlijk);
  if (klok.soort === 'meerderjarig') return `wordt 18 op ${dag}`;
  if (klok.soort === 'tlv') return klok.dagen < 0 ? `afgelopen op ${dag}` : `loopt af op ${dag}`;
  if (klok.dagen < 0) return `${dagen(-klok.dagen)} te laat, het moest op ${dag}`;
  return klok.dagen === 0 ? `vandaag is de laatste dag` : `nog ${dagen(klok.dagen)}, uiterlijk ${dag}`;
}

/** "versie 2 vastgesteld, versie 3 concept". */
export function versiesInWoorden({ geldend, concept }: Pick<StatusRij, 'geldend' | 'concept'>): string {
  const delen = [geldend, concept].flatMap((v) =>
    v === null ? [] : [`versie ${v.nummer} ${STATUS[v.status].woord}`],
  );
  return delen.join(', ') || 'nog geen';
}
