import { createHash } from 'node:crypto';
import { audit } from '../../access/audit.ts';
import type { Lezer } from '../../access/inzage.ts';
import type { Keys } from '../../access/keys.ts';
import { notFound } from '../../access/scope.ts';
import type { BestandenService } from '../../bestanden/service.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import { OppInhoud } from '../../model/opp.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { OppService, WelkeVersie } from '../service.ts';
import type { Fabriek } from './fabriek.ts';
import { gewoneStijl, Huisstijl } from './huisstijl.ts';
import {
  documentenVan,
  insertDocument,
  opZijnBeurt,
  putStijl,
  type StijlRow,
  stijlRij,
  type VasteVersie,
  vasteVersie,
} from './store.ts';
import { DocumentSoort, type Lezerskring, MEDIATYPE, type OppBestand } from './view.ts';

export { Huisstijl } from './huisstijl.ts';
export * from './view.ts';

export interface DocumentDeps {
  readonly db: Db;
  readonly keys: Keys;
  readonly bestanden: BestandenService;
  readonly fabriek: Fabriek;
}

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
  huisstijl(tx: Tx): Promise<Huisstijl>;
  /** @throws AppError `bad_request` for a colour that cannot be read on white */
  zetHuisstijl(tx: Tx, who: KnownActor, stijl: Huisstijl): Promise<void>;
}

export function createDocumenten(deps: DocumentDeps): DocumentenService {
  return {
    document: (opp, who, vraag) => document(deps, opp, who, vraag),
    bewaar: (lezer, versie, soorten = DocumentSoort.options) => bewaar(deps, lezer, versie, soorten),
    huisstijl: stijlVan,
    zetHuisstijl,
  };
}

async function stijlVan(tx: Tx): Promise<Huisstijl> {
  const rij = await stijlRij(tx);
  if (!rij) throw notFound('school');
  if (!('kleur' in rij)) return gewoneStijl(rij.naam);
  const { naam, kleur, logo, logo_type } = rij;
  const beeld = logo && logo_type ? { type: logo_type, base64: logo.toString('base64') } : null;
  return Huisstijl.parse({ naam, kleur, logo: beeld });
}

async function zetHuisstijl(tx: Tx, who: KnownActor, stijl: Huisstijl): Promise<void> {
  const gelezen = Huisstijl.safeParse(stijl);
  if (!gelezen.success)
    throw new AppError('bad_request', gelezen.error.issues[0]?.message ?? 'Deze huisstijl kan niet.');
  const { naam, kleur, logo } = gelezen.data;
  const rij: StijlRow = {
    naam,
    kleur: kleur.toLowerCase(),
    logo: logo && Buffer.from(logo.base64, 'base64'),
    logo_type: logo?.type ?? null,
  };
  await putStijl(tx, who.school, who.person, rij);
  await audit(tx, who, {
    actie: 'opp_huisstijl',
    soort: 'school',
    id: who.school,
    details: { kleur: rij.kleur },
  });
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

/** What is stored of a version and what is not: then also what it is to be made of. */
async function stand(
  deps: DocumentDeps,
  tx: Tx,
  lezer: Lezer,
  versie: string,
  soorten: readonly DocumentSoort[],
) {
  const er = await documentenVan(tx, versie);
  const nodig = soorten.filter((soort) => !er.has(soort));
  if (nodig.length === 0) return { er, nodig, bron: null };
  const bron = await vasteVersie(tx, versie);
  if (!bron) throw notFound('OPP');
  const json = await deps.keys.openForLeerling(tx, lezer, bron.leerling, bron.inhoud, 'opp.inhoud');
  if (json === null) return null;
  return { er, nodig, bron: { ...bron, inhoud: ongewijzigd(json, bron), huisstijl: await stijlVan(tx) } };
}

/** @throws AppError `internal` when it is not what was vastgesteld */
function ongewijzigd(json: string, { afdruk }: VasteVersie): OppInhoud {
  if (createHash('sha256').update(json, 'utf8').digest('hex') !== afdruk)
    throw new AppError(
      'internal',
      'Dit OPP is niet meer zoals het is vastgesteld. Meld dit bij de beheerder.',
      {
        detail: 'opp_inhoud: digest differs',
      },
    );
  return OppInhoud.parse(JSON.parse(json));
}

async function bewaar(
  deps: DocumentDeps,
  lezer: Lezer,
  versie: string,
  soorten: readonly DocumentSoort[],
): Promise<ReadonlyMap<DocumentSoort, string> | null> {
  const scope = { school: lezer.school, actor: lezer.person };
  const nu = await deps.db.tenant(scope, (tx) => stand(deps, tx, lezer, versie, soorten));
  if (nu === null || nu.bron === null) return nu?.er ?? null;
  const { leerling, inhoud, huisstijl } = nu.bron;
  const gemaakt = await deps.fabriek.maak({ inhoud, huisstijl, voor: 'ouder', soorten: nu.nodig });
  return await deps.db.tenant(scope, async (tx) => {
    await opZijnBeurt(tx, versie);
    const er = await documentenVan(tx, versie);
    for (const { soort, naam, type, bytes } of gemaakt.filter((bestand) => !er.has(bestand.soort))) {
      const [mediatype = type] = type.split(';');
      const bij = {
        school: lezer.school,
        leerling,
        soort: 'opp_document',
        naam,
        type: mediatype,
        bytes,
      } as const;
      const { id } = await deps.bestanden.bewaar(tx, { ...bij, door: lezer.person });
      await insertDocument(tx, { school: lezer.school, leerling, versie, soort, bestand: id });
      er.set(soort, id);
    }
    return er;
  });
}
