/** Licences (SPDX) that let anybody pass a package on, with what was changed in it. */
const OPEN = [
  'CC0-1.0',
  'PDDL-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC-BY-SA-3.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'ODC-By-1.0',
  'ODbL-1.0',
  'EUPL-1.2',
] as const;

/** Licences that let anybody pass it on as it is, and nothing else. */
const ONGEWIJZIGD: readonly string[] = ['CC-BY-ND-4.0', 'CC-BY-NC-ND-4.0'];

/** To choose from for a package of one's own that others may have. */
export const DEELBARE_LICENTIES: readonly string[] = OPEN;

export type MagDelen = { readonly kind: 'ja' } | { readonly kind: 'nee'; readonly waarom: string };

/**
 * Whether a package may be shared with other besturen (R12). What stands on somebody else's package goes under the
 * licence of that package (R9), and much of what schools use may not be passed on.
 */
export function magDelen(pakket: {
  readonly licentie: string;
  readonly gepubliceerd: boolean;
  readonly bewerkt: boolean;
}): MagDelen {
  if (!pakket.gepubliceerd)
    return { kind: 'nee', waarom: 'Publiceer eerst een versie. Een concept kun je niet delen.' };
  if (OPEN.some((licentie) => licentie === pakket.licentie)) return { kind: 'ja' };
  if (ONGEWIJZIGD.includes(pakket.licentie))
    return pakket.bewerkt
      ? {
          kind: 'nee',
          waarom: `De licentie ${pakket.licentie} staat niet toe dat je een bewerking doorgeeft.`,
        }
      : { kind: 'ja' };
  return {
    kind: 'nee',
    waarom: `De licentie ${pakket.licentie} staat niet toe dat je dit pakket doorgeeft.`,
  };
}
