import { z } from 'zod';
import { Datum } from '../model/roster.ts';
import { Bron, Dimensie, FactorCode, Gebied, Intensiteit, Richting, Zichtbaar } from './codes.ts';

const Id = z.uuid().toLowerCase();

export const FactorInput = z.object({
  id: Id,
  leerling: Id,
  /** The factor to change; `null`: a new one, which gets the id of the act. */
  factor: Id.nullable().default(null),
  richting: Richting,
  dimensie: Dimensie,
  /** Of the catalogue; `null`: own words. */
  code: FactorCode.nullable().default(null),
  tekst: z.string().trim().max(1000).default(''),
  /** What the pupil needs because of it. */
  behoefte: z.string().trim().max(1000).default(''),
  bron: Bron,
  bronOp: Datum,
  zichtbaar: Zichtbaar,
});
export type FactorInput = z.input<typeof FactorInput>;

export const FactorEindeInput = z.object({ id: Id, leerling: Id, factor: Id });
export type FactorEindeInput = z.infer<typeof FactorEindeInput>;

export const KoppelInput = z.object({ id: Id, leerling: Id, factor: Id, leerdoel: Id, aan: z.boolean() });
export type KoppelInput = z.infer<typeof KoppelInput>;

export const OndersteuningInput = z.object({
  id: Id,
  leerling: Id,
  gebied: Gebied,
  intensiteit: Intensiteit,
  tekst: z.string().trim().max(1000).default(''),
});
export type OndersteuningInput = z.input<typeof OndersteuningInput>;

export const OndersteuningEindeInput = z.object({ id: Id, leerling: Id, gebied: Gebied });
export type OndersteuningEindeInput = z.infer<typeof OndersteuningEindeInput>;

/** Which pupils: with this need for support, of this intensiteit, with this factor. All that is given must hold. */
export const ProfielVraag = z
  .object({
    ondersteuningsbehoefte: Gebied.optional(),
    intensiteit: Intensiteit.optional(),
    factor: FactorCode.optional(),
  })
  .refine(
    (v) => v.ondersteuningsbehoefte !== undefined || v.factor !== undefined || v.intensiteit !== undefined,
  );
export type ProfielVraag = z.infer<typeof ProfielVraag>;
