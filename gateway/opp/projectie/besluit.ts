import { z } from 'zod';
import { type HandelingStatus, type OppInhoud, SectieG } from '../../model/opp.ts';
import { naamVan } from '../../school/rules.ts';
import { dagVan } from '../dag.ts';
import { type Dossier, laatsteStap } from '../dossier.ts';
import type { VersieRow } from '../store.ts';
import type { InstemmingView } from '../view.ts';
import { CvbWoorden, OverlegWoorden } from '../werk.ts';
import type { Vuller } from './vuller.ts';

/** What the step of an evaluation seals: section G before anybody changed a word of it. */
export const EvaluatieWoorden = z.object({
  deelnemers: z.array(z.string()),
  leergebieden: z.array(
    z.object({
      leergebied: z.string(),
      leerlijn: z.string(),
      entiteit: z.string(),
      streefniveau: z.string().nullable(),
      behaald: z.string(),
      conclusie: z.string(),
    }),
  ),
  doelen: SectieG.unwrap().shape.doelen,
  wijzigingen: z.string().nullable(),
});

/** Section G: the evaluation that led to this version (R47). */
export function sectieG(
  dossier: Dossier,
  versie: VersieRow,
  woorden: ReadonlyMap<string, unknown>,
  v: Vuller,
): OppInhoud['g'] {
  if (versie.soort !== 'evaluatie') return null;
  const stap = laatsteStap(dossier.stappen, versie.vorige, 'evaluatie');
  const gelezen = EvaluatieWoorden.safeParse(stap && woorden.get(stap.id));
  if (!stap || !gelezen.success) return null;
  const { deelnemers, leergebieden, doelen, wijzigingen } = gelezen.data;
  const door = stap.door === null ? null : naamVan(stap.door).voluit;
  const uit = { bron: 'opp', naam: 'evaluatie', op: stap.op, door } as const;
  return {
    op: stap.op,
    deelnemers,
    leergebieden: leergebieden.map(({ entiteit, conclusie, ...rest }) => ({
      ...rest,
      conclusie: v.veld(`g.conclusie:${entiteit}`, conclusie, uit),
    })),
    doelen,
    wijzigingen: v.veld('g.wijzigingen', wijzigingen || null, uit),
  };
}

/** Section H: the steps that led to the decision. Why somebody refused stands with his answer, not in what everybody reads. */
export function sectieH(
  dossier: Dossier,
  versie: VersieRow,
  woorden: ReadonlyMap<string, unknown>,
  nu: { readonly handeling: HandelingStatus; readonly instemming: readonly InstemmingView[] },
): OppInhoud['h'] {
  const overleg = laatsteStap(dossier.stappen, versie.id, 'overleg');
  const cvb = laatsteStap(dossier.stappen, versie.id, 'cvb_advies');
  const besproken = OverlegWoorden.safeParse(overleg && woorden.get(overleg.id));
  const advies = CvbWoorden.safeParse(cvb && woorden.get(cvb.id));
  return {
    overleg: overleg && besproken.success ? { op: overleg.op, ...besproken.data } : null,
    cvbAdvies: cvb && advies.success ? { op: cvb.op, ...advies.data } : null,
    vastgesteld: null,
    handelingsdeel: nu.handeling,
    instemming: nu.instemming.map(({ deel, naam, rol, antwoord, op }) => ({
      deel,
      naam,
      rol,
      antwoord,
      op: op && dagVan(op),
      toelichting: null,
    })),
    geschil: dossier.versies.some((v) => v.geschil),
  };
}
