import { z } from 'zod';
import type { SluitRij } from '../../../gateway/leerroute/cyclus/service.ts';
import { SLUIT_KEUZES, type SluitInput } from '../../../gateway/leerroute/cyclus/service.ts';

const MEEST = 1000;
const Rij = z.tuple([z.uuid(), z.uuid(), z.string().max(20)]);

/** The form as it was sent: per row what it is about, what was chosen, why, and which doelen do not go along. */
export const SluitBody = z.looseObject({ id: z.uuid() });
export type SluitRijen = SluitInput['rijen'];

/** Names of the fields of the nth row. */
export const veld = (n: number) => ({
  rij: `r${n}`,
  keuze: `k${n}`,
  reden: `t${n}`,
  weg: `w${n}`,
});
export const rijVeld = (leerling: string, rij: SluitRij): string =>
  `${leerling}~${rij.leerlijn.id}~${rij.afdruk}`;

const lijst = (waarde: unknown): string[] =>
  Array.isArray(waarde) ? waarde.map(String) : typeof waarde === 'string' ? [waarde] : [];

/** The rows of the form; `null` when it is not one of ours. */
export function rijenVan(body: z.infer<typeof SluitBody>): SluitRijen | null {
  const rijen: SluitRijen = [];
  for (let n = 0; n < MEEST && body[veld(n).rij] !== undefined; n += 1) {
    const f = veld(n);
    const rij = Rij.safeParse(String(body[f.rij]).split('~'));
    const keuze = z.enum(SLUIT_KEUZES).safeParse(body[f.keuze]);
    const weg = z.array(z.uuid()).max(100).safeParse(lijst(body[f.weg]));
    if (!rij.success || !keuze.success || !weg.success) return null;
    const [leerling, leerlijn, afdruk] = rij.data;
    const reden = String(body[f.reden] ?? '').slice(0, 2000);
    rijen.push({ leerling, leerlijn, afdruk, keuze: keuze.data, reden, vervallen: weg.data });
  }
  return rijen;
}
