import { describe, expect, it } from 'vitest';
import { leesFilter } from '../ims/filter-rules.ts';
import { gesorteerd, metVelden, voldoet } from './selection-rules.ts';

const rekenen = {
  title: 'Rekenen',
  creator: "'t Kompas",
  subject: ['Geld', 'Tijd'],
  licenseURI: { title: 'CC0' },
};
const taal = { title: 'taal', creator: 'Koers', version: '2.0' };
const geldt = (tekst: string, ding: object) => {
  const filter = leesFilter(tekst);
  if (!filter) throw new Error(`${tekst} is no filter`);
  return voldoet({ ...ding }, filter);
};

describe('filter, sort and fields of a list (1EdTech REST binding)', () => {
  it.each([
    ["title='rekenen'", true],
    ["title!='rekenen'", false],
    ["title~'ken'", true],
    ["creator='''t Kompas'", true],
    ["subject='tijd'", true],
    ["subject!='tijd'", false],
    ["licenseURI.title='CC0'", true],
    ["title>'q' AND title<='rekenen'", true],
    ["title='x' OR subject~'gel'", true],
    ["title='x' AND subject~'gel'", false],
    ["version='2.0'", false],
  ])('%s', (tekst, antwoord) => {
    expect(geldt(tekst, rekenen)).toBe(antwoord);
  });

  it.each([
    '',
    'title',
    "title=='x'",
    "title='x' AND",
    "title='x' OR a='b' AND c='d'",
    "title='x",
    `${"a='b' AND ".repeat(11)}a='b'`,
  ])('%j is no filter', (tekst) => expect(leesFilter(tekst)).toBeNull());

  it('sorts whatever the case, and puts what has no such field last', () => {
    const namen = (veld: string, orde: 'asc' | 'desc') =>
      gesorteerd([taal, rekenen], veld, orde).map((d) => d.title);
    expect(namen('title', 'asc')).toEqual(['Rekenen', 'taal']);
    expect(namen('title', 'desc')).toEqual(['taal', 'Rekenen']);
    expect(namen('version', 'desc')).toEqual(['taal', 'Rekenen']);
  });

  it('gives the fields that were asked and that are there', () => {
    expect(metVelden(taal, ['title', 'notes'])).toEqual({ title: 'taal' });
  });
});
