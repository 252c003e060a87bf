import type { HandelingStatus, OppInhoud, SectieF } from '../../model/opp.ts';
import type { Dossier } from '../dossier.ts';
import { kernVan } from '../kern.ts';
import type { StemRow, VersieRow } from '../store.ts';
import type { InstemmingView } from '../view.ts';
import { sectieG, sectieH } from './besluit.ts';
import { type OppBronnen, sectieA, sectieB, sectieC, sectieD, sectieE } from './secties.ts';
import type { Vuller } from './vuller.ts';

/** When the pupil was heard for a version: about itself, and for one that an evaluation led to, about that evaluation. */
export function stemmenVoor(
  stemmen: readonly StemRow[],
  versie: Pick<VersieRow, 'id' | 'soort' | 'vorige'>,
): StemRow[] {
  return stemmen.filter(
    (s) =>
      s.versie === versie.id ||
      (versie.soort === 'evaluatie' && s.versie === versie.vorige && s.moment === 'evalueren'),
  );
}

export interface Delen {
  readonly dossier: Dossier;
  readonly versie: VersieRow;
  readonly bronnen: OppBronnen;
  readonly woorden: ReadonlyMap<string, unknown>;
  readonly stem: SectieF;
  readonly peildag: string;
  /** How who decides stands to this content; asked once its kern is known. */
  readonly instemming: (
    kern: { uitstroom: string; handeling: string },
    e: OppInhoud['e'],
  ) => {
    readonly handeling: HandelingStatus;
    readonly instemming: readonly InstemmingView[];
  };
}

/** The OPP of a concept as its sources stand now, with what was typed in it (R38). */
export function maakInhoud(delen: Delen, v: Vuller): OppInhoud {
  const { dossier, versie, bronnen, woorden } = delen;
  const a = sectieA(bronnen, v);
  const b = sectieB(bronnen, v);
  const d = sectieD(bronnen, v);
  const e = sectieE(bronnen, v);
  const kern = { uitstroom: kernVan({ d, e }, 'uitstroom'), handeling: kernVan({ d, e }, 'handeling') };
  return {
    vorm: 1,
    versie: {
      id: versie.id,
      nummer: versie.nummer,
      soort: versie.soort,
      status: versie.status,
      peildag: delen.peildag,
    },
    a,
    b,
    c: sectieC(bronnen.factoren),
    d,
    e,
    f: [...delen.stem],
    g: sectieG(dossier, versie, woorden, v),
    h: sectieH(dossier, versie, woorden, delen.instemming(kern, e)),
  };
}
