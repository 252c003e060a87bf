import { AppError } from '../errors.ts';
import { type KnownActor, type Rol, ToegekendeRol } from '../model/actor.ts';
import type { Datum } from '../model/roster.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { naamVan } from '../school/rules.ts';
import { audit } from './audit.ts';
import { type GevraagdeRol, geeftRollen, geenEinde, geenKoppeling, geenRol } from './grants-rules.ts';
import { eindFeiten, endGrant, grantFeiten, grantRows, insertGrant, lockRollen } from './grants-store.ts';
import { notFound, requireInSchool } from './scope.ts';

export interface Grant {
  readonly id: string;
  readonly rol: Rol;
  readonly van: Datum;
  /** First day without the role; `null`: until it is ended. */
  readonly tot: Datum | null;
  readonly staat: 'nu' | 'komt' | 'geweest';
  readonly reden: string;
  /** Who gave it, or `null` when it came otherwise: by invitation, or with the demo. */
  readonly door: string | null;
  readonly einde: { readonly op: Date; readonly door: string | null; readonly reden: string } | null;
}

export type { GevraagdeRol } from './grants-rules.ts';

/** What who asks may give, for the facts of the rules. */
const vrager = (who: KnownActor) => ({ wie: who.person, geeft: geeftRollen(who.roles) });

/** Roles that this person may give and end, in the order of the model (R64). */
export const rollenTeGeven = (who: Pick<KnownActor, 'roles'>): ToegekendeRol[] => {
  const geeft = geeftRollen(who.roles);
  return ToegekendeRol.options.filter((rol) => geeft.has(rol));
};

const refused = (message: string) => new AppError('conflict', message, { status: 409 });

/**
 * Gives a role inside Koers, dated, with a reason (R64). Only for who may `rollen_beheren` today, and never to himself.
 * @returns the id of the grant
 * @throws AppError `not_allowed`; `not_found` when nobody of this school has this id; `conflict` with the reason when a
 * rule refuses it
 */
export async function grantRol(tx: Tx, who: KnownActor, input: GevraagdeRol): Promise<string> {
  requireInSchool(who, 'rollen_beheren');
  await lockRollen(tx);
  const feiten = await grantFeiten(tx, vrager(who), input.persoon);
  if (!feiten) throw notFound('person');
  const waarom = geenRol(input, feiten);
  if (waarom !== null) throw refused(waarom);
  const id = await insertGrant(tx, who, input);
  const { rol, van, tot } = input;
  await audit(tx, who, {
    actie: 'rol_gegeven',
    soort: 'person',
    id: input.persoon,
    details: { grant: id, rol, van, tot },
  });
  return id;
}

/**
 * Ends a role from today on; the grant stays in the books with who and why (R64).
 * @throws AppError as `grantRol`; the last beheerder of a school stays
 */
export async function endRol(
  tx: Tx,
  who: KnownActor,
  input: { readonly persoon: string; readonly grant: string; readonly reden: string },
): Promise<void> {
  requireInSchool(who, 'rollen_beheren');
  await lockRollen(tx);
  const feiten = await eindFeiten(tx, input);
  if (!feiten) throw notFound('grant');
  const waarom = geenEinde({ ...feiten, geeft: geeftRollen(who.roles) }, input.reden);
  if (waarom !== null) throw refused(waarom);
  await endGrant(tx, who, input.grant, input.reden);
  await audit(tx, who, {
    actie: 'rol_beeindigd',
    soort: 'person',
    id: input.persoon,
    details: { grant: input.grant, rol: feiten.rol },
  });
}

/**
 * Takes the lock of the roles, and refuses to tie an account to who has more rights than this person may give: with the
 * account comes everything he may (R64). In the transaction that ties it.
 * @throws AppError `not_allowed`; `not_found` when nobody of this school has this id; `conflict` with the reason
 */
export async function requireMayLink(tx: Tx, who: KnownActor, persoon: string): Promise<void> {
  requireInSchool(who, 'rollen_beheren');
  await lockRollen(tx);
  const feiten = await grantFeiten(tx, vrager(who), persoon);
  if (!feiten) throw notFound('person');
  const waarom = geenKoppeling(persoon, feiten);
  if (waarom !== null) throw refused(waarom);
}

/** Every role a person had here, newest first. @throws AppError `not_allowed` */
export async function grantsOf(tx: Tx, who: KnownActor, persoon: string): Promise<Grant[]> {
  requireInSchool(who, 'rollen_beheren');
  return (await grantRows(tx, persoon)).map((row) => ({
    id: row.id,
    rol: row.rol as Rol,
    van: row.van,
    tot: row.tot,
    staat: row.staat,
    reden: row.reden,
    door: row.door ? naamVan(row.door).voluit : null,
    einde:
      row.beeindigd_op === null
        ? null
        : {
            op: row.beeindigd_op,
            door: row.beeindigd_door ? naamVan(row.beeindigd_door).voluit : null,
            reden: row.eindreden ?? '',
          },
  }));
}
