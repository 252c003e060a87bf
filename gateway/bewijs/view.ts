/** One score of another system on a leerdoel, as it holds now (R74). */
export interface Bewijs {
  readonly id: string;
  /** Name of the system that says so. */
  readonly bron: string;
  readonly naam: string;
  readonly score: number;
  readonly max: number;
  /** YYYY-MM-DD. */
  readonly op: string;
}

/** Evidence by leerdoel id, newest first. */
export type BewijsBij = ReadonlyMap<string, readonly Bewijs[]>;

/** What became of one score that was told. */
export interface BewijsUitkomst {
  readonly sleutel: string;
  /** `al`: it was known like this. `ingetrokken`: the system took it back. `geweigerd`: see `reden`. */
  readonly uitkomst: 'nieuw' | 'gewijzigd' | 'al' | 'ingetrokken' | 'geweigerd';
  /** Of the evidence that holds now. */
  readonly id?: string;
  readonly reden?: 'leerling_onbekend' | 'leerdoel_onbekend';
}
