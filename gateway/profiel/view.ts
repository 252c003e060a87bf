import type { Datum } from '../model/roster.ts';
import type { LeerlingKop, Naam } from '../school/view.ts';
import type { Bron, Dimensie, FactorCode, Gebied, Intensiteit, Richting, Zichtbaar } from './codes.ts';

/** Something that helps or hinders a pupil, as the register has it now (R27). */
export interface Factor {
  readonly factor: string;
  readonly richting: Richting;
  readonly dimensie: Dimensie;
  readonly code: FactorCode | null;
  /** Own words, else those of the catalogue; `null`: only own words, and the pupil's key was destroyed (R84). */
  readonly tekst: string | null;
  /** Own words beside a code; '' when there are none. */
  readonly eigen: string;
  /** Leads to this need; '' when none was written. */
  readonly behoefte: string;
  readonly bron: Bron;
  readonly bronOp: Datum;
  readonly zichtbaar: Zichtbaar;
  readonly op: Date;
  readonly door: string;
  /** Leerdoelen it counts for. */
  readonly leerdoelen: readonly string[];
}

/** How much support a pupil needs in one gebied (R21). */
export interface Ondersteuning {
  readonly gebied: Gebied;
  readonly intensiteit: Intensiteit;
  readonly tekst: string | null;
  readonly op: Date;
  readonly door: string;
}

export interface ProfielRegister {
  readonly leerling: LeerlingKop;
  readonly factoren: readonly Factor[];
  /** `null`: not for who looks, because only leerlijnen are shared with him. */
  readonly ondersteuning: readonly Ondersteuning[] | null;
  readonly mag: { readonly schrijven: boolean; readonly cvb: boolean };
  readonly vandaag: Datum;
}

/** A pupil that a question brought up. */
export interface GevondenLeerling {
  readonly id: string;
  readonly naam: Naam;
}
