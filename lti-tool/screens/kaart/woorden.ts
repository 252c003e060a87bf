import type { Uitkomst, Vervolg } from '../../../gateway/arrangementskaart/inhoud-input.ts';

/** What a doel came to, as people read it (R28). */
export const UITKOMST: Readonly<Record<Uitkomst, string>> = {
  behaald: 'behaald',
  deels: 'deels behaald',
  niet: 'niet behaald',
  gestopt: 'gestopt',
};

/** What is done with it next. */
export const VERVOLG: Readonly<Record<Vervolg, string>> = {
  doorgaan: 'doorgaan met dit doel',
  hoger: 'naar een hoger niveau',
  anders: 'op een andere manier verder',
  stoppen: 'stoppen met dit doel',
};
