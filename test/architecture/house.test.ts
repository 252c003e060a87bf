import { describe, expect, it } from 'vitest';
import { accessPage } from '../../docs/access-page.ts';
import { configPage } from '../../docs/config-page.ts';
import { glossaryPage } from '../../docs/glossary-page.ts';
import { FILE_RULES } from './file-rules.ts';
import { folders, projectFiles, read } from './tree.ts';

const files = projectFiles();
const binary = /\.(png|jpg|woff2?|ico|pdf|xlsx)$/;
const text = new Map(files.filter((f) => !binary.test(f)).map((f) => [f, read(f)]));

describe('every file of the house', () => {
  it('is read', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(files).toContain('gateway/platform/db/migrate.ts');
  });

  describe.each(FILE_RULES)('$name', ({ applies, faults, planted }) => {
    it('finds a planted fault on each of its lines', () => {
      const wrong = planted.text.split('\n').filter((line) => line.length > 1).length;
      expect(applies(planted.file)).toBe(true);
      expect(faults(planted.file, planted.text).length).toBeGreaterThanOrEqual(wrong || 1);
    });

    it('finds none in ours', () => {
      const found = files
        .filter(applies)
        .flatMap((f) => faults(f, text.get(f) ?? '').map((fault) => `${f} ${fault}`));
      expect(found).toEqual([]);
    });
  });
});

const readmeLines = (folder: string) => (text.get(`${folder}/README.md`) ?? '').split('\n').length;

describe('a reader finds the way', () => {
  const top = folders('.').filter((f) => f !== 'bin');
  it.each(top)('%s has a README of at most 40 lines', (folder) => {
    expect(text.has(`${folder}/README.md`)).toBe(true);
    if (folder !== 'docs') expect(readmeLines(folder)).toBeLessThanOrEqual(41);
  });

  it.each(folders('adapters').filter((f) => !f.startsWith('_')))(
    'the adapter %s says what is verified',
    (folder) => {
      const readme = text.get(`adapters/${folder}/README.md`) ?? '';
      expect(readme).toMatch(/verifi|geverifieerd|gecontroleerd/i);
    },
  );

  it('the changelog has an Unreleased section that says something', () => {
    expect(text.get('CHANGELOG.md')).toMatch(/^## Unreleased\n+(###[^\n]*\n+)?- \S/m);
  });

  it('the licence is the EUPL 1.2, whole', () => {
    const licence = text.get('LICENSE') ?? '';
    expect(licence).toMatch(/EUROPEAN UNION PUBLIC LICEN[CS]E v\. 1\.2/);
    expect(licence).toContain('Appendix');
    expect(licence.length).toBeGreaterThan(12_000);
  });

  it('every link in the documents leads somewhere', () => {
    const dead = [...text].flatMap(([file, markdown]) =>
      file.endsWith('.md') ? deadLinks(file, markdown) : [],
    );
    expect(dead).toEqual([]);
    expect(deadLinks('docs/x.md', 'see [this](../gateway/nothing.ts) and [that](../README.md)')).toHaveLength(
      1,
    );
  });

  it('the glossary is the one of the screens (R90)', () => {
    expect(text.get('docs/glossary.md')).toBe(glossaryPage());
  });

  it('R64: the page of who may do what is what `npm run docs` would write', () => {
    expect(text.get('docs/security/access.md')).toBe(accessPage());
  });

  it('the page of settings is what `npm run docs` would write', () => {
    expect(text.get('docs/generated/config.md')).toBe(configPage());
  });
});

function deadLinks(file: string, markdown: string): string[] {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
  return [...markdown.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map((m) => m[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const at = new URL(target, `file:///${folder === '' ? '' : `${folder}/`}`).pathname
        .slice(1)
        .replace(/\/$/, '');
      return !files.some((f) => f === at || f.startsWith(`${at}/`));
    })
    .map((target) => `${file} → ${target}`);
}

describe('the data model on one page', () => {
  const page = text.get('docs/datamodel.md') ?? '';
  const drawing = text.get('docs/images/datamodel.svg') ?? '';
  const tables = [...(text.get('gateway/platform/db/tables.gen.ts') ?? '').matchAll(/'koers\.(\w+)':/g)].map(
    (m) => m[1] ?? '',
  );

  it('names and draws every table there is', () => {
    expect(tables.length).toBeGreaterThan(40);
    expect(tables.filter((table) => !new RegExp(`\\b${table}\\b`).test(page))).toEqual([]);
    expect(tables.filter((table) => table !== 'migration' && !drawing.includes(`>${table}<`))).toEqual([]);
  });
});
