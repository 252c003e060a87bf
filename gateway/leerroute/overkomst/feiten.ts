/** What a pupil had at the school that opened his leerreis; nothing of it is ever changed. */
export interface Daar {
  readonly leerroute: { readonly id: string; readonly naam: string; readonly versie: string } | null;
  readonly bestemming: string | null;
  /** Package versions that any of it belongs to. */
  readonly versies: readonly { readonly id: string; readonly naam: string }[];
  /** In the order of the package. */
  readonly lijnen: readonly {
    readonly leerlijn: string;
    readonly naam: string;
    readonly versie: string;
    readonly niveau: string | null;
    readonly niveauNaam: string | null;
  }[];
  readonly doelen: readonly {
    readonly leerdoel: string;
    readonly leerlijn: string;
    readonly niveau: string | null;
    readonly versie: string;
    readonly code: string;
    readonly tekst: string;
    readonly stand: number;
    /** He worked on it when it was read: of the streefniveau, or carried over and not dropped. */
    readonly opKaart: boolean;
    /** Day of the stand. */
    readonly op: string;
  }[];
}

/** What must be known of this school and of the pupil here. */
export interface HierFeiten {
  readonly behaaldVanaf: number;
  readonly vandaag: string;
  readonly periode: { readonly id: string; readonly naam: string } | null;
  /** Package versions the school works with, the newest choice first. */
  readonly versies: readonly string[];
  readonly leerroute: string | null;
  /** Doelen that stand with him here already. */
  readonly doelen: readonly { readonly leerdoel: string; readonly leeg: boolean }[];
}

/** A doel that is taken over, as koers.neem_over reads it. */
export interface NeemDoel {
  readonly leerdoel: string;
  readonly was: string;
  readonly stand: number;
  readonly op: string;
  readonly meegenomen: boolean;
  /** The act that gives it its stand here, for what was on the card already. */
  readonly act?: string;
}
