import { createHash } from 'node:crypto';
import { z } from 'zod';
import { audit } from '../../access/audit.ts';
import type { Keys } from '../../access/keys.ts';
import { scopesFor } from '../../access/policy.ts';
import { notFound } from '../../access/scope.ts';
import { GROEPSPLAN } from '../../access/sealed-columns.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { geweigerd, magInGroep, requireGroepVoor } from '../bereik.ts';
import { GEEN_TEKSTEN, PlanInhoud, Teksten } from './inhoud.ts';
import {
  insertConcept,
  namenInBereik,
  type PlanRow,
  periodeRijen,
  planBron,
  planRijen,
  putTeksten,
  putVastgesteld,
  verzegeld,
} from './plan-store.ts';
import { maakPlan, schrijf, stempel, tekstenVan } from './rules.ts';
import type { GroepsplanView } from './view.ts';

export type * from './view.ts';

const MEESTE_TEKENS = 2_000;
const Woorden = z.string().max(MEESTE_TEKENS, `Een tekst heeft hooguit ${MEESTE_TEKENS} tekens.`);

/** What a teacher typed about one subgroup of a concept. */
export const PlanTekst = z.strictObject({
  /** Left out: the period of today. */
  periode: z.uuid().optional(),
  subgroep: z.string().max(80),
  /** What he saw when he began (`GroepsplanView.stempels`). */
  gezien: z.string().max(60),
  aanpak: Woorden,
  /** By leerdoel. */
  evaluatie: z.record(z.uuid(), Woorden),
});
export type PlanTekst = z.infer<typeof PlanTekst>;

export interface PlanVraag {
  readonly groep: string;
  readonly periode?: string | undefined;
  readonly nummer?: number | undefined;
}

/**
 * R54: the groepsplan, a projection of the cards. Only aanpak and evaluatie are typed in it. A group or plan that this
 * person may not see does not exist for him: AppError `not_found`. The number of statements does not grow with the group.
 */
export interface GroepsplanService {
  /** The concept, else the last that was vastgesteld, else what it would hold; or the version that is asked. */
  plan(tx: Tx, who: KnownActor, vraag: PlanVraag): Promise<GroepsplanView>;
  /** Begins a concept, with the words of the last version; one that is there stays. */
  begin(tx: Tx, who: KnownActor, vraag: PlanVraag): Promise<{ readonly periode: string }>;
  /** Saves what was typed about one subgroup. @throws AppError `conflict` when a colleague wrote there meanwhile */
  schrijf(tx: Tx, who: KnownActor, groep: string, input: PlanTekst): Promise<void>;
  /** Keeps the plan as it stands now, for good; a later edit is a new concept. */
  stelVast(
    tx: Tx,
    who: KnownActor,
    vraag: PlanVraag,
  ): Promise<{ readonly nummer: number; readonly periode: string }>;
}

/** `keys` seals what is typed with the key of the school. */
export function createGroepsplan(deps: {
  readonly keys: Keys;
  readonly now?: () => Date;
}): GroepsplanService {
  const zegel = zegels(deps.keys);
  const now = deps.now ?? (() => new Date());
  return {
    plan: (tx, who, vraag) => planView(zegel, tx, who, vraag),
    begin: (tx, who, vraag) => beginPlan(zegel, tx, who, vraag),
    schrijf: (tx, who, groep, input) => schrijfPlan(zegel, tx, who, { groep, input, op: now() }),
    stelVast: (tx, who, vraag) => stelPlanVast(zegel, tx, who, vraag),
  };
}

type Zegel = ReturnType<typeof zegels>;

function zegels(keys: Keys) {
  const open = async (tx: Tx, school: string, sealed: Buffer): Promise<string> =>
    (await keys.openForSchool(tx, school, sealed, GROEPSPLAN)).toString('utf8');
  return {
    seal: (tx: Tx, school: string, plain: string): Promise<Buffer> =>
      keys.sealForSchool(tx, school, Buffer.from(plain, 'utf8'), GROEPSPLAN),
    teksten: async (tx: Tx, school: string, sealed: Buffer | null): Promise<Teksten> =>
      sealed === null ? GEEN_TEKSTEN : Teksten.parse(JSON.parse(await open(tx, school, sealed))),
    /** @throws AppError `internal` when it is not what was vastgesteld */
    inhoud: async (tx: Tx, school: string, sealed: Buffer, afdruk: string | null): Promise<PlanInhoud> => {
      const plain = await open(tx, school, sealed);
      if (afdrukVan(plain) !== afdruk)
        throw new AppError(
          'internal',
          'Dit groepsplan is niet meer zoals het is vastgesteld. Meld dit bij de beheerder.',
          {
            detail: 'groepsplan: digest differs',
          },
        );
      return PlanInhoud.parse(JSON.parse(plain));
    },
  };
}

const afdrukVan = (plain: string): string => createHash('sha256').update(plain, 'utf8').digest('hex');

/** The period that is asked, of this school, or that of today. @throws AppError `not_found` for one of another school */
async function kiesPeriode(tx: Tx, gevraagd: string | undefined) {
  const perioden = await periodeRijen(tx, gevraagd ?? null);
  const gekozen = perioden.find((p) => p.gekozen) ?? null;
  if (gevraagd !== undefined && gekozen?.id !== gevraagd) throw notFound('periode');
  return { perioden, gekozen };
}

async function planView(zegel: Zegel, tx: Tx, who: KnownActor, vraag: PlanVraag): Promise<GroepsplanView> {
  const groep = await requireGroepVoor(tx, who, 'kaart_lezen', vraag.groep);
  const { perioden, gekozen } = await kiesPeriode(tx, vraag.periode);
  const versies = gekozen ? await planRijen(tx, groep.id, gekozen.id) : [];
  const gevraagd = vraag.nummer === undefined ? versies[0] : versies.find((v) => v.nummer === vraag.nummer);
  if (vraag.nummer !== undefined && !gevraagd) throw notFound('groepsplan');
  const inhoud = gekozen
    ? await inhoudVan(zegel, tx, who, { groep: groep.id, periode: gekozen.id, versie: gevraagd })
    : null;
  const namen = inhoud
    ? await namenInBereik(tx, who.person, scopesFor(who, 'kaart_lezen'), inhoud.leerlingen)
    : new Map();
  return {
    groep: { id: groep.id, naam: groep.naam },
    perioden,
    versies: versies.map((v) => ({
      nummer: v.nummer,
      status: v.status,
      op: v.vastgesteld_op ?? v.begonnen_op,
      door: v.vastgesteld_door === null ? null : naamVan(v.vastgesteld_door).voluit,
    })),
    status: gekozen === null ? 'geen' : (gevraagd?.status ?? 'voorbeeld'),
    nummer: gevraagd?.nummer ?? null,
    inhoud,
    namen: new Map([...namen].map(([id, delen]) => [id, naamVan(delen)])),
    stempels: new Map(inhoud?.subgroepen.map((s) => [s.sleutel, stempel(s)])),
    mag: { maken: magInGroep(who, 'groepsplan_maken', groep.eigen) },
  };
}

interface Welk {
  readonly groep: string;
  readonly periode: string;
  readonly versie: PlanRow | undefined;
}

/** What was fixed, as it was fixed; else the cards as they are now with what was typed. */
async function inhoudVan(zegel: Zegel, tx: Tx, who: KnownActor, welk: Welk): Promise<PlanInhoud | null> {
  const rij = welk.versie ? await verzegeld(tx, welk.versie.id) : undefined;
  if (rij?.inhoud) return await zegel.inhoud(tx, who.school, rij.inhoud, rij.afdruk);
  const bron = await planBron(tx, welk.groep, welk.periode);
  return bron ? maakPlan(bron, await zegel.teksten(tx, who.school, rij?.teksten ?? null)) : null;
}

/** The group and period in which this person may work on a plan. */
async function werkplek(tx: Tx, who: KnownActor, vraag: PlanVraag) {
  const groep = await requireGroepVoor(tx, who, 'groepsplan_maken', vraag.groep);
  const { gekozen } = await kiesPeriode(tx, vraag.periode);
  if (!gekozen) throw geweigerd('De school heeft nog geen perioden. Vraag de beheerder om ze te maken.');
  const versies = await planRijen(tx, groep.id, gekozen.id);
  return {
    groep: groep.id,
    periode: gekozen.id,
    versies,
    concept: versies.find((v) => v.status === 'concept'),
  };
}

async function beginPlan(
  zegel: Zegel,
  tx: Tx,
  who: KnownActor,
  vraag: PlanVraag,
): Promise<{ periode: string }> {
  const { groep, periode, versies, concept } = await werkplek(tx, who, vraag);
  if (concept) return { periode };
  const [laatste] = versies;
  const was = laatste ? await inhoudVan(zegel, tx, who, { groep, periode, versie: laatste }) : null;
  const teksten = was ? await zegel.seal(tx, who.school, JSON.stringify(tekstenVan(was))) : null;
  await insertConcept(tx, who.school, { groep, periode, teksten, door: who.person });
  return { periode };
}

/** The concept of this group and period, locked, with what it holds now. */
async function concept(zegel: Zegel, tx: Tx, who: KnownActor, vraag: PlanVraag) {
  const plek = await werkplek(tx, who, vraag);
  const rij = plek.concept && (await verzegeld(tx, plek.concept.id, true));
  const bron = await planBron(tx, plek.groep, plek.periode);
  if (!plek.concept || !rij || rij.inhoud || !bron)
    throw geweigerd('Er is geen concept van dit groepsplan (meer). Begin eerst een concept.');
  const teksten = await zegel.teksten(tx, who.school, rij.teksten);
  return {
    ...plek,
    id: plek.concept.id,
    nummer: plek.concept.nummer,
    teksten,
    inhoud: maakPlan(bron, teksten),
  };
}

async function schrijfPlan(
  zegel: Zegel,
  tx: Tx,
  who: KnownActor,
  at: { readonly groep: string; readonly input: PlanTekst; readonly op: Date },
): Promise<void> {
  const parsed = PlanTekst.safeParse(at.input);
  if (!parsed.success)
    throw geweigerd(parsed.error.issues[0]?.message ?? 'Deze tekst kan zo niet worden bewaard.');
  const input = parsed.data;
  const nu = await concept(zegel, tx, who, { groep: at.groep, periode: input.periode });
  const sub = nu.inhoud.subgroepen.find((s) => s.sleutel === input.subgroep);
  if (!sub)
    throw geweigerd(
      'Deze subgroep is er niet meer: de streefniveaus zijn veranderd. Laad de pagina opnieuw.',
    );
  if (stempel(sub) !== input.gezien)
    throw geweigerd('Een collega schreef hier intussen ook. Bewaar je tekst en laad de pagina opnieuw.');
  const teksten = schrijf(nu.teksten, sub, input, { person: who.person, op: at.op });
  await putTeksten(tx, nu.id, await zegel.seal(tx, who.school, JSON.stringify(teksten)));
}

async function stelPlanVast(
  zegel: Zegel,
  tx: Tx,
  who: KnownActor,
  vraag: PlanVraag,
): Promise<{ nummer: number; periode: string }> {
  const nu = await concept(zegel, tx, who, vraag);
  if (nu.inhoud.subgroepen.length === 0)
    throw geweigerd('Er staat nog niets in dit plan: geen leerling heeft een streefniveau.');
  const plain = JSON.stringify(PlanInhoud.parse(nu.inhoud));
  const inhoud = await zegel.seal(tx, who.school, plain);
  await putVastgesteld(tx, nu.id, { inhoud, afdruk: afdrukVan(plain), door: who.person });
  await audit(tx, who, {
    actie: 'groepsplan_vastgesteld',
    soort: 'groep',
    id: nu.groep,
    details: { plan: nu.id, periode: nu.periode, nummer: nu.nummer },
  });
  return { nummer: nu.nummer, periode: nu.periode };
}
