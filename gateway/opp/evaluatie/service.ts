import { sql } from 'kysely';
import { requireLeerlingen } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import { geldendVan } from '../../leerroute/cyclus/geldend.ts';
import { type LijnMetDoelen, lijnenOf, tellendeStanden } from '../../leerroute/lijnen.ts';
import { graad, isBehaald } from '../../leerroute/rules.ts';
import { volgInstelling } from '../../leerroute/volg-instelling.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { EvaluatieInput, OppService } from '../service.ts';
import {
  behaaldInWoorden,
  conclusieVan,
  doelUitkomst,
  type EvaluatieFeiten,
  type Uitkomst,
  uitkomstVan,
} from './rules.ts';
import { entiteiten, type GeldendRow, geldendRow, toenRows } from './store.ts';

export type { Uitkomst } from './rules.ts';

/** A leerlijn as it is evaluated, with the conclusion that is proposed. */
export interface EvaluatieRegel {
  readonly entiteit: string;
  readonly leergebied: string;
  readonly leerlijn: string;
  /** Streefniveau on the day the OPP was fixed, else that of now; `null`: none, or no niveaus. */
  readonly streefniveau: string | null;
  readonly behaald: string;
  readonly uitkomst: Uitkomst;
  readonly voorstel: string;
}

export interface EvaluatieVoorstel {
  /** What is evaluated; `null`: nothing is in force. */
  readonly versie: GeldendRow | null;
  readonly regels: readonly EvaluatieRegel[];
  readonly doelen: EvaluatieInput['doelen'];
}

function regelVan(
  lijn: LijnMetDoelen,
  entiteit: string,
  toen: EvaluatieFeiten['toen'],
  vanaf: number,
): EvaluatieRegel {
  const { rij, doelen } = lijn;
  const behaald = doelen.filter((d) => isBehaald(d.stand, vanaf)).length;
  const feiten: EvaluatieFeiten = {
    geordend: rij.geordend,
    toen,
    nu: rij.streef,
    graad: graad(tellendeStanden(lijn), vanaf),
    doelen: { behaald, totaal: doelen.length },
  };
  return {
    entiteit,
    leergebied: rij.gebied_naam,
    leerlijn: rij.lijn_naam,
    streefniveau: toen?.naam ?? rij.streef?.naam ?? null,
    behaald: behaaldInWoorden(feiten),
    uitkomst: uitkomstVan(feiten),
    voorstel: conclusieVan(feiten),
  };
}

/** Leerlijnen that he works on or worked on, with the standen that hold by the rule of the school (R23). At most five statements. */
async function standVan(tx: Tx, leerling: string) {
  const { waarnemingRegel: regel, behaaldVanaf } = await volgInstelling(tx);
  const alle = (await lijnenOf(tx, [leerling])).filter((l) => l.rij.heeft_streef);
  const geldend = await geldendVan(
    tx,
    [leerling],
    alle.map((l) => l.rij.lijn_id),
    { regel, behaaldVanaf },
  );
  const lijnen = alle.map(({ rij, doelen }) => ({
    rij,
    doelen: doelen.map((d) => ({ ...d, stand: geldend.get(`${leerling}/${d.id}`) ?? d.stand })),
  }));
  return {
    behaaldVanaf,
    lijnen,
    namen: await entiteiten(
      tx,
      lijnen.map((l) => l.rij.lijn_id),
    ),
  };
}

/**
 * What an evaluation begins with (R47): per leerlijn what was aimed for when the OPP was fixed, what is reached, and a
 * conclusion to change. At most eight statements.
 * @throws AppError `not_found` when this person may not write the OPP of this pupil
 */
export async function evaluatieVoorstel(
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<EvaluatieVoorstel> {
  await requireLeerlingen(tx, who, 'opp_schrijven', [leerling]);
  const versie = await geldendRow(tx, leerling);
  if (!versie) return { versie: null, regels: [], doelen: [] };
  const { behaaldVanaf, lijnen, namen } = await standVan(tx, leerling);
  const toen = new Map((await toenRows(tx, leerling, versie.vastgesteldOp)).map((t) => [t.entiteit, t]));
  return {
    versie,
    regels: lijnen.map((lijn) => {
      const entiteit = namen.get(lijn.rij.lijn_id) ?? lijn.rij.lijn_id;
      return regelVan(lijn, entiteit, toen.get(entiteit) ?? null, behaaldVanaf);
    }),
    doelen: lijnen.flatMap(({ doelen }) =>
      doelen.map((d) => ({ code: d.code, tekst: d.tekst, uitkomst: doelUitkomst(d.stand, behaaldVanaf) })),
    ),
  };
}

/** What a person decided about the proposal. */
export interface EvaluatieBesluit {
  readonly leerling: string;
  readonly op: Datum;
  readonly deelnemers: readonly string[];
  /** By `entiteit` of the leerlijn. */
  readonly conclusies: ReadonlyMap<string, string>;
  readonly wijzigingen: string | null;
}

/** Done, or why a rule refuses it; then nothing was changed. */
export type EvaluatieUitkomst =
  | { readonly soort: 'afgerond'; readonly nummer: number }
  | { readonly soort: 'geweigerd'; readonly waarom: string };

/**
 * Finishes the evaluation: what was reached is read again here, the conclusions are those of the person, and a concept of the
 * next version is made with them (R47). What is in force stays until that is fixed. A refusal is a value, so that the page can
 * keep what was typed.
 * @throws AppError as `OppService.rondEvaluatieAf`, but for `conflict`
 */
export async function rondEvaluatieAf(
  opp: Pick<OppService, 'rondEvaluatieAf'>,
  tx: Tx,
  who: KnownActor,
  besluit: EvaluatieBesluit,
): Promise<EvaluatieUitkomst> {
  const { regels, doelen } = await evaluatieVoorstel(tx, who, besluit.leerling);
  const zonder = regels.find((r) => (besluit.conclusies.get(r.entiteit) ?? '').trim() === '');
  if (zonder) return { soort: 'geweigerd', waarom: `Schrijf een conclusie bij ${zonder.leerlijn}.` };
  const leergebieden = regels.map(({ entiteit, leergebied, leerlijn, streefniveau, behaald }) => ({
    entiteit,
    leergebied,
    leerlijn,
    streefniveau,
    behaald,
    conclusie: besluit.conclusies.get(entiteit) ?? '',
  }));
  const { leerling, op, wijzigingen } = besluit;
  // What was written before the refusal goes; the transaction itself goes on to make the page.
  await sql`SAVEPOINT evaluatie`.execute(tx);
  try {
    const deelnemers = [...besluit.deelnemers];
    const input = { leerling, op, deelnemers, leergebieden, doelen, wijzigingen };
    const { nummer } = await opp.rondEvaluatieAf(tx, who, input);
    return { soort: 'afgerond', nummer };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    await sql`ROLLBACK TO SAVEPOINT evaluatie`.execute(tx);
    return { soort: 'geweigerd', waarom: error.message };
  }
}
