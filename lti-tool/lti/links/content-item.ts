import type { LinkSoort } from './kinds.ts';

/** How a placed link is called at the ELO: of a leerlijn its own name, which is nobody's; of a group or a pupil never. */
const TITEL: Readonly<Record<LinkSoort, string>> = {
  groep: 'Groepsscherm',
  kaart: 'Arrangementskaart',
  leerlijn: 'Leerlijn',
  opp: 'OPP',
  opp_stem: 'OPP: wat vind jij?',
  opp_evaluatie: 'OPP: evaluatie',
};

export interface PlacedLink {
  readonly id: string;
  readonly soort: LinkSoort;
  readonly code: string;
  /** Of the leerlijn; null for what is of a group or a pupil. */
  readonly leerlijn: string | null;
}

/** Path of a placed link. */
export const plekPad = (id: string): string => `/plek/${id}`;

/** The title at the ELO. No personal data: a group can be called after a child, so it is a number (lti.md §0.8). */
export const titelVan = ({ soort, code, leerlijn }: Omit<PlacedLink, 'id'>): string =>
  leerlijn === null ? `${TITEL[soort]} ${code}` : `${TITEL[soort]}: ${leerlijn}`;

/**
 * The link as a content item of type `ltiResourceLink` (Deep Linking 2.0 §2.4). Its number stands in the address and in `custom`,
 * for an ELO may keep only one of them; `$ResourceLink.id.history` is filled in by the ELO when the course is copied
 * (LTI Core 1.3, appendix B).
 * @param ownWindow the ELO takes links for a window of their own only
 */
export function contentItem(link: PlacedLink, origin: string, ownWindow: boolean): Record<string, unknown> {
  return {
    type: 'ltiResourceLink',
    title: titelVan(link),
    url: `${origin}${plekPad(link.id)}`,
    custom: { koers_plek: link.id, koers_vorige: '$ResourceLink.id.history' },
    ...(ownWindow ? { window: { targetName: '_blank' } } : {}),
  };
}
