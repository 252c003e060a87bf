import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { dag, demoClass } from '../../test/support/demo-class.ts';
import { AppError } from '../errors.ts';
import { ensureRelatie } from '../school/people.ts';
import {
  advies,
  biedAan,
  factor,
  hoor,
  inhoudVan,
  MET_PASSKEY,
  type OppToneel,
  oppToneel,
  overleg,
  typ,
  vast,
  zie,
} from './testing/stage.ts';

const RUNS = 8;
const NODIG = ['helpt', 'hindert', 'onderbouwing', 'overleg', 'advies', 'gehoord'] as const;
/** Written out below, beside those that chance makes. */
const VOORBEELDEN = NODIG.length + 3;
const db = testDb();
let t: OppToneel;

beforeAll(async () => {
  t = await oppToneel(await demoClass(db.db, RUNS + VOORBEELDEN + 1));
});

/** What the rules say must be so of one pupil, kept beside the school and never read from it. */
interface Model {
  /** Versions that were begun, and whether one of them is a concept now. */
  versies: number;
  concept: boolean;
  inEvaluatie: boolean;
  helpt: number;
  hindert: number;
  /** Of the concept, and of the version that was fixed last. Empty: there is none. */
  onderbouwing: string;
  onderbouwingVast: string;
  /** Of the concept: the onderbouwing that was talked over; who writes it as it was then need not talk again. */
  besproken: string | null;
  /** Of the concept: the pupil heard, or why not. */
  gehoord: boolean;
  /** Of the concept: what the commissie voor de begeleiding advised. */
  advies: boolean;
  /** Of the evaluation that runs. */
  gehoordEvaluatie: boolean;
  /** Every version that was fixed, as it was read then. */
  readonly gefixeerd: Map<number, string>;
  /** What was answered last on a handelingsdeel, by its kern. */
  readonly gezegd: Map<string, 'akkoord' | 'niet_akkoord'>;
}
const LEEG = (): Model => ({
  ...{ versies: 0, concept: false, inEvaluatie: false, helpt: 0, hindert: 0, onderbouwing: '' },
  ...{
    onderbouwingVast: '',
    besproken: null,
    gehoord: false,
    advies: false,
    gehoordEvaluatie: false,
    gefixeerd: new Map(),
    gezegd: new Map(),
  },
});

interface Stap {
  readonly doe: (leerling: string) => Promise<unknown>;
  /** What it changes once it was done; may look at what was written. */
  readonly daarna?: (m: Model, leerling: string) => void | Promise<void>;
}
const reden = (leerling: string) => ({ leerling, reden: 'Daarom.' });
const marjan =
  (doe: (tx: Parameters<OppToneel['opp']['begin']>[0], l: string) => Promise<unknown>) => (l: string) =>
    t.as(t.k.marjan, (tx) => doe(tx, l));

async function antwoord(leerling: string, zegt: 'akkoord' | 'niet_akkoord'): Promise<void> {
  const { aanbod } = await zie(t, leerling, undefined, t.moeder);
  const afdruk = aanbod?.afdruk.handeling ?? '0'.repeat(64);
  const input = { leerling, deel: 'handeling', antwoord: zegt, afdruk } as const;
  await t.as(t.moeder, (tx) => t.opp.antwoord(tx, t.moeder, input, MET_PASSKEY));
}

const evaluatie = (leerling: string) => ({
  leerling,
  op: dag(0),
  deelnemers: ['Ilse Proef'],
  leergebieden: [],
  doelen: [],
  wijzigingen: 'Niets.',
});

async function rijen<R>(vraag: ReturnType<typeof sql<R>>): Promise<R[]> {
  return (await t.as(t.k.petra, (tx) => vraag.execute(tx))).rows;
}

/** What stands written of a pupil and may never change: every answer, step, kept content and what was said of the pupil's voice. */
async function geschreven(leerling: string) {
  const [rij] = await rijen(sql<{ versies: string[]; rijen: string[] }>`
    SELECT ARRAY(SELECT id || ' ' || nummer FROM koers.opp_versie WHERE leerling_id = ${leerling}::uuid) AS versies,
      ARRAY(SELECT to_jsonb(a)::text FROM koers.opp_antwoord a WHERE leerling_id = ${leerling}::uuid)
      || ARRAY(SELECT to_jsonb(s)::text FROM koers.opp_stap s WHERE leerling_id = ${leerling}::uuid)
      || ARRAY(SELECT to_jsonb(i)::text FROM koers.opp_inhoud i WHERE leerling_id = ${leerling}::uuid)
      || ARRAY(SELECT to_jsonb(s)::text FROM koers.opp_stem s WHERE leerling_id = ${leerling}::uuid) AS rijen`);
  return rij ?? { versies: [], rijen: [] };
}

/** Answers on a handelingsdeel in their order, each with the kern it was given on. */
const antwoorden = (leerling: string) =>
  rijen(sql<{ kern: string; antwoord: 'akkoord' | 'niet_akkoord' }>`
    SELECT i.kern, a.antwoord FROM koers.opp_antwoord a JOIN koers.opp_inhoud i ON i.id = a.inhoud_id
    WHERE a.leerling_id = ${leerling}::uuid AND a.deel = 'handeling' ORDER BY a.nr`);

/** An answer that was taken is the last one that stands on that content. */
const gezegd = (zegt: 'akkoord' | 'niet_akkoord'): Stap => ({
  doe: (l) => antwoord(l, zegt),
  daarna: async (m, l) => {
    const { aanbod } = await zie(t, l, undefined, t.moeder);
    const [{ kern } = { kern: '' }] = await rijen(sql<{ kern: string }>`
      SELECT kern FROM koers.opp_inhoud WHERE leerling_id = ${l}::uuid AND deel = 'handeling'
      AND afdruk = ${aanbod?.afdruk.handeling ?? ''} ORDER BY nr DESC LIMIT 1`);
    m.gezegd.set(kern, zegt);
  },
});

/** What was fixed meets every precondition by the model, and says what people answered on exactly that handelingsdeel. */
async function naVaststellen(m: Model, leerling: string): Promise<void> {
  expect(m).toMatchObject({ concept: true, besproken: m.onderbouwing, gehoord: true, advies: true });
  expect(m.onderbouwing).not.toBe('');
  expect(Math.min(m.helpt, m.hindert)).toBeGreaterThanOrEqual(1);
  zet(m, { concept: false, gehoordEvaluatie: false, onderbouwingVast: m.onderbouwing });
  const inhoud = inhoudVan(await zie(t, leerling, m.versies, t.k.petra));
  const [{ kern } = { kern: '' }] = await rijen(sql<{ kern: string }>`
    SELECT kern FROM koers.opp_inhoud WHERE leerling_id = ${leerling}::uuid AND deel = 'handeling'
    AND moment = 'vastgesteld' ORDER BY nr DESC LIMIT 1`);
  const zegt = inhoud.h.instemming.filter((i) => i.deel === 'handeling').map((i) => i.antwoord);
  expect(zegt).toEqual([m.gezegd.get(kern) ?? 'open']);
  expect(inhoud.h.overleg?.uitkomst).toContain('We zijn het eens');
  m.gefixeerd.set(m.versies, JSON.stringify(inhoud));
}

const zet = (m: Model, over: Partial<Model>): void => {
  Object.assign(m, over);
};
/** A concept; what was typed in the version that is in force goes along, and that one has an onderbouwing. */
const nieuw = (m: Model, onderbouwing = m.onderbouwingVast): void =>
  zet(m, {
    versies: m.versies + 1,
    concept: true,
    besproken: null,
    gehoord: false,
    advies: false,
    onderbouwing,
  });
let getypt = 0;

/** What people can do, in whatever order. */
const DOEN = {
  begin: {
    doe: marjan((tx, l) => t.opp.begin(tx, t.k.marjan, l)),
    daarna: (m) => {
      if (!m.concept) nieuw(m, '');
    },
  },
  helpt: { doe: (l) => factor(t, l, 'bevorderend'), daarna: (m) => zet(m, { helpt: m.helpt + 1 }) },
  hindert: { doe: (l) => factor(t, l, 'belemmerend'), daarna: (m) => zet(m, { hindert: m.hindert + 1 }) },
  onderbouwing: {
    doe: (l) => typ(t, l, 'd.onderbouwing', `Werkt graag buiten ${++getypt}.`),
    daarna: (m) => zet(m, { onderbouwing: `Werkt graag buiten ${getypt}.` }),
  },
  onderbouwing_weg: {
    doe: (l) => typ(t, l, 'd.onderbouwing', ''),
    daarna: (m) => zet(m, { onderbouwing: '' }),
  },
  zorg: { doe: (l) => typ(t, l, 'e.zorg', `Fysiotherapie ${Math.random()}.`) },
  overleg: { doe: (l) => overleg(t, l), daarna: (m) => zet(m, { besproken: m.onderbouwing }) },
  advies: { doe: (l) => advies(t, l), daarna: (m) => zet(m, { advies: true }) },
  gehoord: { doe: (l) => hoor(t, l, 'opstellen'), daarna: (m) => zet(m, { gehoord: true }) },
  niet_gehoord: { doe: (l) => hoor(t, l, 'bijstellen', false), daarna: (m) => zet(m, { gehoord: true }) },
  gehoord_evaluatie: {
    doe: (l) => hoor(t, l, 'evalueren'),
    daarna: (m) => zet(m, { gehoordEvaluatie: true }),
  },
  bied_aan: {
    doe: (l) => biedAan(t, l),
    daarna: (m) => expect(m).toMatchObject({ concept: true, besproken: m.onderbouwing, gehoord: true }),
  },
  akkoord: gezegd('akkoord'),
  niet_akkoord: gezegd('niet_akkoord'),
  vast: { doe: (l) => vast(t, l), daarna: naVaststellen },
  evalueer: {
    doe: marjan((tx, l) => t.opp.begintEvaluatie(tx, t.k.marjan, l)),
    daarna: (m) => zet(m, { inEvaluatie: true }),
  },
  geevalueerd: {
    doe: marjan((tx, l) => t.opp.rondEvaluatieAf(tx, t.k.marjan, evaluatie(l))),
    daarna: (m) => {
      expect(m).toMatchObject({ inEvaluatie: true, gehoordEvaluatie: true });
      nieuw(m);
      zet(m, { inEvaluatie: false, gehoordEvaluatie: false, gehoord: true }); // he was heard about the evaluation that led to it
    },
  },
  stel_bij: { doe: marjan((tx, l) => t.opp.stelBij(tx, t.k.marjan, reden(l))), daarna: (m) => nieuw(m) },
  trek_in: {
    doe: marjan((tx, l) => t.opp.trekIn(tx, t.k.marjan, reden(l))),
    daarna: (m) => zet(m, { concept: false }),
  },
  beeindig: {
    doe: (l) => t.as(t.directeur, (tx) => t.opp.beeindig(tx, t.directeur, reden(l))),
    daarna: (m) => zet(m, { concept: false, inEvaluatie: false, gehoordEvaluatie: false }),
  },
} as const satisfies Readonly<Record<string, Stap>>;
type Wat = keyof typeof DOEN;

/** What a rule refuses is a refusal; anything else that goes wrong is a fault. */
async function gelukt(stap: Stap, leerling: string): Promise<boolean> {
  try {
    await stap.doe(leerling);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'not_found')) return false;
    throw error;
  }
}

/** One act of a person, as a command: tried whatever the state is; what was written before it is written after it. */
class Act implements fc.AsyncCommand<Model, string> {
  readonly wat: Wat;
  constructor(wat: Wat) {
    this.wat = wat;
  }
  check = (): boolean => true;
  toString = (): string => this.wat;
  async run(m: Model, leerling: string): Promise<void> {
    const eerder = await geschreven(leerling);
    const stap: Stap = DOEN[this.wat];
    if (await gelukt(stap, leerling)) await stap.daarna?.(m, leerling);
    const nu = await geschreven(leerling);
    expect(nu.rijen).toEqual(expect.arrayContaining(eerder.rijen));
    expect(nu.versies).toEqual(expect.arrayContaining(eerder.versies));
    expect(nu.versies).toHaveLength(m.versies);
  }
}

/** At the end: every version that was ever fixed reads as it did then, and every answer stands. */
async function klopt(m: Model, leerling: string): Promise<void> {
  const { versies } = await zie(t, leerling, undefined, t.k.petra);
  expect(versies.map((v) => v.nummer)).toEqual(versies.map((_, i) => m.versies - i));
  expect(
    versies.filter((v) => v.status === 'vastgesteld' || v.status === 'in_evaluatie').length,
  ).toBeLessThan(2);
  const vastgesteld = versies.filter((v) => v.vastgesteldOp !== null).map((v) => v.nummer);
  expect(vastgesteld.sort()).toEqual([...m.gefixeerd.keys()].sort());
  for (const [nummer, was] of m.gefixeerd) {
    expect(JSON.stringify(inhoudVan(await zie(t, leerling, nummer, t.k.petra)))).toBe(was);
    const { inhouden } = await t.as(t.k.petra, (tx) => t.opp.bewijs(tx, t.k.petra, { leerling, nummer }));
    expect(inhouden.every((i) => i.klopt)).toBe(true);
  }
  const laatste = new Map((await antwoorden(leerling)).map((a) => [a.kern, a.antwoord]));
  expect(laatste).toEqual(m.gezegd);
}

const BREEKT: ReadonlySet<Wat> = new Set<Wat>(['trek_in', 'beeindig', 'onderbouwing_weg']);
const ALLE = Object.keys(DOEN) as Wat[];
const wat = fc.constantFrom(...ALLE, ...ALLE.filter((w) => !BREEKT.has(w)));

/** Most of what is needed, in any order, and then anything: chance alone would seldom come near to fixing. */
const reeks = fc
  .tuple(
    fc.shuffledSubarray<Wat>([...NODIG], { minLength: 3 }),
    fc.array(wat, { minLength: 6, maxLength: 12 }),
  )
  .map(([nodig, rest]): Wat[] => ['begin', ...nodig, 'vast', ...rest, 'vast']);
/** One that comes all the way, three times: else the test could pass without showing anything. */
const HEEL: Wat[] = [
  'begin',
  ...NODIG,
  'bied_aan',
  'niet_akkoord',
  'vast',
  'akkoord',
  'stel_bij',
  'overleg',
  'advies',
  'niet_gehoord',
  'vast',
  'evalueer',
  'geevalueerd',
  'gehoord_evaluatie',
  'geevalueerd',
  'overleg',
  'advies',
  'vast',
];

/** Everything but one of what is needed: the rule for that one stands alone, and nothing may be fixed. */
const ZONDER: Wat[][] = NODIG.map((mist) => [
  'begin',
  ...NODIG.filter((w) => w !== mist),
  'vast',
  'bied_aan',
  'vast',
]);

/** The uitstroom changed after people talked it over. */
const NA_OVERLEG: Wat[] = ['begin', ...NODIG, 'onderbouwing', 'vast', 'bied_aan', 'vast'];
/** It changed, and then became again what people had talked over. */
const TERUG: Wat[] = [
  'begin',
  'gehoord',
  'overleg',
  'onderbouwing',
  'bied_aan',
  'onderbouwing_weg',
  'bied_aan',
];

describe('any sequence of acts over the real service', () => {
  it('R35, R43, R46: fixes nothing that is not ready, and loses no version, no step and no answer', async () => {
    let gefixeerd = 0;
    let n = 0;
    await fc.assert(
      fc.asyncProperty(reeks, async (stappen) => {
        n += 1;
        const leerling = t.leerling(n);
        await t.as(t.k.petra, (tx) =>
          ensureRelatie(tx, t.k.school, { leerling, person: t.moeder.person, soort: 'ouder', gezag: true }),
        );
        const model = LEEG();
        await fc.asyncModelRun(
          () => ({ model, real: leerling }),
          stappen.map((stap) => new Act(stap)),
        );
        await klopt(model, leerling);
        gefixeerd += model.gefixeerd.size;
      }),
      {
        numRuns: RUNS + VOORBEELDEN,
        endOnFailure: true,
        examples: [[HEEL], [NA_OVERLEG], [TERUG], ...ZONDER.map((z): [Wat[]] => [z])],
      },
    );
    expect(gefixeerd).toBeGreaterThanOrEqual(3);
  }, 120_000);
});
