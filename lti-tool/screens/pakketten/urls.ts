export const PAKKETTEN = '/pakketten';
export const INLEZEN = '/pakketten/inlezen';

/** A place in the tree of a version: the doelen of a niveau, or of a leerlijn without niveaus. */
export interface Plek {
  readonly lijn: string;
  readonly niveau: string | null;
}

const vraag = ({ lijn, niveau }: Plek) =>
  new URLSearchParams({ lijn, ...(niveau === null ? {} : { niveau }) }).toString();

/** Element of a place in the tree. */
export const plekId = ({ lijn, niveau }: Plek): string => `plek-${niveau ?? lijn}`;

export const versieUrl = (versie: string): string => `${PAKKETTEN}/${versie}`;
export const plekUrl = (versie: string, plek: Plek): string =>
  `${versieUrl(versie)}?${vraag(plek)}#${plekId(plek)}`;
export const doelenUrl = (versie: string, plek: Plek): string => `${versieUrl(versie)}/doelen?${vraag(plek)}`;
export const zoekUrl = (versie: string): string => `${versieUrl(versie)}/zoek`;
export const bestandUrl = (versie: string, formaat: string): string =>
  `${versieUrl(versie)}/bestand?${new URLSearchParams({ formaat }).toString()}`;
export const actUrl = (versie: string, act: 'publiceren' | 'weggooien'): string =>
  `${versieUrl(versie)}/${act}`;
export const uploadUrl = (upload: string): string => `${INLEZEN}/${upload}`;
export const verslagUrl = (versie: string): string => `${versieUrl(versie)}/verslag`;
