import { type Browser, chromium as speler } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { CHROMIUM, needs } from '../../../test/support/programs.ts';
import { documentenWeb } from './testing/documenten-web.ts';

const chromium = needs('Chromium');

/** What the reader of PDF's that comes with Chromium says of the document that it opened. */
interface Geopend {
  readonly bladzijden: number;
  readonly titel: string;
}

/** The page of that reader; it stands in the tab as a frame of its own, and only when Chromium shows a PDF. */
const LEZER = /^chrome-extension:\/\/[a-p]{32}\/index\.html/;

describe.skipIf(chromium.missing)(chromium.label('R40: the PDF in Chromium'), () => {
  const d = documentenWeb();
  let browser: Browser;

  beforeAll(async () => {
    browser = await speler.launch({
      executablePath: CHROMIUM,
      // As somebody has it on his desk: the old headless mode has no reader of PDF's.
      ignoreDefaultArgs: ['--headless', '--hide-scrollbars'],
      args: ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
  }, 60_000);
  afterAll(() => browser?.close());

  it('opens as our route sends it, headers and all, in the reader of the browser itself: every page, with its title', async () => {
    const context = await browser.newContext();
    const [naam = '', waarde = ''] = (await d.sessie(d.k.petra)).split('=');
    expect(naam).toBe(SESSION_COOKIE);
    // Its name asks for https, so that it cannot be put in the jar of the browser from here.
    await context.setExtraHTTPHeaders({ cookie: `${naam}=${waarde}` });
    const page = await context.newPage();
    const pad = `/leerling/${d.k.leerlingen[0]}/opp/document/pdf`;
    const antwoord = await page.goto(d.origin + pad);
    expect(antwoord?.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="opp-versie-3.pdf"',
    });
    const geopend = async (): Promise<Geopend> => {
      const lezer = page.frames().find((frame) => LEZER.test(frame.url()));
      if (!lezer) return { bladzijden: 0, titel: '' };
      return await lezer.evaluate(() => {
        interface Balk {
          readonly docLength?: number;
          readonly docTitle?: string;
        }
        const { document } = globalThis as unknown as {
          document: {
            querySelector(s: string): { shadowRoot: { querySelector(s: string): Balk | null } | null } | null;
          };
        };
        const balk = document.querySelector('pdf-viewer')?.shadowRoot?.querySelector('viewer-toolbar');
        return { bladzijden: balk?.docLength ?? 0, titel: balk?.docTitle ?? '' };
      });
    };
    // Chromium shows the policy of its own reader to who asks; what we send is seen from outside.
    const gestuurd = await (await d.browser(d.k.petra)).get(pad);
    expect(gestuurd.headers.get('content-security-policy')).toContain("default-src 'none'");
    const pdf = Buffer.from(await gestuurd.arrayBuffer());
    const bladzijden = Number(/\/Type \/Pages[^>]*\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1] ?? -1);
    expect(bladzijden).toBeGreaterThan(1);
    await expect
      .poll(geopend, { timeout: 20_000 })
      .toEqual({ bladzijden, titel: expect.stringContaining('Ontwikkelingsperspectief') });
    await context.close();
  }, 60_000);
});
