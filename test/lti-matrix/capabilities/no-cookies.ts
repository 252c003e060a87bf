import { SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { formOf, openInPlatform, throughPlatform } from '../../../lti-tool/lti/testing/platform/opening.ts';
import { TestBrowser } from '../../../lti-tool/lti/testing/test-browser.ts';
import { type Capability, holds, type MatrixStage } from '../capability.ts';
import { COURSE, TEACHER } from '../course.ts';

/** A browser that throws every cookie away, in an ELO that keeps what Koers' page asks it to keep. */
class Forgetful extends TestBrowser {
  readonly kept = new Map<string, string>();

  override async request(...asked: Parameters<TestBrowser['request']>): Promise<Response> {
    const res = await super.request(...asked);
    this.cookies.clear();
    const page = await res.clone().text();
    const key = attribute(page, 'data-key');
    const value = attribute(page, 'data-value');
    if (value !== '') this.kept.set(key, value);
    return res;
  }
}

const attribute = (html: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

/** The page asks the frame that this platform named, and by one press the launch opens in a window of its own. */
async function byStorage(stage: MatrixStage, browser: Forgetful, page: string): Promise<TestBrowser> {
  const { platform, origin } = stage;
  const asks = [attribute(page, 'data-target'), attribute(page, 'data-platform')];
  const right = [platform.profile.storage?.target, new URL(platform.authUrl).origin];
  holds(asks.join(' ') === right.join(' '), `asks ${asks.join(' at ')}`);
  const { action, fields } = formOf(page);
  const kept = browser.kept.get(attribute(page, 'data-key')) ?? '';
  holds(kept !== '', 'what is asked for was never kept');
  const own = { Origin: origin };
  const ready = await browser.request(`${origin}${action}`, { ...fields, kept }, own);
  const button = formOf(await ready.text());
  holds(ready.status === 200 && action !== button.action, `with the state it answered ${ready.status}`);
  const window = new TestBrowser();
  const opened = await window.request(`${origin}${button.action}`, button.fields, own);
  holds(opened.headers.get('location') === `${origin}/vandaag`, `the button answered ${opened.status}`);
  return window;
}

/** The link begins the same login once more, in a window that keeps cookies. */
async function byLink(stage: MatrixStage, page: string): Promise<TestBrowser> {
  const link = /href="(\/lti\/login\?[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  holds(link !== undefined, 'no link to a window of its own');
  const window = new TestBrowser();
  const { res } = await throughPlatform(await window.request(`${stage.origin}${link}`), window);
  holds(res.headers.get('location') === `${stage.origin}/vandaag`, `the window answered ${res.status}`);
  return window;
}

/** No cookie is kept in the frame: by the storage of the platform where it says that it has one, else in a new window (lti.md §5). */
export const noCookies: Capability = {
  name: 'zonder cookies',
  async run(stage) {
    const { platform, origin } = stage;
    const opening = { person: TEACHER, course: COURSE, target: `${origin}/vandaag` };
    const { browser, res } = await openInPlatform(platform, opening, new Forgetful());
    const page = await res.text();
    const stored = page.includes('id="lti-ask"');
    const told = platform.profile.storage?.told ?? false;
    holds(stored === told && res.status === (told ? 200 : 401), `answered ${res.status}`);
    const window = stored ? await byStorage(stage, browser as Forgetful, page) : await byLink(stage, page);
    holds(window.cookies.has(SESSION_COOKIE), 'no session in the window');
    return stored ? 'opslag, dan venster' : 'nieuw venster';
  },
};
