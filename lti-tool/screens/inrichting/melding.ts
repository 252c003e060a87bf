import type { Intussen } from '../../../gateway/leerlijnen/inrichting/service.ts';

/** What stands with a form after a change that was not kept, and what was typed in it. */
export interface Mislukt {
  /** The entity the form is about; of what would have been added its `ouder`, with the kind. */
  readonly bij: string;
  readonly waarom: string;
  /** Fields a colleague reworded meanwhile. */
  readonly intussen: readonly Intussen[];
  readonly ingevuld: Readonly<Record<string, string>>;
}

/** Name of the form that adds something, for `Mislukt.bij`. */
export const nieuwBij = (soort: string, ouder: string | null): string => `nieuw-${soort}-${ouder ?? ''}`;
