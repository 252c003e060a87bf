import type { Keys } from '../../access/keys.ts';
import { mayInSchool, scopesFor } from '../../access/policy.ts';
import { notFound } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import { leerroute as leerrouteMet } from '../../leerlijnen/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { placeLeerlingen } from '../place-leerlingen.ts';
import type { KoppelInput, KoppelVraag } from './input.ts';
import { behoudVan, type Lid, type Profiel, verschilMet } from './rules.ts';
import {
  eerderGekoppeld,
  entiteiten,
  type GroepRow,
  groepRow,
  insertProfiel,
  insertProfielActs,
  type LidRow,
  ledenRows,
  type ProfielRow,
  profielRow,
  zetTerug,
} from './store.ts';
import type { GroepsprofielView, KoppelGevolg, LidAfwijking } from './view.ts';

export { KoppelInput, type KoppelVraag } from './input.ts';
export type * from './view.ts';

/** The group, for who may see its pupils. @throws AppError `not_found` */
async function groepVoor(tx: Tx, who: KnownActor, groep: string): Promise<GroepRow> {
  const scopes = scopesFor(who, 'kaart_lezen');
  const row = await groepRow(tx, who.person, groep);
  if (!row || !(scopes.includes('school') || (row.eigen && scopes.includes('eigen_groepen'))))
    throw notFound('groep');
  return row;
}

const lidVan = (row: LidRow): Lid => ({
  leerling: row.id,
  leerroute: row.leerroute,
  streef: new Map(Object.entries(row.streef)),
});
const kort = (row: LidRow) => ({ id: row.id, naam: naamVan(row) });
const profielVan = (row: ProfielRow): Profiel => ({
  leerroute: row.leerroute.entiteit,
  streef: new Map(row.streef.map((s) => [s.leerlijn.entiteit, s.niveau?.entiteit ?? null])),
});

/** R6, R7: what a group works on, and who of it has something of his own. Three statements. */
export async function groepsprofiel(tx: Tx, who: KnownActor, groep: string): Promise<GroepsprofielView> {
  const { id, naam } = await groepVoor(tx, who, groep);
  const row = await profielRow(tx, groep);
  const leden = await ledenRows(tx, groep);
  return {
    groep: { id, naam },
    profiel: row
      ? {
          id: row.id,
          leerroute: row.leerroute,
          periode: row.periode,
          streef: row.streef,
          op: row.op,
          beslotenDoor: row.besloten_door,
          leerlingen: row.acts.length,
          terug: row.vandaag && row.actor_id === who.person,
        }
      : null,
    leerlingen: leden.map(kort),
    afwijkingen: row ? leden.flatMap((lid) => afwijkingVan(row, lid)) : [],
    meest: meestVan(leden),
    mag: { koppelen: mayInSchool(who, 'leerroute_plaatsen') },
  };
}

function afwijkingVan(row: ProfielRow, lid: LidRow): LidAfwijking[] {
  const verschil = verschilMet(profielVan(row), lidVan(lid));
  if (!verschil.eigenRoute && verschil.lijnen.length === 0) return [];
  const groep = new Map(row.streef.map((s) => [s.leerlijn.entiteit, s]));
  return [
    {
      leerling: kort(lid),
      eigenRoute: verschil.eigenRoute ? { code: lid.route_code } : null,
      lijnen: verschil.lijnen.map(({ leerlijn, eigen }) => ({
        leerlijn: groep.get(leerlijn)?.leerlijn.naam ?? '',
        eigen: eigen === undefined ? null : eigen === null ? 'zonder niveau' : (lid.namen[eigen] ?? ''),
        groep: groep.get(leerlijn)?.niveau?.naam ?? 'zonder niveau',
      })),
    },
  ];
}

/** The most of a list; of equals the first. */
function meeste(waarden: readonly string[]): string | null {
  const aantal = new Map<string, number>();
  for (const waarde of waarden) aantal.set(waarde, (aantal.get(waarde) ?? 0) + 1);
  return [...aantal].reduce<[string | null, number]>(
    (top, een) => (een[1] > top[1] ? een : top),
    [null, 0],
  )[0];
}

function meestVan(leden: readonly LidRow[]): GroepsprofielView['meest'] {
  const perLijn = new Map<string, string[]>();
  for (const lid of leden)
    for (const [lijn, niveau] of Object.entries(lid.rijen))
      if (niveau !== null) perLijn.set(lijn, [...(perLijn.get(lijn) ?? []), niveau]);
  return {
    leerroute: meeste(leden.flatMap((lid) => lid.route_id ?? [])),
    streef: Object.fromEntries([...perLijn].map(([lijn, niveaus]) => [lijn, meeste(niveaus) ?? ''])),
  };
}

/** The new profile, the one it follows and who is in the group. @throws AppError `not_found` */
async function stand(tx: Tx, who: KnownActor, vraag: KoppelVraag) {
  if (!mayInSchool(who, 'leerroute_plaatsen')) throw notFound('leerroute_plaatsen');
  await groepVoor(tx, who, vraag.groep);
  const row = await profielRow(tx, vraag.groep);
  const leden = await ledenRows(tx, vraag.groep);
  const { leerroute, streefniveaus } = vraag;
  const ent = await entiteiten(tx, {
    leerroute,
    leerlijnen: streefniveaus.map((s) => s.leerlijn),
    niveaus: streefniveaus.flatMap((s) => s.niveau ?? []),
  });
  const van = (id: string) => ent.get(id) ?? id;
  const nieuw: Profiel = {
    leerroute: van(leerroute),
    streef: new Map(streefniveaus.map((s) => [van(s.leerlijn), s.niveau && van(s.niveau)])),
  };
  const lijnVan = new Map(streefniveaus.map((s) => [van(s.leerlijn), s.leerlijn]));
  return { vorig: row ? profielVan(row) : null, nieuw, leden, volg: new Set(vraag.volg), lijnVan };
}

/** What coupling would do, pupil by pupil; nothing changes. */
export async function bekijkKoppeling(tx: Tx, who: KnownActor, vraag: KoppelVraag): Promise<KoppelGevolg[]> {
  const { vorig, nieuw, leden, volg, lijnVan } = await stand(tx, who, vraag);
  const route = await leerrouteMet(tx, vraag.leerroute);
  const namen = new Map(route.leergebieden.flatMap((g) => g.leerlijnen.map((l) => [l.id, l.naam] as const)));
  const noem = (lijnen: Iterable<string>) =>
    [...lijnen].map((lijn) => namen.get(lijnVan.get(lijn) ?? '') ?? '');
  return leden.map((row): KoppelGevolg => {
    const lid = lidVan(row);
    const behoud = behoudVan(vorig, nieuw, lid, volg);
    if (behoud === 'alles')
      return { leerling: kort(row), kind: 'houdt_eigen_route', wijzigt: [], houdt: ['de leerroute'] };
    const wijzigt = [...nieuw.streef].filter(([l, n]) => !behoud.has(l) && lid.streef.get(l) !== n);
    const zelfde = lid.leerroute === nieuw.leerroute && wijzigt.length === 0;
    return {
      leerling: kort(row),
      kind: behoud.size > 0 ? 'houdt_eigen_niveau' : zelfde ? 'had_al' : 'volgt',
      wijzigt: noem(wijzigt.map(([l]) => l)),
      houdt: noem(behoud),
    };
  });
}

/**
 * R6, R7: the group gets a profile, and everybody in it who has nothing of his own follows. One act of a person; each
 * pupil has an act of his own in the trail. The number of statements does not grow with the group.
 * @returns how many pupils changed
 * @throws AppError `not_found`, `bad_request` as `placeLeerlingen`; `conflict` when the id was used for another group
 */
export async function koppelGroep(
  keys: Keys,
  tx: Tx,
  who: KnownActor,
  input: KoppelInput,
): Promise<{ leerlingen: number }> {
  const { vorig, nieuw, leden, volg, lijnVan } = await stand(tx, who, input);
  if (leden.length === 0)
    throw new AppError('bad_request', 'Er zit niemand in deze groep. Dan is er niemand om te koppelen.', {
      status: 400,
    });
  const eerder = await eerderGekoppeld(tx, input.id, input.groep);
  if (eerder !== undefined) return { leerlingen: eerder };
  const behoud = new Map(leden.map((row) => [row.id, behoudVan(vorig, nieuw, lidVan(row), volg)] as const));
  const lijnen = new Map(
    [...behoud].flatMap(([id, b]) =>
      b === 'alles' ? [] : [[id, new Set([...b].flatMap((lijn) => lijnVan.get(lijn) ?? []))] as const],
    ),
  );
  if (lijnen.size === 0)
    throw new AppError(
      'bad_request',
      'Iedereen in deze groep heeft een eigen leerroute. Kies eerst wie de groep volgt.',
      { status: 400 },
    );
  if (!(await insertProfiel(tx, who, input)))
    throw new AppError('conflict', 'Deze koppeling is al eerder verstuurd. Laad de pagina opnieuw.', {
      status: 409,
    });
  const { id, leerroute, periode, streefniveaus, op, beslotenDoor, reden } = input;
  const plaats = {
    id,
    wie: { leerlingen: [...lijnen.keys()] },
    leerroute,
    periode,
    streefniveaus,
    op,
    beslotenDoor,
    reden,
  };
  const { acts } = await placeLeerlingen(keys, tx, who, plaats, { behoud: lijnen });
  await insertProfielActs(tx, who.school, id, acts);
  return { leerlingen: acts.length };
}

/** The acts that taking a profile back must undo; empty when nobody changed. @throws AppError `not_found`; `conflict` when it is not the profile of now */
export async function actsVanProfiel(
  tx: Tx,
  who: KnownActor,
  groep: string,
  profiel: string,
): Promise<readonly string[]> {
  await groepVoor(tx, who, groep);
  const row = await profielRow(tx, groep);
  if (row?.id !== profiel)
    throw new AppError('conflict', 'De groep heeft intussen een ander profiel. Laad de pagina opnieuw.', {
      status: 409,
    });
  return row.acts;
}

/** The profile no longer counts; the one before it does again. After its acts were undone, in the same transaction. */
export const trekProfielIn = zetTerug;
