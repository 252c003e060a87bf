import type {
  GroepMatrix,
  MatrixActieKolom,
  MatrixDoel,
  MatrixRij,
} from '../../../gateway/arrangementskaart/view.ts';
import type { NiveauKort } from '../../../gateway/leerlijnen/view.ts';

/** The pupils of a group who work on the same niveau of a leerlijn, and the doelen and acties they have there. */
export interface Blok {
  /** Id of the matrix on the page: `m0`, `m1`, … */
  readonly id: string;
  /** `null`: a leerlijn without niveaus. */
  readonly niveau: NiveauKort | null;
  readonly doelen: readonly (MatrixDoel & { readonly meegenomen: boolean })[];
  readonly acties: readonly MatrixActieKolom[];
  readonly rijen: readonly MatrixRij[];
}

export interface Indeling {
  readonly blokken: readonly Blok[];
  /** In the group, but with no streefniveau on this leerlijn yet. */
  readonly zonderStreef: readonly MatrixRij['leerling'][];
}

/**
 * Cuts the matrix of a group into one dense table for each streefniveau (README of this folder says why). A doel that
 * was carried over stands in the block of the niveau the pupil works on now, after the doelen of that niveau.
 */
export function indeling(matrix: GroepMatrix, leerlijn: string): Indeling {
  const geordend = leerlijnenVan(matrix).find((l) => l.id === leerlijn)?.geordend ?? true;
  const opLijn = matrix.rijen.filter((rij) => rij.leerlijnen[leerlijn] !== undefined);
  const niveaus = new Map<string, NiveauKort | null>();
  for (const rij of opLijn) {
    const streef = rij.leerlijnen[leerlijn]?.streefniveau ?? null;
    if (streef !== null || !geordend) niveaus.set(streef?.id ?? '', streef);
  }
  const lowestFirst = [...niveaus.values()].sort((a, b) => (a?.volgorde ?? 0) - (b?.volgorde ?? 0));
  const blokken = lowestFirst.map((niveau, index) => {
    const rijen = opLijn.filter(
      (rij) => (rij.leerlijnen[leerlijn]?.streefniveau?.id ?? null) === (niveau?.id ?? null),
    );
    return { id: `m${index}`, niveau, rijen, ...kolommen(matrix, leerlijn, niveau, rijen) };
  });
  const ingedeeld = new Set(blokken.flatMap((blok) => blok.rijen));
  return {
    blokken,
    zonderStreef: matrix.rijen.filter((rij) => !ingedeeld.has(rij)).map((rij) => rij.leerling),
  };
}

function kolommen(
  matrix: GroepMatrix,
  leerlijn: string,
  niveau: NiveauKort | null,
  rijen: readonly MatrixRij[],
): Pick<Blok, 'doelen' | 'acties'> {
  const doelen = matrix.doelen
    .filter((doel) => doel.leerlijn === leerlijn && rijen.some((rij) => rij.cellen[doel.id] !== undefined))
    .map((doel) => ({ ...doel, meegenomen: (doel.niveau?.id ?? null) !== (niveau?.id ?? null) }));
  const inBlok = new Set(doelen.map((doel) => doel.id));
  return {
    doelen: [...doelen.filter((doel) => !doel.meegenomen), ...doelen.filter((doel) => doel.meegenomen)],
    acties: matrix.acties.filter(
      (actie) => inBlok.has(actie.leerdoel) && rijen.some((rij) => rij.acties[actie.sjabloon] !== undefined),
    ),
  };
}

/** Every leerlijn to choose from, in the order of the package. */
export function leerlijnenVan(matrix: Pick<GroepMatrix, 'keuzes'>) {
  return matrix.keuzes.flatMap((keuze) => keuze.leerlijnen);
}
