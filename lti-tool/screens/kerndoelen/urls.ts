export const DEKKING = '/kerndoelen';
export const KOPPELEN = '/kerndoelen/koppelen';
export const LOSMAKEN = '/kerndoelen/losmaken';

/** What is measured against what. */
export interface Meting {
  readonly leerroute: string;
  readonly set: string;
}

/** One side of a link; the other is searched for. */
export type Kant = { readonly doel: string } | { readonly kerndoel: string };

export const dekkingUrl = (meting: Meting, anker = ''): string =>
  `${DEKKING}?${new URLSearchParams({ ...meting })}${anker}`;

/** The screen that looks for the other side. */
export const koppelUrl = (kant: Kant, meting: Meting): string =>
  `${KOPPELEN}?${new URLSearchParams({ ...kant, ...meting })}`;

/** Where a doel stands in the package; of a leerlijn without niveaus there is no page of its own. */
export const doelInPakketUrl = (doel: {
  readonly code: string;
  readonly leerlijn: { readonly id: string };
  readonly niveau: { readonly id: string } | null;
}): string | null =>
  doel.niveau === null
    ? null
    : `/leerlijnen/${doel.leerlijn.id}/${doel.niveau.id}#doel-${encodeURIComponent(doel.code)}`;
