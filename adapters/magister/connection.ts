import { z } from 'zod';
import { uwlrConnection } from '../_formats/uwlr/connection.ts';
import { SafeAddress } from '../_kit/address.ts';

const Geheim = z.string().trim().min(1, 'Vul dit in.').max(500, 'Dit mag hoogstens 500 tekens lang zijn.');

/**
 * What a school fills in: UWLR-L for who is at school, and SCIM for what the smalle set leaves out. Without an address
 * for SCIM it is the smalle set alone.
 */
export const MagisterConnection = uwlrConnection(
  'https://services.magister.net/uwlr-l/leerlinggegevens-smalle-set.svc',
)
  .omit({ resultatenEndpoint: true })
  .extend({
    xsdversie: z.enum(['2.2', '2.3']).default('2.3').meta({ title: 'Versie van UWLR' }),
    gegevenssetid: z.string().trim().min(1).max(64).default('Smalle-set-VO').meta({
      title: 'Gegevensset',
      description: 'Magister kent de smalle set.',
    }),
    scimEndpoint: SafeAddress.optional().meta({
      title: 'Adres van SCIM',
      placeholder: 'https://accounts.magister.net/scim',
      description: 'Voor e-mailadressen. Leeg: zonder e-mailadressen.',
    }),
    scimTokenEndpoint: SafeAddress.optional().meta({ title: 'Adres om je bij SCIM aan te melden' }),
    scimClientId: Geheim.optional().meta({ title: 'SCIM client id' }),
    scimClientSecret: Geheim.optional().meta({ title: 'SCIM geheim', secret: true }),
  })
  .refine(
    ({ scimEndpoint, scimTokenEndpoint, scimClientId, scimClientSecret }) =>
      scimEndpoint === undefined || (scimTokenEndpoint && scimClientId && scimClientSecret),
    {
      path: ['scimEndpoint'],
      message: 'Vul voor SCIM ook het adres om aan te melden, de client id en het geheim in.',
    },
  );
export type MagisterConnection = z.infer<typeof MagisterConnection>;
