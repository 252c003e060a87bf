import type { IconName } from '../../ui/components/icon.tsx';

/** A picto for each kind of leergebied, found by a word in its name; the first that fits. Packages name them each their own way. */
const WOORDEN: readonly (readonly [RegExp, IconName])[] = [
  [/lezen|schrijven|schriftelijk/, 'book'],
  [/taal|communicat|spreken|mondeling/, 'message-circle'],
  [/reken|wiskund|geld|getal/, 'calculator'],
  [/sociaal|samen|emotion|vriend/, 'heart-handshake'],
  [/leren leren|taak|denken/, 'bulb'],
  [/vrije tijd|spel/, 'ball-football'],
  [/zintuig|ervaren|meervoudig|meedoen/, 'hand-finger'],
  [/beweg|motori|sport|gym/, 'run'],
  [/muziek|kunst|creatief|culture|beeldend/, 'palette'],
  [/natuur|groen|wereld|oriëntatie/, 'plant'],
  [/wonen|huis|zelfredzaam|verzorg/, 'home'],
  [/uitstroom|toekomst/, 'flag'],
  [/werk|arbeid|beroep|stage/, 'briefcase'],
];

/** The picto of a leergebied, so that a leerling finds it without reading (R59, R86). A leergebied nobody foresaw gets a star. */
export function pictoVan(leergebied: string): IconName {
  const naam = leergebied.toLowerCase();
  return WOORDEN.find(([woord]) => woord.test(naam))?.[1] ?? 'star';
}
