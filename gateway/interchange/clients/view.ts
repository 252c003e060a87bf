import type { Datum } from '../../model/roster.ts';

/** A program that asked the school something. */
export interface AanbiederRegel {
  /** Its client id. */
  readonly id: string;
  readonly aanbieder: string;
  readonly product: string;
  readonly doel: string;
  readonly gevraagd: Date;
  readonly geweigerd: Date | null;
  /** The vendor or the operator ended it everywhere. */
  readonly beeindigd: Date | null;
  /** Everything it asks for, allowed or not. */
  readonly vraagt: readonly string[];
  readonly mag: readonly string[];
}

/** One scope: since when it is allowed, or when that ended. */
export interface ScopeStand {
  readonly scope: string;
  readonly gegeven: Date;
  /** Who said yes; null when the name is not known (any more). */
  readonly door: string | null;
  readonly ingetrokken: Date | null;
}

/** The verwerkersovereenkomst (AVG art. 28): its date, and where the school keeps it. */
export interface Overeenkomst {
  readonly op: Datum;
  readonly waar: string;
}

/** One kind of question that a program asked. */
export interface VraagGebruik {
  /** Method and route: `GET /api/v1/kaarten`. */
  readonly vraag: string;
  readonly aantal: number;
  readonly laatst: Date;
}

export interface AanbiederView extends AanbiederRegel {
  readonly scopes: readonly ScopeStand[];
  readonly overeenkomst: Overeenkomst | null;
  /** Of the last 30 days, newest first. */
  readonly gebruik: readonly VraagGebruik[];
}
