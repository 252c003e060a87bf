/** What can be placed in a course of an ELO. */
export const SOORTEN = ['groep', 'kaart', 'leerlijn', 'opp', 'opp_stem', 'opp_evaluatie'] as const;
export type LinkSoort = (typeof SOORTEN)[number];

/** A place in Koers: what, and of what or whom. */
export interface Plek {
  readonly soort: LinkSoort;
  /** Of the groep, the leerling or the leerlijn. */
  readonly id: string;
}

/** A place as a form sends it: `kaart:<uuid>`. */
export const plekCode = ({ soort, id }: Plek): string => `${soort}:${id}`;

const CODE = new RegExp(
  `^(${SOORTEN.join('|')}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`,
);

/** Reads `plekCode`; null for anything else. */
export function plekUit(code: string): Plek | null {
  const [, soort, id] = CODE.exec(code) ?? [];
  return soort && id ? { soort: soort as LinkSoort, id } : null;
}
