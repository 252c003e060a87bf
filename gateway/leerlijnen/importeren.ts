import { createHash } from 'node:crypto';
import { notFound } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { bewaarPakket, leegVersie } from './bewaar-store.ts';
import { type Eigenaar, metEigenRijen, voorEigenaar } from './eigen-ids.ts';
import type { Formaat, Gelezen, RegelMelding } from './formaten/gelezen.ts';
import { gelijk } from './formaten/gelijk.ts';
import { bewaarVerslag } from './import-store.ts';
import { laadPakket } from './laad-store.ts';
import type { Pakket } from './pakket.ts';
import { eigenaarVan, findVersie, rijenBezet, verwijder, zelfdeNummer } from './versies-store.ts';
import type { ImportVerslag } from './view.ts';

/** What came in, and from where. */
export interface Bron {
  /** File name or address. */
  readonly naam: string;
  readonly bytes: Uint8Array;
}

export interface ImportKeuzes {
  /** Whose it becomes; without it the package stays whose it says it is. */
  readonly eigenaar?: Eigenaar;
  /** Who brings it in; `null` for the system. */
  readonly door: string | null;
  /** Says what would happen and stores nothing. */
  readonly proef?: boolean;
  /** A concept of the same version is replaced by what came in. */
  readonly vervang?: boolean;
  /** Hears how far storing is, from 0 to 1. */
  readonly voortgang?: (deel: number) => void;
}

const refused = (issues: readonly { path: string; message: string }[]) =>
  new AppError('bad_request', 'Dit leerlijnenpakket klopt niet. Er is niets ingelezen.', {
    status: 400,
    issues,
  });

/**
 * Stores what a reader made of a source, as concept; all or nothing (R4, R9). The same version twice changes nothing.
 * The report is kept.
 * @throws AppError `bad_request` with every fault listed; `conflict` when the version stands there with another content
 */
export async function slaOp(
  tx: Tx,
  gelezen: Gelezen,
  bron: Bron,
  keuzes: ImportKeuzes,
): Promise<ImportVerslag> {
  if (!gelezen.goed) throw refused(gelezen.fouten);
  const { eigenaar } = keuzes;
  const pakket = await passend(tx, eigenaar ? voorEigenaar(gelezen.pakket, eigenaar) : gelezen.pakket);
  const uitkomst = await uitkomstVan(tx, pakket, keuzes.vervang ?? false);
  const verslag = verslagVan(pakket, gelezen.formaat, gelezen.regels, uitkomst);
  if (keuzes.proef || uitkomst === 'stond_er_al') return verslag;
  const { door, voortgang } = keuzes;
  const hoe = { door, vervang: uitkomst === 'vervangen', ...(voortgang ? { voortgang } : {}) };
  await bewaarPakket(tx, pakket, hoe);
  await bewaarVerslag(tx, {
    school: pakket.schoolId === null && pakket.bestuurId === null ? null : 'eigen',
    door,
    bron: bron.naam,
    sha256: createHash('sha256').update(bron.bytes).digest('hex'),
    verslag,
  });
  return verslag;
}

// Rows of another version of the same package keep their ids; then these get ids of their own.
async function passend(tx: Tx, pakket: Pakket): Promise<Pakket> {
  const eigenaar = await eigenaarVan(tx, pakket.pakketId);
  if (eigenaar && (eigenaar.schoolId !== pakket.schoolId || eigenaar.bestuurId !== pakket.bestuurId))
    throw new AppError('conflict', 'Dit pakket staat er al, en is van een ander. Geef het een andere code.');
  return (await rijenBezet(tx, pakket)) ? metEigenRijen(pakket) : pakket;
}

async function uitkomstVan(tx: Tx, pakket: Pakket, vervang: boolean): Promise<ImportVerslag['uitkomst']> {
  const status = await findVersie(tx, pakket.id);
  if (status === null) {
    if (await zelfdeNummer(tx, pakket))
      throw new AppError(
        'conflict',
        `Er is al een versie ${pakket.versie} van dit pakket. Geef deze versie een ander nummer.`,
      );
    return 'nieuw';
  }
  const staat = await laadPakket(tx, pakket.id);
  if (staat && zelfdeInhoud(staat, pakket)) return 'stond_er_al';
  if (status === 'concept' && vervang) return 'vervangen';
  throw new AppError(
    'conflict',
    status === 'published'
      ? `Versie ${pakket.versie} is gepubliceerd en verandert niet meer. Geef deze versie een hoger nummer.`
      : `Versie ${pakket.versie} staat er al als concept, met een andere inhoud. Kies ervoor dat te vervangen, of geef een ander nummer.`,
  );
}

/** Whether two packages say the same, whatever the order of their rows and where they came from. */
export function zelfdeInhoud(a: Pakket, b: Pakket): boolean {
  return gelijk(geordend(a), geordend(b));
}

function geordend(p: Pakket): object {
  const op = <R>(rijen: readonly R[], sleutel: (rij: R) => string) =>
    [...rijen].map((rij) => [sleutel(rij), rij] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const id = (rij: { id: string }) => rij.id;
  const { herkomst: _herkomst, ...rest } = p;
  return {
    ...rest,
    schaal: op(p.schaal, (s) => String(s.score)),
    leergebieden: op(p.leergebieden, id),
    leerlijnen: op(p.leerlijnen, id),
    niveaus: op(p.niveaus, id),
    leerdoelen: op(p.leerdoelen, id),
    acties: op(p.acties, id),
    leerroutes: op(p.leerroutes, id),
    routeLeerlijnen: op(
      p.routeLeerlijnen.map((r) => ({ ...r, profiel: op(r.profiel, (x) => String(x.onderwijsleeftijd)) })),
      (r) => r.leerrouteId + r.leerlijnId,
    ),
    rest: op(p.rest, (r) => r.soort + r.id),
  };
}

function verslagVan(
  pakket: Pakket,
  formaat: Formaat,
  alle: readonly RegelMelding[],
  uitkomst: ImportVerslag['uitkomst'],
): ImportVerslag {
  const aantallen = { aangenomen: 0, aangepast: 0, geweigerd: 0 };
  for (const regel of alle) aantallen[regel.uitkomst] += 1;
  return {
    versie: pakket.id,
    pakketId: pakket.pakketId,
    naam: pakket.naam,
    nummer: pakket.versie,
    formaat,
    uitkomst,
    aantallen,
    inhoud: {
      leergebieden: pakket.leergebieden.length,
      leerlijnen: pakket.leerlijnen.length,
      niveaus: pakket.niveaus.length,
      leerdoelen: pakket.leerdoelen.length,
      acties: pakket.acties.length,
      leerroutes: pakket.leerroutes.length,
    },
    regels: alle.filter((regel) => regel.uitkomst !== 'aangenomen' || regel.waarom !== ''),
  };
}

/** Throws a concept away. @throws AppError `not_found`; `conflict` when it is published */
export async function gooiConceptWeg(tx: Tx, versie: string): Promise<void> {
  const status = await findVersie(tx, versie);
  if (status === null) throw notFound('pakket_versie');
  if (status === 'published')
    throw new AppError('conflict', 'Deze versie is gepubliceerd. Die verandert niet meer en blijft bestaan.');
  await leegVersie(tx, versie);
  await verwijder(tx, versie).catch((error: { code?: string }) => {
    if (error.code !== NOG_NODIG) throw error;
    throw new AppError(
      'conflict',
      'Eigen leerlijnen bouwen op dit concept verder. Het blijft daarom bestaan.',
    );
  });
}

/** PostgreSQL: something else points at the row (foreign_key_violation). */
const NOG_NODIG = '23503';
