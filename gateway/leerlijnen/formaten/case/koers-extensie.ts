import { z } from 'zod';
import type { EntiteitSoort } from '../gelezen.ts';
import { NIET_OPGEGEVEN } from '../tekst-in-rij.ts';
import { vastId } from '../vast-id.ts';
import { isObj, type Obj } from './model.ts';
import type { PakketRij } from './reeks.ts';

/**
 * `extensions.koers`: what our rows say and CASE has no field for. Of a CFDocument pakketId, code, schaal, behaaldVanaf; of
 * an item what stands below; of an `ext:koers.routeLeerlijn` the uitstroomniveau and the route profile.
 */
export const KOERS_TYPE: Readonly<Record<EntiteitSoort, string>> = {
  leergebied: 'Leergebied',
  leerlijn: 'Leerlijn',
  niveau: 'Niveau',
  leerdoel: 'Leerdoel',
  actie: 'Actie',
  leerroute: 'Leerroute',
};

const TYPE_ID = new Map<EntiteitSoort, string>();
/** Identifier of our CFItemType; the same in every package. */
export function typeId(soort: EntiteitSoort): string {
  const id = TYPE_ID.get(soort) ?? vastId('itemtype', soort);
  TYPE_ID.set(soort, id);
  return id;
}

const Tekst = z.string().trim().min(1).max(8000);
export const KoersDocument = z.object({
  pakketId: z.guid().toLowerCase().optional().catch(undefined),
  code: z.string().trim().min(1).max(120).optional().catch(undefined),
  schaal: z.array(Tekst).length(5).optional().catch(undefined),
  behaaldVanaf: z.int().min(1).max(4).optional().catch(undefined),
});

export const KoersLeergebied = z.object({ soort: z.enum(['LS', 'LO']).catch('LS') });
export const KoersLeerlijn = z.object({
  /** Only there when it does not follow from the niveaus. */
  geordend: z.boolean().optional().catch(undefined),
  kerndoelHints: z.array(Tekst).catch([]),
});
export const KoersActie = z.object({
  type: Tekst.catch(NIET_OPGEGEVEN),
  wie: Tekst.catch(NIET_OPGEGEVEN),
  ritme: Tekst.catch(NIET_OPGEGEVEN),
});
export const KoersLeerroute = z.object({
  ldgm: z.int().min(1).max(7).nullable().catch(null),
  uitstroomprofiel: z.enum(['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs']).nullable().catch(null),
  bestemming: Tekst.nullable().catch(null),
});
export const KoersRoute = z.object({
  uitstroomniveau: z.guid().toLowerCase().nullable().catch(null),
  profiel: z
    .array(z.tuple([z.int().min(3).max(21), z.number().min(0).max(40)]))
    .catch([])
    .transform((punten) =>
      [...new Map(punten)].map(([onderwijsleeftijd, niveau]) => ({ onderwijsleeftijd, niveau })),
    ),
});

/** `extensions.koers` of a foreign or own object; what cannot be read is as if it were not there. */
export function leesKoers<S extends z.ZodType>(schema: S, extensions: unknown): z.output<S> {
  const koers = isObj(extensions) && Object.hasOwn(extensions, 'koers') ? extensions['koers'] : {};
  return schema.parse(isObj(koers) ? koers : {});
}

/** `extensions.koers` of a row; absent when the fields of CASE say it all. */
export function koersVan(soort: EntiteitSoort, rij: PakketRij['rij'], heeftNiveaus: boolean): Obj | null {
  if (soort === 'leergebied' && 'soort' in rij) return rij.soort === 'LO' ? { soort: rij.soort } : null;
  if ('geordend' in rij) {
    const koers = {
      ...(rij.geordend !== heeftNiveaus && { geordend: rij.geordend }),
      ...(rij.kerndoelHints.length > 0 && { kerndoelHints: rij.kerndoelHints }),
    };
    return Object.keys(koers).length > 0 ? koers : null;
  }
  if ('ritme' in rij) return { type: rij.type, wie: rij.wie, ritme: rij.ritme };
  if ('ldgm' in rij)
    return { ldgm: rij.ldgm, uitstroomprofiel: rij.uitstroomprofiel, bestemming: rij.bestemming };
  return null;
}
