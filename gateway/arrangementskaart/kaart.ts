import { lijnenInScope, notFound, permissionsOnLeerling } from '../access/scope.ts';
import { grouped } from '../leerlijnen/grouped.ts';
import { doelStand, type LijnMetDoelen, lijnenOf, routeOf, tellendeStanden } from '../leerroute/lijnen.ts';
import { graad, isKlaar } from '../leerroute/rules.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { leerlingKopOf, schoolKop } from '../school/service.ts';
import { type ActieRow, actieRows } from './kaart-store.ts';
import type { Arrangementskaart, KaartActie, KaartLeerlijn } from './view.ts';

/** An actie without the words that were sealed. */
export function kaartActie(row: ActieRow): KaartActie {
  const { id, soort, tekst, wie, ritme } = row;
  return {
    id,
    soort,
    tekst,
    wie,
    ritme,
    gedaan: row.gedaan_op !== null,
    gedaanOp: row.gedaan_op,
    gedaanDoor: row.gedaan_door === null ? null : naamVan(row).voluit,
    functie: row.functie,
    aan: row.aan_id === null || row.aan === null ? null : { id: row.aan_id, naam: naamVan(row.aan).voluit },
    van: row.van,
    tot: row.tot,
    waarmee: null,
    inhoud: row.inhoud_act,
  };
}

/** Leerlijnen as they stand on the card, with their acties; one statement for all acties. */
export async function kaartLeerlijnen(
  tx: Tx,
  lijnen: readonly LijnMetDoelen[],
  behaaldVanaf: number,
): Promise<KaartLeerlijn[]> {
  const rows = await actieRows(
    tx,
    lijnen.flatMap((l) => l.doelen.map((d) => d.kaart_doel)),
  );
  const acties = new Map(
    grouped(rows, (a) => a.kaart_doel).map((van) => [van[0].kaart_doel, van.map(kaartActie)]),
  );
  return lijnen.map((lijn) => {
    const { rij } = lijn;
    const g = graad(tellendeStanden(lijn), behaaldVanaf);
    return {
      id: rij.lijn_id,
      code: rij.lijn_code,
      naam: rij.lijn_naam,
      geordend: rij.geordend,
      streefniveau: rij.streef,
      periode: rij.periode,
      graad: g,
      doelen: lijn.doelen.map((d) => ({
        ...doelStand(d, behaaldVanaf),
        niveau: d.niveau,
        acties: acties.get(d.kaart_doel) ?? [],
      })),
      klaarVoorHoger: isKlaar(g) && rij.kan_hoger,
    };
  });
}

/** R24; see ArrangementskaartService. */
export async function kaart(tx: Tx, who: KnownActor, leerling: string): Promise<Arrangementskaart> {
  const may = await permissionsOnLeerling(
    tx,
    who,
    ['kaart_lezen', 'actie_afvinken', 'doel_afvinken', 'niveau_plaatsen'],
    leerling,
  );
  if (!may.has('kaart_lezen')) throw notFound('kaart_lezen out of scope');
  const { behaaldVanaf } = await schoolKop(tx, who.school);
  const open = await lijnenInScope(tx, who, 'kaart_lezen', leerling);
  const lijnen = (await lijnenOf(tx, [leerling])).filter(
    (l) => l.rij.heeft_streef && (open === 'alle' || open.has(l.rij.lijn_id)),
  );
  const opKaart = new Map((await kaartLeerlijnen(tx, lijnen, behaaldVanaf)).map((l) => [l.id, l]));
  return {
    leerling: await leerlingKopOf(tx, who, leerling),
    leerroute: open === 'alle' ? await routeOf(tx, leerling) : null,
    beperkt: open !== 'alle',
    behaaldVanaf,
    leergebieden: grouped(lijnen, (l) => l.rij.gebied_id).map((van) => ({
      id: van[0].rij.gebied_id,
      code: van[0].rij.gebied_code,
      naam: van[0].rij.gebied_naam,
      soort: van[0].rij.gebied_soort,
      leerlijnen: van.flatMap((l) => opKaart.get(l.rij.lijn_id) ?? []),
    })),
    mag: {
      actieAfvinken: may.has('actie_afvinken'),
      doelAfvinken: may.has('doel_afvinken'),
      niveauPlaatsen: may.has('niveau_plaatsen'),
    },
  };
}
