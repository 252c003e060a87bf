import { createHash } from 'node:crypto';
import type { Lezer } from '../../access/inzage.ts';
import { notFound } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { OppService, WelkeVersie } from '../service.ts';
import { type Bewaard, bewaarAlle } from './bewaren.ts';
import type { DocumentDeps } from './deps.ts';
import type { Huisstijl } from './huisstijl.ts';
import { stijlVan, zetHuisstijl } from './stijl.ts';
import { DocumentSoort, type Lezerskring, MEDIATYPE, type OppBestand } from './view.ts';

export type { DocumentDeps } from './deps.ts';
export { Huisstijl } from './huisstijl.ts';
export * from './view.ts';

export interface DocumentVraag {
  readonly leerling: string;
  readonly soort: DocumentSoort;
  /** Left out: the concept, else what is in force. */
  readonly welke?: WelkeVersie | undefined;
}

/**
 * Documents of an OPP (R40). What is vastgesteld is made once and stored: it is the same file for ever. A concept is made when it
 * is asked for. Opens its own transactions; none is held while a document is made.
 */
export interface DocumentenService {
  /**
   * One document, for who may read the OPP (`lees` of OppService decides, and leaves a line in the trail).
   * @throws AppError `not_found` for an OPP that this person may not see, or when there is none
   */
  document(opp: Pick<OppService, 'lees'>, who: KnownActor, vraag: DocumentVraag): Promise<OppBestand>;
  /**
   * Makes and stores what is not there yet of a vastgesteld version; once, also when many ask at the same time. Returns the files by kind.
   * `null`: the data of the pupil were destroyed.
   */
  bewaar(
    lezer: Lezer,
    versie: string,
    soorten?: readonly DocumentSoort[],
  ): Promise<ReadonlyMap<DocumentSoort, string> | null>;
  /**
   * As `bewaar`, for a few versions, read together and stored together: all they say and all that is made of it is in memory at once.
   * Absent: the data of the pupil were destroyed. What could be made is stored, also when it throws for another.
   */
  bewaarAlle(lezer: Lezer, versies: readonly string[], soorten: readonly DocumentSoort[]): Promise<Bewaard>;
  huisstijl(tx: Tx): Promise<Huisstijl>;
  /** @throws AppError `bad_request` for a colour that cannot be read on white */
  zetHuisstijl(tx: Tx, who: KnownActor, stijl: Huisstijl): Promise<void>;
}

export function createDocumenten(deps: DocumentDeps): DocumentenService {
  return {
    document: (opp, who, vraag) => document(deps, opp, who, vraag),
    bewaar: (lezer, versie, soorten = DocumentSoort.options) => bewaar(deps, lezer, versie, soorten),
    bewaarAlle: (lezer, versies, soorten) => bewaarAlle(deps, lezer, versies, soorten),
    huisstijl: stijlVan,
    zetHuisstijl,
  };
}

/** Parents get a document that speaks to them; what was vastgesteld is one document for all. */
const kringVan = (who: KnownActor): Lezerskring =>
  who.roles.has('ouder') || who.roles.has('leerling') ? 'ouder' : 'school';

async function document(
  deps: DocumentDeps,
  opp: Pick<OppService, 'lees'>,
  who: KnownActor,
  vraag: DocumentVraag,
): Promise<OppBestand> {
  const { soort, leerling, welke } = vraag;
  const scope = { school: who.school, actor: who.person };
  const { view, huisstijl } = await deps.db.tenant(scope, async (tx) => ({
    view: await opp.lees(tx, who, { leerling, welke }),
    huisstijl: await stijlVan(tx),
  }));
  if (view.inhoud === null || view.versie === null) throw notFound('OPP');
  if (view.vorm !== 'vastgesteld') {
    const voor = kringVan(who);
    return een(await deps.fabriek.maak({ inhoud: view.inhoud, huisstijl, voor, soorten: [soort] }));
  }
  const lezer = { school: who.school, person: who.person, scherm: 'opp-document' };
  const bestand = (await bewaar(deps, lezer, view.versie.id, [soort]))?.get(soort);
  if (!bestand) throw vernietigd();
  const bytes = await deps.db.tenant(scope, async (tx) =>
    (await deps.bestanden.lees(tx, lezer, bestand))?.alles(tx),
  );
  if (!bytes) throw vernietigd();
  return {
    soort,
    type: MEDIATYPE[soort],
    naam: `opp-versie-${view.versie.nummer}.${soort}`,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function een(bestanden: readonly OppBestand[]): OppBestand {
  const [bestand] = bestanden;
  if (!bestand) throw new AppError('internal', 'Dit document kon niet worden gemaakt.');
  return bestand;
}

const vernietigd = () =>
  new AppError('not_found', 'De gegevens van deze leerling zijn vernietigd. Dit document is er niet meer.');

async function bewaar(
  deps: DocumentDeps,
  lezer: Lezer,
  versie: string,
  soorten: readonly DocumentSoort[],
): Promise<ReadonlyMap<DocumentSoort, string> | null> {
  return (await bewaarAlle(deps, lezer, [versie], soorten)).get(versie) ?? null;
}
