import type { Permission } from '../access/policy.ts';
import { enterEach, notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { leerlingenOfActs, type UndoFact, undo, undoFacts, versVan } from './act-store.ts';
import type { UndoInput } from './input.ts';
import { undoWeigering } from './undo-rules.ts';
import type { OngedaanResultaat } from './view.ts';

/** Undoing one's own act asks for the same permission as the act itself; the rules refuse all others. */
const NEEDS: Readonly<Record<string, Permission>> = {
  actie_afgevinkt: 'actie_afvinken',
  doel_stand: 'doel_afvinken',
  niveau_geplaatst: 'niveau_plaatsen',
  beeld_besluit: 'niveau_plaatsen',
  leerroute_geplaatst: 'leerroute_plaatsen',
  beginsituatie: 'kaart_uitwerken',
  doel_geevalueerd: 'kaart_uitwerken',
  actie_toegevoegd: 'kaart_uitwerken',
  actie_veranderd: 'kaart_uitwerken',
  actie_gestopt: 'kaart_uitwerken',
  factor_vastgelegd: 'factoren_schrijven',
  factor_veranderd: 'factoren_schrijven',
  factor_beeindigd: 'factoren_schrijven',
  factor_gekoppeld: 'factoren_schrijven',
  ondersteuning_vastgelegd: 'factoren_schrijven',
  ondersteuning_beeindigd: 'factoren_schrijven',
  wens_beantwoord: 'kaart_uitwerken',
  waarneming: 'waarneming_schrijven',
  ongedaan: 'kaart_lezen',
};

/** Undo, all or nothing; see ArrangementskaartService. */
export async function undoActs(tx: Tx, who: KnownActor, input: UndoInput): Promise<OngedaanResultaat> {
  const wanted = new Map(input.acts.map((a) => [a.act, a.id]));
  if (wanted.size < input.acts.length)
    throw new AppError('bad_request', 'Dezelfde handeling staat er twee keer in.', { status: 400 });
  await enter(tx, who, [...wanted.keys()]);

  const facts = await undoFacts(tx, [...wanted.keys()]);
  // The same request sent again: it was done then, and it is done now.
  if (!facts.every((f) => f.ongedaan_door !== null && f.ongedaan_door === wanted.get(f.id))) {
    const geweigerd = facts.flatMap((f) => {
      const waarom = undoWeigering(ruleFacts(f), who.person);
      return waarom ? [{ act: f.id, waarom }] : [];
    });
    const [eerste] = geweigerd;
    if (eerste)
      return {
        kind: eerste.waarom,
        acts: geweigerd.filter((g) => g.waarom === eerste.waarom).map((g) => g.act),
      };
    await undo(tx, who.person, input.acts);
  }
  return { kind: 'ongedaan', ...(await versVan(tx, facts)) };
}

function ruleFacts(f: UndoFact) {
  // Nothing rests on a waarneming: a later one of somebody else stands beside it.
  const opCel = f.later_op_cel && f.soort !== 'waarneming';
  return {
    soort: f.soort,
    actor: f.actor_id,
    dag: f.dag,
    vandaag: f.vandaag,
    alOngedaan: f.ongedaan_door !== null,
    inDeWeg: opCel || f.later_geplaatst || f.niet_laatste || f.erop_gewerkt || f.later_erop,
  };
}

/** @throws AppError `not_found` when one of the acts is not there, or not for this person to touch. */
async function enter(tx: Tx, who: KnownActor, acts: readonly string[]): Promise<void> {
  const found = await leerlingenOfActs(tx, acts);
  const asked = found.flatMap(({ leerling, soort, actor, leerlijn }) => {
    const permission = actor === who.person ? NEEDS[soort] : 'kaart_lezen';
    return permission ? [{ leerling, permission, leerlijn }] : [];
  });
  if (asked.length < acts.length) throw notFound('act');
  await enterEach(tx, who, asked);
}
