import { scopesFor } from '../../access/policy.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { setStanden, tickActies } from '../act-store.ts';
import { waves } from '../waves.ts';
import { BEWAAR_DAGEN, type WachtendeAct, WachtrijInput } from './input.ts';
import { keurWachtrij, type Oordeel } from './store.ts';
import type { WachtrijResultaat, WachtrijUitkomst } from './view.ts';

/** A day more than the device keeps them: it may have sent a mark in its last minute. */
const TE_OUD_MS = (BEWAAR_DAGEN + 1) * 86_400_000;

type VanDoel = Extract<WachtendeAct, { soort: 'doel' }>;
type VanActie = Extract<WachtendeAct, { soort: 'actie' }>;

/** R33; see ArrangementskaartService. */
export async function ontvangWachtrij(
  tx: Tx,
  who: KnownActor,
  input: WachtrijInput,
  nu: Date,
): Promise<WachtrijResultaat> {
  const { apparaat, acts } = WachtrijInput.parse(input);
  const scopes = { doel: scopesFor(who, 'doel_afvinken'), actie: scopesFor(who, 'actie_afvinken') };
  const eens = [...new Map(acts.map((a) => [a.id, a])).values()].sort((a, b) => a.volgnr - b.volgnr);
  const gekeurd = await keurWachtrij(tx, who.person, scopes, eens);
  const oordeel = (a: WachtendeAct): Oordeel => {
    const van = gekeurd.get(a.id) ?? 'niet_bij';
    return van === 'ok' && nu.getTime() - Date.parse(a.op) > TE_OUD_MS ? 'te_oud' : van;
  };
  const goed = eens.filter((a) => oordeel(a) === 'ok');
  const doelen = await zetStanden(
    tx,
    who,
    apparaat,
    goed.filter((a): a is VanDoel => a.soort === 'doel'),
  );
  const acties = await zetActies(
    tx,
    who,
    apparaat,
    goed.filter((a): a is VanActie => a.soort === 'actie'),
  );
  const { anders, ...vers } = doelen;
  return { ...vers, acties, acts: acts.map((a) => uitkomst(a.id, oordeel(a), anders)) };
}

function uitkomst(id: string, oordeel: Oordeel, anders: ReadonlySet<string>): WachtrijUitkomst {
  if (oordeel === 'ok') return { id, uitkomst: anders.has(id) ? 'verschil' : 'toegepast' };
  return oordeel === 'al' ? { id, uitkomst: 'al' } : { id, uitkomst: 'geweigerd', waarom: oordeel };
}

/** In the order of the device; a cell that was marked more than once in as many statements. */
async function zetStanden(tx: Tx, who: KnownActor, apparaat: string, acts: readonly VanDoel[]) {
  const cellen = new Map<string, Awaited<ReturnType<typeof setStanden>>['cellen'][number]>();
  const rijen = new Map<string, Awaited<ReturnType<typeof setStanden>>['rijen'][number]>();
  const anders = new Set<string>();
  for (const wave of waves(acts, (a) => `${a.leerling}/${a.leerdoel}`)) {
    const uit = await setStanden(
      tx,
      who.person,
      scopesFor(who, 'doel_afvinken'),
      wave.map(({ id, leerling, leerdoel, stand, verwacht, op, volgnr }) => ({
        ...{ id, leerling, leerdoel, stand, verwacht, volgnr },
        ...{ at: op, apparaat },
      })),
    );
    for (const cel of uit.cellen) cellen.set(`${cel.leerling}/${cel.leerdoel}`, cel);
    for (const rij of uit.rijen) rijen.set(`${rij.leerling}/${rij.leerlijn}`, rij);
    const zelfde = new Map(wave.map((a) => [a.id, a.stand]));
    // Another stand than he saw, but the very one he gave: nobody disagrees.
    for (const { act, stond } of uit.anders) if (zelfde.get(act) !== stond) anders.add(act);
  }
  return { cellen: [...cellen.values()], rijen: [...rijen.values()], anders };
}

async function zetActies(tx: Tx, who: KnownActor, apparaat: string, acts: readonly VanActie[]) {
  const vers = new Map<string, Awaited<ReturnType<typeof tickActies>>[number]>();
  for (const wave of waves(acts, (a) => a.kaartActie)) {
    const uit = await tickActies(
      tx,
      who.person,
      scopesFor(who, 'actie_afvinken'),
      wave.map(({ id, kaartActie, gedaan, op, volgnr }) => ({
        ...{ id, kaartActie, gedaan, volgnr },
        ...{ at: op, apparaat },
      })),
    );
    for (const actie of uit) vers.set(actie.kaartActie, actie);
  }
  return [...vers.values()];
}
