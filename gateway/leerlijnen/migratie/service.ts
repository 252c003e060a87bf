import { audit } from '../../access/audit.ts';
import { notFound, requireInSchool } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { naamVan } from '../../school/rules.ts';
import { laadPakket } from '../laad-store.ts';
import { feiten } from './feiten-store.ts';
import { MigreerInput, VersiesInput } from './input.ts';
import {
  lockSchool,
  migreer,
  type OverstapRow,
  overstapRows,
  stappen,
  type TeKiezen,
  teKiezen,
  terug,
  versieFeiten,
} from './overstap-store.ts';
import { GEEN_KEUZES, migratieplan } from './plan.ts';
import { vergelijk } from './vergelijk.ts';
import type {
  MigratieKeuzes,
  Migratieplan,
  MigreerResultaat,
  Overstap,
  TerugResultaat,
  Verschil,
  Voorbeeld,
} from './view.ts';
import { apartGenoemd, voorbeeld } from './voorbeeld.ts';

export { MigreerInput } from './input.ts';
export type { TeKiezen } from './overstap-store.ts';
export { GEEN_KEUZES } from './plan.ts';
export type * from './view.ts';

interface Versies {
  readonly van: string;
  readonly naar: string;
}

/** Whoever changes the leerlijnen of pupils may do both: keep packages, and place pupils. */
function requireMigreren(who: KnownActor): void {
  requireInSchool(who, 'pakket_beheren');
  requireInSchool(who, 'leerroute_plaatsen');
}

async function beide(tx: Tx, versies: Versies) {
  const { van, naar } = VersiesInput.parse(versies);
  const [oud, nieuw] = [await laadPakket(tx, van), await laadPakket(tx, naar)];
  if (!oud || !nieuw) throw notFound('pakket_versie');
  return { oud, nieuw };
}

/**
 * What is otherwise between two versions that this person's school may see.
 * @throws AppError `not_found` when there is no such version for this school; `not_allowed`
 */
export async function vergelijkVersies(tx: Tx, who: KnownActor, versies: Versies): Promise<Verschil> {
  requireInSchool(who, 'pakket_lezen');
  const { oud, nieuw } = await beide(tx, versies);
  return vergelijk(oud, nieuw);
}

/**
 * What became of every row of one version in another (R10), for who asked already whether he may know: of a pupil who comes from a
 * school with that version. `null` when this school may not see one of them.
 */
export async function opvolgplan(tx: Tx, versies: Versies): Promise<Migratieplan | null> {
  const [oud, nieuw] = [await laadPakket(tx, versies.van), await laadPakket(tx, versies.naar)];
  return oud && nieuw ? migratieplan(oud, nieuw) : null;
}

/** Published versions to compare or to go to. */
export async function versies(tx: Tx, who: KnownActor): Promise<TeKiezen[]> {
  requireInSchool(who, 'pakket_lezen');
  return await teKiezen(tx);
}

async function bereken(tx: Tx, versies: Versies, keuzes: MigratieKeuzes): Promise<Berekend> {
  const { oud, nieuw } = await beide(tx, versies);
  const verschil = vergelijk(oud, nieuw);
  const plan = migratieplan(oud, nieuw, keuzes, verschil);
  const nu = await feiten(tx, oud.id, apartGenoemd(plan));
  return {
    plan,
    opKaart: new Set(nu.doelen.map((d) => d.leerdoel)),
    voorbeeld: voorbeeld(verschil.van, verschil.naar, plan, nu),
  };
}

interface Berekend {
  readonly plan: Migratieplan;
  readonly opKaart: ReadonlySet<string>;
  readonly voorbeeld: Voorbeeld;
}

/** @throws AppError `conflict` when pupils cannot go to this version at all; `not_found` when it does not exist for them. */
async function requireBegaanbaar(tx: Tx, { van, naar }: Versies): Promise<void> {
  const er = await versieFeiten(tx, [van, naar]);
  const doel = er.find((v) => v.id === naar);
  if (!doel || !er.some((v) => v.id === van)) throw notFound('pakket_versie');
  if (!doel.published)
    throw new AppError('conflict', 'Deze versie is nog een concept. Publiceer hem eerst.', { status: 409 });
  if (doel.verlaten)
    throw new AppError(
      'conflict',
      'Deze school is al van die versie overgestapt. Wil je terug? Maak die overstap dan ongedaan.',
      { status: 409 },
    );
}

/**
 * What a migration would do to the pupils of this school. Changes nothing (R10).
 * @throws AppError `not_allowed`, `not_found`, `conflict`
 */
export async function bekijkMigratie(
  tx: Tx,
  who: KnownActor,
  versies: Versies,
  keuzes: MigratieKeuzes = GEEN_KEUZES,
): Promise<Voorbeeld> {
  requireMigreren(who);
  await requireBegaanbaar(tx, versies);
  return (await bereken(tx, versies, keuzes)).voorbeeld;
}

/**
 * Takes all pupils of this school from one version to another, in the transaction it is given: all or nothing. Only when
 * what is confirmed is what would happen now; work on pupils waits meanwhile. Sent twice it happens once (R10).
 * @throws AppError `not_allowed`, `not_found`, `conflict`
 */
export async function voerMigratieUit(
  tx: Tx,
  who: KnownActor,
  input: MigreerInput,
): Promise<MigreerResultaat> {
  requireMigreren(who);
  const { id, van, naar, keuzes, afdruk } = MigreerInput.parse(input);
  await lockSchool(tx);
  const [eerder] = await overstapRows(tx, id);
  if (eerder) return { kind: 'gedaan', migratie: eerder.id, leerlingen: eerder.leerlingen };
  await requireBegaanbaar(tx, { van, naar });
  const nu = await bereken(tx, { van, naar }, keuzes);
  if (!nu.voorbeeld.kan) return { kind: 'keuze_nodig', voorbeeld: nu.voorbeeld };
  if (nu.voorbeeld.afdruk !== afdruk) return { kind: 'veranderd', voorbeeld: nu.voorbeeld };
  const leerlingen = await migreer(
    tx,
    who,
    { id, van, naar, keuzes, afdruk, leerlingen: nu.voorbeeld.leerlingen.length },
    stappen(nu.plan, nu.opKaart),
  );
  await audit(tx, who, {
    actie: 'pakket_migratie',
    soort: 'pakket',
    id: naar,
    details: { migratie: id, van, naar, leerlingen },
  });
  return { kind: 'gedaan', migratie: id, leerlingen };
}

/**
 * Back to exactly what was, as long as nobody worked on the new version (R10). By whoever may migrate, on any day.
 * @throws AppError `not_allowed`, `not_found`
 */
export async function maakMigratieOngedaan(tx: Tx, who: KnownActor, id: string): Promise<TerugResultaat> {
  requireMigreren(who);
  await lockSchool(tx);
  const [row] = await overstapRows(tx, id);
  if (!row) throw notFound('migratie');
  if (row.ongedaan_op) return { kind: 'al_ongedaan' };
  if (row.erna > 0) return { kind: 'erop_gewerkt', handelingen: row.erna };
  const leerlingen = await terug(tx, who.person, id);
  await audit(tx, who, {
    actie: 'pakket_migratie_ongedaan',
    soort: 'pakket',
    id: row.naar.id,
    details: { migratie: id, van: row.van.id, naar: row.naar.id, leerlingen },
  });
  return { kind: 'ongedaan', leerlingen };
}

/** Migrations of this school, newest first. */
export async function overstappen(tx: Tx, who: KnownActor): Promise<Overstap[]> {
  requireInSchool(who, 'pakket_lezen');
  return (await overstapRows(tx, null)).map(overstap);
}

/** @throws AppError `not_found` */
export async function overstapMet(tx: Tx, who: KnownActor, id: string): Promise<Overstap> {
  requireInSchool(who, 'pakket_lezen');
  const [row] = await overstapRows(tx, id);
  if (!row) throw notFound('migratie');
  return overstap(row);
}

function overstap(row: OverstapRow): Overstap {
  const { id, van, naar, op, leerlingen, erna } = row;
  return {
    ...{ id, van, naar, op, leerlingen, erna },
    door: naamVan(row.door).voluit,
    ongedaan: row.ongedaan_op && { op: row.ongedaan_op, door: naamVan(row.ongedaan_door).voluit },
  };
}
