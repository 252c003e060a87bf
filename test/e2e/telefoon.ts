import type { Page } from 'playwright-core';

/** How large a phone is, in CSS pixels. */
export const PHONE = { width: 390, height: 844 };

/** A device of Chromium's own that shows at once who holds it (WebAuthn automation). */
export async function addDevice(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** The way in of who was invited: his link, the code of the school, and a passkey of this phone. Ends on Thuis. */
export async function komBinnen(page: Page, link: string, code: string): Promise<void> {
  await page.setViewportSize(PHONE);
  await addDevice(page);
  await page.goto(link);
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Verder' }).tap();
  await page.getByRole('button', { name: 'Maak een passkey' }).tap();
  await page.waitForURL(/\/thuis$/);
}
