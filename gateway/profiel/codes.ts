import { z } from 'zod';

export const Richting = z.enum(['bevorderend', 'belemmerend']);
export type Richting = z.infer<typeof Richting>;

export const Dimensie = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type Dimensie = z.infer<typeof Dimensie>;

/**
 * Who sees a factor: the commissie voor de begeleiding alone, who works with the pupil as well, or also zorgverleners
 * for the leerlijnen that are shared with them.
 */
export const Zichtbaar = z.enum(['cvb', 'team', 'zorg']);
export type Zichtbaar = z.infer<typeof Zichtbaar>;

/** Who said so. */
export const Bron = z.enum(['school', 'ouders', 'leerling', 'onderzoek', 'zorg']);
export type Bron = z.infer<typeof Bron>;

export const Intensiteit = z.enum(['licht', 'matig', 'intensief']);
export type Intensiteit = z.infer<typeof Intensiteit>;

/** Gebieden in which a pupil may need support (R21); people choose among these, and groups are made of them. */
export const GEBIEDEN = {
  leren: 'leren en ontwikkelen',
  communicatie: 'communicatie',
  sociaal_emotioneel: 'sociaal-emotioneel',
  gedrag: 'gedrag en werkhouding',
  prikkels: 'prikkelverwerking',
  zelfredzaamheid: 'zelfredzaamheid',
  motoriek: 'bewegen en lichaam',
  gezondheid: 'gezondheid',
} as const;
export const Gebied = z.enum(Object.keys(GEBIEDEN) as [keyof typeof GEBIEDEN, ...(keyof typeof GEBIEDEN)[]]);
export type Gebied = z.infer<typeof Gebied>;

/** The five dimensions of human functioning that factoren are sorted by (domain.md §5.3). */
export const DIMENSIES: Readonly<Record<Dimensie, string>> = {
  1: 'verstandelijke mogelijkheden',
  2: 'adaptief gedrag',
  3: 'participatie en contact',
  4: 'gezondheid',
  5: 'context',
};

export interface CatalogusFactor {
  readonly richting: Richting;
  readonly dimensie: Dimensie;
  readonly tekst: string;
}

/** Factoren to choose from (domain.md §5.3); what is not here is said in own words. */
export const CATALOGUS = {
  visueel_geheugen: { richting: 'bevorderend', dimensie: 1, tekst: 'sterk visueel geheugen' },
  korte_aandacht: { richting: 'belemmerend', dimensie: 1, tekst: 'korte aandachtsboog' },
  trage_verwerking: { richting: 'belemmerend', dimensie: 1, tekst: 'trage verwerking van gesproken taal' },
  kleedt_zich_aan: { richting: 'bevorderend', dimensie: 2, tekst: 'kleedt zich zelfstandig aan' },
  vaste_routines: { richting: 'bevorderend', dimensie: 2, tekst: 'volgt vaste routines' },
  vraagt_geen_hulp: { richting: 'belemmerend', dimensie: 2, tekst: 'vraagt geen hulp' },
  contact_jongeren: {
    richting: 'bevorderend',
    dimensie: 3,
    tekst: 'zoekt contact met jongere leerlingen',
  },
  taak_kantine: { richting: 'bevorderend', dimensie: 3, tekst: 'vaste taak in de kantine' },
  spanning_groepen: { richting: 'belemmerend', dimensie: 3, tekst: 'spanning in grote groepen' },
  slaapt_goed: { richting: 'bevorderend', dimensie: 4, tekst: 'slaapt goed sinds een vast ritme' },
  epilepsie: { richting: 'belemmerend', dimensie: 4, tekst: 'epilepsie, na een aanval is rust nodig' },
  moe_na_een_uur: { richting: 'belemmerend', dimensie: 4, tekst: 'vermoeid na 13.00 uur' },
  opa_leest: { richting: 'bevorderend', dimensie: 5, tekst: 'opa komt elke week lezen' },
  stage_dichtbij: { richting: 'bevorderend', dimensie: 5, tekst: 'stagebedrijf om de hoek' },
  twee_huizen: {
    richting: 'belemmerend',
    dimensie: 5,
    tekst: 'twee huizen met verschillende afspraken',
  },
  taxirit: { richting: 'belemmerend', dimensie: 5, tekst: 'taxirit van een uur' },
} as const satisfies Readonly<Record<string, CatalogusFactor>>;
export type FactorCode = keyof typeof CATALOGUS;
export const FactorCode = z.enum(Object.keys(CATALOGUS) as [FactorCode, ...FactorCode[]]);
