import { z } from 'zod';
import { Datum } from '../../model/roster.ts';

/**
 * What is registered of a TLV (domain.md L14): number, first and last day, samenwerkingsverband and category. The document of
 * the decision is not needed to register it.
 */
export const TlvInvoer = z.object({
  nummer: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z][0-9A-Z./-]{0,39}$/),
  categorie: z.enum(['laag', 'midden', 'hoog']),
  van: Datum,
  tot: Datum,
  samenwerkingsverband: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(PO|VO)\d{4}$/),
});
export type TlvInvoer = z.infer<typeof TlvInvoer>;

/** Longer than this, in years, is a slip of the keyboard: a TLV is given for a few years, at most for the whole of a school. */
const LANGST = 20;

/** What is wrong with the days of a TLV; `null`: nothing. */
export function tlvFout({ van, tot }: Pick<TlvInvoer, 'van' | 'tot'>): 'volgorde' | 'te_lang' | null {
  if (tot < van) return 'volgorde';
  return Number(tot.slice(0, 4)) - Number(van.slice(0, 4)) > LANGST ? 'te_lang' : null;
}
