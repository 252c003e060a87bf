import { z } from 'zod';
import { SafeAddress } from '../_kit/address.ts';

const Kort = z.string().trim().min(1, 'Vul dit in.').max(200, 'Dit mag hoogstens 200 tekens lang zijn.');

/**
 * What is filled in for Somtoday Connect. The organisation's UUID is not among it: whoever could type it could read
 * another school, so it is looked up by the BRIN that Koers knows of this school (session.ts).
 */
export const SomtodayConnection = z.object({
  endpoint: SafeAddress.default('https://api.somtoday.nl/rest/v1').meta({
    title: 'Adres van Somtoday Connect',
  }),
  tokenUrl: SafeAddress.default('https://inloggen.somtoday.nl/oauth2/token').meta({
    title: 'Adres om aan te melden',
  }),
  clientId: Kort.meta({ title: 'Client id', description: 'Krijgt de leverancier van Koers van Somtoday.' }),
  clientSecret: Kort.meta({
    title: 'Geheim (client secret)',
    description: 'Hoort bij de client id.',
    secret: true,
  }),
  vestiging: Kort.optional().meta({
    title: 'Naam van de vestiging',
    description: 'Alleen als meer vestigingen in Somtoday jullie BRIN hebben.',
  }),
  resultaten: z.boolean().default(false).meta({
    title: 'Ook resultaten van toetsen ophalen',
    description: 'Dat is één vraag per leerling, dus het duurt langer.',
  }),
  beoordelaar: Kort.optional().meta({
    title: 'Afkorting van de medewerker die beoordeelt',
    description:
      'Nodig om doelen terug te geven: Somtoday wil bij elk resultaat een medewerker. Bijvoorbeeld: JANS.',
  }),
});
export type SomtodayConnection = z.infer<typeof SomtodayConnection>;
