import { TestBrowser } from '../../lti-tool/lti/testing/test-browser.ts';

const plain = (text = '') =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

function form(html: string): { action: string; fields: Record<string, string> } {
  return {
    action: plain(/<form[^>]* action="([^"]*)"/.exec(html)?.[1]),
    fields: Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, n = '', v]) => [
        n,
        plain(v),
      ]),
    ),
  };
}

/** A person in Koers, launched from the demo ELO over plain HTTP: for chaos and bench, where no browser is needed. */
export class LaunchedPerson {
  readonly #browser: TestBrowser;
  readonly #origin: string;
  constructor(origin: string, browser: TestBrowser) {
    this.#origin = origin;
    this.#browser = browser;
  }
  get(path: string): Promise<Response> {
    return this.#browser.request(new URL(path, this.#origin));
  }
  /** A partial update, as htmx sends it from our own page. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.#browser.request(new URL(path, this.#origin), fields, {
      Origin: this.#origin,
      'HX-Request': 'true',
    });
  }
}

/** Goes through sign-in, third-party initiated login and the signed launch, as a browser would. */
export async function launchHttp(
  demo: { url: string; elo: string },
  sub: string,
  deployment = '1',
): Promise<LaunchedPerson> {
  const origin = new URL(demo.url).origin;
  const atElo = new TestBrowser();
  const atKoers = new TestBrowser();
  await atElo.request(new URL('/aanmelden', demo.elo), { sub, deployment, init: 'post', target: '/vandaag' });
  const start = form(await (await atElo.request(new URL('/tool?target=/vandaag', demo.elo))).text());
  const login = await atKoers.request(start.action, start.fields);
  const auth = await atElo.request(login.headers.get('location') ?? '');
  const back = form(await auth.text());
  const launched = await atKoers.request(back.action, back.fields);
  if (launched.status !== 303) throw new Error(`launch of ${sub}: ${launched.status}`);
  return new LaunchedPerson(origin, atKoers);
}
