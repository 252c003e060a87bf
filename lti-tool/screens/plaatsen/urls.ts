import { kiesPad } from '../../lti/destination.ts';

export const kiesUrl = kiesPad;
export const nietUrl = (keuze: string): string => `${kiesPad(keuze)}/niet`;
