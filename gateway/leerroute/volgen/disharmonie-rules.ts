/** One leerlijn against the route; `verschil` is measure A in niveaus, `null` when there is none (R4). */
export interface DisharmonieLijn {
  readonly leerlijn: string;
  readonly soort: 'LS' | 'LO';
  readonly verschil: number | null;
}

/** From how many niveaus ahead and behind a school wants to see it (R19: one and one). */
export interface Drempels {
  readonly voor: number;
  readonly achter: number;
}

/** One leerlijn runs ahead of the route while one of the other kind stays behind it. */
export interface Disharmonie<L extends DisharmonieLijn = DisharmonieLijn> {
  readonly voor: L;
  readonly achter: L;
  /** Niveaus between the two. */
  readonly verschil: number;
}

/**
 * Disharmonic development (R19, V44b): a leerlijn of a leergebied at least `voor` niveaus ahead of the route while one that is
 * leergebiedoverstijgend is at least `achter` behind it, or the other way round. The widest apart first; the order of what
 * comes in decides between equals. It says where to look and decides nothing.
 */
export function disharmonie<L extends DisharmonieLijn>(
  lijnen: readonly L[],
  drempels: Drempels,
): Disharmonie<L>[] {
  const voor = lijnen.filter((l) => l.verschil !== null && l.verschil >= drempels.voor);
  const achter = lijnen.filter((l) => l.verschil !== null && l.verschil <= -drempels.achter);
  return voor
    .flatMap((v) => achter.filter((a) => a.soort !== v.soort).map((a) => paar(v, a)))
    .sort((een, ander) => ander.verschil - een.verschil);
}

function paar<L extends DisharmonieLijn>(voor: L, achter: L): Disharmonie<L> {
  const apart = (voor.verschil ?? 0) - (achter.verschil ?? 0);
  return { voor, achter, verschil: Math.round(apart * 10) / 10 };
}
