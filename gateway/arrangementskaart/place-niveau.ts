import type { Keys } from '../access/keys.ts';
import { enterLeerlingen, notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import { doelStand, lijnenOf } from '../leerroute/lijnen.ts';
import { lijnStaat, type PlaatsAct, place } from '../leerroute/place.ts';
import { planLijn } from '../leerroute/place-rules.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { PlaatsNiveauInput } from './input.ts';
import { kaartLeerlijnen } from './kaart.ts';
import { geplaatst, type PlaatsFeiten, plaatsFeiten } from './kaart-store.ts';
import { type PlaatsOordeel, plaatsOordeel } from './place-rules.ts';
import { isBovenUitstroom, lijnMetStreef } from './prepare-place.ts';
import type { PlaatsNiveauResultaat } from './view.ts';

/** R31, R32; see ArrangementskaartService. */
export async function placeNiveau(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: PlaatsNiveauInput,
): Promise<PlaatsNiveauResultaat> {
  await enterLeerlingen(tx, who, 'niveau_plaatsen', [input.leerling]);
  const feiten = await plaatsFeiten(tx, input.leerlijn);
  if (!feiten) throw notFound('leerlijn');
  const before = await geplaatst(tx, input.id);
  if (before) {
    const same =
      before.leerling === input.leerling &&
      before.leerlijn === input.leerlijn &&
      before.naar === input.naarNiveau;
    if (!same || before.soort !== 'niveau_geplaatst' || before.actor !== who.person)
      throw new AppError(
        'conflict',
        'Deze handeling is al eerder verstuurd met een andere inhoud. Laad de pagina opnieuw.',
        { status: 409 },
      );
    return await resultaat(tx, input, feiten, before.van);
  }

  const staat = await lijnStaat(tx, input.leerling, input.leerlijn);
  if (!staat?.streef) throw notFound('no streefniveau on this leerlijn');
  const oordeel = plaatsOordeel(staat, feiten, input);
  if (oordeel.kind !== 'goed') return await geweigerd(tx, input, feiten, oordeel);
  const periode = feiten.periode ?? staat.streef.periode;
  const data = planLijn(
    staat,
    input.naarNiveau,
    periode,
    (d) => input.openDoelen[d] ?? 'meenemen',
    feiten.behaaldVanaf,
  );
  const reden = input.reden?.trim();
  const act: PlaatsAct = {
    id: input.id,
    soort: 'niveau_geplaatst',
    leerling: input.leerling,
    leerlijn: input.leerlijn,
    data,
    reden: reden ? await keys.sealForLeerling(tx, who.school, input.leerling, reden, 'act.reden') : null,
  };
  await place(tx, who, [act], feiten.vandaag, periode);
  return await resultaat(tx, input, feiten, data.van);
}

async function resultaat(
  tx: Tx,
  input: PlaatsNiveauInput,
  feiten: PlaatsFeiten,
  vanId: string | null,
): Promise<PlaatsNiveauResultaat> {
  const lijn = await lijnMetStreef(tx, input.leerling, input.leerlijn);
  const [leerlijn] = await kaartLeerlijnen(tx, [lijn], feiten.behaaldVanaf);
  const van = feiten.niveaus.find((n) => n.id === vanId);
  const naar = feiten.niveaus.find((n) => n.id === input.naarNiveau);
  if (!leerlijn || !van || !naar) throw notFound('niveau');
  return {
    kind: 'geplaatst',
    act: input.id,
    van,
    naar,
    leerlijn,
    bovenUitstroom: isBovenUitstroom(naar, lijn.rij.uitstroom),
  };
}

async function geweigerd(
  tx: Tx,
  input: PlaatsNiveauInput,
  feiten: PlaatsFeiten,
  oordeel: Exclude<PlaatsOordeel, { kind: 'goed' }>,
): Promise<PlaatsNiveauResultaat> {
  if (oordeel.kind === 'onbekend_niveau') throw notFound('niveau is not of this leerlijn');
  if (oordeel.kind !== 'open_doelen_veranderd') return oordeel;
  const [lijn] = await lijnenOf(tx, [input.leerling], input.leerlijn);
  const open = new Set(oordeel.open);
  return {
    kind: 'open_doelen_veranderd',
    openDoelen: (lijn?.doelen ?? [])
      .filter((d) => open.has(d.id))
      .map((d) => doelStand(d, feiten.behaaldVanaf)),
  };
}
