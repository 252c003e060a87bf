import type { OppInhoud } from '../../../model/opp.ts';
import type { Blok, Cel, Sectie } from '../blad.ts';
import { veldCel, voluit } from './woorden.ts';

const CATEGORIE = { laag: 'laag (categorie 1)', midden: 'midden (categorie 2)', hoog: 'hoog (categorie 3)' };

const personen = (mensen: readonly { naam: string; rol: string }[], geen: string): Cel =>
  mensen.length === 0
    ? { tekst: geen }
    : { tekst: mensen.map(({ naam, rol }) => `${naam} (${rol})`).join('\n') };

function tlv(inhoud: OppInhoud): Cel {
  const { tlv: verklaring } = inhoud.a;
  if (verklaring === null) return { tekst: 'Geen toelaatbaarheidsverklaring bekend' };
  const { nummer, categorie, van, tot, samenwerkingsverband } = verklaring;
  return {
    tekst: `Nummer ${nummer}, bekostiging ${CATEGORIE[categorie]}\nVan ${voluit(van)} tot en met ${voluit(tot)}`,
    klein: `Afgegeven door ${samenwerkingsverband}`,
  };
}

/** A. Gegevens (domain.md §2.2). */
export function sectieA(inhoud: OppInhoud): Sectie {
  const { a } = inhoud;
  const { peildag } = inhoud.versie;
  const blok: Blok = {
    soort: 'gegevens',
    over: 'Gegevens van de leerling en de school',
    rijen: [
      { naam: 'Leerling', waarde: { tekst: a.leerling.naam } },
      {
        naam: 'Geboren op',
        waarde: {
          tekst: a.leerling.geboortedatum === null ? 'Niet bekend' : voluit(a.leerling.geboortedatum),
        },
      },
      { naam: 'School', waarde: { tekst: `${a.school.naam} (${a.school.brin})`, klein: a.school.bestuur } },
      { naam: 'Groep', waarde: veldCel(a.groep, peildag) },
      { naam: 'Op school sinds', waarde: veldCel(a.inschrijfdatum, peildag) },
      { naam: 'Toelaatbaarheid', waarde: tlv(inhoud) },
      { naam: 'Wie beslist mee', waarde: personen(a.gezaghebbenden, 'Nog niet vastgelegd') },
      { naam: 'Commissie voor de begeleiding', waarde: personen(a.cvb, 'Nog niet vastgelegd') },
    ],
  };
  return { kop: 'A. Gegevens', blokken: [blok] };
}
