/** How many lines of a connection stand where. */
export interface DeliveryCounts {
  readonly wacht: number;
  readonly verstuurd: number;
  /** Dead letters: the LVS does not take them as they are. */
  readonly geweigerd: number;
  /** Of pupils that this LVS does not know; they go out once it does. */
  readonly onbekend: number;
  /** Not sent, because the LVS has a newer stand of the same. */
  readonly ingehaald: number;
}

/** How it stands with giving back over one connection. */
export interface DeliveryState extends DeliveryCounts {
  /** Whether this system can take things back at all. */
  readonly kan: boolean;
  readonly aan: boolean;
  /** It was on at some time. */
  readonly ooit: boolean;
  /** When the LVS last took something. */
  readonly laatst: Date | null;
  /** Why it does not come through, plain Dutch; null when it does. */
  readonly fout: string | null;
  /** It waits for a person since then. */
  readonly gestoptOp: Date | null;
  /** It tries again by itself, not before. */
  readonly opnieuwOm: Date | null;
}

/** One thing that went out, or should have. */
export interface DeliveryLine {
  readonly id: string;
  readonly leerling: string;
  readonly naam: string;
  readonly soort: 'doel' | 'niveau';
  readonly code: string;
  readonly titel: string;
  readonly leerlijn: string;
  /** 0..4 */
  readonly stand: number;
  /** The day it is about, YYYY-MM-DD. */
  readonly op: string;
  readonly klaarOp: Date | null;
  /** The LVS's own id of it. */
  readonly bewijs: string | null;
  readonly reden: string | null;
}

/** Dead letters with the same reason. */
export interface RefusedGroup {
  /** Plain Dutch; empty when the LVS gave none. */
  readonly reden: string;
  readonly aantal: number;
  /** The first few. */
  readonly regels: readonly DeliveryLine[];
}
