import { expect, it } from 'vitest';
import { leesNaam } from './naam.ts';

const naam = (roepnaam: string | undefined, voorvoegsel: string | null, achternaam: string) => ({
  ...(roepnaam === undefined ? {} : { roepnaam }),
  voorvoegsel,
  achternaam,
});

it.each([
  ['Vries, Anna de', naam('Anna', 'de', 'Vries')],
  ['Vries, de, Anna', naam('Anna', 'de', 'Vries')],
  ['de Vries, Anna', naam('Anna', 'de', 'Vries')],
  ['Anna de Vries', naam('Anna', 'de', 'Vries')],
  ['Anna Maria van der Berg', naam('Anna Maria', 'van der', 'Berg')],
  ['Berg, Anna Maria van der', naam('Anna Maria', 'van der', 'Berg')],
  ["Hof, Pip van 't", naam('Pip', "van 't", 'Hof')],
  ['De Smet, Lotte', naam('Lotte', null, 'De Smet')],
  ['Pip Regenlaars', naam('Pip', null, 'Regenlaars')],
  ['Duin Roos, Fenna', naam('Fenna', null, 'Duin Roos')],
  ['Vries,', naam(undefined, null, 'Vries')],
])('%j', (cell, parts) => expect(leesNaam(cell)).toEqual(parts));

it.each(['Anna Maria Vries', 'Anna', '', ',', 'de', 'a, b, c, d'])('%j is not guessed at', (cell) =>
  expect(leesNaam(cell)).toBeNull(),
);
