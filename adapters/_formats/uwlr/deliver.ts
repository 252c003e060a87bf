import { AppError } from '../../../gateway/errors.ts';
import type { Ontvangst, Terugmelding } from '../../../gateway/model/terugmelding.ts';
import type { AdapterContext, Levering } from '../../../gateway/sync/source-adapter.ts';
import { callSoap, type SoapFault } from '../../_kit/soap.ts';
import { illegalCharacter } from '../../_kit/xml-characters.ts';
import { certificateOf, type UwlrConnection } from './connection.ts';
import { culpritReason, faultError, isAboutLeerling } from './faults.ts';
import { leerresultatenVerzoek, perLeerling, type Stuurbaar } from './resultaten.ts';

/**
 * Brings results to the LVS (UWLR 2.2 BrengLeerresultaten). The key of a result is our own id, so what is sent again
 * counts once. A message is taken or refused as a whole; when it is refused because of one leerling or one result, the
 * others go again without it, so that one mistake holds nobody up.
 *
 * @throws AppError `source_unavailable` (a Server fault), `source_refused` (any other fault, or no address for results)
 */
export async function deliverUwlr(
  connection: UwlrConnection,
  { meldingen, stempel }: Levering,
  ctx: AdapterContext,
): Promise<readonly Ontvangst[]> {
  const post = postOffice(connection, stempel, ctx);
  const answers = meldingen.flatMap(refusedBefore);
  for (const run of runsOfOneYear(meldingen.filter(isStuurbaar))) answers.push(...(await bring(run, post)));
  const refused = answers.filter((answer) => answer.uitkomst === 'refused').length;
  ctx.log.info(
    { adapterAnswer: 'leerresultaten', sent: answers.length - refused, refused },
    'results delivered',
  );
  return answers;
}

/** What can never go in a UWLR message, in words for a beheerder. */
function whyNot({ leerling, titel, leerlijn, niveau = '', code }: Terugmelding): string | undefined {
  if (!leerling.key)
    return 'Het LVS gaf ons geen sleutel van deze leerling. Zonder sleutel kan er niets terug.';
  const texts = [titel, leerlijn, niveau, code, leerling.key, leerling.eckId ?? ''];
  const illegal = texts.some((text) => illegalCharacter(text) !== undefined);
  return illegal ? 'In de naam van het leerdoel staat een teken dat niet mag. Haal het weg.' : undefined;
}

const isStuurbaar = (melding: Terugmelding): melding is Stuurbaar => whyNot(melding) === undefined;

function refusedBefore(melding: Terugmelding): Ontvangst[] {
  const reden = whyNot(melding);
  return reden === undefined ? [] : [{ id: melding.id, uitkomst: 'refused', reden }];
}

/** A message is about one school year; the order of what happened stays. */
function runsOfOneYear(meldingen: readonly Stuurbaar[]): Stuurbaar[][] {
  const runs: Stuurbaar[][] = [];
  for (const melding of meldingen) {
    const run = runs.at(-1);
    if (run?.[0]?.schooljaar === melding.schooljaar) run.push(melding);
    else runs.push([melding]);
  }
  return runs;
}

/** Sends one message; a fault that is about one leerling or result comes back, any other is thrown. */
type Post = (meldingen: readonly Stuurbaar[]) => Promise<SoapFault | undefined>;

/**
 * Every message of a levering needs a later aanmaakdatum than the one before it, and the next levering begins a second
 * later or more: so within one they are a millisecond apart.
 */
function postOffice(connection: UwlrConnection, stempel: Date, ctx: AdapterContext): Post {
  const url = connection.resultatenEndpoint;
  if (url === undefined) {
    throw new AppError('source_refused', 'Vul bij de koppeling het adres voor resultaten in.', {
      retry: 'never',
    });
  }
  let posted = 0;
  return async (meldingen) => {
    const stamp = new Date(stempel.getTime() + posted++);
    const schooljaar = meldingen[0]?.schooljaar ?? '';
    const answer = await callSoap(ctx.http, {
      url,
      action: 'BrengLeerresultaten',
      message: leerresultatenVerzoek(connection, ctx.school, schooljaar, stamp, meldingen),
      signal: ctx.signal,
      ...certificateOf(connection),
    });
    if (answer.kind === 'body' && 'leerresultaten_bevestiging' in answer.body) return undefined;
    if (answer.kind !== 'fault') {
      throw new AppError('source_invalid', 'Het LVS bevestigt de resultaten niet.', { retry: 'never' });
    }
    if (culpritReason(answer.fault) === undefined)
      throw faultError(answer.fault, [connection.autorisatiesleutel, connection.klantcode]);
    return answer.fault;
  };
}

/** All in one message; refused: a message for each leerling; refused again: one for each result. */
async function bring(meldingen: readonly Stuurbaar[], post: Post): Promise<Ontvangst[]> {
  const fault = await post(meldingen);
  if (fault === undefined) return meldingen.map(({ id }) => ({ id, uitkomst: 'sent' }));
  const leerlingen = perLeerling(meldingen);
  if (leerlingen.length > 1) return await oneByOne(leerlingen, post);
  if (meldingen.length > 1 && !isAboutLeerling(fault))
    return await oneByOne(
      meldingen.map((melding) => [melding]),
      post,
    );
  const reden = culpritReason(fault) ?? '';
  return meldingen.map(({ id }) => ({ id, uitkomst: 'refused', reden }));
}

async function oneByOne(parts: readonly (readonly Stuurbaar[])[], post: Post): Promise<Ontvangst[]> {
  const answers: Ontvangst[] = [];
  for (const part of parts) answers.push(...(await bring(part, post)));
  return answers;
}
