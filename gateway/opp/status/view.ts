import type { Naam } from '../../school/view.ts';
import type { Klok, KlokStap, VersieStand } from '../klokken/view.ts';

/** The lists of the overview (R66), most urgent first. */
export const OPP_LIJSTEN = [
  'te_laat',
  'waarschuwing',
  'geschil',
  'niet_ingestemd',
  'instemming',
  'evaluatie',
  'tlv',
  'achttien',
  'concept',
  'geen',
] as const;
export type OppLijst = (typeof OPP_LIJSTEN)[number];

export type StatusStap = KlokStap | 'geschil_volgen' | 'instemming_volgen' | 'weigering_bespreken';

/** A pupil in a list. */
export interface StatusRij {
  readonly leerling: { readonly id: string; readonly naam: Naam };
  readonly groepen: readonly { readonly id: string; readonly naam: string }[];
  readonly concept: VersieStand | null;
  readonly geldend: VersieStand | null;
  /** The clock that this list is about; `null`: none. */
  readonly klok: Klok | null;
  readonly stap: StatusStap;
}

/** The overview of a school, or of the groups of who asks (R66). */
export interface OppStatusView {
  /** The whole school, or only one's own groups. */
  readonly heleSchool: boolean;
  readonly groepen: readonly { readonly id: string; readonly naam: string }[];
  readonly leerlingen: number;
  /** Pupils in no list at all. */
  readonly opOrde: number;
  readonly aantallen: Readonly<Record<OppLijst, number>>;
  readonly lijst: OppLijst;
  readonly rijen: readonly StatusRij[];
  readonly pagina: number;
  readonly paginas: number;
  /** Begin and end of an OPP are listed for ROD here (R50). */
  readonly rodAan: boolean;
}
