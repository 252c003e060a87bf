import type { Tx } from '../../platform/db/kysely-on-client.ts';

export interface AanvraagNu {
  /** What it asked for last; null: never asked. */
  readonly gevraagd: readonly string[] | null;
  readonly geweigerd: Date | null;
  /** What the school allows today, in order. */
  readonly toegestaan: readonly string[];
}

/** How a program stands with a school, within that school's context. */
export async function leesAanvraag(tx: Tx, school: string, client: string): Promise<AanvraagNu> {
  const [aanvraag, allowed] = [
    await tx
      .selectFrom('koers.api_aanvraag')
      .select(['scopes', 'geweigerd_op'])
      .where('school_id', '=', school)
      .where('client_id', '=', client)
      .forUpdate()
      .executeTakeFirst(),
    await tx
      .selectFrom('koers.api_toestemming')
      .select('scope')
      .where('school_id', '=', school)
      .where('client_id', '=', client)
      .where('ingetrokken_op', 'is', null)
      .orderBy('scope')
      .execute(),
  ];
  return {
    gevraagd: aanvraag?.scopes ?? null,
    geweigerd: aanvraag?.geweigerd_op ?? null,
    toegestaan: allowed.map((row) => row.scope),
  };
}

/** Writes down what is asked for now; a refusal from before is over. */
export async function schrijfAanvraag(
  tx: Tx,
  school: string,
  client: string,
  scopes: readonly string[],
  op: Date,
): Promise<void> {
  const nu = { scopes: [...scopes], gevraagd_op: op, geweigerd_op: null };
  await tx
    .insertInto('koers.api_aanvraag')
    .values({ school_id: school, client_id: client, ...nu })
    .onConflict((c) => c.columns(['school_id', 'client_id']).doUpdateSet(nu))
    .execute();
}
