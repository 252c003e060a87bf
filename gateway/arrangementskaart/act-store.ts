import { sql } from 'kysely';
import type { Scope } from '../access/policy.ts';
import { refusal } from '../access/scope.ts';
import { graad, isBehaald } from '../leerroute/rules.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { VerseActie, VerseCel, VerseRij } from './view.ts';

/** Answers of the functions in 0007_handelingen.sql, as JSON has them. */
interface Cellen {
  behaaldVanaf: number;
  cellen: {
    leerling: string;
    leerdoel: string;
    leerlijn: string;
    stand: number;
    laatsteAct: string | null;
  }[];
  rijen: { leerling: string; leerlijn: string; standen: number[] }[];
}

interface Acties {
  acties: {
    kaartActie: string;
    leerling: string;
    leerdoel: string;
    gedaanOp: string | null;
    laatsteAct: string | null;
  }[];
}

export interface Vers {
  readonly cellen: VerseCel[];
  readonly rijen: VerseRij[];
  readonly acties: VerseActie[];
}

const verseCellen = (a: Cellen): VerseCel[] =>
  a.cellen.map((c) => ({ ...c, behaald: isBehaald(c.stand, a.behaaldVanaf) }));

const verseRijen = (a: Cellen): VerseRij[] =>
  a.rijen.map((r) => ({
    leerling: r.leerling,
    leerlijn: r.leerlijn,
    graad: graad(r.standen, a.behaaldVanaf),
  }));

const verseActies = (a: Acties): VerseActie[] =>
  a.acties.map((x) => ({
    ...x,
    gedaan: x.gedaanOp !== null,
    gedaanOp: x.gedaanOp === null ? null : new Date(x.gedaanOp),
  }));

/**
 * When an act was made, if not now: without a device what happened before Koers heard of it (import, demo), with one a mark
 * that waited on it. A device's time counts as no later than now (design §5).
 */
interface Eerder {
  readonly at?: string;
  readonly apparaat?: string;
  readonly volgnr?: number;
}

/** An act to be recorded. */
export interface StandAct extends Eerder {
  readonly id: string;
  readonly leerling: string;
  readonly leerdoel: string;
  readonly stand: number;
  readonly verwacht?: number | undefined;
}

export interface ActieAct extends Eerder {
  readonly id: string;
  readonly kaartActie: string;
  readonly gedaan: boolean;
}

/** One statement: scope, events, derived state, trail and the fresh cells and rows. */
export async function setStanden(
  tx: Tx,
  person: string,
  scopes: readonly Scope[],
  acts: readonly StandAct[],
) {
  const { rows } = await sql<{ uit: Cellen & { anders: { act: string; stond: number }[] } }>`
    SELECT koers.set_standen(${JSON.stringify(acts)}::jsonb, ${person}::uuid, ${scopes}::text[]) AS uit`
    .execute(tx)
    .catch(refusal);
  const uit = rows[0]?.uit;
  return uit
    ? { cellen: verseCellen(uit), rijen: verseRijen(uit), anders: uit.anders }
    : { cellen: [], rijen: [], anders: [] };
}

/** One statement, as `setStanden`. */
export async function tickActies(
  tx: Tx,
  person: string,
  scopes: readonly Scope[],
  acts: readonly ActieAct[],
) {
  const { rows } = await sql<{ uit: Acties }>`
    SELECT koers.tick_acties(${JSON.stringify(acts)}::jsonb, ${person}::uuid, ${scopes}::text[]) AS uit`
    .execute(tx)
    .catch(refusal);
  return rows[0] ? verseActies(rows[0].uit) : [];
}

export interface UndoFact {
  id: string;
  soort: string;
  leerling_id: string;
  leerdoel_id: string | null;
  leerlijn_id: string | null;
  actie_id: string | null;
  actor_id: string;
  /** Day of the act in the Netherlands, and today. */
  dag: string;
  vandaag: string;
  ongedaan_door: string | null;
  later_op_cel: boolean;
  later_geplaatst: boolean;
  niet_laatste: boolean;
  erop_gewerkt: boolean;
  /** Something that was written on the card or in the register rests on it. */
  later_erop: boolean;
}

export async function undoFacts(tx: Tx, acts: readonly string[]): Promise<UndoFact[]> {
  const { rows } = await sql<UndoFact>`
    SELECT f.*, koers.vandaag() AS vandaag, f.id IN (SELECT koers.later_erop(${acts}::uuid[])) AS later_erop FROM koers.undo_facts(${acts}::uuid[]) f`.execute(
    tx,
  );
  return rows;
}

interface ActOf {
  id: string;
  leerling: string;
  soort: string;
  actor: string;
  leerlijn: string | null;
}

export async function leerlingenOfActs(tx: Tx, acts: readonly string[]): Promise<ActOf[]> {
  const { rows } = await sql<ActOf>`
    SELECT id, leerling_id AS leerling, soort, actor_id AS actor, leerlijn_id AS leerlijn FROM koers.act
    WHERE id = ANY (${acts}::uuid[]) AND school_id = koers.school_now()`.execute(tx);
  return rows;
}

export async function undo(
  tx: Tx,
  person: string,
  acts: readonly { readonly id: string; readonly act: string }[],
): Promise<void> {
  await sql`SELECT koers.undo_acts(${JSON.stringify(acts)}::jsonb, ${person}::uuid)`
    .execute(tx)
    .catch(refusal);
  await sql`SELECT koers.undo_inhoud(${acts.map((a) => a.act)}::uuid[])`.execute(tx);
}

/** What the acts were about, as it stands now. */
export async function versVan(tx: Tx, facts: readonly UndoFact[]): Promise<Vers> {
  const doelen = facts.filter((f) => f.soort === 'doel_stand');
  const lijnen = facts.filter((f) => f.leerlijn_id !== null && f.soort !== 'actie_afgevinkt');
  const acties = facts.filter((f) => f.soort === 'actie_afgevinkt');
  const { rows } = await sql<{ uit: Cellen & Acties }>`
    SELECT jsonb_build_object('behaaldVanaf', koers.behaald_vanaf(),
      'cellen', koers.cellen_nu(${doelen.map((f) => f.leerling_id)}::uuid[], ${doelen.map((f) => f.leerdoel_id)}::uuid[]),
      'rijen', koers.rijen_nu(${lijnen.map((f) => f.leerling_id)}::uuid[], ${lijnen.map((f) => f.leerlijn_id)}::uuid[]),
      'acties', (koers.acties_nu(${acties.map((f) => f.actie_id)}::uuid[]))) AS uit`.execute(tx);
  const uit = rows[0]?.uit;
  return uit
    ? { cellen: verseCellen(uit), rijen: verseRijen(uit), acties: verseActies(uit) }
    : { cellen: [], rijen: [], acties: [] };
}
