import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapterFolders } from '../../adapters/registry.ts';
import { withVendors } from '../../docs/vendors-page.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/vendors/README.md'), 'utf8');

describe('the page for vendors', () => {
  it('says of who is connected what the adapters themselves say', async () => {
    const today = new Set((await withVendors(page)).split('\n'));
    // A new folder does not touch this page: it is in the table after the next `npm run docs`.
    expect(page.split('\n').filter((line) => !today.has(line))).toEqual([]);
    expect(page).toContain('[ParnasSys](../../adapters/parnassys/README.md) | SOAP | full');
  });

  it('gets a line for each of them', async () => {
    const without = page.replace(/^\| \[ParnasSys\].*\n/m, '');
    expect(without).not.toBe(page);
    expect(await withVendors(without)).toBe(await withVendors(page));
    expect((await withVendors(page)).match(/^\| \[/gm)).toHaveLength((await adapterFolders()).length);
  });

  it('says that Edu-V waits for its specification', () => {
    expect(page).toMatch(/Edu-V.*waits for its specification/s);
  });
});
