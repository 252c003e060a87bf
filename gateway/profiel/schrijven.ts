import type { Keys } from '../access/keys.ts';
import { enterLeerlingen, notFound } from '../access/scope.ts';
import { eisLijn } from '../arrangementskaart/inhoud.ts';
import { bestaatAct, type Eerder, schrijfActs, weiger } from '../arrangementskaart/schrijf.ts';
import type { ActSoort } from '../model/act.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { CATALOGUS } from './codes.ts';
import {
  FactorEindeInput,
  FactorInput,
  KoppelInput,
  OndersteuningEindeInput,
  OndersteuningInput,
} from './input.ts';
import { bereik, zichtbareFactoren } from './lezen.ts';
import {
  eindigFactor,
  lijnVanDoel,
  ondersteuningRows,
  zetFactor,
  zetKoppeling,
  zetOndersteuning,
} from './store.ts';

/** Whether this act is new; its words stand in the register, so the event has none. */
async function nieuw(
  tx: Tx,
  who: KnownActor,
  act: { id: string; soort: ActSoort; leerling: string; leerdoel?: string; leerlijn?: string },
  data: Record<string, unknown>,
  eerder: Eerder = {},
): Promise<boolean> {
  return (await schrijfActs(tx, who, [{ ...act, data, at: eerder.at }])).has(act.id);
}

/** Locks the pupil. @throws AppError `conflict` when this factor is not there for who asks, before anything is written */
async function betreed(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  factor: string | null,
): Promise<{ cvb: boolean }> {
  await enterLeerlingen(tx, who, 'factoren_schrijven', [leerling]);
  const wie = await bereik(tx, who, leerling);
  if (factor !== null) {
    const rows = await zichtbareFactoren(tx, who, leerling, wie);
    if (!rows.some((r) => r.factor === factor))
      weiger('Deze factor geldt niet (meer). Laad de pagina opnieuw.');
  }
  return wie;
}

/** R27; see ProfielService. */
export async function legFactorVast(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: FactorInput,
  eerder: Eerder = {},
): Promise<void> {
  const wens = FactorInput.parse(input);
  const { id, leerling, code, zichtbaar, bron, bronOp } = wens;
  const { cvb } = await betreed(tx, who, leerling, wens.factor);
  if (code === null && wens.tekst.length < 3) weiger('Kies een factor, of beschrijf hem in eigen woorden.');
  if (zichtbaar === 'cvb' && !cvb)
    weiger('Alleen de commissie voor de begeleiding kan een factor voor zichzelf houden. Kies wie het ziet.');
  const factor = wens.factor ?? id;
  const soort = wens.factor === null ? 'factor_vastgelegd' : 'factor_veranderd';
  if (!(await nieuw(tx, who, { id, soort, leerling }, { factor }, eerder))) return;
  const { tekst, behoefte } = wens;
  const woorden = {
    ...(tekst === '' ? {} : { tekst }),
    ...(behoefte === '' ? {} : { behoefte }),
  };
  const van = code === null ? wens : CATALOGUS[code];
  await zetFactor(tx, who.school, {
    act: id,
    leerling,
    factor,
    richting: van.richting,
    dimensie: van.dimensie,
    code,
    zichtbaar,
    bron,
    bronOp,
    tekst:
      Object.keys(woorden).length === 0
        ? null
        : await keys.sealForLeerling(tx, who.school, leerling, JSON.stringify(woorden), 'factor.tekst'),
  });
}

/** R27; see ProfielService. */
export async function beeindigFactor(tx: Tx, who: KnownActor, input: FactorEindeInput): Promise<void> {
  const { id, leerling, factor } = FactorEindeInput.parse(input);
  await betreed(tx, who, leerling, (await bestaatAct(tx, id)) ? null : factor);
  if (await nieuw(tx, who, { id, soort: 'factor_beeindigd', leerling }, { factor }))
    await eindigFactor(tx, leerling, factor, id);
}

/** R27; see ProfielService. */
export async function koppelFactor(
  tx: Tx,
  who: KnownActor,
  input: KoppelInput,
  eerder: Eerder = {},
): Promise<void> {
  const { id, leerling, factor, leerdoel, aan } = KoppelInput.parse(input);
  await betreed(tx, who, leerling, factor);
  const leerlijn = await lijnVanDoel(tx, leerling, leerdoel);
  if (!leerlijn) throw notFound('leerdoel is not on the card');
  await eisLijn(tx, who, 'factoren_schrijven', { leerling, leerlijn });
  const act = { id, soort: 'factor_gekoppeld', leerling, leerdoel, leerlijn } as const;
  if (await nieuw(tx, who, act, { factor, aan }, eerder))
    await zetKoppeling(tx, who.school, { act: id, leerling, factor, leerdoel, aan });
}

/** R21; see ProfielService. */
export async function legOndersteuningVast(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: OndersteuningInput,
  eerder: Eerder = {},
): Promise<void> {
  const { id, leerling, gebied, intensiteit, tekst } = OndersteuningInput.parse(input);
  await enterLeerlingen(tx, who, 'factoren_schrijven', [leerling]);
  const act = { id, soort: 'ondersteuning_vastgelegd', leerling } as const;
  if (!(await nieuw(tx, who, act, { gebied }, eerder))) return;
  const sealed =
    tekst === '' ? null : await keys.sealForLeerling(tx, who.school, leerling, tekst, 'ondersteuning.tekst');
  await zetOndersteuning(tx, who.school, {
    act: id,
    leerling,
    gebied,
    wordt: { intensiteit, tekst: sealed },
  });
}

/** R21; see ProfielService. */
export async function beeindigOndersteuning(
  tx: Tx,
  who: KnownActor,
  input: OndersteuningEindeInput,
): Promise<void> {
  const { id, leerling, gebied } = OndersteuningEindeInput.parse(input);
  await enterLeerlingen(tx, who, 'factoren_schrijven', [leerling]);
  const er = (await ondersteuningRows(tx, leerling)).some((o) => o.gebied === gebied);
  if (!er && !(await bestaatAct(tx, id))) weiger('Deze ondersteuning staat er niet (meer).');
  const act = { id, soort: 'ondersteuning_beeindigd', leerling } as const;
  if (await nieuw(tx, who, act, { gebied }))
    await zetOndersteuning(tx, who.school, { act: id, leerling, gebied, wordt: null });
}
