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
    werkwijze: z.enum(['alles', 'getrapt']).default('alles').meta({
      title: 'Hoe we gegevens halen',
      description:
        'Getrapt: eerst de groepen, dan de mensen per groep. Alleen als je leverancier daarom vraagt.',
    }),
    schooljaar: z
      .string()
      .regex(/^[12]\d{3}-[12]\d{3}$/, 'Schrijf het schooljaar als 2026-2027.')
      .optional()
      .meta({ title: 'Schooljaar', description: 'Leeg: het schooljaar van vandaag.' }),
    gegevenssetid: String64.optional().meta({
      title: 'Gegevensset',
      description: 'Alleen als je leverancier daarom vraagt.',
    }),
    resultatenEndpoint: SafeAddress.optional().meta({
      title: 'Adres voor resultaten',
      description: 'Leeg: er gaan geen resultaten terug naar het LVS.',
    }),
  });
}

/** What a vendor that asks for a client certificate needs besides (PKCS#12, as suppliers hand it out: a .pfx or .p12). */
export function uwlrCertificate() {
  return {
    certificaat: z
      .base64('Dit is geen certificaat in base64.')
      .min(1, 'Vul dit in.')
      .max(64_000, 'Dit is te lang voor een certificaat.')
      .meta({
        title: 'Certificaat',
        description: 'De inhoud van het .pfx- of .p12-bestand van je leverancier, in base64.',
        secret: true,
      }),
    certificaatWachtwoord: z
      .string()
      .max(200, 'Dit mag hoogstens 200 tekens lang zijn.')
      .default('')
      .meta({ title: 'Wachtwoord van het certificaat', secret: true }),
  };
}

export type UwlrConnection = z.infer<ReturnType<typeof uwlrConnection>> & {
  readonly certificaat?: string;
  readonly certificaatWachtwoord?: string;
};

/** The certificate to show, in the shape of a request; empty for a vendor that asks for none. */
export function certificateOf({ certificaat, certificaatWachtwoord = '' }: UwlrConnection): {
  certificate?: { pfx: string; passphrase: string };
} {
  return certificaat === undefined
    ? {}
    : { certificate: { pfx: certificaat, passphrase: certificaatWachtwoord } };
}
