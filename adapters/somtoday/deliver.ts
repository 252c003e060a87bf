import { AppError } from '../../gateway/errors.ts';
import { STANDEN } from '../../gateway/model/act.ts';
import type { Ontvangst, Terugmelding } from '../../gateway/model/terugmelding.ts';
import type { AdapterContext, Levering } from '../../gateway/sync/source-adapter.ts';
import { beoordelaarVan } from './beoordelaar.ts';
import type { SomtodayConnection } from './connection.ts';
import { openSomtoday, type Somtoday } from './session.ts';
import { vastId } from './vast-id.ts';

/** A person must look at this one: what Somtoday says no to as it is. 401 and 403 are about all of it. */
const ABOUT_THIS_ONE: ReadonlySet<number> = new Set([400, 404, 409, 413, 422]);

/**
 * Gives results back as formative results in free text: a toets for each doel or niveau, a toetsafname for each day, and
 * on it the result of a leerling. All ids are made from ours, so that what comes twice is there once.
 * @throws AppError `source_*` when nothing of it could be sent
 */
export async function deliverSomtoday(
  connection: SomtodayConnection,
  { meldingen }: Levering,
  ctx: AdapterContext,
): Promise<readonly Ontvangst[]> {
  const { beoordelaar } = connection;
  if (beoordelaar === undefined) {
    throw new AppError(
      'source_refused',
      'Vul bij de koppeling in op naam van welke medewerker Koers in Somtoday beoordeelt.',
      { retry: 'never' },
    );
  }
  const somtoday = await openSomtoday(connection, ctx);
  const medewerker = await beoordelaarVan(somtoday, beoordelaar);
  const school = `${ctx.school.brin}${ctx.school.dependance || '00'}`;
  const made = makerOf(somtoday, medewerker, school);
  const answers: Ontvangst[] = [];
  for (const melding of meldingen) {
    try {
      answers.push(await sendOne(somtoday, melding, made));
    } catch (error) {
      // What was taken before stays taken; the rest is offered again.
      if (answers.length > 0 && error instanceof AppError && error.opts.retry === 'later') break;
      throw error;
    }
  }
  return answers;
}

const refused = (id: string, reden: string): Ontvangst => ({ id, uitkomst: 'refused', reden });

/** @returns the id of the toetsafname of a melding; undefined when Somtoday does not want it */
type Made = (melding: Terugmelding) => Promise<string | undefined>;

/** Toets and toetsafname of each melding, made once in a delivery however many leerlingen they hold for. */
function makerOf(somtoday: Somtoday, medewerkerId: string, school: string): Made {
  const toetsen = new Map<string, Promise<boolean>>();
  const once = (id: string, path: string, body: object): Promise<boolean> => {
    const known = toetsen.get(id) ?? takes(somtoday, path, { id, ...body });
    toetsen.set(id, known);
    return known;
  };
  return async ({ soort, code, titel, leerlijn, niveau, op }) => {
    const toets = vastId(school, 'toets', soort, code);
    const naam = [leerlijn, niveau, soort === 'doel' ? titel : undefined].filter(Boolean).join(', ');
    if (!(await once(toets, 'resultaat/toets', { naam }))) return undefined;
    const afname = vastId(school, 'afname', soort, code, op);
    const taken = await once(afname, 'resultaat/toetsafname', {
      // The day is what we know; noon is that day in the Netherlands, summer and winter.
      afnameMoment: `${op}T12:00:00Z`,
      medewerkerId,
      resultaatType: 'FORMATIEF',
      toetsId: toets,
    });
    return taken ? afname : undefined;
  };
}

async function sendOne(somtoday: Somtoday, melding: Terugmelding, made: Made): Promise<Ontvangst> {
  const { id, leerling, stand } = melding;
  if (leerling.key === undefined && leerling.eckId === undefined)
    return refused(id, 'Somtoday kent deze leerling niet meer.');
  const toetsAfnameId = await made(melding);
  if (toetsAfnameId === undefined)
    return refused(id, 'Somtoday weigert de toets of de afname waar dit resultaat bij hoort.');
  const taken = await takes(somtoday, 'resultaat/formatief', {
    id,
    // "Voorkeur gaat uit naar toetsdeelnemerId."
    ...(leerling.key === undefined
      ? { toetsdeelnemerEckId: leerling.eckId }
      : { toetsdeelnemerId: leerling.key }),
    toetsAfnameId,
    formatiefResultaatType: 'VRIJE_TEKST',
    resultaat: `${STANDEN[stand]} (${stand} van ${STANDEN.length - 1})`,
  });
  return taken
    ? { id, uitkomst: 'sent', bewijs: id }
    : refused(id, 'Somtoday weigert dit resultaat. Controleer of de leerling nog op deze vestiging zit.');
}

/** Whether Somtoday takes it: 200 when it had it already, 201 when it is new. */
async function takes(somtoday: Somtoday, path: string, body: object): Promise<boolean> {
  try {
    await somtoday.post(path, body);
    return true;
  } catch (error) {
    const status = error instanceof AppError ? error.opts.sourceStatus : undefined;
    if (status !== undefined && ABOUT_THIS_ONE.has(status)) return false;
    throw error;
  }
}
