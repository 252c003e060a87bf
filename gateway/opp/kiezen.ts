import { notFound } from '../access/scope.ts';
import { delenVan } from './antwoorden.ts';
import { aanbodVan, type Dossier } from './dossier.ts';
import type { VersieRow } from './store.ts';
import type { Aanbod } from './view.ts';

/** Which version: what is in force, the concept, one by its number; left out: the concept, else what is in force, else the last. */
export type WelkeVersie = 'geldend' | 'concept' | number;

/** The version that is asked. @throws AppError `not_found` for one that is not there */
export function kies(
  versies: readonly VersieRow[],
  { concept, geldend }: { readonly concept: VersieRow | null; readonly geldend: VersieRow | null },
  welke: WelkeVersie | undefined,
): VersieRow | null {
  if (welke === undefined) return concept ?? geldend ?? versies[0] ?? null;
  const gevraagd =
    welke === 'concept' ? concept : welke === 'geldend' ? geldend : versies.find((v) => v.nummer === welke);
  if (!gevraagd) throw notFound('opp version');
  return gevraagd;
}

/** What lies before people, for a version that does. */
export function aanbodIn(dossier: Dossier, versie: VersieRow | null): Aanbod | null {
  const delen = versie && delenVan(dossier, versie.id);
  if (!versie || !delen) return null;
  return {
    op: delen.handeling.at,
    afdruk: { uitstroom: delen.uitstroom.afdruk, handeling: delen.handeling.afdruk },
    achterhaald: versie.id === dossier.concept?.id && aanbodVan(dossier) !== 'ja',
  };
}
