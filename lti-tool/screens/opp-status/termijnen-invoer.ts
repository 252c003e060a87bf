import { z } from 'zod';
import {
  type KlokInstelling,
  STANDAARD,
  Termijnen,
  type TermijnKeuze,
  termijnFout,
  VakantieInvoer,
} from '../../../gateway/opp/klokken/service.ts';
import { dagErna } from '../datum.ts';

/** The fields that hold a number, in the order of the page. */
const GETALLEN = [
  'oppWeken',
  'oppWaarschuwDagen',
  'evaluatieMaanden',
  'evaluatieWaarschuwMaanden',
  'tlvMaanden',
  'meerderjarigMaanden',
  'periodeDagen',
  'bewaarJaren',
] as const;
export type GetalVeld = (typeof GETALLEN)[number];
/** Every field of the form that can be wrong. */
export type KeuzeVeld = GetalVeld | 'tellen' | 'cvbAdvies' | 'rod';

const Kort = z.string().trim().max(20).default('');
/** The form as it is sent. */
export const TermijnenBody = z.object({
  ...(Object.fromEntries(GETALLEN.map((veld) => [veld, Kort])) as Record<GetalVeld, typeof Kort>),
  tellen: Kort,
  cvbAdvies: z.string().trim().max(20).default(STANDAARD.cvbAdvies),
  rod: Kort,
});
export type TermijnenBody = z.infer<typeof TermijnenBody>;

export function ingevuld({ termijnen, rod }: Pick<KlokInstelling, 'termijnen' | 'rod'>): TermijnenBody {
  const getallen = Object.fromEntries(GETALLEN.map((veld) => [veld, String(termijnen[veld])]));
  const keuze = rod === null ? 'sector' : rod ? 'ja' : 'nee';
  return {
    ...(getallen as Record<GetalVeld, string>),
    tellen: termijnen.tellen,
    cvbAdvies: termijnen.cvbAdvies,
    rod: keuze,
  };
}

const KIES: Readonly<Record<string, string>> = {
  tellen: 'Kies hoe jullie weken tellen.',
  cvbAdvies: 'Kies een van de drie.',
};
const ROD: Readonly<Record<string, boolean | null>> = { sector: null, ja: true, nee: false };

/** The choice, or per field what is wrong with it. */
export function gelezen(
  body: TermijnenBody,
): { keuze: TermijnKeuze } | { fouten: Partial<Record<KeuzeVeld, string>> } {
  const getallen = Object.fromEntries(GETALLEN.map((veld) => [veld, Number(body[veld])]));
  const uit = Termijnen.safeParse({
    ...STANDAARD,
    ...getallen,
    tellen: body.tellen,
    cvbAdvies: body.cvbAdvies,
  });
  if (!uit.success) {
    const velden = new Set(uit.error.issues.map((i) => String(i.path[0])));
    return {
      fouten: Object.fromEntries(
        [...velden].map((veld) => [veld, KIES[veld] ?? 'Vul een heel getal in dat past, vanaf 1.']),
      ),
    };
  }
  const fout = termijnFout(uit.data);
  if (fout === 'opp') return { fouten: { oppWaarschuwDagen: 'De waarschuwing komt voor de laatste dag.' } };
  if (fout === 'evaluatie')
    return { fouten: { evaluatieWaarschuwMaanden: 'De waarschuwing komt voor de laatste maand.' } };
  const rod = ROD[body.rod];
  return rod === undefined
    ? { fouten: { rod: 'Kies een van de drie.' } }
    : { keuze: { termijnen: uit.data, rod } };
}

/** A holiday as people say it: with its last day. */
export const VakantieBody = z.object({
  naam: z.string().max(200).default(''),
  van: Kort,
  laatste: Kort,
});
export type VakantieBody = z.infer<typeof VakantieBody>;

/** The holiday, or in one sentence what is wrong with it. */
export function leesVakantie(body: VakantieBody): { vakantie: VakantieInvoer } | { fout: string } {
  const echt = z.iso.date().safeParse(body.laatste).success;
  const uit = VakantieInvoer.safeParse({
    naam: body.naam,
    van: body.van,
    tot: echt ? dagErna(body.laatste) : '',
  });
  if (uit.success) return { vakantie: uit.data };
  return {
    fout: 'Vul een naam, een eerste dag en een laatste dag in. De laatste dag komt na de eerste. Een vakantie duurt hooguit elf weken.',
  };
}
