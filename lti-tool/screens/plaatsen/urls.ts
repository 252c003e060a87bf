import { kiesPad } from '../../lti/plekken-service.ts';

export const kiesUrl = kiesPad;
export const nietUrl = (keuze: string): string => `${kiesPad(keuze)}/niet`;
