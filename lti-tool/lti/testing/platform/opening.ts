import { TestBrowser } from '../test-browser.ts';
import type { Opening } from './launch-claims.ts';
import type { TestPlatform } from './platform.ts';

const plain = (text = ''): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** The form of a page, as a browser would send it. */
export function formOf(html: string): { action: string; fields: Record<string, string> } {
  const action = /<form[^>]* action="([^"]*)"/.exec(html)?.[1];
  const inputs = [...html.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)];
  return {
    action: plain(action),
    fields: Object.fromEntries(inputs.map(([, name = '', value]) => [plain(name), plain(value)])),
  };
}

export interface Opened {
  readonly browser: TestBrowser;
  /** What the tool answered to the launch. */
  readonly res: Response;
}

/**
 * A person opens something in a course, over plain HTTP: the platform begins the login, the tool sends the browser to the
 * platform, which signs who he is; each step by the form or the redirect that really came.
 */
export async function openInPlatform(
  platform: TestPlatform,
  opening: Opening,
  browser = new TestBrowser(),
): Promise<Opened> {
  const begun = await fetch(platform.open(opening), { redirect: 'manual' });
  const to = begun.headers.get('location');
  const start = to === null ? formOf(await begun.text()) : { action: to, fields: undefined };
  return await throughPlatform(await browser.request(start.action, start.fields), browser);
}

/** The rest of the way, from what the tool answered to the login: by the platform, which signs, back to the tool. */
export async function throughPlatform(login: Response, browser: TestBrowser): Promise<Opened> {
  const auth = await fetch(await authAddress(login));
  const back = formOf(await auth.text());
  if (auth.status !== 200) throw new Error(`the platform answered ${auth.status}`);
  return { browser, res: await browser.request(back.action, back.fields) };
}

/** Where the tool sends the browser: by redirect, or from the page that first asks the platform to keep its state. */
async function authAddress(login: Response): Promise<string> {
  const to = login.headers.get('location');
  if (to !== null) return to;
  const html = await login.text();
  const link = /(?:href|action|data-[\w-]+)="(https?:\/\/[^"]*\/auth\?[^"]*)"/.exec(html)?.[1];
  if (link === undefined) throw new Error(`login answered ${login.status}: ${html.slice(0, 300)}`);
  return plain(link);
}
