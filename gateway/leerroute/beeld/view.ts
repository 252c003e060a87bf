import type { NiveauKort } from '../../leerlijnen/view.ts';
import type { Datum } from '../../model/roster.ts';
import type { LeerlingKop } from '../../school/view.ts';
import type { Graad, PeriodeView, PlaatsingView } from '../view.ts';
import type { Meetpunt, Prognose } from '../volgen/prognose-rules.ts';
import type { TegenoverRoute } from '../volgen/route-rules.ts';

/** A niveau with its place on the leerlijn: 1 is the lowest. */
export interface NiveauRang extends NiveauKort {
  readonly rang: number;
}

/**
 * One leerlijn of the integraal beeld. A leerlijn without niveaus has none of the measures, no position and no forecast (R4):
 * it is named, with the number of doelen that are behaald.
 */
export interface BeeldLijn {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly leergebied: { readonly id: string; readonly code: string; readonly naam: string };
  readonly soort: 'LS' | 'LO';
  readonly geordend: boolean;
  /** Names of the niveaus, lowest first. */
  readonly niveaus: readonly string[];
  /** Niveaus reached and the share of the next; `null` without niveaus or when nothing is known yet. */
  readonly positie: number | null;
  /** Measure A, "tegenover de route naar de bestemming" (R18). `null` when the route expects nothing here. */
  readonly route: TegenoverRoute | null;
  /** Measure B, "tegenover het plan van deze periode" (R18): the doelen of the streefniveau. */
  readonly plan: Graad | null;
  readonly streef: NiveauRang | null;
  readonly uitstroom: NiveauRang | null;
  readonly doelen: { readonly behaald: number; readonly totaal: number };
  /** By date, the last one is today; for the time line (R20, R22). */
  readonly verloop: readonly Meetpunt[];
  /** What the route expects in each school year from the first point of `verloop` to `prognose`, by its first day. */
  readonly routeVerloop: readonly { readonly vanaf: Datum; readonly verwacht: number }[];
  /** `null` for who it is not for, and where there are no niveaus. */
  readonly prognose: Prognose | null;
}

/** A result of another system, as it was sent (R20). */
export interface ResultaatView {
  readonly id: string;
  readonly bron: string;
  readonly soort: 'toets' | 'observatie';
  readonly naam: string;
  /** Code of the leergebied. */
  readonly leergebied: string | null;
  readonly op: Datum;
  readonly score: string | null;
  readonly schaal: string | null;
  readonly dl: number | null;
  readonly dle: number | null;
  /** DLE / DL × 100; `null` when the source did not say both. */
  readonly leerrendement: number | null;
  /** Of the time since the result before of the same test in the same system. */
  readonly leerrendementSindsVorige: number | null;
  readonly gelezenOp: Date;
}

/** What a team can choose at a signal of disharmony (R19). */
export type BesluitKeuze = 'pas_op_de_plaats' | 'intensiveren';

export interface BesluitView {
  readonly act: string;
  readonly op: Date;
  /** The day of `op` in the Netherlands. */
  readonly dag: Datum;
  readonly door: string;
  readonly keuze: BesluitKeuze;
  /** Ids of leerlijnen, and their names as they are today. */
  readonly voor: string;
  readonly achter: string;
  readonly voorNaam: string;
  readonly achterNaam: string;
  /** Only for who may read reasons. */
  readonly reden: string | null;
}

/** R19: one leerlijn ahead while another stays behind, with what was decided about it last. */
export interface Signaal {
  readonly voor: BeeldLijn;
  readonly achter: BeeldLijn;
  readonly verschil: number;
  readonly besluit: BesluitView | null;
}

/** The samenhangend beeld of one pupil towards his bestemming (R17–R20). */
export interface IntegraalBeeld {
  readonly leerling: LeerlingKop;
  /** Only leerlijnen that were shared with who looks; no placement, results or signals (R63). */
  readonly beperkt: boolean;
  readonly plaatsing: PlaatsingView | null;
  readonly periode: PeriodeView | null;
  /** Share of the period that is over, 0 to 1. */
  readonly periodeDeel: number | null;
  readonly onderwijsleeftijd: number | null;
  readonly vandaag: Datum;
  /** So far beside the route still counts as on it, in niveaus. */
  readonly routeMarge: number;
  readonly lijnen: readonly BeeldLijn[];
  /** For who works with the pupil; empty for ouder, leerling and zorgverlener. */
  readonly signalen: readonly Signaal[];
  readonly besluiten: readonly BesluitView[];
  /** By date. */
  readonly resultaten: readonly ResultaatView[];
  readonly mag: { readonly besluiten: boolean };
}
