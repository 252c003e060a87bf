import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Datum } from '../model/roster.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import type { Naam } from '../school/view.ts';
import { audit } from './audit.ts';
import {
  delingFeiten,
  delingRows,
  endDeling,
  gedeeldRows,
  insertDeling,
  zorgverlenerRows,
} from './delingen-store.ts';
import type { Keys } from './keys.ts';
import { scopesFor } from './policy.ts';
import { mayOnLeerling, notFound, requireLeerlingen } from './scope.ts';

export interface NieuweDeling {
  readonly leerling: string;
  /** `null`: every leerlijn of this pupil. */
  readonly leerlijn: string | null;
  readonly persoon: string;
  /** First day without. */
  readonly tot: Datum;
  readonly reden: string;
}

export interface Deling {
  readonly id: string;
  readonly wie: string;
  /** `null`: all of them. */
  readonly leerlijn: string | null;
  readonly van: Datum;
  readonly tot: Datum;
  readonly door: string;
  /** `null` when the pupil's key was destroyed. */
  readonly reden: string | null;
}

/** What of a pupil is shared, and with whom it may be. */
export interface GedeeldMet {
  readonly delingen: readonly Deling[];
  readonly zorgverleners: readonly { readonly id: string; readonly naam: string }[];
}

/** A pupil shared with who looks. */
export interface GedeeldeLeerling {
  readonly id: string;
  readonly naam: Naam;
  /** `null`: all leerlijnen. */
  readonly leerlijnen: readonly { readonly id: string; readonly naam: string }[] | null;
  readonly tot: Datum;
}

/**
 * Sharing leerlijnen of a pupil with a zorgverlener, until a date (R63). What one may not share does not exist:
 * AppError `not_found` (R61, R85).
 */
export interface DelingenService {
  /** @returns the id @throws AppError `conflict` with the reason when it cannot be shared so */
  deel(tx: Tx, who: KnownActor, input: NieuweDeling): Promise<string>;
  /** Takes a share back before its date; it holds at once. @throws AppError `not_found` */
  beeindig(tx: Tx, who: KnownActor, at: { leerling: string; deling: string }): Promise<void>;
  /** What of this pupil is shared today; `null` for who may not share it. */
  gedeeldMet(tx: Tx, who: KnownActor, leerling: string): Promise<GedeeldMet | null>;
  /** Pupils shared with this person today; empty for who holds no role that works by sharing. */
  metMij(tx: Tx, who: KnownActor): Promise<readonly GedeeldeLeerling[]>;
}

const MIN_REDEN = 3;

function refuse(message: string): never {
  throw new AppError('conflict', message, { status: 409 });
}

async function deel(keys: Keys, tx: Tx, who: KnownActor, input: NieuweDeling): Promise<string> {
  await requireLeerlingen(tx, who, 'lijn_delen', [input.leerling]);
  const feiten = await delingFeiten(tx, input);
  if (!feiten.zorgverlener || input.persoon === who.person) throw notFound('no zorgverlener of this school');
  if (!feiten.leerlijn) throw notFound('leerlijn is not of this pupil');
  if (input.tot <= feiten.vandaag) refuse('Kies een einddatum na vandaag.');
  if (input.reden.trim().length < MIN_REDEN) refuse('Schrijf op waarom je dit deelt.');
  if (feiten.al) refuse('Dit is al met deze persoon gedeeld, tot die datum of langer.');
  const { leerling, leerlijn, persoon, tot } = input;
  const reden = await keys.sealForLeerling(tx, who.school, leerling, input.reden.trim(), 'lijn_deling.reden');
  const id = await insertDeling(tx, who, { leerling, leerlijn, persoon, tot, reden });
  await audit(tx, who, {
    actie: 'lijn_gedeeld',
    soort: 'leerling',
    id: leerling,
    details: { deling: id, leerlijn, met: persoon, tot },
  });
  return id;
}

async function beeindig(tx: Tx, who: KnownActor, at: { leerling: string; deling: string }): Promise<void> {
  await requireLeerlingen(tx, who, 'lijn_delen', [at.leerling]);
  const ended = await endDeling(tx, who, at);
  if (!ended) throw notFound('deling');
  await audit(tx, who, {
    actie: 'lijn_niet_meer_gedeeld',
    soort: 'leerling',
    id: at.leerling,
    details: { deling: at.deling, met: ended.persoon },
  });
}

async function gedeeldMet(keys: Keys, tx: Tx, who: KnownActor, leerling: string): Promise<GedeeldMet | null> {
  if (!(await mayOnLeerling(tx, who, 'lijn_delen', [leerling])).has(leerling)) return null;
  const rows = await delingRows(tx, leerling);
  const sealed = rows.flatMap((r) => (r.reden ? [{ leerling, sealed: r.reden }] : []));
  const lezer = { school: who.school, person: who.person, scherm: 'leerlingprofiel' };
  const opened =
    sealed.length === 0 ? [] : await keys.openForLeerlingen(tx, lezer, sealed, 'lijn_deling.reden');
  const redenen = new Map(rows.filter((r) => r.reden).map((r, i) => [r.id, opened[i] ?? null]));
  return {
    delingen: rows.map(({ id, wie, leerlijn, van, tot, door }) => ({
      id,
      wie: naamVan(wie).voluit,
      leerlijn,
      van,
      tot,
      door: naamVan(door).voluit,
      reden: redenen.get(id) ?? null,
    })),
    zorgverleners: (await zorgverlenerRows(tx)).map((p) => ({ id: p.id, naam: naamVan(p).voluit })),
  };
}

async function metMij(tx: Tx, who: KnownActor): Promise<GedeeldeLeerling[]> {
  if (!scopesFor(who, 'profiel_lezen').includes('gedeeld')) return [];
  return (await gedeeldRows(tx, who.person)).map((row) => ({
    id: row.id,
    naam: naamVan(row),
    leerlijnen: row.alles ? null : row.lijnen,
    tot: row.tot,
  }));
}

/** `keys` seals and opens the reasons: they are about a child. */
export function createDelingen(deps: { readonly keys: Keys }): DelingenService {
  return {
    deel: (tx, who, input) => deel(deps.keys, tx, who, input),
    beeindig,
    gedeeldMet: (tx, who, leerling) => gedeeldMet(deps.keys, tx, who, leerling),
    metMij,
  };
}
