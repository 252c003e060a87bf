import { sql } from 'kysely';
import type { Keys } from '../access/keys.ts';
import { notFound } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { ActieInput, NieuweActieInput, StopActieInput } from './inhoud-input.ts';
import { eigenWoorden } from './inhoud-rules.ts';
import { sjabloonRows, uitvoerderRows } from './inhoud-store.ts';
import { bestaatAct, type Eerder, schrijfActs, verzegel, weiger } from './schrijf.ts';
import { betreedDoel, eisOpen } from './uitwerken.ts';

interface ActieRij {
  leerdoel: string;
  tekst: string;
  ritme: string;
  soort: string;
  gestopt: boolean;
  persoon: string | null;
}

/** An actie of this pupil, as the template or its first words have it. */
async function actieRij(tx: Tx, leerling: string, kaartActie: string): Promise<ActieRij> {
  const { rows } = await sql<ActieRij>`
    SELECT d.leerdoel_id AS leerdoel, a.tekst, a.ritme, a.soort, a.gestopt_op IS NOT NULL AS gestopt, a.toegewezen_aan AS persoon
    FROM koers.kaart_actie a JOIN koers.kaart_doel d ON d.id = a.kaart_doel_id
    WHERE a.id = ${kaartActie}::uuid AND a.leerling_id = ${leerling}::uuid AND a.school_id = koers.school_now()`.execute(
    tx,
  );
  if (!rows[0]) throw notFound('actie');
  return rows[0];
}

interface Wens {
  readonly leerling: string;
  readonly tekst: string;
  readonly waarmee: string;
  readonly ritme: string;
  readonly functie: string | null;
  readonly persoon: string | null;
  readonly van: string | null;
  readonly tot: string | null;
}

/** Codes of an actie for the event, after looking whether they can be. Who has it keeps it, also when his share ended. */
async function codes(
  tx: Tx,
  wens: Wens,
  leerlijn: string,
  had: string | null,
): Promise<Record<string, unknown>> {
  const { functie, persoon, van, tot } = wens;
  if (van !== null && tot !== null && tot <= van)
    weiger('De laatste dag ligt voor de eerste. Kies een andere dag.');
  if (persoon !== null && persoon !== had) {
    const kan = await uitvoerderRows(tx, wens.leerling, leerlijn);
    if (!kan.some((r) => r.id === persoon))
      weiger('Deze collega ziet deze leerlijn niet. Kies iemand anders, of deel de leerlijn eerst.');
  }
  return { functie, persoon, van, tot };
}

const json = (woorden: object): string | null =>
  Object.keys(woorden).length === 0 ? null : JSON.stringify(woorden);

/** R26; see KaartInhoudService. */
export async function voegActieToe(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: NieuweActieInput,
  eerder: Eerder = {},
): Promise<void> {
  const wens = NieuweActieInput.parse(input);
  const { id, leerling, leerdoel, sjabloon } = wens;
  const feiten = await betreedDoel(tx, who, leerling, leerdoel);
  await eisOpen(tx, leerling, leerdoel, feiten);
  const keuzes = sjabloon
    ? await sjabloonRows(tx, { leerlijn: feiten.leerlijn, leerdoel, kaartDoel: feiten.kaart_doel })
    : [];
  const van = keuzes.find((s) => s.id === sjabloon);
  if (sjabloon && !van && !(await bestaatAct(tx, id)))
    weiger('Deze actie staat al bij dit doel. Kies een andere.');
  if (!sjabloon && wens.tekst.length < 3) weiger('Schrijf op wat er gaat gebeuren.');
  const woorden = json(eigenWoorden(wens, van ?? { tekst: '', ritme: '' }));
  await schrijfActs(tx, who, [
    {
      id,
      soort: 'actie_toegevoegd',
      leerling,
      leerdoel,
      leerlijn: feiten.leerlijn,
      actie: id,
      data: { ...(await codes(tx, wens, feiten.leerlijn, null)), sjabloon },
      reden: woorden === null ? null : await verzegel(keys, tx, who, leerling, woorden),
      at: eerder.at,
    },
  ]);
}

/** R26; see KaartInhoudService. */
export async function veranderActie(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: ActieInput,
  eerder: Eerder = {},
): Promise<void> {
  const wens = ActieInput.parse(input);
  const { id, leerling, kaartActie } = wens;
  const rij = await actieRij(tx, leerling, kaartActie);
  const feiten = await betreedDoel(tx, who, leerling, rij.leerdoel);
  if (rij.tekst === '' && wens.tekst.length < 3) weiger('Schrijf op wat er gaat gebeuren.');
  const woorden = json(eigenWoorden(wens, rij));
  await schrijfActs(tx, who, [
    {
      id,
      soort: 'actie_veranderd',
      leerling,
      leerdoel: rij.leerdoel,
      leerlijn: feiten.leerlijn,
      actie: kaartActie,
      data: await codes(tx, wens, feiten.leerlijn, rij.persoon),
      reden: woorden === null ? null : await verzegel(keys, tx, who, leerling, woorden),
      at: eerder.at,
    },
  ]);
}

/** R26; see KaartInhoudService. */
export async function stopActie(tx: Tx, who: KnownActor, input: StopActieInput): Promise<void> {
  const { id, leerling, kaartActie } = StopActieInput.parse(input);
  const rij = await actieRij(tx, leerling, kaartActie);
  const feiten = await betreedDoel(tx, who, leerling, rij.leerdoel);
  if (rij.gestopt && !(await bestaatAct(tx, id))) weiger('Deze actie is al gestopt.');
  await schrijfActs(tx, who, [
    {
      id,
      soort: 'actie_gestopt',
      leerling,
      leerdoel: rij.leerdoel,
      leerlijn: feiten.leerlijn,
      actie: kaartActie,
    },
  ]);
}
