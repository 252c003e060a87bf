import { permissionsOnLeerling, requireLeerlingen } from '../../access/scope.ts';
import type { Aangenomen } from '../../bestanden/aanname/service.ts';
import type { BestandenService, NieuwBestand, OpenBestand } from '../../bestanden/service.ts';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { TlvInvoer, tlvFout } from './rules.ts';
import { endTlv, insertTlv, tlvMetBestand, tlvRows } from './store.ts';
import type { TlvRegel } from './view.ts';

export { TlvInvoer, tlvFout } from './rules.ts';
export type * from './view.ts';

const VERANDERD = 'Deze verklaring is intussen veranderd. Laad de pagina opnieuw.';

/** The TLV's of a pupil, newest first, and whether this person may change them (R49). Two statements. */
export async function tlvs(
  tx: Tx,
  who: KnownActor,
  leerling: string,
): Promise<{ readonly regels: readonly TlvRegel[]; readonly mag: boolean }> {
  await requireLeerlingen(tx, who, 'opp_lezen', [leerling]);
  const mag = await permissionsOnLeerling(tx, who, ['opp_vaststellen'], leerling);
  return { regels: await tlvRows(tx, leerling), mag: mag.has('opp_vaststellen') };
}

/** The beschikking that goes with a TLV, as it was taken in (bestanden/aanname). */
export interface TlvBestand {
  readonly bestanden: Pick<BestandenService, 'bewaar'>;
  readonly bestand: Aangenomen;
}

const nieuwBestand = (who: KnownActor, leerling: string, { bestand }: TlvBestand): NieuwBestand => ({
  school: who.school,
  leerling,
  soort: 'tlv',
  naam: `beschikking.${bestand.ext}`,
  type: bestand.type,
  bytes: bestand.bytes,
  door: who.person,
});

/** Whether this person may register a TLV of this pupil. @throws AppError `not_found` when not */
export const eisTlv = (tx: Tx, who: KnownActor, leerling: string): Promise<void> =>
  requireLeerlingen(tx, who, 'opp_vaststellen', [leerling]);

/**
 * The beschikking of a TLV, opened, with a line in the trail (R83). `null`: its key was destroyed.
 * @throws AppError `not_found` when this person may not read it; `conflict` when there is none
 */
export async function tlvBestand(
  bestanden: Pick<BestandenService, 'lees'>,
  tx: Tx,
  who: KnownActor,
  { leerling, tlv }: { readonly leerling: string; readonly tlv: string | undefined },
): Promise<OpenBestand | null> {
  await requireLeerlingen(tx, who, 'opp_lezen', [leerling]);
  const id = await tlvMetBestand(tx, leerling, tlv);
  if (id === undefined)
    throw new AppError('conflict', 'Bij deze verklaring zit geen bestand.', { status: 409 });
  return await bestanden.lees(tx, { school: who.school, person: who.person, scherm: 'tlv' }, id);
}

/**
 * Registers a TLV, or corrects the one that `vervangt` names; what was there stays in the history (R49).
 * @throws AppError `not_found` when this person may not do it with this pupil; `bad_request` (422) when its days do not fit;
 * `conflict` when the one to correct was changed meanwhile
 */
export async function legTlvVast(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  invoer: TlvInvoer,
  vervangt: string | null = null,
  beschikking: TlvBestand | null = null,
): Promise<string> {
  await requireLeerlingen(tx, who, 'opp_vaststellen', [leerling]);
  const t = TlvInvoer.parse(invoer);
  if (tlvFout(t) !== null)
    throw new AppError('bad_request', 'De laatste dag past niet bij de eerste.', { status: 422 });
  const bestand =
    beschikking && (await beschikking.bestanden.bewaar(tx, nieuwBestand(who, leerling, beschikking)));
  const id = await insertTlv(tx, who, leerling, t, vervangt, bestand?.id ?? null);
  if (id === null) throw new AppError('conflict', VERANDERD, { status: 409 });
  return id;
}

/**
 * Takes out a TLV that was registered by mistake; it stays in the history (R49).
 * @throws AppError `not_found` when this person may not; `conflict` when it was changed meanwhile
 */
export async function trekTlvIn(tx: Tx, who: KnownActor, leerling: string, id: string): Promise<void> {
  await requireLeerlingen(tx, who, 'opp_vaststellen', [leerling]);
  if (!(await endTlv(tx, who, leerling, id))) throw new AppError('conflict', VERANDERD, { status: 409 });
}
