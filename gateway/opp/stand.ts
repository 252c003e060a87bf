import type { HandelingStatus, OppDeel, OppInhoud, OppVeld, SectieC, SectieF } from '../model/opp.ts';
import { naamVan } from '../school/rules.ts';
import { laatsteInhoud, leesBewaard } from './bewaren.ts';
import { dagVan } from './dag.ts';
import { aanbodVan, type Dossier, getyptIn, laatsteStap, leesDossier, openDossier } from './dossier.ts';
import { handelingStatus, laatste, zelfdeKernen } from './instemming.ts';
import { isIndividueel, kernVan } from './kern.ts';
import { leesBronnen } from './projectie/bronnen.ts';
import { maakInhoud, stemmenVoor } from './projectie/inhoud.ts';
import type { OppBronnen } from './projectie/secties.ts';
import { stemVan } from './projectie/stem.ts';
import { type BronVeld, vuller } from './projectie/vuller.ts';
import { putVersie } from './schrijf-store.ts';
import { type ConceptFeiten, conceptStatus, type OppFeiten } from './staten.ts';
import type { VersieRow } from './store.ts';
import type { Gezaghebbende, InstemmingView } from './view.ts';
import type { Werk } from './werk.ts';

export type Kernen = Readonly<Record<OppDeel, string>>;

/** What was read of the OPP of one pupil. */
export interface Gelezen {
  readonly dossier: Dossier;
  readonly woorden: ReadonlyMap<string, unknown>;
  readonly bronnen: OppBronnen & { readonly cvbFactoren: SectieC };
  readonly stem: SectieF;
  /** What was offered while nobody typed since; `null` when the concept shows its sources. */
  readonly aangeboden: OppInhoud | null;
}

/** Everything about the OPP of one pupil that an act or a page of the school needs. */
export interface Stand extends Gelezen {
  /** The concept: as it was offered while nobody typed since, else as it is now. */
  readonly concept: OppInhoud | null;
  /** The concept as its sources stand now, and what every field of it would say by its source alone. */
  readonly nu: OppInhoud | null;
  readonly bronVelden: ReadonlyMap<string, BronVeld>;
  readonly feiten: OppFeiten;
}

/** How each who decides stands to content with these kernen, and what that makes of the handelingsdeel (R44). */
export function instemmingVan(
  { antwoorden, correcties }: Pick<Dossier, 'antwoorden' | 'correcties'>,
  gezag: readonly Gezaghebbende[],
  kernen: Kernen,
  individueel: boolean,
  toelichting: (antwoord: { readonly id: string; readonly persoon: string }) => string | null = () => null,
): { readonly handeling: HandelingStatus; readonly instemming: readonly InstemmingView[] } {
  const per = (deel: OppDeel) => laatste(antwoorden, deel, zelfdeKernen(kernen[deel], correcties));
  const handeling = per('handeling');
  const van = (deel: OppDeel, gegeven: ReturnType<typeof per>): InstemmingView[] =>
    gezag.map(({ persoon, naam, rol }) => {
      const a = gegeven.get(persoon);
      return {
        deel,
        persoon,
        naam,
        rol,
        antwoord: a?.antwoord ?? 'open',
        op: a?.at ?? null,
        toelichting: a ? toelichting(a) : null,
      };
    });
  return {
    handeling: handelingStatus(individueel, gezag, handeling),
    instemming: [...van('uitstroom', per('uitstroom')), ...van('handeling', handeling)],
  };
}

export const kernenVan = (inhoud: OppInhoud): Kernen => ({
  uitstroom: kernVan(inhoud, 'uitstroom'),
  handeling: kernVan(inhoud, 'handeling'),
});

interface Toon {
  /** What the concept shows. */
  readonly inhoud: OppInhoud;
  /** What its sources say now. */
  readonly nu: OppInhoud;
}

const gevuld = (veld: OppVeld): boolean => (veld.waarde ?? '').trim() !== '';

function conceptFeiten(
  dossier: Dossier,
  versie: VersieRow,
  { inhoud, nu }: Toon,
  { gezag, rij }: Pick<OppBronnen, 'gezag' | 'rij'>,
): ConceptFeiten {
  const nuKernen = kernenVan(nu);
  const overleg = laatsteStap(dossier.stappen, versie.id, 'overleg');
  const kernen = kernenVan(inhoud);
  const zelfde = zelfdeKernen(kernen.uitstroom, dossier.correcties);
  const telt = (richting: string) => inhoud.c.filter((f) => f.richting === richting).length;
  return {
    overleg: overleg === undefined ? 'nee' : zelfde.has(overleg.data.kern ?? '') ? 'ja' : 'oud',
    gehoord: stemmenVoor(dossier.stemmen, versie).length > 0,
    cvb: laatsteStap(dossier.stappen, versie.id, 'cvb_advies') ? 'ja' : rij.cvbNodig ? 'nee' : 'niet_nodig',
    bevorderend: telt('bevorderend'),
    belemmerend: telt('belemmerend'),
    onderbouwing: gevuld(inhoud.d.onderbouwing),
    beeld: gevuld(inhoud.b.beeld) || inhoud.b.leergebieden.length > 0,
    uitstroom: gevuld(inhoud.d.leerroute) && gevuld(inhoud.d.bestemming),
    aanbod: aanbodVan(dossier),
    verschoven: kernen.uitstroom !== nuKernen.uitstroom || kernen.handeling !== nuKernen.handeling,
    gezaghebbenden: gezag.length,
    handeling: instemmingVan(dossier, gezag, kernen, isIndividueel(inhoud.e)).handeling,
  };
}

/** The pupil was heard about the evaluation that runs now, not about the one before. */
function gehoordOverEvaluatie({ stemmen, stappen }: Dossier, versie: string): boolean {
  const vorige = laatsteStap(stappen, versie, 'evaluatie');
  return stemmen.some(
    (s) => s.versie === versie && s.moment === 'evalueren' && (vorige === undefined || s.at > vorige.at),
  );
}

function feitenVan(
  dossier: Dossier,
  toon: Toon | null,
  bronnen: Pick<OppBronnen, 'gezag' | 'rij'>,
): OppFeiten {
  const { concept, geldend } = dossier;
  return {
    concept: concept && toon ? conceptFeiten(dossier, concept, toon, bronnen) : null,
    geldend: geldend && {
      status: geldend.status === 'in_evaluatie' ? 'in_evaluatie' : 'vastgesteld',
      gehoordEvaluatie: gehoordOverEvaluatie(dossier, geldend.id),
    },
    geschil: dossier.versies.some((v) => v.geschil),
  };
}

/** What was offered while nobody typed since; `null` when the concept shows its sources. */
async function aangeboden(w: Werk, dossier: Dossier): Promise<OppInhoud | null> {
  if (dossier.concept === null || aanbodVan(dossier) !== 'ja') return null;
  const rij = laatsteInhoud(dossier.inhouden, dossier.concept.id, 'geheel', 'aangeboden');
  return rij ? await leesBewaard(w, rij) : null;
}

/** The explanation that came with an answer. */
export const toelichtingIn =
  (woorden: ReadonlyMap<string, unknown>) =>
  ({ id }: { readonly id: string }): string | null => {
    const tekst = woorden.get(id);
    return typeof tekst === 'string' ? tekst : null;
  };

/** What everything that was read comes to. Pure. */
function standUit(gelezen: Gelezen, dag: string): Stand {
  const { dossier, woorden, bronnen, stem } = gelezen;
  const { concept: versie } = dossier;
  const v = vuller(getyptIn(dossier, woorden));
  const instemming = (kern: Kernen, e: OppInhoud['e']) =>
    instemmingVan(dossier, bronnen.gezag, kern, isIndividueel(e));
  // Without a concept the sources are read all the same, to see what moved since the version that is in force.
  const toon = versie ?? dossier.geldend;
  const live =
    toon && maakInhoud({ dossier, versie: toon, bronnen, woorden, stem, peildag: dag, instemming }, v);
  const nu = versie ? live : null;
  const inhoud = nu && (gelezen.aangeboden ?? nu);
  const feiten = feitenVan(dossier, nu && inhoud && { inhoud, nu }, bronnen);
  const { concept: c } = feiten;
  const met = (van: OppInhoud | null): OppInhoud | null =>
    van && c && { ...van, versie: { ...van.versie, status: conceptStatus(c) } };
  return { ...gelezen, concept: met(inhoud), nu: met(nu), bronVelden: v.bronnen, feiten };
}

/**
 * Reads the OPP of a pupil whole. A fixed number of statements, whatever his history or the size of the school. The caller asked
 * already whether this person works on it.
 */
export async function leesStand(w: Werk, cvb = false): Promise<Stand> {
  const dossier = await leesDossier(w);
  const woorden = await openDossier(w, dossier);
  const bronnen = await leesBronnen(w.keys, w.tx, w.who, w.leerling, cvb);
  const stem = dossier.concept ? await stemVan(w, stemmenVoor(dossier.stemmen, dossier.concept)) : [];
  return standUit(
    { dossier, woorden, bronnen, stem, aangeboden: await aangeboden(w, dossier) },
    dagVan(w.nu),
  );
}

/**
 * After an act: what the tables say now, with the sources as they were read before it; the status of the concept follows. `erbij`:
 * words that were written meanwhile, by the id of their row.
 */
export async function werkBij(
  w: Werk,
  was: Gelezen,
  erbij: ReadonlyMap<string, unknown> = new Map(),
): Promise<Stand> {
  const dossier = await leesDossier(w);
  const woorden = new Map([...was.woorden, ...erbij]);
  const { bronnen, stem } = was;
  const stand = standUit(
    { dossier, woorden, bronnen, stem, aangeboden: await aangeboden(w, dossier) },
    dagVan(w.nu),
  );
  const { concept } = stand.feiten;
  if (dossier.concept && concept) {
    const status = conceptStatus(concept);
    const { handeling } = concept;
    if (status !== dossier.concept.status || handeling !== dossier.concept.handeling)
      await putVersie(w.tx, dossier.concept.id, { status, handeling });
  }
  return stand;
}

/** Who did a step, voluit. */
export const doorVan = (rij: { readonly door: Parameters<typeof naamVan>[0] | null }): string =>
  rij.door === null ? 'Naam onbekend' : naamVan(rij.door).voluit;
