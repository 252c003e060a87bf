import { hashToken, SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { openInPlatform } from '../../../lti-tool/lti/testing/platform/opening.ts';
import { linkByCode } from '../../../lti-tool/lti/unlinked.ts';
import { type Capability, holds, type MatrixStage } from '../capability.ts';
import { COURSE, TEACHER } from '../course.ts';

const open = (stage: MatrixStage) =>
  openInPlatform(stage.platform, { person: TEACHER, course: COURSE, target: `${stage.origin}/vandaag` });

/** Who the session of a launch is, as the database has it. */
async function sessionOf(stage: MatrixStage, token: string | undefined) {
  return await stage.db.platform((tx) =>
    tx
      .selectFrom('koers.session')
      .select(['person_id as person', 'school_id as school', 'launch_roles as roles'])
      .where('token_hash', '=', hashToken(token ?? ''))
      .executeTakeFirst(),
  );
}

/** The beheerder links the code that an unknown person reads out. */
async function linkWhoWaits(stage: MatrixStage, code: string): Promise<void> {
  await stage.db.tenant({ school: stage.school, actor: null }, async (tx) => {
    const { person_id: person } = await tx
      .selectFrom('koers.person_key')
      .select('person_id')
      .where('system', '=', 'sourcedid')
      .where('key', '=', 'p-100')
      .executeTakeFirstOrThrow();
    await linkByCode(tx, { school: stage.school, code, person, by: 'test' });
  });
}

/** Opens Koers as a teacher; where the platform names nobody, after the beheerder linked the code. */
export const launch: Capability = {
  name: 'launch',
  async run(stage) {
    let { browser, res } = await open(stage);
    const anonymous = stage.platform.profile.anonymous;
    if (anonymous) {
      const [, shown = ''] = /class="k-code[^"]*"[^>]*>([^<]+)</.exec(await res.text()) ?? [];
      const code = shown.replace(/[^A-Z0-9]/g, '');
      holds(res.status === 200 && code.length === 6, `no code for who is unknown: ${res.status}`);
      await linkWhoWaits(stage, code);
      ({ browser, res } = await open(stage));
    }
    holds(
      res.status === 303 && res.headers.get('location') === `${stage.origin}/vandaag`,
      `launch answered ${res.status}`,
    );
    const session = await sessionOf(stage, browser.cookies.get(SESSION_COOKIE));
    holds(session?.school === stage.school && session.person !== null, 'no session of the school');
    holds(session.roles.join() === 'leerkracht', `roles ${session.roles.join()}`);
    return anonymous ? 'ja, na koppelen' : 'ja';
  },
};
