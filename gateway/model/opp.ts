import { z } from 'zod';
import { Datum } from './roster.ts';

/**
 * The ontwikkelingsperspectief as Koers keeps and shows it (domain.md §2.2, sections A–H). It is a projection: what a field
 * says comes from the LVS, the placement, the card or the register of factoren, and a person may overrule it with a reason.
 * This shape is what is agreed on, fixed, stored, printed and handed over; it is written as canonical JSON (RFC 8785).
 */

/** Where a version stands. Every step that led there is kept beside it; see gateway/opp/staten.ts for what may follow what. */
export const OppStatus = z.enum([
  'concept',
  'overleg', // op overeenstemming gericht overleg has been held (R43)
  'gehoord', // the pupil was heard, or there is a written reason why not (R46)
  'instemming', // offered to who has gezag (R44)
  'vastgesteld',
  'in_evaluatie',
  'opgevolgd', // a later version is in force
  'beeindigd', // the pupil left, or the support ended
  'vervallen', // a concept that was given up
]);
export type OppStatus = z.infer<typeof OppStatus>;

/** The two parts that are agreed apart (R44): A–D and F stand with `uitstroom`, E is `handeling`. */
export const OppDeel = z.enum(['uitstroom', 'handeling']);
export type OppDeel = z.infer<typeof OppDeel>;

/** How the handelingsdeel stands with who has gezag. `niet_nodig`: no individual support in it (domain.md L8). */
export const HandelingStatus = z.enum(['niet_nodig', 'open', 'ingestemd', 'niet_ingestemd']);
export type HandelingStatus = z.infer<typeof HandelingStatus>;

/** Which system or part of Koers says so. */
export const OppBron = z.enum([
  'lvs',
  'profiel',
  'plaatsing',
  'route',
  'kaart',
  'factoren',
  'resultaten',
  'tlv',
  'stem',
  'opp', // typed in this OPP, or taken over from the version before
]);
export type OppBron = z.infer<typeof OppBron>;

/** Origin and age of what a field says (R38). */
export const Herkomst = z.strictObject({
  bron: OppBron,
  /** As people read it: "ParnasSys", "arrangementskaart", "factoren". */
  naam: z.string(),
  /** The day it became so at its source. */
  op: Datum.nullable(),
  /** Who said so there, voluit; `null` when a system did. */
  door: z.string().nullable(),
});
export type Herkomst = z.infer<typeof Herkomst>;

/** What a person put in the place of what the source says. */
export const Overruled = z.strictObject({
  /** What the source said then, as people read it. */
  was: z.string(),
  reden: z.string(),
  door: z.string(),
  op: Datum,
});
export type Overruled = z.infer<typeof Overruled>;

/**
 * Name of a field within an OPP, the same in every version: section and field, and for a field per leerlijn or gebied which
 * one (`d.eind:<entiteit of the leerlijn>`, `b.ondersteuning:<gebied>`).
 */
export const VeldSleutel = z.string().regex(/^[a-h]\.[a-z_]+(:[0-9a-z_-]+)?$/);
export type VeldSleutel = z.infer<typeof VeldSleutel>;

/** One field: words as they are printed, where they come from, and who overruled them. `null`: not filled yet. */
export const OppVeld = z.strictObject({
  veld: VeldSleutel,
  waarde: z.string().nullable(),
  herkomst: Herkomst.nullable(),
  overruled: Overruled.nullable(),
});
export type OppVeld = z.infer<typeof OppVeld>;

const Persoon = z.strictObject({ naam: z.string(), rol: z.string() });

/** A. Gegevens. */
export const SectieA = z.strictObject({
  leerling: z.strictObject({ naam: z.string(), roepnaam: z.string(), geboortedatum: Datum.nullable() }),
  school: z.strictObject({ naam: z.string(), brin: z.string(), bestuur: z.string() }),
  groep: OppVeld,
  inschrijfdatum: OppVeld,
  tlv: z
    .strictObject({
      nummer: z.string(),
      categorie: z.enum(['laag', 'midden', 'hoog']),
      van: Datum,
      tot: Datum,
      samenwerkingsverband: z.string(),
    })
    .nullable(),
  /** Those who decide: ouders with gezag, a mentor or curator, or from 18 on the pupil himself (R45). */
  gezaghebbenden: z.array(Persoon),
  cvb: z.array(Persoon),
});

/** B. Integratief beeld. */
export const SectieB = z.strictObject({
  onderwijsleeftijd: OppVeld,
  /** The picture in words. */
  beeld: OppVeld,
  leergebieden: z.array(
    z.strictObject({
      leergebied: z.string(),
      leerlijn: z.string(),
      /** Where the pupil is now, as a niveau of the leerlijn, or in words when it has none (R4). */
      nu: OppVeld,
      streefniveau: OppVeld,
    }),
  ),
  ondersteuning: z.array(z.strictObject({ gebied: z.string(), intensiteit: z.string(), veld: OppVeld })),
  resultaten: z.array(
    z.strictObject({ vak: z.string(), toets: z.string(), uitslag: z.string(), op: Datum, bron: z.string() }),
  ),
});

/** C. Factoren, of the register that the card shares (R27). */
export const SectieC = z.array(
  z.strictObject({
    factor: z.uuid(),
    richting: z.enum(['bevorderend', 'belemmerend']),
    dimensie: z.string(),
    tekst: z.string(),
    behoefte: z.string(),
    herkomst: Herkomst,
  }),
);

/** D. Uitstroom. */
export const SectieD = z.strictObject({
  leerroute: OppVeld,
  uitstroomprofiel: OppVeld,
  bestemming: OppVeld,
  onderbouwing: OppVeld,
  /** Expected at the end of school, per leerlijn. */
  eindniveaus: z.array(z.strictObject({ leergebied: z.string(), leerlijn: z.string(), veld: OppVeld })),
});

const OppActie = z.strictObject({
  soort: z.string(),
  wat: z.string(),
  wie: z.string(),
  hoeVaak: z.string(),
  waarmee: z.string().nullable(),
});

/** E. Handelingsdeel: doelen of the period and who does what, how often (R36). */
export const SectieE = z.strictObject({
  periode: z.strictObject({ naam: z.string(), schooljaar: z.string(), van: Datum, tot: Datum }).nullable(),
  doelen: z.array(
    z.strictObject({
      leergebied: z.string(),
      leerlijn: z.string(),
      niveau: z.string().nullable(),
      code: z.string(),
      /** Goes on after "De leerling …". */
      tekst: z.string(),
      beginsituatie: z.string().nullable(),
      acties: z.array(OppActie),
      herkomst: Herkomst,
    }),
  ),
  ondersteuning: OppVeld,
  hulpmiddelen: OppVeld,
  /** Care in school time. */
  zorg: OppVeld,
  /** Where it departs from the onderwijsprogramma. */
  afwijkingen: OppVeld,
});

/** F. Stem van de leerling: what was asked, how, and what he said; or why he could not be heard (R46). */
export const SectieF = z.array(
  z.strictObject({
    moment: z.enum(['opstellen', 'bijstellen', 'evalueren']),
    op: Datum,
    gehoord: z.boolean(),
    /** taal, picto, foto, audio, teken … */
    hoe: z.array(z.string()),
    gevraagd: z.array(z.strictObject({ vraag: z.string(), antwoord: z.string() })),
    eigenWoorden: z.string().nullable(),
    vastgelegdDoor: z.string(),
    /** Why not, and when it is tried again; only when `gehoord` is false. */
    reden: z.string().nullable(),
    volgendePoging: Datum.nullable(),
    bijlagen: z.array(z.strictObject({ naam: z.string(), soort: z.string() })),
  }),
);

/** What the record of a conversation with the pupil seals (`opp_stem.inhoud`); the rest of it stands beside it in codes. */
export const StemInhoud = z.strictObject({
  gevraagd: z.array(z.strictObject({ vraag: z.string(), antwoord: z.string() })),
  eigenWoorden: z.string().nullable(),
  bijlagen: z.array(z.strictObject({ naam: z.string(), soort: z.string(), bestand: z.uuid() })),
});
export type StemInhoud = z.infer<typeof StemInhoud>;

/** G. Evaluatie. */
export const SectieG = z
  .strictObject({
    op: Datum,
    deelnemers: z.array(z.string()),
    leergebieden: z.array(
      z.strictObject({
        leergebied: z.string(),
        leerlijn: z.string(),
        streefniveau: z.string().nullable(),
        behaald: z.string(),
        conclusie: OppVeld,
      }),
    ),
    doelen: z.array(z.strictObject({ code: z.string(), tekst: z.string(), uitkomst: z.string() })),
    wijzigingen: OppVeld,
  })
  .nullable();

/** H. Besluit. */
export const SectieH = z.strictObject({
  overleg: z.strictObject({ op: Datum, deelnemers: z.array(z.string()), uitkomst: z.string() }).nullable(),
  cvbAdvies: z.strictObject({ op: Datum, advies: z.string() }).nullable(),
  vastgesteld: z.strictObject({ op: Datum, door: z.string() }).nullable(),
  handelingsdeel: HandelingStatus,
  instemming: z.array(
    z.strictObject({
      deel: OppDeel,
      naam: z.string(),
      rol: z.string(),
      antwoord: z.enum(['akkoord', 'niet_akkoord', 'open']),
      op: Datum.nullable(),
      toelichting: z.string().nullable(),
    }),
  ),
  geschil: z.boolean(),
});

/** An OPP whole. `vorm` is the version of this shape; the published JSON Schema is made of it (R40). */
export const OppInhoud = z.strictObject({
  vorm: z.literal(1),
  versie: z.strictObject({
    id: z.uuid(),
    nummer: z.number().int().positive(),
    soort: z.enum(['eerste', 'bijstelling', 'evaluatie']),
    status: OppStatus,
    /** Day that it shows. */
    peildag: Datum,
  }),
  a: SectieA,
  b: SectieB,
  c: SectieC,
  d: SectieD,
  e: SectieE,
  f: SectieF,
  g: SectieG,
  h: SectieH,
});
export type OppInhoud = z.infer<typeof OppInhoud>;

export type SectieC = z.infer<typeof SectieC>;
export type SectieE = z.infer<typeof SectieE>;
export type SectieF = z.infer<typeof SectieF>;
export type SectieG = z.infer<typeof SectieG>;
