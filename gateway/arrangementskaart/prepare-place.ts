import { notFound, requireLeerlingen } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import { grouped } from '../leerlijnen/grouped.ts';
import type { NiveauKort } from '../leerlijnen/view.ts';
import { alleDoelen, doelStand, type LijnMetDoelen, lijnenOf, tellendeStanden } from '../leerroute/lijnen.ts';
import { graad, isBehaald } from '../leerroute/rules.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { leerlingKopOf, schoolKop } from '../school/service.ts';
import type { PlaatsVoorstel } from './view.ts';

/** @throws AppError `not_found` when the pupil does not work on this leerlijn, `conflict` when it has no niveaus. */
export async function lijnMetStreef(
  tx: Tx,
  leerling: string,
  leerlijn: string,
): Promise<LijnMetDoelen & { readonly streef: NiveauKort }> {
  const [lijn] = await lijnenOf(tx, [leerling], leerlijn);
  if (!lijn?.rij.heeft_streef) throw notFound('no streefniveau on this leerlijn');
  const { streef } = lijn.rij;
  if (streef === null)
    throw new AppError(
      'conflict',
      'Deze leerlijn heeft geen niveaus. Hier kan een leerling niet hoger of lager.',
      { status: 409 },
    );
  return { ...lijn, streef };
}

export function isBovenUitstroom(niveau: NiveauKort, uitstroom: NiveauKort | null): boolean {
  return uitstroom !== null && niveau.volgorde > uitstroom.volgorde;
}

const richting = (naar: number, nu: number): 'hoger' | 'blijft' | 'lager' =>
  naar > nu ? 'hoger' : naar < nu ? 'lager' : 'blijft';

/** R31, R32: what placing would mean; see ArrangementskaartService. */
export async function preparePlaceNiveau(
  tx: Tx,
  who: KnownActor,
  input: { readonly leerling: string; readonly leerlijn: string },
): Promise<PlaatsVoorstel> {
  await requireLeerlingen(tx, who, 'niveau_plaatsen', [input.leerling]);
  const lijn = await lijnMetStreef(tx, input.leerling, input.leerlijn);
  const { behaaldVanaf } = await schoolKop(tx, who.school);
  const { rij, streef } = lijn;
  const perNiveau = grouped(await alleDoelen(tx, input.leerling, input.leerlijn), (d) => d.niveau?.id ?? '');
  const keuzes = perNiveau.flatMap((doelen) => {
    const { niveau } = doelen[0];
    return niveau === null
      ? []
      : [
          {
            niveau,
            richting: richting(niveau.volgorde, streef.volgorde),
            bovenUitstroom: isBovenUitstroom(niveau, rij.uitstroom),
            doelen: doelen.map((d) => doelStand({ ...d, meegenomen: false }, behaaldVanaf)),
          },
        ];
  });
  const { id, naam } = await leerlingKopOf(tx, who, input.leerling);
  return {
    leerling: { id, naam },
    leergebied: { id: rij.gebied_id, code: rij.gebied_code, naam: rij.gebied_naam },
    leerlijn: { id: rij.lijn_id, code: rij.lijn_code, naam: rij.lijn_naam },
    huidig: streef,
    uitstroomniveau: rij.uitstroom,
    graad: graad(tellendeStanden(lijn), behaaldVanaf),
    keuzes,
    aanbevolen: keuzes.find((k) => k.richting === 'hoger')?.niveau.id ?? null,
    openDoelen: lijn.doelen
      .filter((d) => !isBehaald(d.stand, behaaldVanaf))
      .map((d) => doelStand(d, behaaldVanaf)),
  };
}
