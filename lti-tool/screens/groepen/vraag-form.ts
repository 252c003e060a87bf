import { z } from 'zod';
import { Blad, type Knoop, Vraag } from '../../../gateway/groepen/service.ts';

/** The query of a form: its parts, and whether all of them must hold or one is enough. */
export interface Bouw {
  readonly hoe: 'en' | 'of';
  readonly delen: readonly Knoop[];
}

/** A query as it stands in an address or a hidden field; what is not (any more) one is none. */
export const VraagVeld = z
  .string()
  .max(8_000)
  .optional()
  .transform((text): Knoop | null => {
    if (!text) return null;
    try {
      const parsed = Vraag.safeParse(JSON.parse(text));
      return parsed.success ? parsed.data : null;
    } catch {
      return null;
    }
  });

/** Any query as the form shows it: its top level is a list of parts. */
export function alsBouw(vraag: Knoop | null): Bouw {
  if (vraag === null) return { hoe: 'en', delen: [] };
  if ('en' in vraag) return { hoe: 'en', delen: vraag.en };
  if ('of' in vraag) return { hoe: 'of', delen: vraag.of };
  return { hoe: 'en', delen: [vraag] };
}

/** Back to a query; without parts there is none. */
export function alsVraag({ hoe, delen }: Bouw): Knoop | null {
  if (delen.length === 0) return null;
  return hoe === 'en' ? { en: delen } : { of: delen };
}

export const zonder = (bouw: Bouw, index: number): Knoop | null =>
  alsVraag({ ...bouw, delen: bouw.delen.filter((_, i) => i !== index) });

/** Fields of the forms that add a condition; each form has its own. An empty choice is no choice. */
export const VoegVelden = {
  voeg: z
    .enum([
      'niveau',
      'leerlijn',
      'doel',
      'leerroute',
      'bestemming',
      'stamgroep',
      'onderwijsleeftijd',
      'ondersteuning',
      'factor',
    ])
    .optional(),
  niet: z.literal('ja').optional(),
  plek: z.string().max(80).optional(),
  hoe: z.string().max(20).optional(),
  leerlijn: z.string().max(40).optional(),
  code: z.string().max(60).optional(),
  leerroute: z.union([z.string().max(40), z.array(z.string().max(40)).max(20)]).optional(),
  stamgroep: z.union([z.string().max(40), z.array(z.string().max(40)).max(50)]).optional(),
  gebied: z.string().max(40).optional(),
  intensiteit: z.string().max(20).optional(),
  tekst: z.string().max(100).optional(),
  factor: z.string().max(40).optional(),
  dimensie: z.string().max(2).optional(),
  richting: z.string().max(20).optional(),
  jongste: z.string().max(4).optional(),
  oudste: z.string().max(4).optional(),
};
const Velden = z.object(VoegVelden);
export type Velden = z.infer<typeof Velden>;

const lijst = (een: string | readonly string[] | undefined): readonly string[] =>
  een === undefined ? [] : typeof een === 'string' ? [een] : een;

const factor = (v: Velden): unknown => ({
  soort: 'factor',
  ...(v.factor ? { code: v.factor } : {}),
  ...(v.dimensie ? { dimensie: Number(v.dimensie) } : {}),
  ...(v.richting ? { richting: v.richting } : {}),
});

/** What a form says, as a condition; `doel` is the id of the leerdoel that its code named. */
function ruw(v: Velden, doel: string | null): unknown {
  if (v.voeg === 'niveau') {
    const [leerlijn, niveau] = (v.plek ?? '').split('/');
    return { soort: v.voeg, leerlijn, niveau, hoe: v.hoe };
  }
  if (v.voeg === 'leerlijn') return { soort: v.voeg, leerlijn: v.leerlijn };
  if (v.voeg === 'doel') return { soort: v.voeg, leerdoel: doel, hoe: v.hoe };
  if (v.voeg === 'leerroute') return { soort: v.voeg, leerroutes: lijst(v.leerroute) };
  if (v.voeg === 'stamgroep') return { soort: v.voeg, groepen: lijst(v.stamgroep) };
  if (v.voeg === 'bestemming') return { soort: v.voeg, tekst: v.tekst };
  if (v.voeg === 'factor') return factor(v);
  if (v.voeg === 'ondersteuning')
    return { soort: v.voeg, gebied: v.gebied, ...(v.intensiteit ? { intensiteit: v.intensiteit } : {}) };
  return { soort: v.voeg, van: Number(v.jongste), tot_en_met: Number(v.oudste || v.jongste) };
}

/** The query with the condition of this form added; `null` when the form is not filled in well. */
export function metVoorwaarde(bouw: Bouw, velden: Velden, doel: string | null): Knoop | null {
  const blad = Blad.safeParse(ruw(velden, doel));
  if (!blad.success) return null;
  const deel: Knoop = velden.niet ? { niet: blad.data } : blad.data;
  const vraag = Vraag.safeParse(alsVraag({ ...bouw, delen: [...bouw.delen, deel] }));
  return vraag.success ? vraag.data : null;
}
