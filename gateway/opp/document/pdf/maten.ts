/** Sizes of the page and its type, in points (1/72 inch). One place, so that the pages stay quiet. */
export const PAGINA = { breed: 595.28, hoog: 841.89, links: 56, rechts: 56, boven: 72, onder: 64 } as const;
export const KOLOM = PAGINA.breed - PAGINA.links - PAGINA.rechts;
export const BODEM = PAGINA.hoog - PAGINA.onder;

/** Colours; each text colour has a contrast of at least 4.5 on the grounds it stands on (WCAG 2.2 §1.4.3). */
export const INKT = '#1d2730';
export const ZACHT = '#4d5963';
export const LIJN = '#cfd7dd';
export const TINT = '#f2f5f7';
export const LET_OP = { tekst: '#6b4200', grond: '#fff4dc', balk: '#b26b00' } as const;

/** How a piece of text is set: size, distance between baselines, colour, weight, and room before it. */
export interface Stijl {
  readonly maat: number;
  readonly regel: number;
  readonly kleur: string;
  readonly vet?: true;
  readonly voor: number;
}

export const STIJL = {
  gewoon: { maat: 10.5, regel: 15, kleur: INKT, voor: 0 },
  zacht: { maat: 10.5, regel: 15, kleur: ZACHT, voor: 0 },
  klein: { maat: 8.5, regel: 11.5, kleur: ZACHT, voor: 1.5 },
  kolomkop: { maat: 9, regel: 12.5, kleur: INKT, vet: true, voor: 0 },
  rijkop: { maat: 10.5, regel: 15, kleur: INKT, vet: true, voor: 0 },
} as const satisfies Record<string, Stijl>;
