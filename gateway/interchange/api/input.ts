import { z } from 'zod';
import { Datum } from '../../model/roster.ts';

/** Most on one page, and how many when nothing is said. */
const MOST = 200;
const STANDARD = 50;

/** Lists go page by page: each says where the next one begins. */
export const Vraag = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST)
    .default(STANDARD)
    .meta({ description: `ten hoogste zoveel per bladzijde (1 tot ${MOST})`, example: 50 }),
  after: z.uuid().optional().meta({ description: 'wat het vorige antwoord bij `volgende` zei' }),
  since: z.iso.datetime({ offset: true }).optional().meta({
    description:
      'alleen wat sinds dit moment veranderde; neem `peilmoment` van de eerste bladzijde van de vorige keer',
    example: '2026-11-01T00:00:00Z',
  }),
  leerling: z.uuid().optional().meta({ description: 'alleen van deze leerling' }),
});
export type Vraag = z.infer<typeof Vraag>;

const LEERLING = '5b7c9d1e-2f3a-4b5c-8d7e-9f0a1b2c3d4e';
const MOMENT = '2026-11-23T09:15:00.000Z';

const Wie = {
  leerling: z.uuid(),
  eckId: z.string().nullable().optional().meta({ description: 'alleen met de scope koers:eckid.read' }),
};
const Blad = {
  peilmoment: z.iso.datetime().meta({ description: 'van voor het lezen: `since` voor de volgende keer' }),
  volgende: z
    .uuid()
    .nullable()
    .meta({ description: '`after` voor de volgende bladzijde; null: dit was de laatste' }),
};
const Genoemd = z.object({ id: z.uuid(), code: z.string(), naam: z.string() });

export const Plaatsing = z.object({
  ...Wie,
  id: z.uuid(),
  leerroute: Genoemd,
  uitstroomprofiel: z.enum(['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs', 'onbekend']),
  bestemming: z.string().nullable(),
  van: Datum,
  tot: Datum.nullable().meta({ description: 'eerste dag dat het niet meer geldt; null: geldt nu' }),
});
export type Plaatsing = z.infer<typeof Plaatsing>;

export const Plaatsingen = z.object({ plaatsingen: z.array(Plaatsing), ...Blad }).meta({
  id: 'Plaatsingen',
  example: {
    plaatsingen: [
      {
        id: '9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d',
        leerling: LEERLING,
        leerroute: { id: '1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9', code: 'LR-4', naam: 'Leerroute 4' },
        uitstroomprofiel: 'arbeidsmarkt',
        bestemming: null,
        van: '2026-08-17',
        tot: null,
      },
    ],
    peilmoment: MOMENT,
    volgende: null,
  },
});

const KaartDoel = z.object({
  leerdoel: z.uuid().meta({ description: 'identifier van het CFItem; in elke versie hetzelfde' }),
  code: z.string(),
  tekst: z.string(),
  stand: z.int().min(0).max(4).meta({ description: '0 niet gestart … 4 beheerst' }),
  behaald: z.boolean().meta({ description: 'naar de maat van de school' }),
  gewijzigd: z.iso.datetime({ offset: true }),
});
const KaartLijn = z.object({
  leerlijn: Genoemd,
  niveau: Genoemd.nullable().meta({ description: 'streefniveau; null: deze leerlijn heeft geen niveaus' }),
  sinds: Datum,
  doelen: z.array(KaartDoel),
});
export const Kaart = z.object({ ...Wie, lijnen: z.array(KaartLijn) });
export type Kaart = z.infer<typeof Kaart>;

export const Kaarten = z.object({ kaarten: z.array(Kaart), ...Blad }).meta({
  id: 'Kaarten',
  example: {
    kaarten: [
      {
        leerling: LEERLING,
        lijnen: [
          {
            leerlijn: { id: '2c3d4e5f-6a7b-4c8d-9e0f-1a2b3c4d5e6f', code: 'RW-E', naam: 'Rekenen: geld' },
            niveau: { id: '3d4e5f6a-7b8c-4d9e-8f1a-2b3c4d5e6f7a', code: '2', naam: 'Niveau 2' },
            sinds: '2026-08-17',
            doelen: [
              {
                leerdoel: '7e6d5c4b-3a29-4817-a605-f4e3d2c1b0a9',
                code: 'RW-E-2a',
                tekst: 'Betaalt gepast tot tien euro',
                stand: 3,
                behaald: false,
                gewijzigd: MOMENT,
              },
            ],
          },
        ],
      },
    ],
    peilmoment: MOMENT,
    volgende: null,
  },
});

const Versie = z.object({
  id: z.uuid(),
  nummer: z.int(),
  status: z.enum(['concept', 'overleg', 'gehoord', 'instemming', 'vastgesteld', 'in_evaluatie']),
});
const Termijn = z.object({
  soort: z.enum(['opp', 'evaluatie']),
  uiterlijk: Datum.meta({ description: 'laatste dag waarop het op tijd is' }),
  staat: z.enum(['loopt', 'waarschuwing', 'te_laat', 'gehaald']),
});
export const OppStand = z.object({
  ...Wie,
  geldend: Versie.nullable().meta({ description: 'het OPP dat nu geldt' }),
  concept: Versie.nullable().meta({ description: 'het OPP waaraan gewerkt wordt' }),
  termijnen: z.array(Termijn),
});
export type OppStand = z.infer<typeof OppStand>;

export const OppStatus = z.object({ leerlingen: z.array(OppStand), ...Blad }).meta({
  id: 'OppStatus',
  example: {
    leerlingen: [
      {
        leerling: LEERLING,
        geldend: { id: '4e5f6a7b-8c9d-4e1f-8a2b-3c4d5e6f7a8b', nummer: 2, status: 'vastgesteld' },
        concept: null,
        termijnen: [{ soort: 'evaluatie', uiterlijk: '2027-03-01', staat: 'loopt' }],
      },
    ],
    peilmoment: MOMENT,
    volgende: null,
  },
});
