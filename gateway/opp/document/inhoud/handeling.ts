import type { OppInhoud } from '../../../model/opp.ts';
import type { Blok, Punt, Sectie } from '../blad.ts';
import { bron, hoofdletter, laatsteDag, opsomming, veldCel, voluit } from './woorden.ts';

type Doel = OppInhoud['e']['doelen'][number];

/** Who does what, how often, and with what (R36). */
const actiePunt = ({ soort, wat, wie, hoeVaak, waarmee }: Doel['acties'][number]): Punt => ({
  tekst: wat,
  klein: [hoofdletter(soort), wie, hoeVaak, waarmee === null ? '' : `met ${waarmee}`]
    .filter((deel) => deel !== '')
    .join(' · '),
});

/** A niveau has a name of its own ("Niveau 1") or is a number alone. */
const metNiveau = (niveau: string): string => (/^\d/.test(niveau) ? `Niveau ${niveau}` : niveau);

function doelenTabel(inhoud: OppInhoud, leerlijn: string, doelen: readonly Doel[]): Blok {
  const { peildag } = inhoud.versie;
  return {
    soort: 'tabel',
    over: `Doelen van ${leerlijn} en wie wat doet`,
    kolommen: [
      { naam: 'Doel: de leerling …', breed: 46 },
      { naam: 'Wie doet wat, en hoe vaak', breed: 54 },
    ],
    rijen: doelen.map(({ code, niveau, tekst, beginsituatie, acties, herkomst }) => [
      {
        tekst: [
          { tekst: `${code} `, vet: true },
          { tekst },
          ...(beginsituatie === null ? [] : [{ tekst: `\nBeginsituatie: ${beginsituatie}` }]),
        ],
        klein: [niveau === null ? '' : metNiveau(niveau), bron(herkomst, peildag)]
          .filter((deel) => deel !== '')
          .join(' · '),
      },
      acties.length === 0
        ? { tekst: 'Nog geen acties afgesproken' }
        : { tekst: '', punten: acties.map(actiePunt) },
    ]),
  };
}

/** Doelen in the order given, one table a leerlijn. */
function perLeerlijn(inhoud: OppInhoud): Blok[] {
  const lijnen = new Map<string, Doel[]>();
  for (const doel of inhoud.e.doelen) {
    const naam = doel.leergebied === doel.leerlijn ? doel.leerlijn : `${doel.leergebied}: ${doel.leerlijn}`;
    lijnen.set(naam, [...(lijnen.get(naam) ?? []), doel]);
  }
  return [...lijnen].flatMap(([naam, doelen]): Blok[] => [
    { soort: 'kop', tekst: naam },
    doelenTabel(inhoud, naam, doelen),
  ]);
}

/** E. Handelingsdeel. */
export function sectieE(inhoud: OppInhoud): Sectie {
  const { e } = inhoud;
  const { peildag } = inhoud.versie;
  const periode =
    e.periode === null
      ? 'Er is nog geen periode gekozen.'
      : `Deze afspraken gelden voor ${e.periode.naam} van schooljaar ${e.periode.schooljaar}: van ${voluit(e.periode.van)} tot en met ${voluit(laatsteDag(e.periode.tot))}.`;
  const doelen: Blok[] =
    e.doelen.length === 0
      ? [{ soort: 'alinea', tekst: 'Er zijn nog geen doelen voor deze periode.', stijl: 'zacht' }]
      : perLeerlijn(inhoud);
  return {
    kop: 'E. Wat doen we deze periode? (handelingsdeel)',
    blokken: [
      { soort: 'alinea', tekst: periode },
      ...doelen,
      { soort: 'kop', tekst: 'Ondersteuning en afspraken' },
      {
        soort: 'gegevens',
        over: 'Ondersteuning en afspraken in deze periode',
        rijen: [
          { naam: 'Ondersteuning', waarde: veldCel(e.ondersteuning, peildag) },
          { naam: 'Hulpmiddelen', waarde: veldCel(e.hulpmiddelen, peildag) },
          { naam: 'Zorg in schooltijd', waarde: veldCel(e.zorg, peildag) },
          { naam: 'Afwijkingen van het onderwijsprogramma', waarde: veldCel(e.afwijkingen, peildag) },
        ],
      },
    ],
  };
}

const MOMENT = {
  opstellen: 'Bij het opstellen',
  bijstellen: 'Bij het bijstellen',
  evalueren: 'Bij het evalueren',
} as const;

function gehoord(stem: OppInhoud['f'][number]): Blok[] {
  const hoe = stem.hoe.length === 0 ? '' : ` Dat ging met: ${opsomming(stem.hoe)}.`;
  const bijlagen =
    stem.bijlagen.length === 0
      ? ''
      : ` Bewaard bij dit plan: ${opsomming(stem.bijlagen.map(({ naam, soort }) => `${naam} (${soort})`))}.`;
  return [
    { soort: 'alinea', tekst: `Op ${voluit(stem.op)} is de leerling gehoord.${hoe}` },
    ...(stem.eigenWoorden === null
      ? []
      : [{ soort: 'alinea', tekst: stem.eigenWoorden, stijl: 'citaat' } as const]),
    ...(stem.gevraagd.length === 0
      ? []
      : [
          {
            soort: 'gegevens',
            over: 'Wat is gevraagd en wat de leerling zei',
            rijen: stem.gevraagd.map(({ vraag, antwoord }) => ({ naam: vraag, waarde: { tekst: antwoord } })),
          } as const,
        ]),
    { soort: 'alinea', tekst: `Vastgelegd door ${stem.vastgelegdDoor}.${bijlagen}`, stijl: 'klein' },
  ];
}

function nietGehoord(stem: OppInhoud['f'][number]): Blok[] {
  const weer =
    stem.volgendePoging === null ? '' : ` We proberen het opnieuw op ${voluit(stem.volgendePoging)}.`;
  return [
    {
      soort: 'alinea',
      tekst: `Op ${voluit(stem.op)} lukte het niet om de leerling te horen. ${stem.reden ?? 'De reden is niet opgeschreven.'}${weer}`,
    },
    { soort: 'alinea', tekst: `Vastgelegd door ${stem.vastgelegdDoor}.`, stijl: 'klein' },
  ];
}

/** F. Stem van de leerling (R46). */
export function sectieF(inhoud: OppInhoud): Sectie {
  const kop = `F. Wat ${inhoud.a.leerling.roepnaam} zelf zegt`;
  if (inhoud.f.length === 0)
    return { kop, blokken: [{ soort: 'alinea', tekst: 'De leerling is nog niet gehoord.', stijl: 'zacht' }] };
  return {
    kop,
    blokken: inhoud.f.flatMap((stem): Blok[] => [
      { soort: 'kop', tekst: MOMENT[stem.moment] },
      ...(stem.gehoord ? gehoord(stem) : nietGehoord(stem)),
    ]),
  };
}
