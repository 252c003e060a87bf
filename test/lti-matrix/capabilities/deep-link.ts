import { formOf, openInPlatform } from '../../../lti-tool/lti/testing/platform/opening.ts';
import type { TestBrowser } from '../../../lti-tool/lti/testing/test-browser.ts';
import { groepMet } from '../../support/demo-class.ts';
import { type Capability, holds, type MatrixStage } from '../capability.ts';
import { COURSE, TEACHER } from '../course.ts';

/** A group that the teacher works in; he is linked by his launch. */
async function ownGroup({ db, school, registration }: MatrixStage): Promise<string> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { person_id: person } = await tx
      .selectFrom('koers.person_key')
      .select('person_id')
      .where('system', '=', `lti:${registration.id}`)
      .where('key', '=', TEACHER)
      .executeTakeFirstOrThrow();
    return await groepMet(tx, school, 'Groep Kind Nummer1', [person], []);
  });
}

/** The page of Koers that sends a choice, on to the platform. */
async function place(stage: MatrixStage, browser: TestBrowser, at: string, plek: string): Promise<string> {
  const answer = await browser.request(at, { plek }, { Origin: stage.origin });
  const form = formOf(await answer.text());
  holds(answer.status === 200 && form.fields['JWT'] !== undefined, `the choice answered ${answer.status}`);
  holds(new URL(form.action).origin === stage.platform.origin, `the choice goes to ${form.action}`);
  const taken = await fetch(form.action, { method: 'POST', body: new URLSearchParams(form.fields) });
  return /<h1>([^<]*)/.exec(await taken.text())?.[1] ?? String(taken.status);
}

/** Deep Linking 2.0: a teacher places a group, the platform verifies what we signed, and the link opens that group. */
export const deepLink: Capability = {
  name: 'deep link',
  async run(stage) {
    const { platform, origin } = stage;
    const groep = await ownGroup(stage);
    const at = { person: TEACHER, course: COURSE };
    const asked = { ...at, message: 'LtiDeepLinkingRequest', target: `${origin}/` } as const;
    const { browser, res } = await openInPlatform(platform, asked);
    const page = new URL(res.headers.get('location') ?? '', origin).href;
    holds(/\/plaatsen\/[0-9a-f-]{36}$/.test(page), `the request answered ${res.status}`);
    const said = await place(stage, browser, page, `groep:${groep}`);
    holds(said === '1 geplaatst', said);
    const item = platform.placed.at(-1)?.item as { url: string; custom: Record<string, string> };
    holds(!/Kind|Nummer/.test(JSON.stringify(item)), 'a name stands in what was placed');
    const link = { target: item.url, resourceLink: { id: 'geplaatst', custom: item.custom } };
    const opened = await openInPlatform(platform, { ...at, ...link });
    const to = new URL(opened.res.headers.get('location') ?? '', origin);
    const lands = (await opened.browser.request(to)).headers.get('location');
    holds(lands === `/groep/${groep}`, `the link lands on ${lands}`);
    return platform.profile.deepLink.multiple ? 'ja, meer tegelijk' : 'ja, een tegelijk';
  },
};
