import { hashToken, newToken } from '../../../gateway/platform/http/session-cookie.ts';
import { aanmeldPad } from '../../../lti-tool/lti/aanmeldingen-service.ts';
import { storeLink, waiting } from '../../../lti-tool/lti/dynamic/store.ts';
import { type Capability, holds, type MatrixStage } from '../capability.ts';

/** A link as a beheerder of the school makes it; it is known by its hash. */
async function link({ db, school }: MatrixStage): Promise<string> {
  const code = newToken();
  await db.tenant({ school, actor: null }, async (tx) => {
    const { id: by } = await tx
      .selectFrom('koers.person')
      .select('id')
      .where('soort', '=', 'medewerker')
      .executeTakeFirstOrThrow();
    const now = new Date();
    await storeLink(tx, { hash: hashToken(code), by, now, expiresAt: new Date(now.getTime() + 60_000) });
  });
  return code;
}

const platforms = ({ db }: MatrixStage): Promise<number> =>
  db.platform(async (tx) => (await tx.selectFrom('koers.lti_platform').select('id').execute()).length);

/**
 * Dynamic Registration 1.0: the platform opens the link, gets to know Koers, and waits inactive for the beheerder. One that
 * says it is another (a shared issuer on a server of the school) is not believed.
 */
export const registration: Capability = {
  name: 'dynamic registration',
  async run(stage) {
    const { platform, origin } = stage;
    const live = await platforms(stage);
    const ask = async (code: string) => {
      const token = newToken();
      platform.registering.open.add(token);
      const query = new URLSearchParams({
        openid_configuration: platform.configurationUrl,
        registration_token: token,
      });
      return (await fetch(`${origin}${aanmeldPad(code)}?${query}`)).status;
    };
    if (platform.profile.sharedIssuer !== null)
      holds((await ask(await link(stage))) === 400, 'a foreign issuer was believed');
    platform.registering.configuration = { issuer: platform.origin };
    const code = await link(stage);
    holds((await ask(code)) === 200, 'the registration was refused');
    holds((await ask(code)) === 400, 'the link works twice');
    const found = await stage.db.tenant({ school: stage.school, actor: null }, (tx) => waiting(tx, null));
    holds(found.length === 1 && found[0]?.clientId === platform.clientId, `${found.length} wait`);
    holds((await platforms(stage)) === live, 'it is active before approval');
    return 'wacht op goedkeuring';
  },
};
