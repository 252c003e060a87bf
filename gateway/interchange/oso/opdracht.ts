import { z } from 'zod';
import { AppError } from '../../errors.ts';

/** BSN: nine digits that pass the elfproef (Logisch Ontwerp BSN; the last digit weighs −1). */
function isBsn(waarde: string): boolean {
  if (!/^\d{9}$/.test(waarde) || waarde === '000000000') return false;
  const som = [...waarde].reduce((tot, cijfer, i) => tot + Number(cijfer) * (i === 8 ? -1 : 9 - i), 0);
  return som % 11 === 0;
}

/**
 * What Koers does not know and the school fills in to hand an OPP over (R50). The number goes into the file and nowhere else: it is
 * not stored, not logged and not shown again.
 */
export const OsoOpgave = z
  .object({
    soort: z.enum(['bsn', 'onderwijsnummer'], 'Kies welk nummer het is.'),
    nummer: z
      .string()
      .trim()
      .regex(/^\d{9}$/, 'Het nummer van de leerling heeft negen cijfers.'),
    overstap: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{4,6}$/, 'Vul de soort overstap in zoals POPO of POVO.'),
    aanleverpunt: z
      .string()
      .trim()
      .regex(/^\d{1,3}$/, 'Het aanleverpunt is een getal. Vaak is dat 1.'),
  })
  .refine((o) => o.soort !== 'bsn' || isBsn(o.nummer), {
    path: ['nummer'],
    message: 'Dit is geen BSN. Kijk de cijfers na.',
  });
export type OsoOpgave = z.infer<typeof OsoOpgave>;

/** @throws AppError `conflict` for an OPP that is not in force: only that is handed over */
export const nietVastgesteld = (): AppError =>
  new AppError('conflict', 'Er is nog geen vastgesteld OPP om over te dragen.', { status: 409 });
