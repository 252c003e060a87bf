import { z } from 'zod';

const Lang = z.string().max(5_000).default('');

/** One or more of the same field, or none. */
const Namen = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(40)])
  .default([])
  .transform((een) => (typeof een === 'string' ? [een] : een));

export const OverlegBody = z.object({
  op: z.string().max(20).default(''),
  deelnemer: Namen,
  anderen: z.string().max(600).default(''),
  uitkomst: Lang,
});
export type OverlegBody = z.infer<typeof OverlegBody>;

/** Who were there: the ticked, and the names that were typed between commas; nobody twice. */
export const deelnemersVan = ({
  deelnemer,
  anderen,
}: Pick<OverlegBody, 'deelnemer' | 'anderen'>): string[] => [
  ...new Set([...deelnemer, ...anderen.split(/[,;\n]/)].map((naam) => naam.trim()).filter(Boolean)),
];

export const AdviesBody = z.object({ op: z.string().max(20).default(''), advies: Lang });
export const RedenBody = z.object({ reden: Lang });

export const PapierBody = z.object({
  wie: z.string().max(80).default(''),
  antwoord: z.string().max(20).default(''),
  toelichting: Lang,
  zekerheid: z.string().max(300).default(''),
});

export const FactorBody = z.object({
  act: z.uuid(),
  richting: z.enum(['bevorderend', 'belemmerend']),
  code: z.string().max(60).default(''),
  tekst: z.string().max(1_000).default(''),
  behoefte: z.string().max(1_000).default(''),
  dimensie: z.coerce.number().int().default(1),
});

export const VeldBody = z.object({
  veld: z.string().max(120),
  gezien: z.coerce.number().int().min(0).catch(0),
  waarde: Lang,
  reden: z.string().max(5_000).optional(),
  /** He says that he only mends a typing error (R44). */
  taalfout: z.literal('ja').optional(),
});
