import { z } from 'zod';
import { CyclusInstelling, type GrensFout, grensFout } from '../../../gateway/leerroute/cyclus/service.ts';

const Kort = z.string().trim().max(20).default('');
/** The form as it is sent; the first period always begins on 1 August. */
export const PeriodenInvoer = z.object({
  aantal: z.enum(['2', '3', '4']).catch('3'),
  begin2: Kort,
  begin3: Kort,
  begin4: Kort,
  woorden: Kort,
});
export type PeriodenInvoer = z.infer<typeof PeriodenInvoer>;
export type BeginVeld = 'begin2' | 'begin3' | 'begin4';
export const BEGIN: readonly BeginVeld[] = ['begin2', 'begin3', 'begin4'];

/** "1-12" for the MM-DD of the rules. */
const dagMaand = (md: string): string => md.split('-').reverse().map(Number).join('-');
/** "1-12" and "01-12" to MM-DD; what is no day becomes nothing the rules take. */
function maandDag(tekst: string): string {
  const [, dag = '', maand = ''] = /^(\d{1,2})[-/ ](\d{1,2})$/.exec(tekst) ?? [];
  return dag === '' ? tekst : `${maand.padStart(2, '0')}-${dag.padStart(2, '0')}`;
}

export function ingevuld(grenzen: readonly string[], woorden: string): PeriodenInvoer {
  const begin = (n: number) => (grenzen[n] === undefined ? '' : dagMaand(grenzen[n]));
  const aantal = PeriodenInvoer.shape.aantal.parse(String(grenzen.length));
  return { aantal, begin2: begin(1), begin3: begin(2), begin4: begin(3), woorden };
}

const FOUT: Record<GrensFout, string> = {
  aantal: 'Kies 2, 3 of 4 perioden.',
  eerste: 'De eerste periode begint op 1 augustus.',
  datum: 'Vul bij elke periode een dag en een maand in, bijvoorbeeld 1-12.',
  volgorde: 'Elke periode begint na de vorige, en voor 1 augustus.',
  te_kort: 'Een periode duurt minstens vier weken.',
};

/** The choice, or in one sentence what is wrong with it. */
export function gelezen(invoer: PeriodenInvoer): { keuze: CyclusInstelling } | { fout: string } {
  const later = BEGIN.slice(0, Number(invoer.aantal) - 1).map((veld) => maandDag(invoer[veld]));
  const grenzen = ['08-01', ...later];
  const fout = grensFout(grenzen);
  if (fout) return { fout: FOUT[fout] };
  const keuze = CyclusInstelling.safeParse({ grenzen, woorden: invoer.woorden });
  return keuze.success ? { keuze: keuze.data } : { fout: 'Kies welke woorden jullie gebruiken.' };
}
