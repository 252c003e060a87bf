import type { z } from 'zod';
import { feitenRows, klokInstelling, klokkenVan } from '../../opp/klokken/service.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { schoolDay } from '../../sync/school-day.ts';
import type { Kaarten, OppStand, OppStatus, Plaatsingen } from './input.ts';
import { type Gevraagd, kaartRows, leerlingRows, plaatsingRows } from './store.ts';

/** The rows of a page, and where the next one begins; one row more was read to know whether there is one. */
function blad<T>(
  rows: readonly T[],
  { limit }: Gevraagd,
  { sleutel, now }: { sleutel: (row: T) => string; now: Date },
) {
  const hier = rows.slice(0, limit);
  const laatste = hier.at(-1);
  const volgende = rows.length > limit && laatste !== undefined ? sleutel(laatste) : null;
  return { hier, peilmoment: now.toISOString(), volgende };
}

const metEck = (vraag: Gevraagd, eckId: string | null) => (vraag.eckId ? { eckId } : {});

/** Placements on a leerroute (R13). */
export async function plaatsingen(tx: Tx, vraag: Gevraagd, now: Date): Promise<z.infer<typeof Plaatsingen>> {
  const { hier, ...rest } = blad(await plaatsingRows(tx, vraag), vraag, { sleutel: (row) => row.id, now });
  return { plaatsingen: hier, ...rest };
}

/** Arrangementskaarten as they stand; no words of anybody. Two statements. */
export async function kaarten(tx: Tx, vraag: Gevraagd, now: Date): Promise<z.infer<typeof Kaarten>> {
  const wie = await leerlingRows(tx, vraag, 'kaart');
  const { hier, ...rest } = blad(wie, vraag, { sleutel: (row) => row.leerling, now });
  const lijnen = await kaartRows(
    tx,
    hier.map(({ leerling }) => leerling),
  );
  return {
    kaarten: hier.map(({ leerling, eckId }) => ({
      leerling,
      ...metEck(vraag, eckId),
      lijnen: lijnen.get(leerling) ?? [],
    })),
    ...rest,
  };
}

/** Whether each pupil has an OPP and whether it is on time (R42, R47); not what is in it, nor who agreed. */
export async function oppStatus(tx: Tx, vraag: Gevraagd, now: Date): Promise<z.infer<typeof OppStatus>> {
  const vandaag = schoolDay(now);
  const wie = await leerlingRows(tx, vraag, 'opp');
  const { hier, ...rest } = blad(wie, vraag, { sleutel: (row) => row.leerling, now });
  const { termijnen, kalender } = await klokInstelling(tx);
  const rows = await feitenRows(tx, {
    wie: { leerlingen: hier.map(({ leerling }) => leerling) },
    dag: vandaag,
  });
  const feiten = new Map(rows.map((row) => [row.leerling, row]));
  const leerlingen = hier.map(({ leerling, eckId }): OppStand => {
    const row = feiten.get(leerling);
    const klokken = row ? klokkenVan(row, termijnen, kalender, vandaag) : [];
    return {
      leerling,
      ...metEck(vraag, eckId),
      geldend: versie(row?.geldend),
      concept: versie(row?.concept),
      termijnen: klokken.flatMap(({ soort, uiterlijk, staat }) =>
        soort === 'opp' || soort === 'evaluatie' ? [{ soort, uiterlijk, staat }] : [],
      ),
    };
  });
  return { leerlingen, ...rest };
}

type Versie = NonNullable<OppStand['geldend']>;
function versie(stand: { id: string; nummer: number; status: string } | null | undefined): Versie | null {
  if (!stand) return null;
  return { id: stand.id, nummer: stand.nummer, status: stand.status as Versie['status'] };
}
