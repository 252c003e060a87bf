import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { audit } from '../audit.ts';
import { Sectie } from '../inzage.ts';
import type { Keys } from '../keys.ts';
import { notFound, requireInSchool } from '../scope.ts';
import { checkTrail } from './chain.ts';
import { sealBefore } from './chain-store.ts';
import { leerlingRow, leerlingRows, momentsOf, type TrailRow, trailRows } from './trail-store.ts';
import {
  type GevondenLeerling,
  type TrailLine,
  type TrailPage,
  type TrailState,
  TrailVraag,
} from './view.ts';

export type * from './view.ts';

export const PER_PAGINA = 50;
const GEVONDEN = 20;
const DOWNLOAD = 10_000;

/**
 * The trail for who watches over it (R83): functions work inside the transaction they are given, need the right
 * `spoor_lezen` in the school, and leave a line of their own. AppError `not_allowed` without the right, `not_found` for a
 * pupil of another school.
 */
export interface TrailService {
  /** At most 20, by name; nothing for fewer than two characters. */
  zoekLeerlingen(tx: Tx, who: KnownActor, naam: string): Promise<readonly GevondenLeerling[]>;
  leerling(tx: Tx, who: KnownActor, id: string): Promise<GevondenLeerling>;
  /** A page of 50 lines, newest first; `pagina` counts from 1. */
  lees(tx: Tx, who: KnownActor, vraag: TrailVraag, pagina: number): Promise<TrailPage>;
  /** All lines at once for a download, at most 10,000. */
  download(tx: Tx, who: KnownActor, vraag: TrailVraag): Promise<TrailPage>;
  /** Recomputes the seals of a period. */
  stand(tx: Tx, who: KnownActor, period: Pick<TrailVraag, 'van' | 'totEnMet'>): Promise<TrailState>;
}

const voluit = (n: Pick<TrailRow, 'roepnaam' | 'voorvoegsel' | 'achternaam'>) =>
  [n.roepnaam, n.voorvoegsel, n.achternaam].filter(Boolean).join(' ') || 'Naam onbekend';

const INZAGE = /_ingezien$/;

function line(row: TrailRow): TrailLine {
  const { id, at, actie, scherm } = row;
  const sectie = row.met_reden ? 'redenen' : Sectie.safeParse(row.sectie).data;
  return {
    id,
    at,
    actie,
    scherm,
    door: row.actor_id === null ? null : (row.product ?? voluit(row)),
    soort: !row.is_act && INZAGE.test(actie) ? 'inzage' : 'wijziging',
    sectie: sectie ?? null,
    metReden: row.met_reden,
  };
}

async function known(tx: Tx, who: KnownActor, id: string): Promise<GevondenLeerling> {
  requireInSchool(who, 'spoor_lezen');
  const row = await leerlingRow(tx, who.school, id);
  if (!row) throw notFound('leerling of the trail');
  return gevonden(row);
}

function gevonden({
  roepnaam,
  voorvoegsel,
  achternaam,
  ...rest
}: Awaited<ReturnType<typeof leerlingRows>>[number]) {
  return { ...rest, naam: voluit({ roepnaam, voorvoegsel, achternaam }) };
}

async function read(
  tx: Tx,
  who: KnownActor,
  asked: TrailVraag,
  how: { scherm: string; limit: number; offset: number },
): Promise<TrailPage> {
  const vraag = TrailVraag.parse(asked);
  await known(tx, who, vraag.leerling);
  const rows = await trailRows(tx, who.school, vraag, how);
  // Not under `sectie`: who looks into the trail has not opened the section.
  const { leerling, sectie, ...period } = vraag;
  await audit(tx, who, {
    actie: 'spoor_ingezien',
    soort: 'leerling',
    id: leerling,
    details: { over: sectie ?? 'alles', ...period, scherm: how.scherm },
  });
  return { lines: rows.map(line), totaal: rows[0]?.totaal ?? 0 };
}

/** `keys` proves that the seals are ours. */
export function createTrail(deps: { readonly keys: Keys }): TrailService {
  return {
    zoekLeerlingen: async (tx, who, naam) => {
      requireInSchool(who, 'spoor_lezen');
      if (naam.trim().length < 2) return [];
      return (await leerlingRows(tx, who.school, naam, GEVONDEN)).map(gevonden);
    },
    leerling: known,
    lees: (tx, who, vraag, pagina) =>
      read(tx, who, vraag, { scherm: 'spoor', limit: PER_PAGINA, offset: (pagina - 1) * PER_PAGINA }),
    download: (tx, who, vraag) => read(tx, who, vraag, { scherm: 'spoor_csv', limit: DOWNLOAD, offset: 0 }),
    stand: async (tx, who, { van, totEnMet }) => {
      requireInSchool(who, 'spoor_lezen');
      const period = await momentsOf(tx, van, totEnMet);
      const from = await sealBefore(tx, who.school, period.van);
      const found = await checkTrail(deps.keys, tx, who.school, { from, until: period.tot });
      return { klopt: found.faults.length === 0, tot: found.sealedAt };
    },
  };
}
