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
      'uitstroomprofiel',
      'eindniveau',
      'opp',
      'instemming',
      'in_opp',
      'stem',
      'tlv',
      'resultaat',
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
  profiel: z.string().max(20).optional(),
  stand: z.string().max(20).optional(),
  handeling: z.string().max(20).optional(),
  wat: z.string().max(20).optional(),
  categorie: z.string().max(20).optional(),
  leergebied: z.string().max(200).optional(),
  laagste: z.string().max(4).optional(),
  hoogste: z.string().max(4).optional(),
};
const Velden = z.object(VoegVelden);
export type Velden = z.infer<typeof Velden>;

const lijst = (een: string | readonly string[] | undefined): readonly string[] =>
  een === undefined ? [] : typeof een === 'string' ? [een] : een;

type Ruw = (v: Velden, doel: string | null) => object;

/** Leerlijn and niveau of one choice, and where against it. */
const plek: Ruw = (v) => {
  const [leerlijn, niveau] = (v.plek ?? '').split('/');
  return { leerlijn, niveau, hoe: v.hoe };
};

/** What the form of each kind says; the schema of the condition decides whether that is enough. */
const RUW: Readonly<Record<NonNullable<Velden['voeg']>, Ruw>> = {
  niveau: plek,
  eindniveau: plek,
  leerlijn: (v) => ({ leerlijn: v.leerlijn }),
  doel: (v, doel) => ({ leerdoel: doel, hoe: v.hoe }),
  leerroute: (v) => ({ leerroutes: lijst(v.leerroute) }),
  stamgroep: (v) => ({ groepen: lijst(v.stamgroep) }),
  bestemming: (v) => ({ tekst: v.tekst }),
  onderwijsleeftijd: (v) => ({ van: Number(v.jongste), tot_en_met: Number(v.oudste || v.jongste) }),
  ondersteuning: (v) => ({ gebied: v.gebied, ...(v.intensiteit ? { intensiteit: v.intensiteit } : {}) }),
  factor: (v) => ({
    ...(v.factor ? { code: v.factor } : {}),
    ...(v.dimensie ? { dimensie: Number(v.dimensie) } : {}),
    ...(v.richting ? { richting: v.richting } : {}),
  }),
  uitstroomprofiel: (v) => ({ profiel: v.profiel }),
  opp: (v) => ({ stand: v.stand }),
  instemming: (v) => ({ handeling: v.handeling }),
  in_opp: (v) => ({ wat: v.wat }),
  stem: (v) => ({ hoe: v.hoe }),
  tlv: (v) => ({ categorie: v.categorie }),
  resultaat: (v) => ({
    leergebied: v.leergebied,
    ...(v.laagste ? { dle_van: Number(v.laagste) } : {}),
    ...(v.hoogste ? { dle_tot_en_met: Number(v.hoogste) } : {}),
  }),
};

/** What a form says, as a condition; `doel` is the id of the leerdoel that its code named. */
const ruw = (v: Velden, doel: string | null): unknown =>
  v.voeg === undefined ? null : { soort: v.voeg, ...RUW[v.voeg](v, doel) };

/** The query with the condition of this form added; `null` when the form is not filled in well. */
export function metVoorwaarde(bouw: Bouw, velden: Velden, doel: string | null): Knoop | null {
  const blad = Blad.safeParse(ruw(velden, doel));
  if (!blad.success) return null;
  const deel: Knoop = velden.niet ? { niet: blad.data } : blad.data;
  const vraag = Vraag.safeParse(alsVraag({ ...bouw, delen: [...bouw.delen, deel] }));
  return vraag.success ? vraag.data : null;
}
