import type { FeitenRow, Klok, KlokSoort } from '../klokken/service.ts';
import type { OppLijst, StatusStap } from './view.ts';

const klokVan = (klokken: readonly Klok[], soort: KlokSoort): Klok | undefined =>
  klokken.find((k) => k.soort === soort);
const dringt = (klok: Klok | undefined): boolean =>
  klok?.staat === 'waarschuwing' || klok?.staat === 'te_laat';

type Stand = Pick<FeitenRow, 'concept' | 'geldend' | 'geschil'>;

/** The handelingsdeel waits for an answer: it was offered, or fixed without one (R44). */
function handeling({ concept, geldend }: Stand, hoe: 'open' | 'niet_ingestemd'): boolean {
  return (concept?.status === 'instemming' && concept.handeling === hoe) || geldend?.handeling === hoe;
}

/** In which lists a pupil stands (R66); in more than one at once when there is more to do. Empty: all is in order. */
export function lijstenVan(stand: Stand, klokken: readonly Klok[]): OppLijst[] {
  const eerste = klokVan(klokken, 'opp');
  const evaluatie = klokVan(klokken, 'evaluatie');
  const waar: Readonly<Record<OppLijst, boolean>> = {
    te_laat: eerste?.staat === 'te_laat' || evaluatie?.staat === 'te_laat',
    waarschuwing: eerste?.staat === 'waarschuwing',
    geschil: stand.geschil,
    niet_ingestemd: handeling(stand, 'niet_ingestemd'),
    instemming: handeling(stand, 'open'),
    evaluatie: dringt(evaluatie) || stand.geldend?.status === 'in_evaluatie',
    tlv: dringt(klokVan(klokken, 'tlv')),
    achttien: klokVan(klokken, 'meerderjarig')?.staat === 'waarschuwing',
    concept: stand.concept !== null,
    geen: stand.concept === null && stand.geldend === null,
  };
  return (Object.keys(waar) as OppLijst[]).filter((lijst) => waar[lijst]);
}

/** What is late most first; then what ends first; who has no day of his own comes last. */
export function naarDringend(a: Klok | null, b: Klok | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return a.dagen - b.dagen;
}

const KLOK_BIJ: Partial<Record<OppLijst, KlokSoort>> = {
  waarschuwing: 'opp',
  geen: 'opp',
  concept: 'opp',
  evaluatie: 'evaluatie',
  tlv: 'tlv',
  achttien: 'meerderjarig',
};

/** The clock that a list is about; for what is late the one that is latest. `null`: none, or it is met. */
export function klokBij(lijst: OppLijst, klokken: readonly Klok[]): Klok | null {
  if (lijst === 'te_laat')
    return (
      klokken
        .filter((k) => k.staat === 'te_laat' && (k.soort === 'opp' || k.soort === 'evaluatie'))
        .sort((a, b) => a.dagen - b.dagen)[0] ?? null
    );
  const soort = KLOK_BIJ[lijst];
  const klok = soort === undefined ? undefined : klokVan(klokken, soort);
  return klok === undefined || klok.staat === 'gehaald' ? null : klok;
}

/** What somebody does next about a pupil in a list. */
export function stapBij(lijst: OppLijst, stand: Stand, klok: Klok | null): StatusStap {
  if (lijst === 'geschil') return 'geschil_volgen';
  if (lijst === 'instemming') return 'instemming_volgen';
  if (lijst === 'niet_ingestemd') return 'weigering_bespreken';
  if (lijst === 'concept') return 'opp_vaststellen';
  if (lijst === 'geen') return 'opp_beginnen';
  if (lijst === 'evaluatie' && stand.geldend?.status === 'in_evaluatie') return 'evaluatie_afronden';
  return klok?.stap ?? 'geen';
}
