import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { borrowBrowser, giveBack } from '../support/kept-browser.ts';
import { needs } from '../support/programs.ts';

const chromium = needs('Chromium');

/** What a site finds of itself in this browser. Runs in the page. */
async function found() {
  const databases = await indexedDB.databases();
  return {
    cookies: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: databases.map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    microphone: (await navigator.permissions.query({ name: 'microphone' })).state,
  };
}

/** Leaves something of every kind behind. Runs in the page. */
async function leave(): Promise<void> {
  await cookieStore.set('spoor', '1');
  localStorage.setItem('spoor', '1');
  sessionStorage.setItem('spoor', '1');
  await new Promise((resolve) => {
    const opened = indexedDB.open('spoor');
    opened.onsuccess = () => {
      opened.result.close();
      resolve(null);
    };
  });
  await caches.open('spoor');
  await navigator.serviceWorker.register('/worker.js');
  await navigator.serviceWorker.ready;
}

describe.skipIf(chromium.missing)(chromium.label('A browser of more than one test file'), () => {
  let asked: string[] = [];
  const site = http.createServer((req, res) => {
    asked.push(req.url ?? '');
    const script = req.url === '/worker.js';
    res.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    if (req.url === '/kept') res.setHeader('Cache-Control', 'max-age=3600');
    res.end(script ? '' : '<!doctype html><title>Proef</title>');
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    origin = `http://localhost:${(site.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
  });

  const visit = async (page: Page) => {
    await page.goto(`${origin}/`);
    await page.evaluate(() => fetch('/kept').then((answer) => answer.text()));
    return await page.evaluate(found);
  };

  it('keeps nothing of who had it before, opens no page of his, and is the same browser', async () => {
    const first = await borrowBrowser('allowed', 'desktop');
    const page = await first.newPage();
    const empty = await visit(page);
    expect(empty).toMatchObject({
      cookies: '',
      local: [],
      session: [],
      databases: [],
      caches: [],
      workers: 0,
    });
    await first.grantPermissions(['microphone']);
    await page.evaluate(leave);
    const full = await visit(page);
    expect(full).toMatchObject({ cookies: 'spoor=1', local: ['spoor'], caches: ['spoor'], workers: 1 });
    expect(full).toMatchObject({ session: ['spoor'], databases: ['spoor'], microphone: 'granted' });
    await first.route('**/*', (route) => route.abort());
    await first.setOffline(true);
    await giveBack(first);

    const second = await borrowBrowser('allowed', 'desktop');
    expect(second).toBe(first);
    expect(second.pages().map((one) => one.url())).toEqual(['about:blank']);
    asked = [];
    expect(await visit(await second.newPage())).toEqual(empty);
    expect(asked).toContain('/kept');
    await giveBack(second);
  });

  it('is another for who wants another width or other cookies; of three the one that waits longest is closed', async () => {
    const browser = await borrowBrowser('allowed', 'desktop');
    const [other, phone] = [
      await borrowBrowser('blocked', 'desktop'),
      await borrowBrowser('allowed', 'phone'),
    ];
    expect(new Set([browser, other, phone]).size).toBe(3);
    for (const one of [browser, other, phone]) await giveBack(one);
    const open = [browser, other, phone].map((one) => one.browser()?.isConnected());
    expect(open).toEqual([false, true, true]);
  });
});
