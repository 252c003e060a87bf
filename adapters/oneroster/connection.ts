import { z } from 'zod';
import { SafeAddress } from '../_kit/address.ts';

const Filled = z.string().trim().min(1, 'Vul dit in.').max(512, 'Dit is te lang.');

/** What a school fills in; all of it comes from its supplier. */
export const OneRosterConnection = z.object({
  versie: z.enum(['1.1', '1.2']).default('1.2').meta({ title: 'Versie van OneRoster' }),
  endpoint: SafeAddress.meta({
    title: 'Adres van de koppeling',
    description: 'Helemaal, tot en met v1p1 of v1p2.',
    placeholder: 'https://…/ims/oneroster/rostering/v1p2',
  }),
  tokenUrl: SafeAddress.meta({ title: 'Adres om aan te melden (token)', placeholder: 'https://…/token' }),
  clientId: Filled.meta({ title: 'Client id' }),
  clientSecret: Filled.meta({ title: 'Client secret', secret: true }),
  school: z.string().trim().min(1).max(256).optional().meta({
    title: 'Sourcedid van de school',
    description: 'Alleen als de bron je BRIN niet kent.',
  }),
  personen: z.enum(['school', 'alle']).default('school').meta({
    title: 'Welke personen',
    description:
      'school: leerlingen en leraren van deze school. alle: ook ander personeel; de bron stuurt dan iedereen, ook ouders, en die slaan we over.',
  }),
  geboortegegevens: z.enum(['ja', 'nee']).default('ja').meta({
    title: 'Geboortedatum en geslacht',
    description: 'Als de bron ze niet mag geven, gaat de rest gewoon door.',
  }),
  schooljaar: z
    .string()
    .regex(/^[12]\d{3}-[12]\d{3}$/, 'Schrijf het schooljaar als 2026-2027.')
    .optional()
    .meta({ title: 'Schooljaar', description: 'Leeg: het schooljaar van vandaag.' }),
});
export type OneRosterConnection = z.infer<typeof OneRosterConnection>;
