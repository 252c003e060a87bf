import { z } from 'zod';
import { notFound } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import { STANDEN } from '../../model/act.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { laadPakket } from '../laad-store.ts';
import type { Pakket } from '../pakket.ts';
import { type HandelingRij, handelingRijen } from './handeling-store.ts';
import { basisVan, geldendeWijzigingen, type Handeling } from './handelingen-rules.ts';
import { type InrichtingRij, inrichtingRij, inrichtingVast } from './store.ts';
import { Wijziging } from './wijziging.ts';

/** An act with who did it, and when. */
export type HandelingVan = Handeling & Pick<HandelingRij, 'persoon' | 'at'>;

/** An own inrichting as it stands: what it lies on, and all that was done to it. */
export interface InrichtingStand {
  readonly rij: InrichtingRij;
  readonly handelingen: readonly HandelingVan[];
  readonly wijzigingen: readonly Wijziging[];
  /** The package it lies on; empty when it began from nothing. */
  readonly basis: Pakket;
  /** The version before the one it lies on; `null` when there was none. */
  readonly vorige: Pakket | null;
  /** Version id of `basis` (`null`: from nothing), and the one it began on. */
  readonly versie: string | null;
  readonly begin: string | null;
}

/** @throws AppError `not_found`, also for one of another school or bestuur (R85) */
export async function leesStand(tx: Tx, id: string, vast = false): Promise<InrichtingStand> {
  const rij = await (vast ? inrichtingVast(tx, id) : inrichtingRij(tx, id));
  if (!rij) throw notFound('inrichting');
  const handelingen = (await handelingRijen(tx, id)).map(alsHandeling);
  const begin = handelingen.find((h) => h.basis !== null)?.basis?.van ?? rij.basisVersieId;
  const { versie, vorige } = basisVan(handelingen, begin);
  return {
    rij,
    handelingen,
    wijzigingen: geldendeWijzigingen(handelingen),
    basis: versie === null ? leegPakket(rij) : await versieOfNiet(tx, versie),
    vorige: vorige === null ? null : await versieVan(tx, vorige),
    versie,
    begin,
  };
}

/** What a transaction has read: an answer to a change asks for the same version three times. */
const gelezen = new WeakMap<Tx, Map<string, Promise<Pakket | null>>>();

async function versieVan(tx: Tx, versie: string): Promise<Pakket | null> {
  const van = gelezen.get(tx) ?? new Map<string, Promise<Pakket | null>>();
  gelezen.set(tx, van);
  const pakket = van.get(versie) ?? laadPakket(tx, versie);
  van.set(versie, pakket);
  return await pakket;
}

/** @throws AppError `not_found` when this school cannot see it */
export async function versieOfNiet(tx: Tx, versie: string): Promise<Pakket> {
  const pakket = await versieVan(tx, versie);
  if (!pakket) throw notFound('pakket_versie');
  return pakket;
}

function alsHandeling(rij: HandelingRij): HandelingVan {
  const wijzigingen = z.array(Wijziging).safeParse(rij.wijzigingen);
  if (!wijzigingen.success)
    throw new AppError('internal', 'Er ging iets mis in Koers.', {
      detail: `inrichting_wijziging ${rij.id}: ${wijzigingen.error.message}`,
    });
  const { id, basisVan: van, basisNaar: naar, maaktOngedaan, persoon, at } = rij;
  const basis = naar === null ? null : { van, naar };
  return { id, wijzigingen: wijzigingen.data, basis, maaktOngedaan, persoon, at };
}

/** A package with nothing in it yet, to begin an own one on. */
function leegPakket(rij: Pick<InrichtingRij, 'id' | 'pakketId' | 'code' | 'naam' | 'licentie'>): Pakket {
  return {
    id: rij.id,
    pakketId: rij.pakketId,
    schoolId: null,
    bestuurId: null,
    herkomst: {},
    code: rij.code,
    naam: rij.naam,
    versie: '1.0',
    uitgever: rij.naam,
    licentie: rij.licentie,
    schaal: STANDEN.map((naam, score) => ({ score, naam })),
    behaaldVanaf: 4,
    leergebieden: [],
    leerlijnen: [],
    niveaus: [],
    leerdoelen: [],
    acties: [],
    leerroutes: [],
    routeLeerlijnen: [],
    rest: [],
  };
}
