import { audit } from '../../access/audit.ts';
import { notFound, requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { maakBesluit } from '../besluiten.ts';
import { groepKop } from '../groep-store.ts';
import { zonderNamen } from '../namen.ts';
import { magInPilot } from '../rules.ts';
import { wensKern, zetStatus } from '../wens-store.ts';
import type { FunctieSleutel } from './functies.ts';
import { type Aan, schakelaar } from './provider.ts';
import { isAan, voorEnTijdens, type Week } from './rules.ts';
import {
  bewaarToestemming,
  groepenHier,
  type Mening,
  type PilotRij,
  pilotRij,
  pilotRijen,
  type Soort,
  stopToestemming,
  telEen,
  toestemmingen,
  verslagCijfers,
} from './store.ts';

export type { Aan } from './provider.ts';
export { maandagVan } from './rules.ts';
export type { PilotRij } from './store.ts';

const conflict = (waarom: string) => new AppError('conflict', waarom, { status: 409 });

export interface NieuwePilot {
  readonly groep: string;
  readonly wens: string;
  readonly functie: FunctieSleutel;
  /** What they want to know. */
  readonly vraag: string;
  readonly van: Datum;
  /** The last day: after it the feature is off by itself. */
  readonly tot: Datum;
  /** For a school in a year, in whole euros; null: nothing was said. */
  readonly kostenEuro: number | null;
}

/**
 * Begins a pilot for a wish that was talked about. It is on nowhere until a school says yes (R77).
 * @returns its id
 * @throws AppError `not_found`, `not_allowed`; `conflict` when the wish is not there yet, `bad_request` for its days
 */
export async function startPilot(tx: Tx, who: KnownActor, pilot: NieuwePilot): Promise<string> {
  requireInSchool(who, 'samenwerken_namens');
  const { groep, wens, functie, vraag, van, tot, kostenEuro } = pilot;
  const { wij } = await groepKop(tx, groep);
  const { status } = await wensKern(tx, groep, wens);
  if (!magInPilot(status)) throw conflict('Bespreek de wens eerst. Daarna kun je hem in een pilot proberen.');
  if (tot < van || dagenTussen(van, tot) > MEESTE_DAGEN)
    throw new AppError('bad_request', 'Een pilot eindigt na de eerste dag, en duurt hooguit een jaar.', {
      status: 422,
    });
  await zonderNamen(tx, who, [vraag]);
  if (!(await zetStatus(tx, status, { groep, wens, deelnemer: wij.id, status: 'pilot', toelichting: null })))
    throw conflict('Iemand was je voor. Laad de pagina opnieuw.');
  const { id } = await tx
    .insertInto('koers.pilot')
    .values({ groep_id: groep, wens_id: wens, functie, vraag, van, tot, kosten_euro: kostenEuro })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(tx, who, { actie: 'pilot_begonnen', soort: 'pilot', id, details: { functie } });
  return id;
}

const MEESTE_DAGEN = 366;
const dagenTussen = (van: Datum, tot: Datum) => (Date.parse(tot) - Date.parse(van)) / 86_400_000;

/** Pilots this school may say yes to, with what it said, and its groups to choose from. @throws AppError `not_allowed` */
export async function pilotsVanSchool(
  tx: Tx,
  who: KnownActor,
): Promise<{ pilots: PilotRij[]; groepen: { id: string; naam: string }[] }> {
  requireInSchool(who, 'pilots_toestaan');
  return { pilots: await pilotRijen(tx), groepen: await groepenHier(tx) };
}

/**
 * The school says yes to a pilot, for some of its groups or for all. Who and when is kept: he answers for it.
 * @throws AppError `not_found` for a group that is not of this school; `not_allowed`; `conflict` when it was stopped
 */
export async function staToe(
  tx: Tx,
  who: KnownActor,
  { pilot, groepen }: { pilot: string; groepen: readonly string[] | null },
): Promise<void> {
  requireInSchool(who, 'pilots_toestaan');
  const { stand } = await pilotRij(tx, pilot);
  if (stand === 'gestopt') throw conflict('Deze pilot is gestopt. Meedoen kan niet meer.');
  if (!(await bewaarToestemming(tx, { pilot, door: who.person, groepen }))) throw notFound('groep');
  const details = { groepen: groepen?.length ?? 'alle' };
  await audit(tx, who, { actie: 'pilot_toegestaan', soort: 'pilot', id: pilot, details });
}

/** The school no longer takes part: off at once, at any time and without a reason. @throws AppError `not_found`, `not_allowed` */
export async function stopHier(tx: Tx, who: KnownActor, pilot: string): Promise<void> {
  requireInSchool(who, 'pilots_toestaan');
  await pilotRij(tx, pilot);
  if (!(await stopToestemming(tx, pilot))) throw conflict('Jullie doen niet (meer) mee met deze pilot.');
  await audit(tx, who, { actie: 'pilot_gestopt', soort: 'pilot', id: pilot });
}

/**
 * For which of these groups a feature is on today; null: for none, which is how every feature is without a pilot. Counts
 * that it was shown. One statement when no pilot of the school is for it.
 */
export async function functieAan(
  tx: Tx,
  functie: FunctieSleutel,
  groepen: readonly string[],
  dag: Datum,
): Promise<Aan | null> {
  if (groepen.length === 0) return null;
  const gezegd = (await toestemmingen(tx)).filter((t) => t.functie === functie);
  if (gezegd.length === 0) return null;
  const aan = await schakelaar(functie, gezegd, { groepen, dag });
  if (aan) await telEen(tx, aan.pilot, 'getoond');
  return aan;
}

/** One more use of a feature in a pilot; nobody is kept. Nothing happens when it is not on here today. */
export async function telGebruik(tx: Tx, who: KnownActor, pilot: string, soort: Soort): Promise<void> {
  requireInSchool(who, 'samenwerken');
  if (await loopt(tx, pilot)) await telEen(tx, pilot, soort);
}

async function loopt(tx: Tx, pilot: string): Promise<boolean> {
  const { vandaag } = await pilotRij(tx, pilot);
  const gezegd = (await toestemmingen(tx)).find((t) => t.pilot === pilot);
  return gezegd !== undefined && isAan({ ...gezegd, groepen: null }, '', vandaag);
}

/**
 * What somebody thinks of a feature, there where he uses it: one of three, and a line. Who it was is not kept.
 * @throws AppError `not_found`; `conflict` when no pilot runs here; `bad_request` when a name seems to be in it
 */
export async function geefMening(
  tx: Tx,
  who: KnownActor,
  { pilot, oordeel, tekst }: { pilot: string; oordeel: 1 | 2 | 3; tekst: string | null },
): Promise<void> {
  requireInSchool(who, 'samenwerken');
  if (!(await loopt(tx, pilot))) throw conflict('Deze pilot loopt hier niet (meer).');
  await zonderNamen(tx, who, [tekst ?? '']);
  await tx
    .insertInto('koers.pilot_mening')
    .values({ pilot_id: pilot, school_id: who.school, oordeel, tekst })
    .execute();
}

export interface PilotVerslag extends PilotRij {
  readonly scholen: number;
  readonly weken: readonly Week[];
  readonly voor: number | null;
  readonly tijdens: number | null;
  readonly meningen: readonly Mening[];
}

/**
 * The report of a pilot, the same for school and leverancier: use, outcome, what people said, cost (R77). Sums over all
 * schools; what is under five is not told.
 * @throws AppError `not_found`
 */
export async function pilotVerslag(
  tx: Tx,
  who: KnownActor,
  groep: string,
  pilot: string,
): Promise<PilotVerslag> {
  requireInSchool(who, 'samenwerken');
  const rij = await pilotRij(tx, pilot);
  if (rij.groep !== groep) throw notFound('pilot');
  const cijfers = await verslagCijfers(tx, pilot);
  return { ...rij, ...cijfers, ...voorEnTijdens(cijfers.weken, rij.van) };
}

/**
 * Ends a pilot with a decision that is linked to its wish: adopt it (it stays on where it was allowed) or stop (it is off
 * at once) (R77, R80).
 * @throws AppError `not_found`, `not_allowed`; `conflict` when it was decided already
 */
export async function besluitPilot(
  tx: Tx,
  who: KnownActor,
  besluit: { groep: string; pilot: string; uitkomst: 'ingevoerd' | 'gestopt'; tekst: string },
): Promise<void> {
  requireInSchool(who, 'samenwerken_namens');
  const { groep, pilot, uitkomst, tekst } = besluit;
  const { wens, ...rij } = await pilotRij(tx, pilot);
  if (rij.groep !== groep) throw notFound('pilot');
  const { wij } = await groepKop(tx, groep);
  await zonderNamen(tx, who, [tekst]); // before anything is written: who is refused may try again on the same page
  const stap = { groep, wens: wens.id, deelnemer: wij.id, status: uitkomst, toelichting: tekst };
  if (rij.stand !== 'loopt' || !(await zetStatus(tx, 'pilot', stap)))
    throw conflict('Over deze pilot is al besloten.');
  const id = await maakBesluit(tx, who, { groep, tekst, wens: wens.id, bijeenkomst: null });
  await tx
    .updateTable('koers.pilot')
    .set({ stand: uitkomst, besluit_id: id })
    .where('id', '=', pilot)
    .execute();
  await audit(tx, who, { actie: 'pilot_besloten', soort: 'pilot', id: pilot, details: { uitkomst } });
}
