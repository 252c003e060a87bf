import type { PeriodeSluiten } from '../../../../gateway/leerroute/cyclus/view.ts';
import { id, naam, niveau } from './basis.ts';

const lijn = { id: id(600), code: 'RW-E', naam: 'Geld', leergebied: 'Rekenen' };
const periode = (n: number) => ({
  id: id(900 + n),
  naam: `Periode ${n}`,
  schooljaar: '2026-2027',
  van: n === 1 ? '2026-08-01' : '2026-12-01',
  tot: n === 1 ? '2026-12-01' : '2027-04-01',
  huidig: n === 1,
});

/** A period to close: one pupil to go, one who was closed with another group. */
export const sluiten: PeriodeSluiten = {
  groep: { id: id(800), naam: 'De Schelpen' },
  van: periode(1),
  naar: periode(2),
  dagen: 40,
  leerlingen: [
    {
      leerling: { id: id(1), naam: naam('Pip Regenlaars') },
      rijen: [
        {
          leerlijn: lijn,
          niveau: niveau(2),
          hoger: niveau(3),
          lager: niveau(1),
          graad: { totaal: 2, behaald: 1, procent: 50, deelsProcent: 75 },
          voorstel: {
            keuze: 'intensiveren',
            gronden: [
              { soort: 'graad', behaald: 1, totaal: 2 },
              { soort: 'blijft_achter', anders: 'Samen met anderen' },
            ],
          },
          open: [
            {
              id: id(700),
              code: 'RW-E-2b',
              tekst: 'legt een bedrag gepast neer',
              meegenomen: false,
              stoppen: true,
            },
          ],
          afdruk: 'a1b2',
        },
      ],
      gedaan: [],
    },
    {
      leerling: { id: id(2), naam: naam('Juno Lampedoek') },
      rijen: [],
      gedaan: [
        { leerlijn: lijn, niveau: niveau(1), op: '2026-11-20', door: 'Igor Helmgras', groep: 'Geld N3' },
      ],
    },
  ],
  afsluitingen: [
    {
      id: id(950),
      op: '2026-11-20',
      door: 'Marjan Schelpenpad',
      periode: 'Periode 1 2026-2027',
      leerlingen: 1,
      rijen: 1,
      terug: true,
    },
  ],
};
