import { audit } from '../access/audit.ts';
import { requireInSchool } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Datum } from '../model/roster.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import {
  bijeenkomsten,
  eenTegelijk,
  groepen,
  groepKop,
  pilotRegels,
  puntenElders,
  volgendNr,
  wensRegels,
} from './groep-store.ts';
import { zonderNamen } from './namen.ts';
import { BUDGET, geenStem, type Oordeel, opVolgorde, volgendeStatussen, type WensStatus } from './rules.ts';
import type { GroepRegel, GroepView, WensView } from './view.ts';
import {
  besluiten,
  bewaarStap,
  bewaarStem,
  bewaarWens,
  type NieuweWens,
  wensKern,
  zetStatus,
} from './wens-store.ts';

export { besluitenlijst, maakBesluit } from './besluiten.ts';
export * from './bijeenkomsten.ts';
export {
  BUDGET,
  magInPilot,
  NIVEAUS,
  type Niveau,
  OORDELEN,
  type Oordeel,
  OPEN,
  STATUSSEN,
  volgendeStatussen,
  type WensStatus,
} from './rules.ts';
export { nodigUit, richtOp, treedToe } from './toelating.ts';
export type { NieuweWens } from './wens-store.ts';

const conflict = (waarom: string) => new AppError('conflict', waarom, { status: 409 });

/** Gebruikersgroepen in which one's bestuur or leverancier takes part (R80). @throws AppError `not_allowed` */
export async function mijnGroepen(tx: Tx, who: KnownActor): Promise<GroepRegel[]> {
  requireInSchool(who, 'samenwerken');
  return await groepen(tx);
}

/**
 * All of a gebruikersgroep, the same for a bestuur and for a leverancier (R80): who takes part, wishes in their order,
 * meetings and pilots.
 * @throws AppError `not_found` when one takes no part
 */
export async function bekijkGroep(tx: Tx, who: KnownActor, groep: string): Promise<GroepView> {
  requireInSchool(who, 'samenwerken');
  const kop = await groepKop(tx, groep);
  return {
    ...kop,
    wensen: opVolgorde(await wensRegels(tx, groep)),
    bijeenkomsten: await bijeenkomsten(tx, groep),
    pilots: await pilotRegels(tx, groep),
    over: kop.wij.soort === 'bestuur' ? BUDGET - (await puntenElders(tx, kop.wij.id, null)) : 0,
  };
}

/** One wish, with all that was said and decided of it (R77). @throws AppError `not_found` */
export async function bekijkWens(tx: Tx, who: KnownActor, groep: string, wens: string): Promise<WensView> {
  requireInSchool(who, 'samenwerken');
  const kern = await wensKern(tx, groep, wens);
  return {
    ...kern,
    besluiten: await besluiten(tx, groep, { wens }),
    pilots: await pilotRegels(tx, groep, wens),
  };
}

/**
 * Brings in a wish: who, when, what now and what then, with its R-number and level (R77).
 * @throws AppError `not_found`; `bad_request` when a pupil's name seems to be in it
 */
export async function dienIn(tx: Tx, who: KnownActor, groep: string, wens: NieuweWens): Promise<string> {
  requireInSchool(who, 'samenwerken');
  const { wij } = await groepKop(tx, groep);
  await zonderNamen(tx, who, [wens.titel, wens.wie, wens.wanneer, wens.nu, wens.straks]);
  const nr = await volgendNr(tx, 'wens', groep);
  const id = await bewaarWens(tx, { ...wens, groep, nr, deelnemer: wij.id });
  await bewaarStap(tx, { groep, wens: id, deelnemer: wij.id, status: 'nieuw', toelichting: null });
  await audit(tx, who, { actie: 'wens_ingediend', soort: 'wens', id });
  return id;
}

/**
 * The vote of one's bestuur for a wish: 1 to 10 points, of ten for all open wishes together; 0 takes it back (R77).
 * @throws AppError `not_found`, `not_allowed`; `conflict` with the reason when it cannot
 */
export async function stem(
  tx: Tx,
  who: KnownActor,
  { groep, wens, punten }: { groep: string; wens: string; punten: number },
): Promise<void> {
  requireInSchool(who, 'samenwerken_namens');
  const { wij } = await groepKop(tx, groep);
  await eenTegelijk(tx, groep); // one vote at a time: two people of a bestuur have one budget
  const { status } = await wensKern(tx, groep, wens);
  const elders = await puntenElders(tx, wij.id, wens);
  const waarom = geenStem({ soort: wij.soort, status, punten, elders });
  if (waarom !== null) throw conflict(waarom);
  await bewaarStem(tx, { groep, wens, deelnemer: wij.id, punten });
  await audit(tx, who, { actie: 'wens_gestemd', soort: 'wens', id: wens, details: { punten } });
}

export interface Antwoord {
  readonly groep: string;
  readonly wens: string;
  readonly oordeel: Oordeel;
  readonly tekst: string;
  /** When the leverancier expects it to be there. */
  readonly klaarOp: Datum | null;
}

/**
 * What a leverancier does with a wish, with the day he says it; earlier answers stay (R77).
 * @throws AppError `not_found`, `not_allowed`; `conflict` for a bestuur
 */
export async function antwoord(tx: Tx, who: KnownActor, gegeven: Antwoord): Promise<void> {
  requireInSchool(who, 'samenwerken_namens');
  const { groep, wens, oordeel, tekst, klaarOp } = gegeven;
  const { wij } = await groepKop(tx, groep);
  await wensKern(tx, groep, wens);
  if (wij.soort !== 'leverancier')
    throw conflict('Een antwoord komt van de leverancier. Jullie stem laat zien hoe belangrijk de wens is.');
  await zonderNamen(tx, who, [tekst]);
  await tx
    .insertInto('koers.wens_antwoord')
    .values({ groep_id: groep, wens_id: wens, deelnemer_id: wij.id, oordeel, tekst, klaar_op: klaarOp })
    .execute();
  await audit(tx, who, { actie: 'wens_beantwoord', soort: 'wens', id: wens, details: { oordeel } });
}

/**
 * Moves a wish on, with a word why.
 * @throws AppError `not_found`, `not_allowed`; `conflict` when it cannot go there, or somebody was first
 */
export async function zetWensStatus(
  tx: Tx,
  who: KnownActor,
  naar: { groep: string; wens: string; status: WensStatus; toelichting: string | null },
): Promise<void> {
  requireInSchool(who, 'samenwerken_namens');
  const { wij } = await groepKop(tx, naar.groep);
  const { status: was } = await wensKern(tx, naar.groep, naar.wens);
  if (!volgendeStatussen(was).includes(naar.status))
    throw conflict('Deze stap past niet bij waar de wens nu staat. Laad de pagina opnieuw.');
  await zonderNamen(tx, who, [naar.toelichting ?? '']);
  if (!(await zetStatus(tx, was, { ...naar, deelnemer: wij.id })))
    throw conflict('Iemand was je voor. Laad de pagina opnieuw.');
  const details = { van: was, naar: naar.status };
  await audit(tx, who, { actie: 'wens_status', soort: 'wens', id: naar.wens, details });
}
