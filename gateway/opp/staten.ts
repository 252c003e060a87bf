import type { HandelingStatus, OppStatus } from '../model/opp.ts';
import type { OppAct } from './view.ts';

/** What is known of a concept when somebody wants to do something with it. */
export interface ConceptFeiten {
  /** Op overeenstemming gericht overleg; `oud`: the uitstroom changed since, so it must be held again (R43). */
  readonly overleg: 'nee' | 'oud' | 'ja';
  /** The pupil was heard, or there is a written reason why not (R46). */
  readonly gehoord: boolean;
  /** Advice of the commissie voor de begeleiding, which (v)so asks for (domain.md L5); `niet_nodig`: not at this school. */
  readonly cvb: 'nee' | 'ja' | 'niet_nodig';
  readonly bevorderend: number;
  readonly belemmerend: number;
  readonly onderbouwing: boolean;
  /** Section B holds a picture: in words, or where the pupil stands on a leerlijn (R34). */
  readonly beeld: boolean;
  /** Section D says by which leerroute and to which bestemming (R34, R35). */
  readonly uitstroom: boolean;
  /** Before who has gezag; `oud`: somebody typed in it since. */
  readonly aanbod: 'nee' | 'oud' | 'ja';
  /** The sources say something else by now than what was offered; who offered it may leave it so. */
  readonly verschoven: boolean;
  readonly gezaghebbenden: number;
  readonly handeling: HandelingStatus;
}

export interface GeldendFeiten {
  readonly status: 'vastgesteld' | 'in_evaluatie';
  /** The pupil was heard about the evaluation, or there is a reason why not. */
  readonly gehoordEvaluatie: boolean;
}

/** A pupil's OPP as the table of acts sees it: one concept at most, beside one that is in force at most (R41). */
export interface OppFeiten {
  readonly concept: ConceptFeiten | null;
  readonly geldend: GeldendFeiten | null;
  readonly geschil: boolean;
}

export const LEEG: OppFeiten = { concept: null, geldend: null, geschil: false };
export const NIEUW_CONCEPT: ConceptFeiten = {
  overleg: 'nee',
  gehoord: false,
  cvb: 'nee',
  bevorderend: 0,
  belemmerend: 0,
  onderbouwing: false,
  beeld: false,
  uitstroom: false,
  aanbod: 'nee',
  verschoven: false,
  gezaghebbenden: 0,
  handeling: 'open',
};

const GEEN_CONCEPT = 'Er is nu geen concept. Begin een concept, of stel het OPP bij dat nu geldt.';
const AL_CONCEPT = 'Er is al een concept. Werk daarin verder, of trek het eerst in.';
const GEEN_GELDEND = 'Er is nog geen vastgesteld OPP. Stel eerst het concept vast.';

type Regel = (feiten: OppFeiten) => string | null;
const metConcept =
  (regel: (concept: ConceptFeiten) => string | null): Regel =>
  ({ concept }) =>
    concept === null ? GEEN_CONCEPT : regel(concept);
const goed = () => null;

const GEEN_ADVIES =
  'Het advies van de commissie voor de begeleiding staat er nog niet in. Leg het vast bij H. Besluit.';

/** L5, R34, R35, R43, R46: what keeps a concept from being fixed, the first thing first; `null`: nothing. R44 is not in it on purpose. */
function tegenVaststellen(c: ConceptFeiten): string | null {
  if (c.overleg === 'nee')
    return 'Het overleg met de ouders staat er nog niet in. Leg bij stap Overleg vast wanneer het was en wat eruit kwam.';
  if (c.overleg === 'oud')
    return 'De uitstroom is veranderd na het overleg. Bespreek die opnieuw en leg het overleg vast bij stap Overleg.';
  if (!c.gehoord)
    return 'De leerling is nog niet gehoord. Leg bij Stem van de leerling vast wat hij zei, of waarom het niet lukte en wanneer je het opnieuw probeert.';
  if (c.bevorderend === 0)
    return 'Er staat nog geen bevorderende factor. Voeg er een toe bij Wat helpt en hindert.';
  if (c.belemmerend === 0)
    return 'Er staat nog geen belemmerende factor. Voeg er een toe bij Wat helpt en hindert.';
  if (!c.beeld)
    return 'Er is nog geen beeld van de leerling. Schrijf het bij B. Beeld, of zet zijn streefniveaus bij zijn leerroute.';
  if (!c.uitstroom) return 'De leerroute of de uitstroombestemming is nog leeg. Vul die in bij D. Uitstroom.';
  if (!c.onderbouwing) return 'De onderbouwing van de uitstroom is nog leeg. Schrijf die bij D. Uitstroom.';
  if (c.aanbod === 'oud')
    return 'Er is iets veranderd nadat het aan de ouders is voorgelegd. Leg het opnieuw voor bij stap Instemming.';
  return c.cvb === 'nee' ? GEEN_ADVIES : null;
}

function tegenAanbieden(c: ConceptFeiten): string | null {
  if (c.overleg !== 'ja')
    return c.overleg === 'nee'
      ? 'Houd eerst het overleg met de ouders en leg het vast bij stap Overleg.'
      : 'De uitstroom is veranderd na het overleg. Bespreek die opnieuw bij stap Overleg.';
  if (!c.gehoord)
    return 'Leg eerst vast wat de leerling zei, of waarom het niet lukte, bij Stem van de leerling.';
  if (c.gezaghebbenden === 0)
    return 'Van niemand staat vast dat hij over deze leerling beslist. Leg dat vast bij Ouders en contact.';
  if (c.aanbod === 'ja' && !c.verschoven)
    return 'Dit ligt al bij de ouders. Je kunt het opnieuw voorleggen als er iets is veranderd.';
  return null;
}

function tegenEvaluatie({ geldend, concept }: OppFeiten): string | null {
  if (geldend === null) return GEEN_GELDEND;
  if (geldend.status === 'in_evaluatie') return 'De evaluatie loopt al. Rond die af.';
  return concept === null
    ? null
    : 'Er is nog een concept. Stel dat eerst vast of trek het in; daarna kun je evalueren.';
}

function tegenAfronden({ geldend }: OppFeiten): string | null {
  if (geldend?.status !== 'in_evaluatie') return 'Er loopt geen evaluatie. Begin eerst de evaluatie.';
  return geldend.gehoordEvaluatie
    ? null
    : 'De leerling is nog niet gehoord over de evaluatie. Leg bij Stem van de leerling vast wat hij zei, of waarom het niet lukte.';
}

function tegenBijstellen({ geldend, concept }: OppFeiten): string | null {
  if (geldend === null) return GEEN_GELDEND;
  if (concept !== null) return AL_CONCEPT;
  return geldend.status === 'in_evaluatie'
    ? 'De evaluatie loopt. Rond die af: daaruit komt een nieuw concept.'
    : null;
}

/** The table: per act what must hold (domain.md §2.2). */
const TABEL: Readonly<Record<OppAct, Regel>> = {
  begin: ({ concept, geldend }) =>
    concept !== null ? AL_CONCEPT : geldend !== null ? 'Er geldt al een OPP. Stel dat bij.' : null,
  overleg: metConcept(goed),
  cvb_advies: metConcept(goed),
  gehoord: ({ concept, geldend }) =>
    concept !== null || geldend?.status === 'in_evaluatie' ? null : GEEN_CONCEPT,
  ter_instemming: metConcept(tegenAanbieden),
  antwoord: ({ concept, geldend }) =>
    concept?.aanbod === 'ja' || geldend !== null
      ? null
      : 'Er is je nog niets voorgelegd. Je krijgt bericht als de school zover is.',
  vaststellen: metConcept(tegenVaststellen),
  evaluatie_begin: tegenEvaluatie,
  evaluatie_klaar: tegenAfronden,
  bijstellen: tegenBijstellen,
  vervallen: metConcept(goed),
  beeindigen: ({ concept, geldend }) =>
    concept === null && geldend === null ? 'Er is geen OPP om te beëindigen.' : null,
  geschil_open: ({ geschil, concept, geldend }) =>
    geschil
      ? 'Er loopt al een geschil over dit OPP.'
      : concept === null && geldend === null
        ? 'Er is geen OPP.'
        : null,
  geschil_sluiten: ({ geschil }) => (geschil ? null : 'Er loopt geen geschil over dit OPP.'),
};

/** Why an act cannot be done now, in plain Dutch with where to mend it; `null`: it can. */
export const weigering = (act: OppAct, feiten: OppFeiten): string | null => TABEL[act](feiten);

/** Where a concept stands, by what is known of it: the same whatever the order in which it came to be. */
export function conceptStatus(c: Pick<ConceptFeiten, 'overleg' | 'gehoord' | 'aanbod'>): OppStatus {
  if (c.overleg !== 'ja') return 'concept';
  if (!c.gehoord) return 'overleg';
  return c.aanbod === 'nee' ? 'gehoord' : 'instemming';
}

/** What a version becomes when an act closes it or puts it in force; acts that are not here only change what is known. */
export const WORDT = {
  vaststellen: { concept: 'vastgesteld', geldend: 'opgevolgd' },
  evaluatie_begin: { geldend: 'in_evaluatie' },
  evaluatie_klaar: { geldend: 'vastgesteld' },
  vervallen: { concept: 'vervallen' },
  beeindigen: { concept: 'vervallen', geldend: 'beeindigd' },
} as const satisfies Partial<Record<OppAct, { concept?: OppStatus; geldend?: OppStatus }>>;

/** The act that comes next for the school; `null`: it waits for others, or for the evaluation of next year. */
export function volgende({ concept, geldend }: OppFeiten): OppAct | null {
  if (concept === null) {
    if (geldend === null) return 'begin';
    if (geldend.status !== 'in_evaluatie') return null;
    return geldend.gehoordEvaluatie ? 'evaluatie_klaar' : 'gehoord';
  }
  if (concept.overleg !== 'ja') return 'overleg';
  if (!concept.gehoord) return 'gehoord';
  if (concept.cvb === 'nee') return 'cvb_advies';
  const voorleggen = concept.handeling !== 'niet_nodig' && concept.gezaghebbenden > 0;
  return voorleggen && concept.aanbod !== 'ja' ? 'ter_instemming' : 'vaststellen';
}
