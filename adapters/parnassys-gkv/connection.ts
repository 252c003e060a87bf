import { z } from 'zod';
import { SafeAddress } from '../_kit/address.ts';

const Woord = z.string().trim().min(1, 'Vul dit in.').max(200, 'Dit mag hoogstens 200 tekens lang zijn.');

/** What a school fills in: both words come from ParnasSys with the contract, and name Koers. */
export const GkvConnection = z.object({
  endpoint: SafeAddress.meta({
    title: 'Adres van de koppeling',
    placeholder: 'https://parnassys.net/gkv/GeneriekeService',
  }),
  leveranciernaam: Woord.meta({ title: 'Leveranciernaam', description: 'Krijg je van ParnasSys.' }),
  leveranciersleutel: Woord.meta({
    title: 'Leveranciersleutel',
    description: 'Krijg je van ParnasSys.',
    secret: true,
  }),
});
export type GkvConnection = z.infer<typeof GkvConnection>;
