import { createHash } from 'node:crypto';
import type { Keys } from '../access/keys.ts';
import { enterLeerlingen, notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import { grouped } from '../leerlijnen/grouped.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Eerder, PlaatsLeerlingenInput } from './input.ts';
import {
  actsSeen,
  ledenVan,
  lijnStaten,
  type PlaatsAct,
  plaatsingen,
  place,
  type RouteFeiten,
  routeFeiten,
} from './place-store.ts';
import { type HuidigePlaatsing, planLeerling, type Wens } from './plan-leerling.ts';
import type { PlaatsResultaat } from './view.ts';

/** One act per pupil, its id made from the id of the action: sent again, it is the same act (UUID version 8). */
function actIdVan(action: string, leerling: string): string {
  const bytes = createHash('sha256').update(`koers/plaats/${action}/${leerling}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function refuse(message: string): never {
  throw new AppError('bad_request', message, { status: 400 });
}

function checkInput(input: PlaatsLeerlingenInput, feiten: RouteFeiten | undefined): RouteFeiten {
  if (!feiten?.periode) throw notFound('leerroute or periode');
  if (feiten.bestemming === null) refuse('Deze leerroute is nog niet ingevuld. Kies een andere leerroute.');
  if (input.op > feiten.vandaag) refuse('De datum ligt in de toekomst. Kies vandaag of een eerdere dag.');
  const lijnen = new Map(feiten.lijnen.map((l) => [l.leerlijn, l]));
  if (new Set(input.streefniveaus.map((s) => s.leerlijn)).size < input.streefniveaus.length)
    refuse('Een leerlijn staat er twee keer in. Geef per leerlijn één streefniveau.');
  for (const { leerlijn, niveau } of input.streefniveaus) {
    const lijn = lijnen.get(leerlijn);
    if (!lijn) refuse('Een van de leerlijnen hoort niet bij deze leerroute.');
    const past = niveau === null ? !lijn.geordend : lijn.niveaus.includes(niveau);
    if (!past) refuse('Een streefniveau past niet bij zijn leerlijn.');
  }
  return feiten;
}

export interface PlaatsHoe {
  readonly eerder?: Eerder | undefined;
  /** Leerlijnen on which a pupil keeps what he has (R6); with it, his own destination stays as well. */
  readonly behoud?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** R7; see LeerrouteService. Ten statements whatever the number of pupils. */
export async function placeLeerlingen(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: PlaatsLeerlingenInput,
  { eerder, behoud }: PlaatsHoe = {},
): Promise<PlaatsResultaat> {
  const wie = 'groep' in input.wie ? await ledenVan(tx, input.wie.groep) : [...new Set(input.wie.leerlingen)];
  if (wie.length === 0) throw notFound('nobody to place');
  await enterLeerlingen(tx, who, 'leerroute_plaatsen', wie);
  const feiten = checkInput(input, await routeFeiten(tx, input.leerroute, input.periode));
  const actVan = new Map(wie.map((leerling) => [leerling, actIdVan(input.id, leerling)]));
  const seen = await actsSeen(tx, [...actVan.values()]);

  const open = wie.filter((leerling) => !seen.has(actVan.get(leerling) ?? ''));
  const nieuw = open.length === 0 ? [] : await planAll(tx, input, feiten, open, behoud);
  const redenen = await keys.sealForLeerlingen(
    tx,
    who.school,
    nieuw.map(({ leerling }) => ({ leerling, text: input.reden })),
    'act.reden',
  );
  const acts = nieuw.map(
    (p, i): PlaatsAct => ({
      ...p,
      id: actVan.get(p.leerling) ?? '',
      leerlijn: null,
      reden: redenen[i] ?? null,
      ...(eerder ? { at: eerder.at } : {}),
    }),
  );
  if (acts.length > 0) await place(tx, who, acts, input.op, input.periode);
  const gedaan = new Set([...seen, ...acts.map((a) => a.id)]);
  return {
    leerlingen: wie.length,
    acts: [...actVan].map(([leerling, act]) => ({ leerling, act })).filter(({ act }) => gedaan.has(act)),
  };
}

/** What a pupil keeps: his own leerlijnen, and the destination that is finer than that of the route he is on already. */
function behouden(
  wens: Wens,
  eigen: ReadonlySet<string> | undefined,
  nu: HuidigePlaatsing | undefined,
): Wens {
  const zelfdeRoute = nu?.leerroute_id === wens.leerroute;
  return {
    ...wens,
    bestemming: wens.bestemming ?? (zelfdeRoute ? nu.bestemming : null),
    streefniveaus: wens.streefniveaus.filter((s) => !eigen?.has(s.leerlijn)),
  };
}

/** What changes, for the pupils for whom anything does. */
async function planAll(
  tx: Tx,
  input: PlaatsLeerlingenInput,
  feiten: RouteFeiten,
  wie: readonly string[],
  behoud?: PlaatsHoe['behoud'],
) {
  const lijnen = input.streefniveaus.map((s) => s.leerlijn);
  const staten = new Map(
    grouped(await lijnStaten(tx, wie, lijnen, 'alle'), (s) => s.leerling).map((rows) => [
      rows[0].leerling,
      rows,
    ]),
  );
  const huidig = new Map((await plaatsingen(tx, wie)).map((p) => [p.leerling_id, p]));
  const wens = { ...input, bestemming: input.bestemming ?? null, openDoelen: input.openDoelen ?? 'meenemen' };
  const inRoute = new Set(feiten.lijnen.map((l) => l.leerlijn));
  return wie.flatMap((leerling) => {
    const nu = huidig.get(leerling);
    const plan = planLeerling(
      behoud ? behouden(wens, behoud.get(leerling), nu) : wens,
      inRoute,
      staten.get(leerling) ?? [],
      nu,
      feiten.behaaldVanaf,
    );
    if (plan.kind === 'te_vroeg')
      throw new AppError(
        'conflict',
        'Een van deze leerlingen is na die datum al opnieuw geplaatst. Kies een latere datum.',
        { status: 409 },
      );
    return plan.kind === 'plan' ? [{ leerling, soort: plan.soort, data: plan.data }] : [];
  });
}
