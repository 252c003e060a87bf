import { z } from 'zod';
import { VolgInstelling } from '../../../gateway/leerroute/service.ts';
import { komma } from '../../ui/charts/getal.ts';

const Kort = z.string().max(40).default('');
/** The form as it is sent: what is wrong is asked again with what was filled in. */
export const VolgenInvoer = z.object({ regel: Kort, marge: Kort, voor: Kort, achter: Kort });
export type VolgenInvoer = z.infer<typeof VolgenInvoer>;

const VELD = {
  waarnemingRegel: 'regel',
  routeMarge: 'marge',
  signaalVoor: 'voor',
  signaalAchter: 'achter',
} as const satisfies Record<keyof VolgInstelling, keyof VolgenInvoer>;

const FOUT: Record<keyof VolgenInvoer, string> = {
  regel: 'Kies welk oordeel telt.',
  marge: 'Vul een getal in van 0 tot en met 5.',
  voor: 'Vul een getal in van 0,1 tot en met 10.',
  achter: 'Vul een getal in van 0,1 tot en met 10.',
};

export const ingevuld = (keuze: VolgInstelling): VolgenInvoer => ({
  regel: keuze.waarnemingRegel,
  marge: komma(keuze.routeMarge),
  voor: komma(keuze.signaalVoor),
  achter: komma(keuze.signaalAchter),
});

/** "0,5" and "0.5"; what is no number at all becomes NaN, which no field takes. */
function getal(tekst: string): number {
  return /^\d{1,2}([.,]\d)?$/.test(tekst.trim()) ? Number(tekst.trim().replace(',', '.')) : Number.NaN;
}

/** The choice, or per field what is wrong with it. */
export function gelezen(
  invoer: VolgenInvoer,
): { keuze: VolgInstelling } | { fouten: Partial<Record<keyof VolgenInvoer, string>> } {
  const uit = VolgInstelling.safeParse({
    waarnemingRegel: invoer.regel,
    routeMarge: getal(invoer.marge),
    signaalVoor: getal(invoer.voor),
    signaalAchter: getal(invoer.achter),
  });
  if (uit.success) return { keuze: uit.data };
  const velden = uit.error.issues.map((issue) => VELD[issue.path[0] as keyof VolgInstelling]);
  return { fouten: Object.fromEntries(velden.map((veld) => [veld, FOUT[veld]])) };
}
