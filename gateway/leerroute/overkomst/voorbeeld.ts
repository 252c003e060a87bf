import { createHash } from 'node:crypto';
import { opvolgplan } from '../../leerlijnen/migratie/service.ts';
import { leerroutes, leerroute as routeVan } from '../../leerlijnen/service.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { daarVan, hierFeiten } from './daar-store.ts';
import type { Daar, HierFeiten } from './feiten.ts';
import { openingHier } from './hier.ts';
import type { OpeningHierRow } from './store.ts';
import { anderVersie, ONBEKEND, type Vertaling, ZELFDE_VERSIE } from './vertaling-rules.ts';
import type { LijnHier, Voorbeeld } from './view.ts';
import { meeVan } from './voorbeeld-rules.ts';

/** How one version there is read here: the same, by what became what, or not at all. */
async function vertaling(tx: Tx, versie: string, daar: Daar, hier: HierFeiten): Promise<Vertaling> {
  if (hier.versies.includes(versie)) return ZELFDE_VERSIE;
  const lijnen = daar.lijnen.filter((l) => l.versie === versie);
  for (const naar of hier.versies) {
    const plan = await opvolgplan(tx, { van: versie, naar });
    const gevonden = plan && anderVersie(plan);
    if (gevonden && lijnen.some((l) => gevonden.lijn(l).length > 0)) return gevonden;
  }
  return ONBEKEND;
}

async function vertalingen(tx: Tx, daar: Daar, hier: HierFeiten): Promise<Map<string, Vertaling>> {
  const uit = new Map<string, Vertaling>();
  for (const { id } of daar.versies) uit.set(id, await vertaling(tx, id, daar, hier));
  return uit;
}

async function lijnenVan(tx: Tx, leerroute: string | null): Promise<LijnHier[]> {
  if (leerroute === null) return [];
  const { leergebieden } = await routeVan(tx, leerroute);
  return leergebieden.flatMap((g) =>
    g.leerlijnen.map(({ id, naam, niveaus }) => ({
      leerlijn: id,
      naam,
      niveaus: niveaus.map((n) => ({ id: n.id, naam: n.naam })),
    })),
  );
}

/** Everything a person is shown of the pupil: confirming asks for this print. */
const afdruk = (gezien: unknown): string =>
  createHash('sha256').update(JSON.stringify(gezien)).digest('base64url');

/** A preview, with the facts it stands on. */
export interface Gezien {
  readonly voorbeeld: Voorbeeld;
  readonly hier: HierFeiten;
}

/**
 * What would come along of a pupil who is linked, for one leerroute here: the one asked for, else the one he is on, else what his
 * leerroute there is here (R72). Changes nothing.
 */
export async function voorbeeldVan(
  tx: Tx,
  opening: OpeningHierRow,
  leerling: NonNullable<OpeningHierRow['hier']>,
  gevraagd: string | undefined,
): Promise<Gezien> {
  const daar = await daarVan(tx, opening.id);
  const hier = await hierFeiten(tx, leerling.id);
  const vertaald = await vertalingen(tx, daar, hier);
  const routes = (await leerroutes(tx)).filter((r) => r.bestemming !== null);
  const zelfde = daar.leerroute && (vertaald.get(daar.leerroute.versie)?.route(daar.leerroute.id) ?? null);
  const leerroute =
    [gevraagd, hier.leerroute, zelfde].find((id) => routes.some((r) => r.id === id)) ?? routes[0]?.id ?? null;
  const lijnenHier = await lijnenVan(tx, leerroute);
  const mee = meeVan(daar, hier, vertaald, lijnenHier);
  return {
    hier,
    voorbeeld: {
      opening: openingHier(opening),
      leerling: { id: leerling.id, naam: naamVan(leerling) },
      daar: {
        leerroute: daar.leerroute?.naam ?? null,
        bestemming: daar.bestemming,
        pakketten: daar.versies.map((v) => v.naam),
      },
      leerroutes: routes.map(({ id, naam }) => ({ id, naam })),
      leerroute,
      lijnenHier,
      ...mee,
      periode: hier.periode,
      afdruk: afdruk([daar, hier.doelen, hier.leerroute, hier.behaaldVanaf, leerroute, mee]),
    },
  };
}
