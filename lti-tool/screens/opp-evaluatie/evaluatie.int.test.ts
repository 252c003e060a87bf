import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArrangementskaart } from '../../../gateway/arrangementskaart/service.ts';
import { AppError } from '../../../gateway/errors.ts';
import { testOpp } from '../../../gateway/opp/klokken/test-school.ts';
import type { EvaluatieInput } from '../../../gateway/opp/service.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, dag, demoClass, doel } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { tekst } from '../testing/school-web.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { type EvaluatieDeps, evaluatieRoutes } from './routes.tsx';

const t = testDb();
let k: DemoClass;
let server: ScreenServer;
let ib: Visitor;
let buitenstaander: Visitor;
const afgerond: EvaluatieInput[] = [];
let weigert: string | null = null;

/** The acts themselves are of gateway/opp; here they are written down. */
const opp = {
  lees: async () => ({ gezag: [{ persoon: '', naam: 'Sander Wolkenveer', rol: 'ouder' }] }),
  begintEvaluatie: async () => {},
  rondEvaluatieAf: async (tx: Tx, _who: unknown, input: EvaluatieInput) => {
    await sql`UPDATE koers.opp_versie SET handeling = 'open' WHERE leerling_id = ${input.leerling}::uuid`.execute(
      tx,
    );
    if (weigert) throw new AppError('conflict', weigert, { status: 409 });
    afgerond.push(input);
    return { versie: randomUUID(), nummer: 2 };
  },
} as unknown as EvaluatieDeps['opp'];

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  const deps = { assets: fakeAssets, now: () => new Date(), opp } as unknown as EvaluatieDeps;
  server = await serveScreens(t.db, () => evaluatieRoutes(deps));
  ib = await server.visitor(k.school, 'ib', 'Petra Poolster');
  buitenstaander = await server.visitor(k.school, 'leerkracht', 'Niet Hier');
  const [een = '', twee = ''] = k.leerlingen;
  await k.as(k.petra, async (tx) => {
    const rest = { school: k.school, door: k.petra.person, vastgesteld: dag(0), handeling: 'ingestemd' };
    await testOpp(tx, { ...rest, leerling: een, status: 'in_evaluatie' });
    await testOpp(tx, { ...rest, leerling: twee, status: 'vastgesteld' });
  });
  for (const d of ['RW-E-2a', 'RW-E-2b'])
    await k.as(k.marjan, (tx) =>
      createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
        acts: [{ id: randomUUID(), leerling: een, leerdoel: doel(d), stand: 4 }],
      }),
    );
});
afterAll(() => server.close());

const pad = (n = 0) => `/leerling/${k.leerlingen[n]}/opp/evaluatie`;
/** The fields as a browser sends them when nothing is touched. */
function velden(html: string): Record<string, string> {
  const uit: Record<string, string> = { op: /name="op"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? '' };
  for (const [, naam = '', woorden = ''] of html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    uit[naam] = woorden;
  return uit;
}

describe('R47: the yearly evaluation on the screen', () => {
  it('has conclusions ready from what was marked, with who decides for the pupil', async () => {
    const { status, html } = await ib.get(pad());
    expect(status).toBe(200);
    expect(tekst(html)).toMatch(/nog 36[56] dagen, uiterlijk/);
    const uit = velden(html);
    expect(uit['deelnemers']).toBe('Sander Wolkenveer');
    expect(Object.values(uit)).toContain('Het streefniveau Niveau 2 is behaald.');
    expect(tekst(html)).toContain('Bereikt 2 van de 2 doelen zijn behaald');
    expect(Object.keys(uit).filter((v) => v.startsWith('c-'))).toHaveLength(3);
  });

  it('keeps what was typed when something is missing, also when a rule refuses', async () => {
    const uit = velden((await ib.get(pad())).html);
    const eerste = Object.keys(uit).find((v) => v.startsWith('c-')) ?? '';
    const mis = await ib.post(pad(), {
      ...uit,
      deelnemers: ' ',
      wijzigingen: 'Vaker samen lezen',
      [eerste]: '',
    });
    expect(mis.status).toBe(422);
    expect(tekst(mis.html)).toContain('Schrijf op wie erbij waren.');
    expect(tekst(mis.html)).toContain('Schrijf op wat jullie samen vinden.');
    expect(mis.html).toContain('Vaker samen lezen');
    weigert = 'De leerling is nog niet gehoord.';
    const nee = await ib.post(pad(), { ...uit, wijzigingen: 'Vaker samen lezen' });
    weigert = null;
    expect([nee.status, tekst(nee.html).includes('De leerling is nog niet gehoord.')]).toEqual([422, true]);
    expect(nee.html).toContain('Vaker samen lezen');
    const { rows } = await k.as(k.petra, (tx) =>
      sql`SELECT FROM koers.opp_versie WHERE handeling = 'open'`.execute(tx),
    );
    expect(rows, 'what the refused act wrote').toEqual([]);
    expect(afgerond).toEqual([]);
  });

  it('finishes with what people say, and with facts that no form can change', async () => {
    const uit = velden((await ib.get(pad())).html);
    const rekenen = Object.keys(uit).find((v) => uit[v]?.endsWith('is behaald.')) ?? '';
    const klaar = await ib.post(pad(), { ...uit, [rekenen]: 'Rekenen gaat heel goed.', behaald: '9 van 9' });
    expect([klaar.status, klaar.headers.get('location')]).toEqual([303, `/leerling/${k.leerlingen[0]}/opp`]);
    const geld = afgerond[0]?.leergebieden.find((l) => l.entiteit === rekenen.slice(2));
    expect(geld).toMatchObject({
      streefniveau: 'Niveau 2',
      behaald: '2 van de 2 doelen zijn behaald',
      conclusie: 'Rekenen gaat heel goed.',
    });
    expect(afgerond[0]?.doelen.filter((d) => d.uitkomst === 'behaald')).toHaveLength(2);
  });

  it('shows the conclusions before it has begun, and says so when there is nothing to evaluate', async () => {
    const nog = tekst((await ib.get(pad(1))).html);
    expect(nog).toContain('Evaluatie beginnen');
    expect(nog).not.toContain('Evaluatie afronden');
    expect((await ib.post(`${pad(1)}/begin`)).headers.get('location')).toBe(pad(1));
    expect(tekst((await ib.get(pad(2))).html)).toContain('Er is nog niets om te evalueren');
  });

  it('R61: is for who writes the OPP of this pupil', async () => {
    expect((await buitenstaander.get(pad())).status).toBe(404);
    expect((await buitenstaander.post(pad(), { op: dag(0) })).status).toBe(404);
  });
});
