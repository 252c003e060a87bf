import { describe, expect, it } from 'vitest';
import { ASSET_BASE, loadAssets } from './assets.ts';

const assets = await loadAssets();
const text = (name: string): string => assets.get(assets.url(name))?.body.toString('utf8') ?? '';

describe('loadAssets', () => {
  it.each([
    ['koers.css', 'text/css; charset=utf-8'],
    ['koers.js', 'text/javascript; charset=utf-8'],
    ['htmx.js', 'text/javascript; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
    ['font-400.woff2', 'font/woff2'],
    ['font-700.woff2', 'font/woff2'],
  ])('serves %s as %s under a name that carries its hash', (name, type) => {
    const url = assets.url(name);
    expect(url).toMatch(/^\/assets\/[\w/-]+-[\w-]{8,10}\.\w+$/);
    expect(assets.get(url)).toMatchObject({ type, etag: expect.stringMatching(/^"[\w-]{22}"$/) });
  });

  it('gives the same names again for the same content, so a restart keeps the caches of browsers', async () => {
    const again = await loadAssets();
    expect(again.url('koers.css')).toBe(assets.url('koers.css'));
    expect(again.url('koers.js')).toBe(assets.url('koers.js'));
  });

  it('knows no other path, and says which name is missing', () => {
    expect(assets.get(`${ASSET_BASE}koers.css`)).toBeUndefined();
    expect(assets.get('/assets/../package.json')).toBeUndefined();
    expect(() => assets.url('nergens.css')).toThrowError(expect.objectContaining({ code: 'internal' }));
  });

  it('brings along every file that the stylesheet asks for, and asks for nothing from elsewhere', () => {
    const urls = [...text('koers.css').matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(urls.length).toBeGreaterThan(3);
    for (const url of urls) expect(assets.get(url), url).toBeDefined();
    expect(text('koers.css')).not.toMatch(/@import/);
  });

  it('needs no eval in our own client code', () => {
    expect(text('koers.js')).not.toMatch(
      /\beval\(|new Function|setTimeout\(["'`]|innerHTML|insertAdjacentHTML/,
    );
    expect(text('koers.js')).toContain('lti.frameResize');
  });
});
