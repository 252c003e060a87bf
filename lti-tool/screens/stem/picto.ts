import type { IconName } from '../../ui/components/icon.tsx';

/** A picto for each answer, so that it is chosen without reading (R46). */
const PICTO: Readonly<Record<string, IconName>> = {
  gezicht_goed: 'mood-smile',
  gezicht_wel: 'mood-empty',
  gezicht_niet: 'mood-sad',
  weet_niet: 'help-circle',
  rust: 'armchair',
  bewegen: 'run',
  plaatjes: 'photo',
  hulp: 'heart-handshake',
  koptelefoon: 'headphones',
  vriend: 'friends',
  vrienden: 'friends',
  lezen: 'book',
  rekenen: 'calculator',
  praten: 'message-circle',
  zelf_doen: 'thumb-up',
  werken: 'briefcase',
  drukte: 'volume',
  wachten: 'hourglass',
  samen: 'users',
  nieuw: 'sparkles',
  buiten: 'ball-football',
  tekenen: 'palette',
  muziek: 'music',
  bouwen: 'lego',
  koken: 'chef-hat',
};

/** The picto of an answer; one that nobody drew yet gets a star. */
export const pictoVan = (code: string): IconName => PICTO[code] ?? 'star';
