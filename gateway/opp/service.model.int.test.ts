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
const db = testDb();
let t: OppToneel;

beforeAll(async () => {
  t = await oppToneel(await demoClass(db.db, RUNS + 1));
});

type Doe = (leerling: string) => Promise<unknown>;
const reden = (leerling: string) => ({ leerling, reden: 'Daarom.' });

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

/** What people can do, in whatever order. */
const DOEN = {
  begin: (l) => t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l)),
  helpt: (l) => factor(t, l, 'bevorderend'),
  hindert: (l) => factor(t, l, 'belemmerend'),
  onderbouwing: (l) => typ(t, l, 'd.onderbouwing', `Werkt graag buiten ${Math.random()}.`),
  onderbouwing_weg: (l) => typ(t, l, 'd.onderbouwing', ''),
  zorg: (l) => typ(t, l, 'e.zorg', `Fysiotherapie ${Math.random()}.`),
  overleg: (l) => overleg(t, l),
  advies: (l) => advies(t, l),
  gehoord: (l) => hoor(t, l, 'opstellen'),
  niet_gehoord: (l) => hoor(t, l, 'bijstellen', false),
  gehoord_evaluatie: (l) => hoor(t, l, 'evalueren'),
  bied_aan: (l) => biedAan(t, l),
  akkoord: (l) => antwoord(l, 'akkoord'),
  niet_akkoord: (l) => antwoord(l, 'niet_akkoord'),
  vast: (l) => vast(t, l),
  evalueer: (l) => t.as(t.k.marjan, (tx) => t.opp.begintEvaluatie(tx, t.k.marjan, l)),
  geevalueerd: (l) => t.as(t.k.marjan, (tx) => t.opp.rondEvaluatieAf(tx, t.k.marjan, evaluatie(l))),
  stel_bij: (l) => t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, reden(l))),
  trek_in: (l) => t.as(t.k.marjan, (tx) => t.opp.trekIn(tx, t.k.marjan, reden(l))),
  beeindig: (l) => t.as(t.directeur, (tx) => t.opp.beeindig(tx, t.directeur, reden(l))),
} as const satisfies Readonly<Record<string, Doe>>;
type Wat = keyof typeof DOEN;
const BREEKT: ReadonlySet<Wat> = new Set<Wat>(['trek_in', 'beeindig', 'onderbouwing_weg']);
const ALLE = Object.keys(DOEN) as Wat[];
const wat = fc.constantFrom(...ALLE, ...ALLE.filter((w) => !BREEKT.has(w)));
const NODIG = ['helpt', 'hindert', 'onderbouwing', 'overleg', 'advies', 'gehoord'] as const;

/** Most of what is needed, in any order, and then anything: chance alone would seldom come near to fixing. */
const reeks = fc
  .tuple(
    fc.shuffledSubarray<Wat>([...NODIG], { minLength: 3 }),
    fc.array(wat, { minLength: 6, maxLength: 12 }),
  )
  .map(([nodig, rest]): Wat[] => ['begin', ...nodig, 'vast', ...rest, 'vast']);
/** One that comes all the way, twice: else the test could pass without showing anything. */
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
];

async function stand(leerling: string) {
  const { rows } = await t.as(t.k.petra, (tx) =>
    sql<{ versies: string[]; antwoorden: string[]; stappen: string[] }>`
      SELECT ARRAY(SELECT id FROM koers.opp_versie WHERE leerling_id = ${leerling}::uuid) AS versies,
        ARRAY(SELECT id FROM koers.opp_antwoord WHERE leerling_id = ${leerling}::uuid) AS antwoorden,
        ARRAY(SELECT id FROM koers.opp_stap WHERE leerling_id = ${leerling}::uuid) AS stappen`.execute(tx),
  );
  return rows[0] ?? { versies: [], antwoorden: [], stappen: [] };
}

/** What a rule refuses is a refusal; anything else that goes wrong is a fault. */
async function probeer(doe: Doe, leerling: string): Promise<void> {
  await doe(leerling).catch((error: unknown) => {
    if (!(error instanceof AppError) || (error.code !== 'conflict' && error.code !== 'not_found'))
      throw error;
  });
}

/** Every version that was ever fixed, as it was kept. @returns how many there are */
async function klopt(leerling: string): Promise<number> {
  const { versies } = await zie(t, leerling, undefined, t.k.petra);
  expect(versies.map((v) => v.nummer)).toEqual(versies.map((_, i) => versies.length - i));
  expect(
    versies.filter((v) => v.status === 'vastgesteld' || v.status === 'in_evaluatie').length,
  ).toBeLessThan(2);
  const gefixeerd = versies.filter((v) => v.vastgesteldOp !== null);
  for (const { nummer } of gefixeerd) {
    const { c, d, f, h } = inhoudVan(await zie(t, leerling, nummer, t.k.petra));
    expect(c.some((x) => x.richting === 'bevorderend') && c.some((x) => x.richting === 'belemmerend')).toBe(
      true,
    );
    expect(d.onderbouwing.waarde).toContain('Werkt graag buiten');
    expect([h.overleg === null, h.cvbAdvies === null, f.length > 0]).toEqual([false, false, true]);
    const { inhouden } = await t.as(t.k.petra, (tx) => t.opp.bewijs(tx, t.k.petra, { leerling, nummer }));
    expect(inhouden.every((i) => i.klopt)).toBe(true);
  }
  return gefixeerd.length;
}

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
        let eerder = await stand(leerling);
        for (const stap of stappen) {
          await probeer(DOEN[stap], leerling);
          const nu = await stand(leerling);
          for (const soort of ['versies', 'antwoorden', 'stappen'] as const)
            expect(nu[soort]).toEqual(expect.arrayContaining(eerder[soort]));
          eerder = nu;
        }
        gefixeerd += await klopt(leerling);
      }),
      { numRuns: RUNS, endOnFailure: true, examples: [[HEEL]] },
    );
    expect(gefixeerd).toBeGreaterThanOrEqual(2);
  }, 120_000);
});
