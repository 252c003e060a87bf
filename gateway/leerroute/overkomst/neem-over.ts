import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '../../access/audit.ts';
import type { Keys } from '../../access/keys.ts';
import { scopesFor } from '../../access/policy.ts';
import { enterLeerlingen, refusal } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type LijnBesluit, type LijnStaat, planLijn } from '../place-rules.ts';
import { actsSeen, lijnStaten, type PlaatsAct, plaatsingen, place } from '../place-store.ts';
import { planLeerling, type Wens } from '../plan-leerling.ts';
import { neemDoelenOver } from './daar-store.ts';
import type { NeemDoel } from './feiten.ts';
import { openingMet } from './hier.ts';
import { NeemOverInput } from './input.ts';
import { doelenVan, gekozen } from './keuze-rules.ts';
import type { NeemOverResultaat } from './view.ts';
import { type Gezien, voorbeeldVan } from './voorbeeld.ts';

type Mee = ReturnType<typeof doelenVan>;

function refuse(message: string): never {
  throw new AppError('conflict', message, { status: 409 });
}

/** The decision of one leerlijn, with what is carried over from the other school on it. */
function metMeegenomen(besluit: LijnBesluit, mee: Mee): LijnBesluit {
  const erbij = mee.filter((d) => d.leerlijn === besluit.leerlijn && d.meegenomen).map((d) => d.leerdoel);
  return {
    ...besluit,
    meegenomen: [...new Set([...besluit.meegenomen, ...erbij])].sort(),
    vervallen: besluit.vervallen.filter((id) => !erbij.includes(id)),
  };
}

/** What the placement is: as any other (R7), and on every leerlijn on which something comes along. */
function plaatsing(
  wens: Wens,
  routeLijnen: ReadonlySet<string>,
  staten: readonly LijnStaat[],
  huidig: Parameters<typeof planLeerling>[3],
  behaaldVanaf: number,
  mee: Mee,
): Pick<PlaatsAct, 'soort' | 'data'> | null {
  const plan = planLeerling(wens, routeLijnen, staten, huidig, behaaldVanaf);
  if (plan.kind === 'te_vroeg') refuse('Deze leerling is na vandaag al opnieuw geplaatst.');
  const [soort, data] =
    plan.kind === 'plan'
      ? [plan.soort, plan.data]
      : ['niveau_geplaatst' as const, { periode: wens.periode, lijnen: [] }];
  const al = new Set(data.lijnen.map((l) => l.leerlijn));
  const ook = staten.filter((s) => !al.has(s.leerlijn) && mee.some((d) => d.leerlijn === s.leerlijn));
  const naar = new Map(wens.streefniveaus.map((s) => [s.leerlijn, s.niveau]));
  const lijnen = [
    ...data.lijnen,
    ...ook.map((s) =>
      planLijn(s, naar.get(s.leerlijn) ?? null, wens.periode, () => 'meenemen', behaaldVanaf),
    ),
  ].map((l) => metMeegenomen(l, mee));
  return soort === 'niveau_geplaatst' && lijnen.length === 0 ? null : { soort, data: { ...data, lijnen } };
}

/** Gives what was on the card already, and what nobody here judged, the stand it had: ordinary acts, each with its own undo. */
async function geefStanden(tx: Tx, who: KnownActor, leerling: string, mee: Mee): Promise<NeemDoel[]> {
  const doelen = mee.map(({ alHier, leerlijn: _, ...d }) =>
    alHier && d.stand > 0 ? { ...d, act: randomUUID() } : d,
  );
  const acts = doelen.flatMap((d) =>
    'act' in d ? [{ id: d.act, leerling, leerdoel: d.leerdoel, stand: d.stand, verwacht: 0 }] : [],
  );
  if (acts.length > 0)
    await sql`SELECT koers.set_standen(${JSON.stringify(acts)}::jsonb, ${who.person}::uuid, ${scopesFor(who, 'doel_afvinken')}::text[])`
      .execute(tx)
      .catch(refusal);
  return doelen;
}

async function voerUit(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: NeemOverInput,
  { voorbeeld, hier }: Gezien,
  streefniveaus: readonly { readonly leerlijn: string; readonly niveau: string | null }[],
): Promise<void> {
  const { leerling, opening, lijnenHier, lijnen, periode } = voorbeeld;
  if (!periode) refuse('Deze school heeft nu geen periode. Stel eerst de perioden in.');
  const mee = doelenVan(lijnen, streefniveaus);
  const wens: Wens = {
    leerroute: input.leerroute,
    bestemming: null,
    beslotenDoor: input.beslotenDoor,
    periode: periode.id,
    op: hier.vandaag,
    streefniveaus,
    openDoelen: 'meenemen',
  };
  const lijnIds = streefniveaus.map((s) => s.leerlijn);
  const staten = await lijnStaten(tx, [leerling.id], lijnIds, 'alle');
  const [huidig] = await plaatsingen(tx, [leerling.id]);
  const routeLijnen = new Set(lijnenHier.map((l) => l.leerlijn));
  const plan = plaatsing(wens, routeLijnen, staten, huidig, hier.behaaldVanaf, mee);
  if (!plan) refuse('Er is niets om over te nemen: alles staat hier al zo.');
  const reden = [`Overgekomen van ${opening.van}.`, input.waarom && `Niet alles komt mee: ${input.waarom}`];
  const act: PlaatsAct = {
    ...plan,
    id: input.id,
    leerling: leerling.id,
    leerlijn: null,
    reden: await keys.sealForLeerling(
      tx,
      who.school,
      leerling.id,
      reden.filter(Boolean).join(' '),
      'act.reden',
    ),
  };
  await place(tx, who, [act], hier.vandaag, periode.id);
  await neemDoelenOver(tx, input.id, opening.id, await geefStanden(tx, who, leerling.id, mee));
}

/** The niveaus that were chosen are of those leerlijnen, and those are on this leerroute. */
function past(
  { lijnenHier }: Gezien['voorbeeld'],
  streefniveaus: readonly { readonly leerlijn: string; readonly niveau: string | null }[],
): boolean {
  return streefniveaus.every(({ leerlijn, niveau }) => {
    const lijn = lijnenHier.find((l) => l.leerlijn === leerlijn);
    if (!lijn) return false;
    return niveau === null ? lijn.niveaus.length === 0 : lijn.niveaus.some((n) => n.id === niveau);
  });
}

/**
 * Takes over what a pupil had at the school before: a leerroute, streefniveaus and doelen here, as one placement in the transaction it
 * is given, so that history and undo know it (R72). Only what was looked at; sent twice it happens once. Nothing of the other school
 * is changed.
 * @throws AppError `not_found` without an opening that holds today, or for who does not place him; `conflict`
 */
export async function neemOver(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  ruw: NeemOverInput,
): Promise<NeemOverResultaat> {
  const input = NeemOverInput.parse(ruw);
  const { hier: leerling } = await openingMet(tx, who, input.opening);
  if (!leerling) refuse('Zeg eerst wie deze leerling hier is.');
  await enterLeerlingen(tx, who, 'leerroute_plaatsen', [leerling.id]);
  const gedaan = { kind: 'gedaan', leerling: leerling.id, act: input.id } as const;
  if ((await actsSeen(tx, [input.id])).has(input.id)) return gedaan;
  // Once more, now that nobody else works on him.
  const opening = await openingMet(tx, who, input.opening);
  if (opening.overname) return { kind: 'veranderd' };
  const gezien = await voorbeeldVan(tx, opening, leerling, input.leerroute);
  if (gezien.voorbeeld.afdruk !== input.afdruk) return { kind: 'veranderd' };
  const keuze = gekozen(gezien.voorbeeld.lijnen, input.keuzes);
  if (keuze.kind === 'keuze_nodig') return keuze;
  if (!past(gezien.voorbeeld, keuze.streefniveaus)) return { kind: 'veranderd' };
  if (keuze.weg && input.waarom === '') return { kind: 'reden_nodig' };
  await voerUit(keys, tx, who, input, gezien, keuze.streefniveaus);
  await audit(tx, who, {
    actie: 'overkomst_overgenomen',
    soort: 'leerling',
    id: leerling.id,
    details: { opening: input.opening, act: input.id },
  });
  return gedaan;
}
