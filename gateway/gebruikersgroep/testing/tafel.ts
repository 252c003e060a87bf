import { actor, persoon } from '../../../test/support/demo-class.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { grantRole } from '../../school/people.ts';
import { nodigUit, richtOp, treedToe } from '../service.ts';

/** A gebruikersgroep with two besturen and a leverancier around one table, for tests. */
export interface Tafel {
  readonly groep: string;
  /** Directeur of school A, whose bestuur presides. */
  readonly hilde: KnownActor;
  /** Of the other bestuur. */
  readonly otto: KnownActor;
  /** Somebody of the leverancier, invited by school A. */
  readonly vera: KnownActor;
}

/** A medewerker with a role of one school. */
export async function mens(
  db: Db,
  school: string,
  rol: 'directeur' | 'leerkracht' | 'ib' | 'leverancier' | 'bestuur' | 'beheerder',
  naam: string,
): Promise<KnownActor> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const id = await persoon(tx, school, 'medewerker', naam, 'Tafelpoot');
    await grantRole(tx, school, { person: id, rol, reason: 'proef', grantedBy: 'invite' });
    return actor(school, id, rol);
  });
}

/** Runs work as somebody, in a transaction of his school. */
export const als = <T>(db: Db, who: KnownActor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.tenant({ school: who.school, actor: who.person }, work);

export async function aanTafel(db: Db, schoolA: string, schoolB: string): Promise<Tafel> {
  const hilde = await mens(db, schoolA, 'directeur', 'Hilde');
  const otto = await mens(db, schoolB, 'bestuur', 'Otto');
  const vera = await mens(db, schoolA, 'leverancier', 'Vera');
  const groep = await als(db, hilde, (tx) =>
    richtOp(tx, hilde, { naam: 'Gebruikers van Koers', product: 'Koers' }),
  );
  for (const [soort, naam, who] of [
    ['bestuur', 'Stichting Overkant', otto],
    ['leverancier', 'Windroos Software', vera],
  ] as const) {
    const code = await als(db, hilde, (tx) => nodigUit(tx, hilde, { groep, soort, naam }));
    await treedToe(db, who, code);
  }
  return { groep, hilde, otto, vera };
}

export const WENS = {
  titel: 'De week in één oogopslag',
  wie: 'een leerkracht met twee groepen',
  wanneer: 'op maandagochtend voor de les',
  nu: 'Zij opent elke groep apart om te zien waar niets is bijgewerkt.',
  straks: 'Zij ziet op de eerste bladzijde per groep wat er is afgevinkt en bij wie nog niets.',
  pve: 56,
  niveau: 'operationeel',
} as const;
