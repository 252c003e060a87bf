import { describe, expect, it } from 'vitest';
import { GLOSSARY, type Term, term } from './glossary.ts';

const terms: [string, Term][] = Object.entries(GLOSSARY);

describe('glossary (R90)', () => {
  it('gives each word one meaning and each meaning one word', () => {
    const words = terms.map(([, entry]) => entry.term);
    const meanings = terms.map(([, entry]) => entry.betekenis);
    expect(new Set(words).size).toBe(terms.length);
    expect(new Set(meanings).size).toBe(terms.length);
  });

  it.each(terms)('%s is explained in whole, short sentences (B1)', (_key, entry) => {
    expect(entry.betekenis).toMatch(/^[A-Z].*\.$/);
    for (const sentence of entry.betekenis.split(/(?<=\.)\s/))
      expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
  });

  it('writes singular and plural', () => {
    expect(term('leerdoel')).toBe('leerdoel');
    expect(term('leerdoel', 3)).toBe('leerdoelen');
    expect(term('niveau', 0)).toBe('niveaus');
  });
});
