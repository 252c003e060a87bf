import type { SimSchool } from './school.ts';

/** A school of any size, every name in it made from a number. */
export function generateSchool(count: number): SimSchool {
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    brin: '99XY',
    dependance: '00',
    naam: 'De Kompasroos vso',
    groepen: [
      { key: 'G01', naam: 'Route A', soort: 'stamgroep', jaargroep: 'V' },
      { key: 'G11', naam: 'Geld N3', soort: 'samengesteld' },
    ],
    leerlingen: Array.from({ length: count }, (_, i) => ({
      key: `L${i}`,
      eckId: `https://ketenid.nl/nep/${i}`,
      roepnaam: `Roepnaam${i}`,
      achternaam: `Achternaam${i}`,
      email: `leerling${i}@example.org`,
      geboortedatum: `2012-${two((i % 12) + 1)}-${two((i % 28) + 1)}`,
      geslacht: i % 2 === 0 ? 'jongen' : 'meisje',
      jaargroep: 'V',
      stamgroep: 'G01',
      groepen: i % 3 === 0 ? ['G11'] : [],
      instroomdatum: '2020-08-01',
      resultaten: i === 0 ? [{ vak: 'Rekenen', naam: 'Geld', cijfer: '7,3' }] : [],
    })),
    medewerkers: [
      {
        key: 'M1',
        eckId: 'https://ketenid.nl/nep/m1',
        roepnaam: 'Wendy',
        voorvoegsel: 'de',
        achternaam: 'Klankschaal',
        email: 'wendy@example.org',
        functie: 'Docent',
        groepen: ['G01', 'G11'],
      },
    ],
  };
}
