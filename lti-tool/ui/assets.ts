import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { AppError } from '../../gateway/errors.ts';
import { type BundledFile, bundle } from './asset-bundle.ts';

export interface Asset {
  body: Buffer;
  /** Media type for the Content-Type header. */
  type: string;
  /** Strong entity tag, with its quotes. */
  etag: string;
}

export interface Assets {
  /**
   * Address of an asset by its plain name: `koers.css`, `koers.js`, `lti-storage.js`, `lti-close.js`, `htmx.js`, `icon.svg`, `font-400.woff2`,
   * `font-700.woff2`, `teams/tab.js`, `teams/instellen.js`, and `screens/<folder>.js` for every `screens/<folder>/client.ts`.
   * @throws AppError `internal` for a name that does not exist: a mistake of ours, found by the first test of a page.
   */
  url(name: string): string;
  /** What to answer on a path under `ASSET_BASE`; undefined when unknown (404). */
  get(path: string): Asset | undefined;
}

export const ASSET_BASE = '/assets/';
/** The name carries the hash of the content, so a browser may keep it for good. */
export const ASSET_CACHE_CONTROL = 'public, max-age=31536000, immutable';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Short names for the two fonts that every page loads first. */
const ALIASES: Record<string, string> = {
  'atkinson-hyperlegible-latin-400-normal.woff2': 'font-400.woff2',
  'atkinson-hyperlegible-latin-700-normal.woff2': 'font-700.woff2',
};

function sha256(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/** htmx as its makers publish it: one classic script, minified, with its version in its own text. */
async function htmxFile(): Promise<BundledFile> {
  const body = await readFile(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'));
  return { plain: 'htmx.js', hashed: `htmx-${sha256(body).slice(0, 10)}.js`, body };
}

/** Everything a page loads, bundled once at start and kept in memory. About 0.2 s on two cores. */
export async function loadAssets(): Promise<Assets> {
  const files = [...(await bundle(ASSET_BASE)), await htmxFile()];
  const urls = new Map<string, string>();
  const assets = new Map<string, Asset>();
  for (const { plain, hashed, body } of files) {
    const path = ASSET_BASE + hashed;
    urls.set(ALIASES[plain] ?? plain, path);
    assets.set(path, {
      body: Buffer.from(body),
      type: TYPES[extname(hashed)] ?? 'application/octet-stream',
      etag: `"${sha256(body).slice(0, 22)}"`,
    });
  }
  return {
    url(name) {
      const url = urls.get(name);
      if (url === undefined) {
        throw new AppError('internal', 'Er ging iets mis bij ons.', { detail: `unknown asset ${name}` });
      }
      return url;
    },
    get: (path) => assets.get(path),
  };
}
