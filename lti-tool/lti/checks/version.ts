import type { Check } from './launch-facts.ts';

export const version: Check = ({ claims }) =>
  claims.version === '1.3.0'
    ? null
    : {
        status: 400,
        message:
          'Koers werkt met LTI 1.3. Vraag de beheerder van de leeromgeving om de koppeling zo in te stellen.',
        detail: 'version is not 1.3.0',
      };
