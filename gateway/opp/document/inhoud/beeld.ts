import type { OppInhoud } from '../../../model/opp.ts';
import type { Blok, Cel, Sectie } from '../blad.ts';
import { bron, hoofdletter, veldBlokken, veldCel, voluit } from './woorden.ts';

const niets = (tekst: string): Blok => ({ soort: 'alinea', tekst, stijl: 'zacht' });

function leergebieden(inhoud: OppInhoud): Blok {
  const { peildag } = inhoud.versie;
  if (inhoud.b.leergebieden.length === 0)
    return niets('Er zijn nog geen leerlijnen waarop de leerling is geplaatst.');
  return {
    soort: 'tabel',
    over: 'Per leerlijn: waar de leerling nu is en waar we deze periode naartoe werken',
    kolommen: [
      { naam: 'Leerlijn', breed: 30 },
      { naam: 'Nu', breed: 35 },
      { naam: 'Streefniveau', breed: 35 },
    ],
    rijen: inhoud.b.leergebieden.map(({ leergebied, leerlijn, nu, streefniveau }): Cel[] => [
      leergebied === leerlijn ? { tekst: leerlijn } : { tekst: leerlijn, klein: leergebied },
      veldCel(nu, peildag),
      veldCel(streefniveau, peildag),
    ]),
  };
}

function ondersteuning(inhoud: OppInhoud): Blok {
  const { peildag } = inhoud.versie;
  if (inhoud.b.ondersteuning.length === 0) return niets('Nog niet vastgelegd.');
  return {
    soort: 'tabel',
    over: 'Hoeveel ondersteuning de leerling nodig heeft',
    kolommen: [
      { naam: 'Gebied', breed: 25 },
      { naam: 'Hoeveel', breed: 20 },
      { naam: 'Toelichting', breed: 55 },
    ],
    rijen: inhoud.b.ondersteuning.map(({ gebied, intensiteit, veld }): Cel[] => [
      { tekst: hoofdletter(gebied) },
      { tekst: hoofdletter(intensiteit) },
      veldCel(veld, peildag),
    ]),
  };
}

function resultaten(inhoud: OppInhoud): Blok {
  if (inhoud.b.resultaten.length === 0) return niets('Er zijn geen toetsresultaten bekend.');
  return {
    soort: 'tabel',
    over: 'Toetsresultaten',
    kolommen: [
      { naam: 'Vak', breed: 26 },
      { naam: 'Toets', breed: 32 },
      { naam: 'Uitslag', breed: 18 },
      { naam: 'Gemaakt op', breed: 24 },
    ],
    rijen: inhoud.b.resultaten.map(({ vak, toets, uitslag, op, bron: waar }): Cel[] => [
      { tekst: vak },
      { tekst: toets },
      { tekst: uitslag },
      { tekst: voluit(op), klein: waar },
    ]),
  };
}

/** B. Integratief beeld. */
export function sectieB(inhoud: OppInhoud): Sectie {
  const { b } = inhoud;
  const { peildag } = inhoud.versie;
  return {
    kop: 'B. Hoe gaat het nu?',
    blokken: [
      ...veldBlokken(b.beeld, peildag),
      {
        soort: 'gegevens',
        over: 'Leeftijd in het onderwijs',
        rijen: [{ naam: 'Onderwijsleeftijd', waarde: veldCel(b.onderwijsleeftijd, peildag) }],
      },
      { soort: 'kop', tekst: 'Per leerlijn' },
      leergebieden(inhoud),
      { soort: 'kop', tekst: 'Ondersteuning die nodig is' },
      ondersteuning(inhoud),
      { soort: 'kop', tekst: 'Toetsresultaten' },
      resultaten(inhoud),
    ],
  };
}

function factoren(inhoud: OppInhoud, richting: 'bevorderend' | 'belemmerend'): Blok {
  const { peildag } = inhoud.versie;
  const deze = inhoud.c.filter((factor) => factor.richting === richting);
  if (deze.length === 0) return niets(`Er is nog geen ${richting}e factor vastgelegd.`);
  return {
    soort: 'tabel',
    over: richting === 'bevorderend' ? 'Wat de leerling helpt' : 'Wat het de leerling moeilijk maakt',
    kolommen: [
      { naam: 'Wat', breed: 50 },
      { naam: 'Wat de leerling daarom nodig heeft', breed: 50 },
    ],
    rijen: deze.map(({ dimensie, tekst, behoefte, herkomst }): Cel[] => [
      { tekst, klein: hoofdletter(dimensie) },
      { tekst: behoefte, klein: bron(herkomst, peildag) },
    ]),
  };
}

/** C. Factoren. */
export function sectieC(inhoud: OppInhoud): Sectie {
  return {
    kop: 'C. Wat helpt en wat maakt het moeilijk?',
    blokken: [
      { soort: 'kop', tekst: 'Wat helpt (bevorderende factoren)' },
      factoren(inhoud, 'bevorderend'),
      { soort: 'kop', tekst: 'Wat het moeilijk maakt (belemmerende factoren)' },
      factoren(inhoud, 'belemmerend'),
    ],
  };
}

/** D. Uitstroom (R34, R35). */
export function sectieD(inhoud: OppInhoud): Sectie {
  const { d } = inhoud;
  const { peildag } = inhoud.versie;
  const eind: Blok[] =
    d.eindniveaus.length === 0
      ? []
      : [
          { soort: 'kop', tekst: 'Verwacht niveau aan het eind van de school' },
          {
            soort: 'tabel',
            over: 'Verwacht eindniveau per leerlijn',
            kolommen: [
              { naam: 'Leerlijn', breed: 40 },
              { naam: 'Verwacht eindniveau', breed: 60 },
            ],
            rijen: d.eindniveaus.map(({ leergebied, leerlijn, veld }): Cel[] => [
              leergebied === leerlijn ? { tekst: leerlijn } : { tekst: leerlijn, klein: leergebied },
              veldCel(veld, peildag),
            ]),
          },
        ];
  return {
    kop: 'D. Waar werken we naartoe?',
    blokken: [
      {
        soort: 'gegevens',
        over: 'De verwachte uitstroom',
        rijen: [
          { naam: 'Leerroute', waarde: veldCel(d.leerroute, peildag) },
          { naam: 'Uitstroomprofiel', waarde: veldCel(d.uitstroomprofiel, peildag) },
          { naam: 'Bestemming na deze school', waarde: veldCel(d.bestemming, peildag) },
        ],
      },
      { soort: 'kop', tekst: 'Waarom wij dit verwachten' },
      ...veldBlokken(d.onderbouwing, peildag),
      ...eind,
    ],
  };
}
