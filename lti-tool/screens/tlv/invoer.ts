import { z } from 'zod';
import { TlvInvoer, type TlvRegel, tlvFout } from '../../../gateway/opp/tlv/service.ts';

const Kort = z.string().trim().max(60).default('');
/** The form as it is sent. */
export const TlvBody = z.object({
  nummer: Kort,
  categorie: Kort,
  van: Kort,
  tot: Kort,
  samenwerkingsverband: Kort,
  /** The one it corrects; nothing for a new one. */
  vervangt: z.union([z.uuid(), z.literal('')]).default(''),
});
export type TlvBody = z.infer<typeof TlvBody>;
export type TlvVeld = Exclude<keyof TlvBody, 'vervangt'>;
export type TlvFouten = Partial<Record<TlvVeld | 'bestand', string>>;

export const LEEG: TlvBody = {
  nummer: '',
  categorie: '',
  van: '',
  tot: '',
  samenwerkingsverband: '',
  vervangt: '',
};

export const ingevuld = (t: TlvRegel): TlvBody => ({
  nummer: t.nummer,
  categorie: t.categorie,
  van: t.van,
  tot: t.tot,
  samenwerkingsverband: t.samenwerkingsverband,
  vervangt: t.id,
});

const FOUT: Readonly<Record<TlvVeld, string>> = {
  nummer: 'Neem het nummer over van de beschikking: cijfers, letters en streepjes.',
  categorie: 'Kies een categorie.',
  van: 'Vul de eerste dag in.',
  tot: 'Vul de laatste dag in.',
  samenwerkingsverband: 'Vul het nummer in zoals PO2801 of VO2801.',
};

/** The TLV, or per field what is wrong with it. */
export function gelezen(body: TlvBody): { tlv: TlvInvoer } | { fouten: TlvFouten } {
  const uit = TlvInvoer.safeParse(body);
  if (!uit.success) {
    const velden = new Set(uit.error.issues.map((i) => i.path[0] as TlvVeld));
    return { fouten: Object.fromEntries([...velden].map((veld) => [veld, FOUT[veld]])) };
  }
  const fout = tlvFout(uit.data);
  if (fout === 'volgorde') return { fouten: { tot: 'De laatste dag komt na de eerste.' } };
  return fout === 'te_lang'
    ? { fouten: { tot: 'Dit is meer dan twintig jaar. Kijk de jaren na.' } }
    : { tlv: uit.data };
}
