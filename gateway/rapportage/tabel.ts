/** A figure that people may see, or `null`: so few pupils that it would tell who they are (R65). */
export type Cel = number | null;

export interface Kolom {
  /** Keys of what is counted here; more than one when small columns were taken together. */
  readonly sleutels: readonly string[];
}

export interface Rij {
  /** Keys of what this row is about; more than one when small rows were taken together. */
  readonly sleutels: readonly string[];
  readonly cellen: readonly Cel[];
  readonly totaal: number;
}

/** Counts of pupils: every pupil stands in one row and one column. */
export interface Tabel {
  readonly kolommen: readonly Kolom[];
  readonly rijen: readonly Rij[];
  /** Of the columns, in their order. */
  readonly totalen: readonly number[];
  readonly totaal: number;
}

export interface Telling {
  readonly rij: string;
  readonly kolom: string;
  readonly aantal: number;
}

const som = (getallen: readonly number[]): number => getallen.reduce((a, b) => a + b, 0);

/** Counts as a table: rows in the order in which they first come, columns in the order given. */
export function tabelVan(tellingen: readonly Telling[], kolommen: readonly string[]): Tabel {
  const rijen = new Map<string, number[]>();
  for (const { rij, kolom, aantal } of tellingen) {
    const cellen = rijen.get(rij) ?? kolommen.map(() => 0);
    rijen.set(
      rij,
      cellen.map((n, i) => (kolommen[i] === kolom ? n + aantal : n)),
    );
  }
  return uitCellen(
    kolommen.map((k) => [k]),
    [...rijen].map(([sleutel, cellen]) => ({ sleutels: [sleutel], cellen })),
  );
}

/** A table with its totals, from cells that are all known. */
export function uitCellen(
  kolommen: readonly (readonly string[])[],
  rijen: readonly { readonly sleutels: readonly string[]; readonly cellen: readonly number[] }[],
): Tabel {
  const totalen = kolommen.map((_, k) => som(rijen.map((r) => r.cellen[k] ?? 0)));
  return {
    kolommen: kolommen.map((sleutels) => ({ sleutels })),
    rijen: rijen.map((r) => ({ ...r, totaal: som(r.cellen) })),
    totalen,
    totaal: som(totalen),
  };
}

/**
 * How many stand in these columns together; `null` when a column that was taken together with another one holds more than these,
 * so that it cannot be said. What it says is a sum of totals that are shown anyway.
 */
export function somVan(tabel: Tabel, sleutels: readonly string[]): number | null {
  const raakt = tabel.kolommen.map((k) => k.sleutels.filter((s) => sleutels.includes(s)).length);
  if (tabel.kolommen.some((k, i) => (raakt[i] ?? 0) > 0 && raakt[i] !== k.sleutels.length)) return null;
  return som(tabel.totalen.filter((_, i) => (raakt[i] ?? 0) > 0));
}
