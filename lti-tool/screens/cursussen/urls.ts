import { CURSUSSEN } from '../leeromgevingen/urls.ts';

export { CURSUSSEN };
export const cursusUrl = (cursus: string): string => `${CURSUSSEN}/${cursus}`;
export const deelnemersUrl = (cursus: string): string => `${cursusUrl(cursus)}/deelnemers`;
export const groepUrl = (cursus: string): string => `${cursusUrl(cursus)}/groep`;
export const lidUrl = (cursus: string, lid: string): string => `${deelnemersUrl(cursus)}/${lid}`;
export const groepjesUrl = (cursus: string): string => `${cursusUrl(cursus)}/groepjes`;
