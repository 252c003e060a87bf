import type { Lezer } from '../../../access/inzage.ts';
import { AppError } from '../../../errors.ts';
import type { Tx } from '../../../platform/db/kysely-on-client.ts';
import type { DocumentDeps, DocumentenService } from '../service.ts';
import { bestandsnaam } from './namen-rules.ts';
import {
  type BundelRow,
  begin,
  eindig,
  geldendeVersies,
  meldVoortgang,
  rondAf,
  ruimOp,
  type TeBundelen,
} from './store.ts';
import { type InZip, zipStroom } from './zip-stroom.ts';

const DAG_MS = 86_400_000;
/** A ZIP of a whole school is a copy that nobody watches: it goes after a week. */
const BEWAAR_DAGEN = 7;
/** So many at once: more than there are threads, so that none of them waits for the database. */
const TEGELIJK = 3;
/** So many versions are read and stored together; also the step in which people see it go on. */
const BIJEEN = 5;

export interface BundelTaak extends DocumentDeps {
  readonly documenten: Pick<DocumentenService, 'bewaar' | 'bewaarAlle'>;
  readonly now: () => Date;
}

class Gestopt extends Error {}

/**
 * Makes one run: first the documents that are not there yet, each stored with its own pupil; then the ZIP of them, in one
 * transaction. Killed anywhere it is taken up again and makes only what is missing.
 */
export async function maakBundel(
  deps: BundelTaak,
  payload: { readonly school: string; readonly bundel: string },
  { signal, laatste }: { readonly signal: AbortSignal; readonly laatste: boolean },
): Promise<void> {
  const scope = { school: payload.school, actor: null };
  const bundel = await deps.db.tenant(scope, (tx) => begin(tx, payload.bundel));
  if (!bundel) return;
  // Who asked is who reads: the trail of every pupil says so (R83).
  const lezer = { school: payload.school, person: bundel.door, scherm: 'opp-documenten' };
  const versies = await deps.db.tenant(scope, geldendeVersies);
  try {
    const heel = await maakAlles(deps, bundel, lezer, versies, signal);
    await deps.db.tenant(scope, (tx) => schrijfZip(deps, tx, bundel, lezer, heel));
  } catch (fout) {
    if (fout instanceof Gestopt) return;
    const voorGoed = laatste || (fout instanceof AppError && fout.opts.retry === 'never');
    // A process that stops is no failure: the next attempt goes on.
    if (voorGoed && !signal.aborted)
      await deps.db.tenant(scope, (tx) => eindig(tx, bundel.id, 'mislukt', meldingVan(fout)));
    throw fout;
  }
}

const meldingVan = (fout: unknown): string =>
  fout instanceof AppError && fout.code !== 'internal'
    ? fout.message
    : 'Het lukte niet om alle documenten te maken. Probeer het later opnieuw.';

type Gemaakt = TeBundelen & { readonly bestanden: ReadonlyMap<string, string> };

const inGroepen = (versies: readonly TeBundelen[]): TeBundelen[][] =>
  Array.from({ length: Math.ceil(versies.length / BIJEEN) }, (_, n) =>
    versies.slice(n * BIJEEN, (n + 1) * BIJEEN),
  );

/** Makes what is missing, a few at a time, and says how far it is. A pupil whose data were destroyed is left out. */
async function maakAlles(
  deps: BundelTaak,
  bundel: BundelRow,
  lezer: Lezer,
  versies: readonly TeBundelen[],
  signal: AbortSignal,
): Promise<Gemaakt[]> {
  if (versies.length === 0) {
    throw new AppError('conflict', 'Er is nog geen OPP vastgesteld. Er valt niets te bundelen.', {
      retry: 'never',
    });
  }
  const scope = { school: lezer.school, actor: null };
  const uit = new Map<string, Gemaakt>();
  const wachtrij = inGroepen(versies).values();
  let klaar = 0;
  const meld = async () => {
    const door = await deps.db.tenant(scope, (tx) => meldVoortgang(tx, bundel, klaar, versies.length));
    if (!door) throw new Gestopt('another worker, or a person, ended it');
  };
  const werk = async () => {
    for (const groep of wachtrij) {
      signal.throwIfAborted();
      const ids = groep.map(({ versie }) => versie);
      const bewaard = await deps.documenten.bewaarAlle(lezer, ids, bundel.soorten);
      for (const versie of groep) {
        const bestanden = bewaard.get(versie.versie);
        if (bestanden) uit.set(versie.versie, { ...versie, bestanden });
      }
      klaar += groep.length;
      await meld();
    }
  };
  await meld();
  await Promise.all(Array.from({ length: TEGELIJK }, werk));
  return versies.flatMap(({ versie }) => uit.get(versie) ?? []);
}

async function schrijfZip(
  deps: BundelTaak,
  tx: Tx,
  bundel: BundelRow,
  lezer: Lezer & { readonly person: string },
  heel: readonly Gemaakt[],
): Promise<void> {
  const nu = deps.now();
  async function* inZip(): AsyncGenerator<InZip> {
    const al = new Set<string>();
    for (const van of heel)
      for (const soort of bundel.soorten) {
        const bestand = van.bestanden.get(soort);
        const open = bestand ? await deps.bestanden.lees(tx, lezer, bestand) : null;
        if (open) yield { naam: bestandsnaam(van, soort, al), delen: open.stroom(tx) };
      }
  }
  const { id } = await deps.bestanden.bewaar(tx, {
    school: lezer.school,
    leerling: null,
    soort: 'opp_bundel',
    naam: 'opp.zip',
    type: 'application/zip',
    door: lezer.person,
    bytes: zipStroom(inZip(), nu),
  });
  const wegOp = new Date(nu.getTime() + BEWAAR_DAGEN * DAG_MS);
  if (!(await rondAf(tx, bundel, id, nu, wegOp))) await deps.bestanden.verwijder(tx, id);
}

/** Removes what has been kept long enough, school by school. @returns how many */
export async function ruimBundelsOp(deps: Pick<BundelTaak, 'db' | 'bestanden' | 'now'>): Promise<number> {
  const scholen = await deps.db.platform((tx) => tx.selectFrom('koers.school').select('id').execute());
  let weg = 0;
  for (const { id } of scholen)
    await deps.db.tenant({ school: id, actor: null }, async (tx) => {
      for (const bestand of await ruimOp(tx, deps.now())) {
        await deps.bestanden.verwijder(tx, bestand);
        weg += 1;
      }
    });
  return weg;
}
