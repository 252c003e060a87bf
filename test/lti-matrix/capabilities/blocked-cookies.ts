import { openBrowser } from '../../support/browser.ts';
import { needs } from '../../support/programs.ts';
import { type Capability, holds } from '../capability.ts';
import { COURSE, TEACHER } from '../course.ts';

/**
 * Both sites in one process of Chromium: which cookies are kept and who may post to whom is decided by site and origin all the
 * same. Playwright loses a frame for good that leaves its process, comes back and leaves again within a moment, as the
 * tool's does here (one in nine launches: the button was on the screen and nobody could press it).
 */
const ONE_PROCESS = ['--disable-site-isolation-trials'];
const BUTTON = { name: /^Open Koers in een nieuw venster/ };

/**
 * A browser that keeps no cookie of Koers in a frame (Chromium that blocks them, and a Koers whose cookies are not
 * partitioned, as older iPads see it): the platform keeps the state where it can, and one press opens a window of its own.
 */
export const blockedInBrowser: Capability = {
  name: 'in een browser',
  long: true,
  async run({ platform, origin }) {
    if (needs('Chromium').missing) return 'overgeslagen: needs Chromium';
    const context = await openBrowser('blocked', 'iframe', ONE_PROCESS);
    try {
      const page = await context.newPage();
      const opening = platform.open({ person: TEACHER, course: COURSE, target: `${origin}/vandaag` });
      await page.goto(opening.replace('/open/', '/frame/'));
      const frame = page.frameLocator('#tool');
      const press = frame.getByRole('button', BUTTON).or(frame.getByRole('link', BUTTON));
      await press.waitFor({ timeout: 20_000 }).catch(async () => {
        const shown = (await frame.locator('body').textContent({ timeout: 2_000 })) ?? '';
        const paths = page.frames().map((one) => new URL(one.url()).pathname);
        throw new Error(`no way on at ${paths.join(' ')}: ${shown.slice(0, 300)}`);
      });
      const stored = await frame.getByRole('button', BUTTON).isVisible();
      const told = platform.profile.storage?.told ?? false;
      holds(stored === told, `storage ${told ? 'was not' : 'was'} used`);
      const coming = context.waitForEvent('page');
      await press.click();
      const window = await coming;
      await window.waitForURL(`${origin}/vandaag`, { timeout: 20_000 });
      holds(!/state|ticket|token/.test(window.url()), 'a secret stands in the address');
      return stored ? 'opslag, dan venster' : 'nieuw venster';
    } finally {
      await context.close();
    }
  },
};
