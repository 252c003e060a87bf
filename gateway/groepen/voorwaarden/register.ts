import { z } from 'zod';
import { bestemming } from './bestemming.ts';
import { doel } from './doel.ts';
import { eindniveau } from './eindniveau.ts';
import { factor } from './factor.ts';
import { inOpp } from './in-opp.ts';
import { instemming } from './instemming.ts';
import { leerlijn } from './leerlijn.ts';
import { leerroute } from './leerroute.ts';
import { niveau } from './niveau.ts';
import { ondersteuning } from './ondersteuning.ts';
import { onderwijsleeftijd } from './onderwijsleeftijd.ts';
import { opp } from './opp.ts';
import { resultaat } from './resultaat.ts';
import { stamgroep } from './stamgroep.ts';
import { stem } from './stem.ts';
import { tlv } from './tlv.ts';
import { uitstroomprofiel } from './uitstroomprofiel.ts';
import type { Voorwaarde } from './voorwaarde.ts';

/** Every kind of condition; a new kind is added to these two lists and nowhere else. */
const SOORTEN = [
  niveau,
  leerlijn,
  doel,
  leerroute,
  bestemming,
  stamgroep,
  onderwijsleeftijd,
  ondersteuning,
  factor,
  uitstroomprofiel,
  eindniveau,
  opp,
  instemming,
  inOpp,
  stem,
  tlv,
  resultaat,
] as const;

/** One condition of a saved query. */
export const Blad = z.discriminatedUnion('soort', [
  niveau.schema,
  leerlijn.schema,
  doel.schema,
  leerroute.schema,
  bestemming.schema,
  stamgroep.schema,
  onderwijsleeftijd.schema,
  ondersteuning.schema,
  factor.schema,
  uitstroomprofiel.schema,
  eindniveau.schema,
  opp.schema,
  instemming.schema,
  inOpp.schema,
  stem.schema,
  tlv.schema,
  resultaat.schema,
]);
export type Blad = z.infer<typeof Blad>;

/** Each explains only what its own schema let in, which `soort` tells apart. */
const PER_SOORT: ReadonlyMap<string, Voorwaarde<Blad>> = new Map(
  SOORTEN.map((v) => [v.soort, v as unknown as Voorwaarde<Blad>]),
);

/** The condition behind a leaf; the schema let no other kind in. */
export function voorwaardeVan({ soort }: Blad): Voorwaarde<Blad> {
  const found = PER_SOORT.get(soort);
  if (!found) throw new TypeError(`no condition ${soort}`);
  return found;
}
