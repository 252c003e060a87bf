import type { OppInhoud } from '../../../model/opp.ts';
import type { Blok, Cel, Sectie } from '../blad.ts';
import { isConcept, opsomming, veldCel, voluit } from './woorden.ts';

/** G. Evaluatie (R47); absent as long as there is none. */
export function sectieG(inhoud: OppInhoud): Sectie | null {
  const { g } = inhoud;
  const { peildag } = inhoud.versie;
  if (g === null) return null;
  const lijnen: Blok[] =
    g.leergebieden.length === 0
      ? []
      : [
          {
            soort: 'tabel',
            over: 'Per leerlijn: wat we wilden en wat is gehaald',
            kolommen: [
              { naam: 'Leerlijn', breed: 26 },
              { naam: 'Streefniveau', breed: 18 },
              { naam: 'Behaald', breed: 18 },
              { naam: 'Conclusie', breed: 38 },
            ],
            rijen: g.leergebieden.map(({ leergebied, leerlijn, streefniveau, behaald, conclusie }): Cel[] => [
              leergebied === leerlijn ? { tekst: leerlijn } : { tekst: leerlijn, klein: leergebied },
              { tekst: streefniveau ?? 'Geen niveau' },
              { tekst: behaald },
              veldCel(conclusie, peildag),
            ]),
          },
        ];
  const doelen: Blok[] =
    g.doelen.length === 0
      ? []
      : [
          { soort: 'kop', tekst: 'Per doel' },
          {
            soort: 'tabel',
            over: 'Per doel: hoe het afliep',
            kolommen: [
              { naam: 'Doel: de leerling …', breed: 70 },
              { naam: 'Uitkomst', breed: 30 },
            ],
            rijen: g.doelen.map(({ code, tekst, uitkomst }): Cel[] => [
              { tekst: [{ tekst: `${code} `, vet: true }, { tekst }] },
              { tekst: uitkomst },
            ]),
          },
        ];
  return {
    kop: 'G. Terugkijken (evaluatie)',
    blokken: [
      {
        soort: 'alinea',
        tekst: `Op ${voluit(g.op)} keken we terug${g.deelnemers.length === 0 ? '.' : ` met ${opsomming(g.deelnemers)}.`}`,
      },
      ...lijnen,
      ...doelen,
      {
        soort: 'gegevens',
        over: 'Wat er verandert',
        rijen: [{ naam: 'Wat er verandert', waarde: veldCel(g.wijzigingen, peildag) }],
      },
    ],
  };
}

const DEEL = { uitstroom: 'Uitstroomdeel (A tot en met D, en F)', handeling: 'Handelingsdeel (E)' } as const;
const ANTWOORD = { akkoord: 'Akkoord', niet_akkoord: 'Niet akkoord', open: 'Nog geen antwoord' } as const;
const HANDELING = {
  niet_nodig: 'Instemming is niet nodig: er is geen individuele begeleiding afgesproken.',
  open: 'Er is nog niet met het handelingsdeel ingestemd.',
  ingestemd: 'Met het handelingsdeel is ingestemd.',
  niet_ingestemd: 'Met het handelingsdeel is niet ingestemd.',
} as const;

function stappen(inhoud: OppInhoud): Blok {
  const { overleg, cvbAdvies, vastgesteld, handelingsdeel } = inhoud.h;
  const besproken: Cel =
    overleg === null
      ? { tekst: 'Nog niet gehouden' }
      : {
          tekst: overleg.uitkomst,
          klein: `${voluit(overleg.op)}${overleg.deelnemers.length === 0 ? '' : `, met ${opsomming(overleg.deelnemers)}`}`,
        };
  return {
    soort: 'gegevens',
    over: 'Hoe dit plan tot stand kwam',
    rijen: [
      { naam: 'Overleg met ouders', waarde: besproken },
      {
        naam: 'Advies van de commissie',
        waarde:
          cvbAdvies === null
            ? { tekst: 'Nog geen advies' }
            : { tekst: cvbAdvies.advies, klein: voluit(cvbAdvies.op) },
      },
      { naam: 'Instemming', waarde: { tekst: HANDELING[handelingsdeel] } },
      {
        naam: 'Vastgesteld',
        waarde: {
          tekst:
            vastgesteld === null
              ? 'Nog niet vastgesteld'
              : `Op ${voluit(vastgesteld.op)} door ${vastgesteld.door}`,
        },
      },
    ],
  };
}

/** Who agreed with which part, and when (R44). */
function antwoorden(inhoud: OppInhoud): Blok[] {
  if (inhoud.h.instemming.length === 0) return [];
  return [
    { soort: 'kop', tekst: 'Wie is het eens met welk deel?' },
    {
      soort: 'tabel',
      over: 'Antwoorden per persoon en per deel',
      kolommen: [
        { naam: 'Naam', breed: 27 },
        { naam: 'Deel', breed: 25 },
        { naam: 'Antwoord', breed: 24 },
        { naam: 'Datum', breed: 24 },
      ],
      rijen: inhoud.h.instemming.map(({ deel, naam, rol, antwoord, op, toelichting }): Cel[] => [
        { tekst: naam, klein: rol },
        { tekst: DEEL[deel] },
        toelichting === null
          ? { tekst: ANTWOORD[antwoord] }
          : { tekst: ANTWOORD[antwoord], klein: `Toelichting: ${toelichting}` },
        { tekst: op === null ? 'Nog open' : voluit(op) },
      ]),
    },
  ];
}

/**
 * R44: room for who answers on paper. Who answered in Koers has no box; of what is no longer in force nothing is asked.
 */
function opPapier({ a, h, versie }: OppInhoud): Blok[] {
  const leeft =
    isConcept(versie.status) || versie.status === 'vastgesteld' || versie.status === 'in_evaluatie';
  const gevraagd = h.instemming.filter(({ deel }) => deel === 'handeling');
  const mensen =
    h.instemming.length === 0 ? a.gezaghebbenden : gevraagd.filter(({ antwoord }) => antwoord === 'open');
  if (!leeft || h.handelingsdeel === 'niet_nodig' || mensen.length === 0) return [];
  return [
    {
      soort: 'ondertekening',
      kop: 'Antwoord op papier',
      tekst:
        'Geef je je antwoord liever op papier? Kruis aan of je het eens bent met deel E, het handelingsdeel, en zet je handtekening. Geef dit blad aan de school.',
      mensen: mensen.map(({ naam, rol }) => ({ naam, rol })),
    },
  ];
}

/** H. Besluit. */
export function sectieH(inhoud: OppInhoud): Sectie {
  const { h, versie } = inhoud;
  const geschil: Blok[] = h.geschil
    ? [
        {
          soort: 'kader',
          toon: 'let-op',
          kop: 'Er is een geschil over dit plan',
          tekst:
            'De school en de ouders zijn het nog niet eens. Een onderwijsconsulent kan gratis meedenken. Daarna kan de Geschillencommissie passend onderwijs advies geven.',
        },
      ]
    : [];
  const slot: Blok[] = isConcept(versie.status)
    ? [
        {
          soort: 'alinea',
          stijl: 'klein',
          tekst:
            'Dit is een concept. Het geldt pas als de school het heeft vastgesteld. Met het handelingsdeel moet eerst zijn ingestemd, als er individuele begeleiding in staat.',
        },
      ]
    : [];
  return {
    kop: 'H. Wat is besloten?',
    blokken: [...geschil, stappen(inhoud), ...antwoorden(inhoud), ...slot, ...opPapier(inhoud)],
  };
}
