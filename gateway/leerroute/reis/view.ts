import type { Datum } from '../../model/roster.ts';
import type { BesluitView, ResultaatView } from '../beeld/view.ts';
import type { LeerreisStap } from '../view.ts';
import type { Verleden } from './verleden.ts';

interface Op {
  /** Once in a leerreis. */
  readonly key: string;
  readonly op: Datum;
}

/**
 * What happened on the way of a pupil (R22), one member per kind. A later kind (a version of the OPP) is one member more, one
 * file in `bronnen/` and one line in `bronnen.ts`.
 */
export type ReisGebeurtenis =
  | (Op & { readonly soort: 'stap'; readonly stap: LeerreisStap })
  | (Op & {
      readonly soort: 'school';
      readonly wat: 'begin' | 'einde';
      /** `null`: a school that this one may not know the name of. */
      readonly school: string | null;
      readonly jaargroep: string | null;
    })
  | (Op & {
      readonly soort: 'groep';
      readonly groep: string;
      readonly schooljaar: string;
      /** First day no longer in it; `null`: still in it. */
      readonly tot: Datum | null;
    })
  | (Op & { readonly soort: 'resultaat'; readonly resultaat: ResultaatView })
  | (Op & { readonly soort: 'besluit'; readonly besluit: BesluitView });

/** Newest first. */
export interface Leerreis {
  readonly gebeurtenissen: readonly ReisGebeurtenis[];
  /** Niveaus and doelen from before Koers, as the LVS kept them (R75); per leerlijn. */
  readonly verleden: readonly Verleden[];
  /** Only what belongs to leerlijnen that were shared with who looks (R63). */
  readonly beperkt: boolean;
}
