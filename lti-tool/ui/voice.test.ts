import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
/** "u" and "uw" as one addresses a person; not the letter, and not a name in code. */
const POLITE =
  /\b[Uu]w\b|\b[Uu] (?:kunt|hebt|heeft|bent|ziet|krijgt|moet|mag|wilt|vult|kiest|leest)\b|\b(?:kunt|hebt|bent|ziet|krijgt|moet|wilt) u\b/;

const texts = ['gateway', 'adapters', 'lti-tool', 'docs'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx?|sql|md)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.join(folder, file)),
);

describe('the voice of Koers (README.md)', () => {
  it('knows a polite sentence when it sees one', () => {
    for (const text of ['Vraag uw school.', 'U hebt geen rechten.', 'Hier kunt u verder.'])
      expect(text).toMatch(POLITE);
    expect('Je hebt geen rechten; vraag je school. `const u = 1`').not.toMatch(POLITE);
  });

  it('says "je" everywhere', () => {
    expect(texts.length).toBeGreaterThan(300);
    const polite = texts.filter((file) => POLITE.test(readFileSync(path.join(ROOT, file), 'utf8')));
    expect(polite).toEqual([]);
  });
});
