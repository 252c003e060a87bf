import { meldAllen } from '../../meldingen/meld.ts';
import type { ApiScope } from '../../model/api-scope.ts';
import type { Db } from '../../platform/db/pool.ts';
import { beheerders } from '../../school/beheerders.ts';
import { schoolByBrin } from '../../school/schools.ts';
import { leesAanvraag, schrijfAanvraag } from './aanvraag-store.ts';
import { OAuthFault } from './oauth-fault.ts';
import { clientById } from './register-store.ts';
import type { SchoolCode } from './token-store.ts';

/** So long a school that said no is not asked again by the same program. */
const RUST_DAGEN = 30;

export interface AanvraagUitkomst {
  /** `toegestaan`: everything that was asked for is allowed already. `geweigerd`: the school said no less than 30 days ago. */
  readonly status: 'gevraagd' | 'toegestaan' | 'geweigerd';
  /** What the school allows now. */
  readonly scopes: readonly string[];
}

/**
 * A program asks a school for scopes (R69). Its beheerders get a notice; asking the same again tells nobody anything new.
 * @throws OAuthFault `invalid_client` when there is no such client (any more), `invalid_request` when there is no such school
 */
export async function vraagSchool(
  { db, now }: { readonly db: Pick<Db, 'platform' | 'tenant'>; readonly now: () => Date },
  client: string,
  code: SchoolCode,
  scopes: readonly ApiScope[],
): Promise<AanvraagUitkomst> {
  const { known, school } = await db.platform(async (tx) => ({
    known: await clientById(tx, client),
    school: await schoolByBrin(tx, code.brin, code.dependance),
  }));
  if (!known) throw new OAuthFault('invalid_client', 'There is no such client, or it was ended.');
  if (!school) throw new OAuthFault('invalid_request', 'There is no such school here.');
  return await db.tenant({ school: school.id, actor: null }, async (tx) => {
    const { toegestaan, gevraagd, geweigerd } = await leesAanvraag(tx, school.id, client);
    if (scopes.every((scope) => toegestaan.includes(scope)))
      return { status: 'toegestaan', scopes: toegestaan };
    const rust = geweigerd === null ? 0 : geweigerd.getTime() + RUST_DAGEN * 86_400_000;
    if (rust > now().getTime()) return { status: 'geweigerd', scopes: toegestaan };
    const samen = [...new Set([...toegestaan, ...scopes])].sort();
    if (geweigerd !== null || gevraagd?.join() !== samen.join()) {
      await schrijfAanvraag(tx, school.id, client, samen, now());
      const personen = await beheerders(tx, school.id);
      await meldAllen(
        tx,
        personen.map((person) => ({
          school: school.id,
          person,
          soort: 'aanbieder_vraagt',
          onderwerp: { soort: 'aanbieder', id: client },
          sleutel: now().toISOString().slice(0, 10), // whoever asks something else each hour is heard once a day
        })),
      );
    }
    return { status: 'gevraagd', scopes: toegestaan };
  });
}
