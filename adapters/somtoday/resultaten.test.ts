import { expect, it } from 'vitest';
import { mapDossiers } from './resultaten.ts';

const dossier = (...resultaten: unknown[]) => ({
  voortgangsdossiers: [
    { vaknaam: 'Rekenen', omschrijving_alternatief: 'O/V/G', periodes: [{ periode: 1, resultaten }] },
  ],
});

it('each result with a score comes in, a composite test with its parts (R20)', () => {
  const { resultaten, issues } = mapDossiers(
    'p1',
    dossier(
      { uuid: 'r1', omschrijving: 'Geld', geldend_resultaat: '7,3', weging: 2 },
      { uuid: 'r2', code: 'TIJD', geldend_resultaat_alternatief: 'G' },
      {
        uuid: 'r3',
        omschrijving: 'Meten',
        geldend_resultaat: '6',
        deeltoetsen: [{ uuid: 'r4', omschrijving: 'Lengte', geldend_resultaat: '5' }, { uuid: 'r5' }],
      },
      { uuid: 'r6', omschrijving: 'Nog te maken' },
    ),
  );

  const common = { leerling: 'p1', soort: 'toets', vak: 'Rekenen' };
  expect(resultaten).toEqual([
    { ...common, key: 'p1:r1', naam: 'Geld', score: '7,3', schaal: 'cijfer' },
    { ...common, key: 'p1:r2', naam: 'TIJD', score: 'G', schaal: 'O/V/G' },
    { ...common, key: 'p1:r3', naam: 'Meten', score: '6', schaal: 'cijfer' },
    { ...common, key: 'p1:r4', naam: 'Meten: Lengte', score: '5', schaal: 'cijfer' },
  ]);
  expect(issues).toEqual([]);
});

it.each([
  [
    'a result without a uuid',
    dossier({ omschrijving: 'Geld', geldend_resultaat: '7' }),
    '.resultaten[0].uuid',
  ],
  ['a result without a name', dossier({ uuid: 'r', geldend_resultaat: '7' }), '.resultaten[0].omschrijving'],
  ['a dossier of another shape', { voortgangsdossiers: [7] }, '$.voortgangsdossiers[0]'],
  ['an answer of another shape', [], '$.voortgangsdossiers[0]'],
])('%s is told, and nothing is made up', (_, body, path) => {
  const { resultaten, issues } = mapDossiers('p1', body);

  expect(resultaten).toEqual([]);
  expect(issues).toMatchObject([{ effect: 'dropped', path: expect.stringContaining(path) }]);
});
