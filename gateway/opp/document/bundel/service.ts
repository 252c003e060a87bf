import { audit } from '../../../access/audit.ts';
import { mayInSchool } from '../../../access/policy.ts';
import { notFound } from '../../../access/scope.ts';
import { AppError } from '../../../errors.ts';
import type { KnownActor } from '../../../model/actor.ts';
import type { Tx } from '../../../platform/db/kysely-on-client.ts';
import type { DocumentDeps } from '../service.ts';
import type { DocumentSoort } from '../view.ts';
import { type BundelRow, bundelRij, bundelRijen, eindig, vraagBundel } from './store.ts';

export type BundelView = Omit<BundelRow, 'poging' | 'bestand'>;

/** A ZIP that can be sent: its size, and its bytes in parts. Each part is read in a transaction of its own. */
export interface BundelBestand {
  readonly naam: string;
  readonly bytes: number;
  readonly delen: AsyncIterable<Buffer>;
}

/** All OPPs of a school that are in force in one ZIP (R40): asked here, made by a job (taak.ts), kept for seven days. */
export interface BundelService {
  lijst(tx: Tx, who: KnownActor): Promise<readonly BundelView[]>;
  lees(tx: Tx, who: KnownActor, id: string): Promise<BundelView>;
  /** Starts a run; while one is under way it is that one. */
  vraag(tx: Tx, who: KnownActor, soorten: readonly DocumentSoort[]): Promise<string>;
  stop(tx: Tx, who: KnownActor, id: string): Promise<void>;
  /** @throws AppError `not_found` when it is not there (yet, or any more) */
  bestand(who: KnownActor, id: string): Promise<BundelBestand>;
}

/** A part that is sent at a time. */
const DEEL = 1024 * 1024;

/** Every OPP of the school: for who may read each of them and look over the whole. @throws AppError `not_allowed` */
function magAlles(who: KnownActor): void {
  if (!mayInSchool(who, 'opp_overzicht') || !mayInSchool(who, 'opp_lezen'))
    throw new AppError(
      'not_allowed',
      'Alle OPP’s van de school ophalen mag alleen de intern begeleider of de directeur.',
    );
}

const zicht = ({ poging: _, bestand: __, ...rest }: BundelRow): BundelView => rest;

async function een(tx: Tx, who: KnownActor, id: string): Promise<BundelRow> {
  magAlles(who);
  const rij = await bundelRij(tx, id);
  if (!rij) throw notFound('bundel');
  return rij;
}

export function createBundels(deps: DocumentDeps): BundelService {
  return {
    lijst: async (tx, who) => {
      magAlles(who);
      return (await bundelRijen(tx)).map(zicht);
    },
    lees: async (tx, who, id) => zicht(await een(tx, who, id)),
    vraag: async (tx, who, soorten) => {
      magAlles(who);
      if (soorten.length === 0) throw new AppError('bad_request', 'Kies minstens één soort document.');
      const id = await vraagBundel(tx, { school: who.school, door: who.person, soorten });
      await audit(tx, who, {
        actie: 'opp_bundel_gevraagd',
        soort: 'school',
        id: who.school,
        details: { bundel: id },
      });
      return id;
    },
    stop: async (tx, who, id) => {
      await een(tx, who, id);
      if (!(await eindig(tx, id, 'gestopt', null)))
        throw new AppError('conflict', 'Dit was al klaar. Er is niets meer te stoppen.');
    },
    bestand: (who, id) => haal(deps, who, id),
  };
}

async function haal(deps: DocumentDeps, who: KnownActor, id: string): Promise<BundelBestand> {
  const scope = { school: who.school, actor: who.person };
  const lezer = { school: who.school, person: who.person, scherm: 'opp-documenten' };
  const open = await deps.db.tenant(scope, async (tx) => {
    const { bestand } = await een(tx, who, id);
    if (bestand === null) throw notFound('bundel');
    const geopend = await deps.bestanden.lees(tx, lezer, bestand);
    if (!geopend) throw notFound('bundel');
    await audit(tx, who, {
      actie: 'opp_bundel_opgehaald',
      soort: 'school',
      id: who.school,
      details: { bundel: id },
    });
    return geopend;
  });
  async function* delen(): AsyncGenerator<Buffer> {
    for (let van = 0; van < open.bytes; van += DEEL)
      yield await deps.db.tenant(scope, (tx) => open.deel(tx, van, Math.min(van + DEEL, open.bytes) - 1));
  }
  return { naam: 'opp-alle-leerlingen.zip', bytes: open.bytes, delen: delen() };
}
