import type { ApiScope } from '../../gateway/model/api-scope.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { hashToken, newToken } from '../../gateway/platform/http/session-cookie.ts';

export interface TestClient {
  readonly clientId: string;
  readonly token: string;
  /** What a request brings along. */
  readonly headers: { readonly authorization: string };
}

interface Given {
  readonly db: Db;
  readonly school: string;
  /** What the school says yes to. */
  readonly scopes: readonly ApiScope[];
  /** What the token was asked for; all of it unless told. */
  readonly asked?: readonly ApiScope[];
  /** How long the token lives; below zero it has run out. */
  readonly seconds?: number;
  readonly product?: string;
}

/** A program of a vendor that the school said yes to, with an access token, as /oauth/token would have given it. */
export async function clientToken({
  db,
  school,
  scopes,
  asked = scopes,
  seconds = 3600,
  product = 'Proefprogramma',
}: Given): Promise<TestClient> {
  const token = newToken();
  const clientId = await db.platform(async (tx) => {
    const { id } = await tx
      .insertInto('koers.api_client')
      .values({ aanbieder: 'Proef BV', product, doel: 'om te proberen' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('koers.api_token')
      .values({
        hash: hashToken(token),
        client_id: id,
        school_id: school,
        scopes: [...asked],
        expires_at: new Date(Date.now() + seconds * 1000),
      })
      .execute();
    return id;
  });
  await db.tenant({ school, actor: null }, async (tx) => {
    await tx
      .insertInto('koers.api_aanvraag')
      .values({ school_id: school, client_id: clientId, scopes: [...scopes] })
      .execute();
    for (const scope of scopes)
      await tx
        .insertInto('koers.api_toestemming')
        .values({ school_id: school, client_id: clientId, scope, gegeven_door: clientId })
        .execute();
  });
  return { clientId, token, headers: { authorization: `Bearer ${token}` } };
}
