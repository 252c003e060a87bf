import type { Assets } from '../assets.ts';

/** Addresses without bundling: for tests of pages. */
export const fakeAssets: Pick<Assets, 'url'> = { url: (name) => `/assets/${name}` };
