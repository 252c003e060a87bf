import { z } from 'zod';
import { SafeAddress } from '../../_kit/address.ts';

/** UWLR_Autorisatie tpString64, and no characters that XML forbids. */
const String64 = z
  .string()
  .trim()
  .min(1, 'Vul dit in.')
  .max(64, 'Dit mag hoogstens 64 tekens lang zijn.')
  .regex(/^\P{Cc}*$/u, 'Hier staat een teken in dat niet mag.');

/**
 * What a school fills in for a UWLR connection (UWLR 2.2 autorisatie): the key comes from the school, who asks its
 * supplier for it; klantcode and klantnaam come from that supplier and name us.
 */
export function uwlrConnection(endpointHint: string) {
  return z.object({
    endpoint: SafeAddress.meta({ title: 'Adres van de koppeling', placeholder: endpointHint }),
    klantcode: String64.meta({ title: 'Klantcode', description: 'Krijg je van je leverancier.' }),
    klantnaam: String64.meta({ title: 'Klantnaam', description: 'Krijg je van je leverancier.' }),
    autorisatiesleutel: String64.meta({
      title: 'Autorisatiesleutel',
      description: 'Vraagt de school aan bij de leverancier.',
      secret: true,
    }),
    xsdversie: z.enum(['2.2', '2.3']).default('2.2').meta({ title: 'Versie van UWLR' }),
    schooljaar: z
      .string()
      .regex(/^[12]\d{3}-[12]\d{3}$/, 'Schrijf het schooljaar als 2026-2027.')
      .optional()
      .meta({ title: 'Schooljaar', description: 'Leeg: het schooljaar van vandaag.' }),
    gegevenssetid: String64.optional().meta({
      title: 'Gegevensset',
      description: 'Alleen als je leverancier daarom vraagt.',
    }),
  });
}

export type UwlrConnection = z.infer<ReturnType<typeof uwlrConnection>>;
