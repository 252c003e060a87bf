import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withColumns } from '../../docs/keys-page.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/security/keys.md');
const tables = read('gateway/platform/db/tables.gen.ts'); // itself compared with a migrated database (migrate.test.ts)

describe('what a dump reveals (R82), docs/security/keys.md', () => {
  it('lists every column of every table as it is now', () => {
    expect(page === withColumns(page, tables), 'docs/security/keys.md is stale: run npm run docs').toBe(true);
    expect(page).toMatch(/\| `person_identity` \|[^|]*roepnaam[^|]*geboortedatum[^|]*\| – \|/);
    expect(page).toMatch(/\| `act` \|[^|]*\bdata\b[^|]*\| reden \(key of the pupil\) \|/);
  });

  it('notices a new column in clear, and bytes of which nobody said what they are', () => {
    const more = tables.replace('export interface PersonIdentityTable {\n', '$&  bsn: string | null;\n');
    expect(withColumns(page, more)).toContain('bsn');
    const bytes = tables.replace('export interface PersonIdentityTable {\n', '$&  foto: Buffer | null;\n');
    expect(() => withColumns(page, bytes)).toThrow('person_identity.foto');
  });

  it('names the tables that say who somebody is', () => {
    const named = [
      'person_identity',
      'person_key',
      'source_record',
      'lti_unlinked',
      'sync_row',
      'sync_change',
      'sync_issue',
    ];
    const [prose = ''] = page.split('<!-- columns');
    for (const table of named) {
      expect(prose).toContain(`\`${table}\``);
      expect(page).toContain(`| \`${table}\` |`);
    }
    const rows = [...page.matchAll(/^\| `(\w+)` \| ([^|]*) \|/gm)];
    const withNames = rows.filter(([, , clear]) =>
      /roepnaam|achternaam|geboortedatum|email/.test(clear ?? ''),
    );
    expect(withNames.map(([, table]) => table)).toEqual(['person_identity']);
  });
});
