import type { NiveauKort } from '../../leerlijnen/view.ts';
import type { Datum } from '../../model/roster.ts';
import type { LeerlingKop } from '../../school/view.ts';
import type { PeriodeView } from '../view.ts';

type LeerlingKort = Pick<LeerlingKop, 'id' | 'naam'>;

/** A leerlijn of the group's leerroute, and the niveau that the group works on; `null` on a leerlijn without niveaus. */
export interface GroepStreef {
  readonly leerlijn: { readonly id: string; readonly code: string; readonly naam: string };
  readonly niveau: NiveauKort | null;
}

/** R6, R7: what a group works on, since when and decided by whom. */
export interface Groepsprofiel {
  readonly id: string;
  readonly leerroute: { readonly id: string; readonly code: string; readonly naam: string };
  readonly periode: PeriodeView;
  readonly streef: readonly GroepStreef[];
  readonly op: Datum;
  readonly beslotenDoor: string;
  /** Pupils that changed by it. */
  readonly leerlingen: number;
  /** Coupled today by who looks: may be taken back. */
  readonly terug: boolean;
}

/** A pupil of the group who differs from its profile. */
export interface LidAfwijking {
  readonly leerling: LeerlingKort;
  /** On a leerroute of his own; `null`: on that of the group. `code` null: on none yet. */
  readonly eigenRoute: { readonly code: string | null } | null;
  readonly lijnen: readonly {
    readonly leerlijn: string;
    /** `null`: he does not work on it. */
    readonly eigen: string | null;
    readonly groep: string;
  }[];
}

export interface GroepsprofielView {
  readonly groep: { readonly id: string; readonly naam: string };
  readonly profiel: Groepsprofiel | null;
  readonly leerlingen: readonly LeerlingKort[];
  /** Empty without a profile. */
  readonly afwijkingen: readonly LidAfwijking[];
  /** What most of its pupils work on: to begin a first profile with. By leerlijn. */
  readonly meest: { readonly leerroute: string | null; readonly streef: Readonly<Record<string, string>> };
  readonly mag: { readonly koppelen: boolean };
}

/** What coupling would do for one pupil. */
export interface KoppelGevolg {
  readonly leerling: LeerlingKort;
  readonly kind: 'volgt' | 'houdt_eigen_route' | 'houdt_eigen_niveau' | 'had_al';
  /** Leerlijnen that change. */
  readonly wijzigt: readonly string[];
  /** Leerlijnen that stay his own. */
  readonly houdt: readonly string[];
}
