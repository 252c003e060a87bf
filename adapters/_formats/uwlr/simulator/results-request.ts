import { z } from 'zod';
import { sequence } from './sequence.ts';

/** UWLR_Leerresultaten_v2p2.xsd as far as Koers may use it: scores, with the toetsen that they are of. */

const text = (max: number) => z.string().min(1).max(max);
const Key = text(256);
const Score = z.string().regex(/^\d+$/, 'tpScore is a non-negative integer').transform(Number);

const School = sequence({
  schooljaar: z.string().regex(/^[12]\d{3}-[12]\d{3}$/),
  brincode: z.string().regex(/^\d{2}[A-Z]{2}$/),
  dependancecode: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  aanmaakdatum: z.iso.datetime({ offset: true, local: true }),
  auteur: text(128).optional(),
  xsdversie: text(32),
  commentaar: text(128).optional(),
});

const Resultaat = z
  .looseObject({ '@key': Key })
  .transform((wire): { key: string; rest: Record<string, unknown> } => ({ key: wire['@key'], rest: wire }))
  .pipe(
    z.object({
      key: Key,
      rest: sequence({
        afnamedatum: z.iso.date(),
        toetscode: Key,
        score: Score,
        infourl: text(256).optional(),
      }),
    }),
  )
  .transform(({ key, rest }) => ({ key, ...rest }));

const Toetsafname = sequence({
  leerlingid: Key,
  eckid: Key.optional(),
  resultaatverwerkerid: Key.optional(),
  resultaten: sequence({ resultaat: z.array(Resultaat).min(1) }),
});

const Norm = sequence({
  term: text(64),
  omschrijving: text(128).optional(),
  beginnormwaarde: Score,
  eindnormwaarde: Score,
});

const Toets = sequence({
  toetscode: Key,
  toetsnaam: text(128).optional(),
  toetsnormering: sequence({ norm: z.array(Norm).min(1) }).optional(),
});

/** The content of a message; kResultaat, kToetscode and krAfnameToets are the keys of the XSD. */
export const LeerresultatenVerzoek = sequence({
  school: School,
  toetsafnames: sequence({ toetsafname: z.array(Toetsafname).min(1) }),
  toetsen: sequence({ toets: z.array(Toets).min(1) }),
})
  .transform(({ school, toetsafnames, toetsen }) => ({
    school,
    afnames: toetsafnames.toetsafname.map(({ leerlingid, eckid, resultaten }) => ({
      leerlingid,
      eckid,
      resultaten: resultaten.resultaat,
    })),
    toetsen: toetsen.toets.map((toets) => ({ ...toets, normen: toets.toetsnormering?.norm ?? [] })),
  }))
  .refine(
    ({ afnames }) => unique(afnames.flatMap((one) => one.resultaten.map((resultaat) => resultaat.key))),
    'kResultaat',
  )
  .refine(({ toetsen }) => unique(toetsen.map((toets) => toets.toetscode)), 'kToetscode')
  .refine(({ afnames, toetsen }) => {
    const codes = new Set(toetsen.map((toets) => toets.toetscode));
    return afnames.every((one) => one.resultaten.every((resultaat) => codes.has(resultaat.toetscode)));
  }, 'krAfnameToets');
export type SimResultaten = z.infer<typeof LeerresultatenVerzoek>;

/** Elements that may repeat. */
export const RESULTATEN_LISTS = ['toetsafname', 'resultaat', 'toets', 'norm'] as const;

const unique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;
