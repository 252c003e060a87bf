import type { Keys } from '../access/keys.ts';
import { enterLeerlingen, notFound } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { eisLijn } from './inhoud.ts';
import { BeginsituatieInput, EvaluatieInput } from './inhoud-input.ts';
import { isAfgesloten } from './inhoud-rules.ts';
import { type DoelFeiten, doelFeiten, verslagRows } from './inhoud-store.ts';
import { type Eerder, schrijfActs, verzegel, weiger } from './schrijf.ts';

/**
 * Locks the pupil for working out a doel of his card.
 * @throws AppError `not_found` when the doel is not on it or not open to who asks
 */
export async function betreedDoel(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  leerdoel: string,
): Promise<DoelFeiten> {
  await enterLeerlingen(tx, who, 'kaart_uitwerken', [leerling]);
  const feiten = await doelFeiten(tx, leerling, leerdoel);
  if (!feiten) throw notFound('leerdoel is not on the card');
  await eisLijn(tx, who, 'kaart_uitwerken', { leerling, leerlijn: feiten.leerlijn });
  return feiten;
}

/** What was evaluated is closed until the next period: first take the evaluatie back, or evaluate it anew (R28). */
export async function eisOpen(tx: Tx, leerling: string, leerdoel: string, feiten: DoelFeiten): Promise<void> {
  const rows = await verslagRows(tx, leerling, [leerdoel]);
  const laatste = rows.find((r) => r.soort === 'doel_geevalueerd');
  if (isAfgesloten(laatste?.data.periode ?? null, feiten.periode))
    weiger(`Dit doel is afgesloten voor ${feiten.periode_naam}. In de volgende periode kun je verder.`);
}

/** R25; see KaartInhoudService. */
export async function schrijfBeginsituatie(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: BeginsituatieInput,
  eerder: Eerder = {},
): Promise<void> {
  const { id, leerling, leerdoel, tekst } = BeginsituatieInput.parse(input);
  const feiten = await betreedDoel(tx, who, leerling, leerdoel);
  await eisOpen(tx, leerling, leerdoel, feiten);
  await schrijfActs(tx, who, [
    {
      id,
      soort: 'beginsituatie',
      leerling,
      leerdoel,
      leerlijn: feiten.leerlijn,
      data: { periode: feiten.periode },
      reden: await verzegel(keys, tx, who, leerling, tekst),
      at: eerder.at,
    },
  ]);
}

/** R28; see KaartInhoudService. */
export async function evalueer(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: EvaluatieInput,
  eerder: Eerder & { readonly periode?: string } = {},
): Promise<void> {
  const { id, leerling, leerdoel, uitkomst, vervolg, tekst } = EvaluatieInput.parse(input);
  const feiten = await betreedDoel(tx, who, leerling, leerdoel);
  await schrijfActs(tx, who, [
    {
      id,
      soort: 'doel_geevalueerd',
      leerling,
      leerdoel,
      leerlijn: feiten.leerlijn,
      data: { periode: eerder.periode ?? feiten.periode, uitkomst, vervolg, stand: feiten.stand },
      reden: await verzegel(keys, tx, who, leerling, tekst),
      at: eerder.at,
    },
  ]);
}
