import type { Frame, Page } from 'playwright-core';

/** What Teams tells a tab, and does with what it asks. */
export interface TeamsHost {
  readonly theme: 'default' | 'dark' | 'contrast';
  /** Address of the page in the frame. */
  readonly content: string;
  readonly frameContext?: 'content' | 'settings';
  readonly pageId?: string;
  readonly subPageId?: string;
  /** Null: Microsoft gives none, as when somebody closes its screen. */
  readonly token: string | null;
}

/** Something the tab said to Teams. */
export interface Said {
  readonly func: string;
  readonly args: readonly unknown[];
}

const SUPPORTS = { pages: { config: {} }, logs: {}, app: {} };

/**
 * Runs in the page of the host: answers as Teams does, by messages to and from the frame ({ id, uuidAsString, func, args }).
 * Teams tells a phone number, mail address and name here too; a tab must not believe any of it.
 */
function host(given: TeamsHost & { supports: string }): void {
  const frame = document.createElement('iframe');
  frame.title = 'Tabblad';
  frame.allow = 'microphone';
  const said: Said[] = [];
  const tell = (message: object): void => frame.contentWindow?.postMessage(message, '*');
  const answers: Record<string, () => unknown[]> = {
    initialize: () => [given.frameContext ?? 'content', 'web', given.supports, '2.58.0'],
    getContext: () => [
      {
        theme: given.theme,
        locale: 'nl-nl',
        entityId: given.pageId ?? 'vandaag',
        subEntityId: given.subPageId ?? '',
        tid: '00000000-0000-4000-8000-000000000000',
        userObjectId: '00000000-0000-4000-8000-00000000beef',
        userPrincipalName: 'iemand.anders@school.example',
        loginHint: 'iemand.anders@school.example',
        hostClientType: 'web',
        frameContext: given.frameContext ?? 'content',
        sessionId: 'x',
        ringId: 'general',
      },
    ],
    'authentication.getAuthToken': () =>
      given.token === null ? [false, 'CancelledByUser'] : [true, given.token],
    'settings.setSettings': () => [true],
  };
  window.addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow || typeof data?.func !== 'string') return;
    said.push({ func: data.func, args: data.args ?? [] });
    const answer = answers[data.func];
    if (answer) tell({ id: data.id, uuidAsString: data.uuidAsString, args: answer() });
  });
  Object.assign(globalThis, { said, tell });
  frame.src = given.content;
  document.body.append(frame);
}

const HTML =
  '<!doctype html><html lang="nl"><title>Teams</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style><main><h1 hidden>Teams</h1></main></html>';

/** A tab as Teams on the web holds it: the address of Teams itself, so that its rules for frames and origins hold for real. */
export async function openInTeams(page: Page, given: TeamsHost): Promise<Frame> {
  await page.route('https://teams.microsoft.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: HTML }),
  );
  await page.goto('https://teams.microsoft.com/v2/');
  const supports = JSON.stringify({
    apiVersion: 4,
    isLegacyTeams: false,
    hostVersionsInfo: {},
    supports: SUPPORTS,
  });
  await page.evaluate(host, { ...given, supports });
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('Teams shows no frame');
  await frame.waitForLoadState();
  return frame;
}

/** What the tab has said so far. */
export const saidTo = (page: Page): Promise<readonly Said[]> =>
  page.evaluate(() => (globalThis as unknown as { said: Said[] }).said);

/** Teams tells the tab something by itself, such as another theme. */
export const tell = (page: Page, func: string, ...args: unknown[]): Promise<void> =>
  page.evaluate((message) => (globalThis as unknown as { tell(m: object): void }).tell(message), {
    func,
    args,
  });

/** Koers itself, in the frame that the tab holds, once it shows this. */
export async function koersIn(tab: Frame, path: RegExp): Promise<Frame> {
  const handle = await tab.waitForSelector('iframe.k-teams', { timeout: 20_000 });
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the tab holds no Koers');
  await frame.waitForURL(path, { timeout: 20_000 });
  await frame.waitForLoadState();
  return frame;
}
