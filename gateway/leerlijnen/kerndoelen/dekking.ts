import { notFound } from '../../access/scope.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { grouped } from '../grouped.ts';
import { type DoelRij, doelenZonder, type Kop, kerndoelenMetDoelen } from './dekking-store.ts';
import type { Dekking, DekkingDoel, DekkingHoofdstuk, KerndoelsetKort } from './view.ts';

export interface DekkingVraag {
  readonly leerroute: string;
  readonly set: string;
  /** Links that the school made count as well; only within a school's transaction. Default true. */
  readonly eigen?: boolean;
}

export function doelVan(row: DoelRij): DekkingDoel {
  return {
    id: row.id,
    entiteit: row.entiteit,
    code: row.code,
    tekst: row.tekst,
    leerlijn: { id: row.lijn_id, naam: row.lijn_naam },
    niveau: row.niveau_id === null ? null : { id: row.niveau_id, naam: row.niveau_naam ?? '' },
  };
}

function setVan(kop: Kop): KerndoelsetKort {
  return {
    id: kop.set_id,
    naam: kop.set_naam,
    aantal: kop.aantal,
    uitgave: {
      id: kop.uitgave_id,
      naam: kop.bron_naam,
      uitgave: kop.uitgave,
      uitgever: kop.uitgever,
      licentie: kop.licentie,
      vervangen: kop.vervangen,
    },
  };
}

type Rij = Awaited<ReturnType<typeof kerndoelenMetDoelen>>[number];

function hoofdstukVan(rows: [Rij, ...Rij[]]): DekkingHoofdstuk {
  const kerndoelen = grouped(rows, (row) => row.kerndoel_id).map((van) => ({
    id: van[0].kerndoel_id,
    prefix: van[0].prefix,
    kort: van[0].kort,
    tekst: van[0].kerndoel_tekst,
    doelen: van.flatMap((row) =>
      row.id === null ? [] : [{ ...doelVan(row), herkomst: row.herkomst, via: row.via }],
    ),
  }));
  return { naam: rows[0].hoofdstuk, kerndoelen };
}

/**
 * Which kerndoelen of a set have no doel in a leerroute, and which of its doelen have no kerndoel (R11). Doelen count up to
 * the uitstroomniveau of the leerroute; a link to something below a kerndoel counts for that kerndoel. Two statements.
 * @throws AppError `not_found` when this leerroute or this set is not there, or not for this school
 */
export async function dekking(tx: Tx, vraag: DekkingVraag): Promise<Dekking> {
  const volledig = { ...vraag, eigen: vraag.eigen ?? true };
  const zonder = await doelenZonder(tx, volledig);
  const [kop] = zonder;
  if (!kop) throw notFound('leerroute or kerndoelset');
  const rijen = await kerndoelenMetDoelen(tx, volledig);
  const hoofdstukken = grouped(rijen, (row) => row.hoofdstuk).map(hoofdstukVan);
  const zonderKerndoel = zonder.flatMap((row) => (row.id === null ? [] : [doelVan(row)]));
  const kerndoelen = hoofdstukken.flatMap((h) => h.kerndoelen);
  return {
    leerroute: { id: kop.leerroute_id, naam: kop.leerroute_naam },
    set: setVan(kop),
    hoofdstukken,
    zonderKerndoel,
    telling: {
      kerndoelen: kerndoelen.length,
      gedekt: kerndoelen.filter((k) => k.doelen.length > 0).length,
      doelen: kop.doelen,
      doelenGekoppeld: kop.doelen - zonderKerndoel.length,
    },
  };
}
