import { z } from 'zod';
import { SafeAddress } from '../_kit/address.ts';

const Woord = z.string().trim().min(1, 'Vul dit in.').max(100, 'Dit mag hoogstens 100 tekens lang zijn.');

/** What a school fills in; Magister lets in only addresses that the school had put on its list. */
export const DecibelConnection = z.object({
  endpoint: SafeAddress.meta({
    title: 'Adres van de webservice',
    placeholder: 'https://jouwschool.swp.nl:8800',
  }),
  gebruiker: Woord.meta({ title: 'Gebruiker', description: 'Het account van de webservice in Magister.' }),
  wachtwoord: Woord.meta({ title: 'Wachtwoord', secret: true }),
  layout: Woord.meta({
    title: 'Lay-out',
    description: 'De naam van de lay-out die de school in Magister heeft gezet.',
  }),
});
export type DecibelConnection = z.infer<typeof DecibelConnection>;

/** The credentials are a part of the address; Magister has no other way. It never goes into a log or a message. */
export function addressOf({ endpoint, gebruiker, wachtwoord, layout }: DecibelConnection): string {
  const asked = {
    Function: 'GetData',
    Library: 'Data',
    SessionToken: `${gebruiker};${wachtwoord}`,
    Layout: layout,
    Parameters: '',
    Type: 'CSV',
    Encoding: 'ANSI',
  };
  const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${endpoint.replace(/\/$/, '')}/doc?${query.join('&')}`;
}
