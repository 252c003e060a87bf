import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openBrowser } from '../support/browser.ts';
import { demoData, koers, removeData } from '../support/demo.ts';
import { needs } from '../support/programs.ts';
import { complaintsOf, faultsOf } from './look.ts';
import { textOf } from './stage.ts';

const chromium = needs('Chromium');
const ROOT = path.join(import.meta.dirname, '../..');
const Invited = z.object({ address: z.url(), code: z.string(), person: z.uuid() });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Koers as a school runs it, with beheer behind a passkey. */
async function startWeb(data: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['bin/run.js', 'gateway/main.ts', '--web'], {
    cwd: ROOT,
    env: { ...process.env, KOERS_DATA: data, KOERS_PORT: String(port), KOERS_LOG: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    // What comes between listening and being ready gets no answer.
    const up = await fetch(`http://localhost:${port}/readyz`, { signal: AbortSignal.timeout(500) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return child;
    if (child.exitCode !== null) throw new Error(`Koers ended (${child.exitCode})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A device of Chromium's own that shows at once who holds it (WebAuthn automation). */
async function addDevice(cdp: CDPSession, transport: 'internal' | 'usb' = 'internal'): Promise<string> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

describe.skipIf(chromium.missing)(chromium.label('R64 the first beheerder of a school'), () => {
  const data = demoData();
  const at = { url: '', school: '' };
  let child: ChildProcess;
  let context: BrowserContext;
  let page: Page;
  let cdp: CDPSession;
  let invited: z.infer<typeof Invited>;
  const faults: string[] = [];

  const invite = async (...args: string[]) => {
    const { out, code, err } = await koers(data, ['invite', '--json', ...args]);
    if (code !== 0) throw new Error(err);
    return Invited.parse(JSON.parse(out));
  };
  const addSchool = async (brin: string, naam: string, bestuur: string) => {
    const { code, err } = await koers(data, [
      'school',
      'add',
      '--brin',
      brin,
      '--naam',
      naam,
      '--bestuur',
      bestuur,
    ]);
    if (code !== 0) throw new Error(err);
  };

  beforeAll(async () => {
    const port = await freePort();
    at.url = `http://localhost:${port}`;
    child = await startWeb(data, port);
    await addSchool('98AB', 'De Wilg', 'Stichting Rivier');
    invited = await invite('--school', '98AB', '--name', 'Ria van der Kaart');
    context = await openBrowser('allowed', 'desktop');
    page = await context.newPage();
    cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await addDevice(cdp);
  });
  afterAll(async () => {
    await context?.close();
    child?.kill('SIGINT');
    if (child && child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
    removeData(data);
  });

  /** Looks at the page that is open, at three widths; what is wrong is kept until the end of a test. */
  const look = async (name: string, heading: string) => {
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading);
    faults.push(...(await faultsOf(page, name)));
  };
  const typeCode = async (code: string) => {
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Verder' }).click();
  };

  it('comes in by a code and a passkey, and finds the screens of beheer', async () => {
    const complaints = complaintsOf(page);
    expect(invited.address.endsWith('/uitnodiging')).toBe(true);
    await page.goto(`${at.url}/uitnodiging`);
    await look('uitnodiging', 'Je uitnodiging');
    await typeCode('AAAA-BBBB-CCCC');
    await page.getByText('Deze code klopt niet, of hij werkt niet meer.').waitFor();
    await look('uitnodiging-fout', 'Je uitnodiging');
    await typeCode(invited.code);
    await page.getByRole('button', { name: 'Maak een passkey' }).waitFor();
    await look('uitnodiging-welkom', 'Welkom, Ria van der Kaart');
    await page.getByRole('button', { name: 'Maak een passkey' }).click();
    await page.waitForURL(/\/vandaag$/);
    await page.locator('summary', { hasText: 'Beheer' }).click();
    await page.getByRole('link', { name: 'Koppelingen', exact: true }).click();
    await page.getByRole('link', { name: 'Koppel een systeem' }).click();
    expect(await textOf(page, 'h1')).toMatch(/koppel/i);
    expect(page.url()).not.toContain(invited.code);
    expect(complaints.take()).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  });

  it('locks with one tap: nothing of anybody is left, also with the back button', async () => {
    await page.goto(`${at.url}/koppelingen`);
    expect(await textOf(page, 'header')).toContain('Ria van der Kaart');
    await page.getByRole('button', { name: 'Vergrendel' }).click();
    await look('vergrendeld', 'Vergrendeld');
    for (let back = 0; back < 3; back += 1) {
      await page.goBack();
      await page.waitForLoadState();
      const text = await textOf(page, 'body');
      expect(text).not.toMatch(/Ria|Kaart|De Wilg|Nieuwe koppeling/);
    }
    await page.goto(`${at.url}/koppelingen`);
    await look('niet-aangemeld', 'Je bent niet meer aangemeld');
    expect(faults.splice(0)).toEqual([]);
  });

  it('signs in again, and comes where he wanted to be', async () => {
    const complaints = complaintsOf(page);
    await page.goto(`${at.url}/koppelingen`);
    await page.getByRole('link', { name: 'Aanmelden met een passkey' }).click();
    await look('aanmelden', 'Aanmelden');
    await page.getByRole('button', { name: 'Aanmelden met een passkey' }).click();
    await page.waitForURL(/\/koppelingen$/);
    expect(await textOf(page, 'h1')).toBe('Koppelingen');
    expect(complaints.take()).toEqual([]);
    expect(faults.splice(0)).toEqual([]);
  });

  it('adds a passkey on a second device, and removes it', async () => {
    await page.getByRole('link', { name: 'Mijn passkeys' }).click();
    await look('passkeys-een', 'Mijn passkeys');
    expect(await textOf(page)).toContain('Dit is je enige passkey');
    // The device that has one makes no second.
    await page.getByLabel('Naam').fill('Nog eens');
    await page.getByRole('button', { name: 'Passkey toevoegen' }).click();
    await page.getByText('Op dit apparaat staat al een passkey van jou.').waitFor();
    const authenticatorId = await addDevice(cdp, 'usb');
    await page.getByLabel('Naam').fill('Telefoon');
    await page.getByRole('button', { name: 'Passkey toevoegen' }).click();
    await page.getByRole('heading', { name: 'Telefoon', exact: true }).waitFor();
    await look('passkeys-twee', 'Mijn passkeys');
    await page.getByText('Verwijderen', { exact: true }).nth(1).click();
    await look('passkeys-weg', 'Mijn passkeys');
    await page.getByRole('button', { name: 'Ja, verwijderen' }).click();
    await expect.poll(() => textOf(page)).not.toContain('Telefoon');
    await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    expect(faults.splice(0)).toEqual([]);
  });

  it('R64: uses the same passkey for a school of another bestuur, and chooses', async () => {
    await addSchool('98CD', 'De Meander', 'Stichting Delta');
    const second = await invite('--school', '98CD', '--name', 'Ria van der Kaart', '--role', 'ib');
    await page.goto(`${at.url}/uitnodiging`);
    await typeCode(second.code);
    await page.getByText('Ik heb al een passkey', { exact: true }).click();
    await look('uitnodiging-bestaand', 'Welkom, Ria van der Kaart');
    await page.getByRole('button', { name: 'Gebruik mijn passkey' }).click();
    await page.waitForURL(/\/school$/);
    await look('school', 'Kies je school');
    expect(await textOf(page, 'header')).toContain('intern begeleider · De Meander');
    await page.getByRole('button', { name: 'Naar De Wilg' }).click();
    await page.waitForURL(/\/vandaag$/);
    expect(await textOf(page, 'header')).toContain('beheerder · De Wilg');
    expect(faults.splice(0)).toEqual([]);
  });
});
