import { audit } from '../access/audit.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import {
  bereikVan,
  bereikVoor,
  magInGroep,
  noteerGevonden,
  requireBereikVoor,
  requireGroepVoor,
} from './bereik.ts';
import { type DetailRow, groepRows, keuzeRows, personenRows } from './store.ts';
import { uitleg, waarom } from './uitleg.ts';
import type { GroepDetail, GroepInLijst, LeerlingNaam, Voorbeeld, Voorstel, VraagKeuzes } from './view.ts';
import { voorwaardeVan } from './voorwaarden/register.ts';
import { bladeren, type Knoop, Vraag } from './vraag.ts';
import { namenVan, voorstelRows, voorstelTellingen, zoek } from './zoek-store.ts';

/** Of more rules than these the proposals are not counted on the list; each group says its own. */
const MEESTE_GETELD = 50;

/**
 * R51: the groups this person sees, those of the LVS and our own side by side: a leerkracht his own, an IB'er or directeur
 * all of the school. With how much each rule proposes (R53), for who may confirm it. Two statements.
 */
export async function groepenLijst(tx: Tx, who: KnownActor): Promise<readonly GroepInLijst[]> {
  const rows = await groepRows(tx, bereikVan(who, 'profiel_lezen'));
  const regels = rows.flatMap((row) => {
    const vraag = regelVan(row);
    return vraag === null ? [] : [{ id: row.id, vraag, eigen: row.eigen }];
  });
  const mag = regels
    .flatMap((r) => {
      const bereik = magInGroep(who, 'groep_samenstellen', r.eigen) ? bereikVoor(who, r.vraag) : null;
      return bereik === null ? [] : [{ ...r, bereik }];
    })
    .slice(0, MEESTE_GETELD);
  const tellingen = await voorstelTellingen(tx, mag);
  const metRegel = new Set(regels.map((r) => r.id));
  return rows.map(({ vraag: _, medewerkers, ...row }) => ({
    ...row,
    metRegel: metRegel.has(row.id),
    voorstellen: tellingen.get(row.id) ?? 0,
    medewerkers: medewerkers.map((m) => naamVan(m).voluit),
  }));
}

/**
 * R51: one group with its members and settings; two statements.
 * @throws AppError `not_found` when it is not one this person sees
 */
export async function groepDetail(tx: Tx, who: KnownActor, groep: string): Promise<GroepDetail> {
  const row = await requireGroepVoor(tx, who, 'profiel_lezen', groep);
  const vraag = regelVan(row);
  const samenstellen = magInGroep(who, 'groep_samenstellen', row.eigen);
  const eigenGroep = row.soort === 'eigen';
  const leden = (als: 'leerling' | 'medewerker') =>
    row.leden
      .filter((l) => l.als === als)
      .map((l) => ({ id: l.id, naam: naamVan(l), sinds: l.sinds, tot: l.tot, uitLvs: l.uit_lvs }));
  return {
    id: row.id,
    naam: row.naam,
    soort: row.soort,
    werkvorm: row.werkvorm,
    schooljaar: row.schooljaar,
    leerlingen: leden('leerling'),
    medewerkers: leden('medewerker'),
    lijnen: row.lijnen,
    lijnKeuzes: row.lijn_keuzes,
    regel: vraag === null ? null : { vraag, uitleg: await uitgelegd(tx, vraag) },
    mag: {
      samenstellen,
      leden: samenstellen && eigenGroep,
      medewerkers: eigenGroep && bereikVan(who, 'profiel_lezen').heleSchool && samenstellen,
      plannen: magInGroep(who, 'groepsplan_maken', row.eigen),
      cijfers: magInGroep(who, 'cijfers_kiezen', row.eigen),
    },
  };
}

/** The rule of a group; one that this version of Koers cannot read (any more) is none. */
function regelVan(row: Pick<DetailRow, 'vraag'>): Knoop | null {
  const parsed = Vraag.safeParse(row.vraag);
  return parsed.success ? parsed.data : null;
}

/** A query in plain Dutch, with the names of what it points at; one statement. */
async function uitgelegd(tx: Tx, vraag: Knoop): Promise<string> {
  const ids = bladeren(vraag).flatMap((blad) => voorwaardeVan(blad).noemt(blad));
  return uitleg(vraag, await namenVan(tx, [...new Set(ids)]));
}

/** The conditions of a query apart, each as it goes on after "leerlingen "; for the form that builds it. One statement. */
export async function voorwaardenInWoorden(tx: Tx, delen: readonly Knoop[]): Promise<readonly string[]> {
  const ids = delen.flatMap((deel) => bladeren(deel).flatMap((blad) => voorwaardeVan(blad).noemt(blad)));
  const namen = await namenVan(tx, [...new Set(ids)]);
  return delen.map((deel) => uitleg(deel, namen).replace(/^leerlingen /, ''));
}

/** What the form of a query lets this person choose from; one statement. */
export async function vraagKeuzes(tx: Tx, who: KnownActor): Promise<VraagKeuzes> {
  return await keuzeRows(tx, bereikVan(who, 'groep_samenstellen'));
}

/**
 * R52: who a query finds and why, before anything is made. Two statements, whatever the number of pupils.
 * @throws AppError `not_allowed` when it asks by something that this person may not know
 */
export async function voorbeeld(tx: Tx, who: KnownActor, vraag: Knoop): Promise<Voorbeeld> {
  const bereik = requireBereikVoor(who, vraag);
  const rows = await zoek(tx, vraag, bereik);
  await noteerGevonden(
    tx,
    who,
    vraag,
    rows.map((r) => r.id),
  );
  return {
    uitleg: await uitgelegd(tx, vraag),
    alleenEigen: !bereik.heleSchool,
    leerlingen: rows.map((row) => ({
      id: row.id,
      naam: naamVan(row),
      stamgroep: row.stamgroep,
      waarom: waarom(vraag, row.feiten),
    })),
  };
}

/**
 * R39: who a query finds, to take along as a list; that it was taken is in the trail, with how many were on it.
 * @throws AppError `not_allowed` as `voorbeeld` does
 */
export async function lijstOmMee(tx: Tx, who: KnownActor, vraag: Knoop): Promise<Voorbeeld> {
  const lijst = await voorbeeld(tx, who, vraag);
  await audit(tx, who, {
    actie: 'lijst_gedownload',
    soort: 'school',
    id: who.school,
    details: { leerlingen: lijst.leerlingen.length },
  });
  return lijst;
}

/**
 * R53: how a rule-based group and its rule differ today. Nothing is applied. `null`: the group keeps no rule, or one
 * by something that this person may not know. Two statements.
 * @throws AppError `not_found` when this person may not change the group
 */
export async function groepVoorstel(tx: Tx, who: KnownActor, groep: string): Promise<Voorstel | null> {
  const row = await requireGroepVoor(tx, who, 'groep_samenstellen', groep);
  const vraag = regelVan(row);
  const bereik = vraag === null ? null : bereikVoor(who, vraag);
  if (vraag === null || bereik === null || row.soort !== 'eigen') return null;
  const rows = await voorstelRows(tx, groep, vraag, bereik);
  await noteerGevonden(
    tx,
    who,
    vraag,
    rows.map((r) => r.id),
  );
  const wie = (wat: (typeof rows)[number]['wat']) => rows.filter((r) => r.wat === wat);
  return {
    alleenEigen: !bereik.heleSchool,
    erbij: wie('erbij').map((r) => ({ id: r.id, naam: naamVan(r), waarom: waarom(vraag, r.feiten ?? []) })),
    eruit: wie('eruit').map((r) => ({
      id: r.id,
      naam: naamVan(r),
      waarom: r.op_school ? 'regel' : 'niet_meer_op_school',
    })),
    uitzonderingen: [
      ...wie('erin_gehouden').map((r) => ({ id: r.id, naam: naamVan(r), soort: 'erin' as const })),
      ...wie('eruit_gehouden').map((r) => ({ id: r.id, naam: naamVan(r), soort: 'eruit' as const })),
    ],
  };
}

/**
 * Pupils within reach, or for who composes for the school its colleagues, by a part of their name; at most 20. One
 * statement.
 */
export async function zoekPersonen(
  tx: Tx,
  who: KnownActor,
  vraag: { readonly tekst: string; readonly soort: 'leerling' | 'medewerker' },
): Promise<readonly LeerlingNaam[]> {
  const bereik = bereikVan(who, 'groep_samenstellen');
  if (vraag.tekst.trim() === '' || (vraag.soort === 'medewerker' && !bereik.heleSchool)) return [];
  const rows = await personenRows(tx, bereik, vraag);
  return rows.map((row) => ({ id: row.id, naam: naamVan(row) }));
}
