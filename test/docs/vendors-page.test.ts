import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withVendors } from '../../docs/vendors-page.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/vendors/README.md'), 'utf8');

describe('the page for vendors', () => {
  it('has the table that `npm run docs` would write', async () => {
    expect(page).toBe(await withVendors(page));
    expect(page).toContain('[ParnasSys](../../adapters/parnassys/README.md) | SOAP | full');
  });

  it('is not up to date when a line is gone', async () => {
    const without = page.replace(/^\| \[ParnasSys\].*\n/m, '');
    expect(without).not.toBe(page);
    expect(await withVendors(without)).toBe(page);
  });

  it('says that Edu-V waits for its specification', () => {
    expect(page).toMatch(/Edu-V.*waits for its specification/s);
  });
});
