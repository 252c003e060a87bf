import { createHash } from 'node:crypto';
import type { AdapterContext } from '../../../gateway/sync/source-adapter.ts';
import { callSoap } from '../../_kit/soap.ts';
import { judged, readStep, type UwlrAnswer } from './answer.ts';
import { UWLR_NAMESPACES } from './autorisatie.ts';
import { certificateOf, type UwlrConnection } from './connection.ts';
import { faultError } from './faults.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import { type GroepVraag, personenVerzoek, structuurVerzoek } from './request.ts';
import { Groep, type Leerlinggegevens, UWLR_LISTS } from './schema.ts';

type Step = 'structuur' | 'leerlingen' | 'leerkrachten';

/** Groepen in one question: a school of 400 takes two or three, and no answer is large. */
const PER_QUESTION = 40;

/**
 * The whole school by the stepped operations (UWLR 2.2 prtGetrapt): first the groepen, then the people of so many
 * groepen at a time. Put together it is what HaalLeerlinggegevens answers. Who is in several groepen is told several
 * times and counts once. `laatstontvangengegevens` is not sent: one step that says "no changes" would leave a hole.
 *
 * @throws AppError as `askUwlr`
 */
export async function askStepped(
  connection: UwlrConnection,
  schooljaar: string,
  ctx: AdapterContext,
): Promise<Extract<UwlrAnswer, { kind: 'data' }> & { readonly print: Fingerprint }> {
  const hash = createHash('sha256');
  const ask = async (step: Step, message: string) => {
    const { data, print } = await askStep(connection, step, message, schooljaar, ctx);
    hash.update(print.hash);
    return data;
  };
  const structuur = await ask('structuur', structuurVerzoek(connection, ctx.school, schooljaar));
  const leerlingen = new Rows();
  const leerkrachten = new Rows();
  for (const groepen of questions(structuur)) {
    const message = (wie: 'leerlingen' | 'leerkrachten') =>
      personenVerzoek(wie, connection, ctx.school, schooljaar, groepen);
    leerlingen.add((await ask('leerlingen', message('leerlingen')))?.leerlingen?.leerling);
    leerkrachten.add((await ask('leerkrachten', message('leerkrachten')))?.leerkrachten?.leerkracht);
  }
  const together: Leerlinggegevens = {
    school: structuur?.school ?? {},
    groepen: structuur?.groepen,
    leerlingen: { leerling: leerlingen.all },
    leerkrachten: { leerkracht: leerkrachten.all },
  };
  const answer = judged(together, ctx.school, schooljaar);
  return { ...answer, print: { hash: hash.digest('base64url'), aanmaakdatum: answer.aanmaakdatum } };
}

async function askStep(
  connection: UwlrConnection,
  step: Step,
  message: string,
  schooljaar: string,
  ctx: AdapterContext,
): Promise<{ data: Leerlinggegevens | undefined; print: Fingerprint }> {
  let print: Fingerprint = { hash: '', aanmaakdatum: undefined };
  const answer = await callSoap(ctx.http, {
    url: connection.endpoint,
    action: `${UWLR_NAMESPACES.leerlinggegevens}/${step}_verzoek`,
    message,
    lists: UWLR_LISTS,
    // Envelope, Body, leerlingen_antwoord, leerlinggegevens-leerlingen, leerlingen, leerling.
    rowDepth: 6,
    known: (bytes) => {
      print = fingerprintOf(bytes);
      return false;
    },
    signal: ctx.signal,
    ...certificateOf(connection),
  });
  if (answer.kind === 'fault')
    throw faultError(answer.fault, [connection.autorisatiesleutel, connection.klantcode]);
  const body = answer.kind === 'body' ? answer.body : {};
  return { data: readStep(body, step, ctx.school, schooljaar), print };
}

/**
 * Everyone is in a stamgroep or in none. Samengestelde groepen are asked too: whether "in no groep" holds who is in such
 * a one only, the standard does not say.
 */
function questions(structuur: Leerlinggegevens | undefined): GroepVraag[][] {
  const keysOf = (rows: readonly unknown[]) =>
    rows.flatMap((row) => {
      const key = Groep.safeParse(row).data?.['@key'];
      return key ? [key] : [];
    });
  const { groep = [], samengestelde_groep = [] } = structuur?.groepen ?? {};
  const refs: GroepVraag[] = [
    { soort: 'groep' },
    ...keysOf(groep).map((key) => ({ soort: 'groep' as const, key })),
    ...keysOf(samengestelde_groep).map((key) => ({ soort: 'samengestelde_groep' as const, key })),
  ];
  const parts: GroepVraag[][] = [];
  for (let i = 0; i < refs.length; i += PER_QUESTION) parts.push(refs.slice(i, i + PER_QUESTION));
  return parts;
}

/** Rows of several answers: the very same row again is the same person. A row that differs stays, and is judged as a double. */
class Rows {
  readonly all: unknown[] = [];
  readonly #seen = new Set<string>();

  add(rows: readonly unknown[] = []): void {
    for (const row of rows) {
      const text = JSON.stringify(row);
      if (this.#seen.has(text)) continue;
      this.#seen.add(text);
      this.all.push(row);
    }
  }
}
