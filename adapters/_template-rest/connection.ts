import { z } from 'zod';

/** The key goes over this line, so it is encrypted, except to this very machine. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(hostname));
}

/** What a school fills in; the form is made from it, and what is secret is encrypted. */
export const Verbinding = z.object({
  adres: z
    .string()
    .trim()
    .refine(isSafe, 'Dit is geen adres dat begint met https://.')
    .meta({ title: 'Adres van de koppeling', placeholder: 'https://…' }),
  sleutel: z.string().trim().min(1, 'Vul dit in.').meta({ title: 'Sleutel', secret: true }),
});
export type Verbinding = z.infer<typeof Verbinding>;
