import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Terugmelding } from '../../gateway/model/terugmelding.ts';
import { createKitHttp } from '../_kit/http.ts';
import somtoday from './index.ts';
import { generateSchool } from './simulator/generate.ts';
import { afkortingVan, SIM_CLIENT, simUuid } from './simulator/school.ts';
import { type SomtodaySimulator, startSomtodaySimulator } from './simulator/server.ts';

const school = generateSchool(4);
const [docent] = school.medewerkers;
if (!docent) throw new Error('no medewerker');
let sim: SomtodaySimulator;
beforeAll(async () => {
  sim = await startSomtodaySimulator({ schools: [school], port: 0, schooljaar: '2026-2027' });
});
afterEach(() => sim.setFault(null));
afterAll(() => sim.close());

const ID = '9d2f7a52-0000-4000-8000-00000000000';
const melding = (n: number, more: Partial<Terugmelding> = {}): Terugmelding => ({
  id: `${ID}${n}`,
  leerling: { key: simUuid(school, 'leerling', `L${n}`) },
  soort: 'doel',
  code: 'RW-E-3-1',
  titel: 'Ik betaal met munten',
  leerlijn: 'Geld',
  niveau: 'niveau 3',
  stand: 4,
  op: '2026-11-20',
  schooljaar: '2026-2027',
  ...more,
});

function deliver(
  meldingen: readonly Terugmelding[],
  settings: object = { beoordelaar: afkortingVan(docent) },
) {
  const connection = { endpoint: sim.url, tokenUrl: sim.tokenUrl, ...SIM_CLIENT, ...settings };
  const ctx = {
    school,
    http: createKitHttp(),
    files: [],
    codes: {},
    now: () => new Date(),
    log: { info: () => {}, warn: () => {} },
    signal: new AbortController().signal,
  };
  const levering = { meldingen, stempel: new Date() };
  if (!somtoday.deliver) throw new Error('cannot deliver');
  return somtoday.deliver(somtoday.connection.parse(connection), levering, ctx);
}

it('gives a doel back as a formative result in words, on one toets and one afname for all who made it', async () => {
  const answers = await deliver([melding(0), melding(1, { stand: 0 })]);

  expect(answers).toEqual([
    { id: `${ID}0`, uitkomst: 'sent', bewijs: `${ID}0` },
    { id: `${ID}1`, uitkomst: 'sent', bewijs: `${ID}1` },
  ]);
  const { toetsen, afnames, formatief } = sim.ingeschoten('99XY');
  expect([...toetsen.values()]).toMatchObject([{ naam: 'Geld, niveau 3, Ik betaal met munten' }]);
  expect([...afnames.values()]).toMatchObject([
    {
      toetsId: [...toetsen.keys()][0],
      medewerkerId: simUuid(school, 'medewerker', 'M1'),
      resultaatType: 'FORMATIEF',
      afnameMoment: '2026-11-20T12:00:00Z',
    },
  ]);
  expect([...formatief.values()].map(({ resultaat }) => resultaat)).toEqual([
    'beheerst (ook elders) (4 van 4)',
    'niet gestart (0 van 4)',
  ]);
});

it('counts once what comes twice', async () => {
  const counts = () => {
    const { toetsen, afnames, formatief } = sim.ingeschoten('99XY');
    return [toetsen.size, afnames.size, formatief.size];
  };
  await deliver([melding(2)]);
  const before = counts();
  const again = await deliver([melding(2)]);

  expect(again).toMatchObject([{ uitkomst: 'sent' }]);
  expect(counts()).toEqual(before);
});

it('says of each that is refused why, and sends the others', async () => {
  const answers = await deliver([
    melding(3, { leerling: { key: simUuid(school, 'leerling', 'gone') } }),
    melding(4, { leerling: {} }),
    melding(5, { leerling: { eckId: 'https://ketenid.nl/nep/1' } }),
  ]);

  expect(answers.map(({ uitkomst }) => uitkomst)).toEqual(['refused', 'refused', 'sent']);
  for (const { uitkomst, reden } of answers) expect(reden !== undefined).toBe(uitkomst === 'refused');
});

it.each([
  [undefined, /op naam van welke medewerker/],
  ['ONBEKEND', /staat niet in Somtoday/],
])('sends nothing when the school names no medewerker who judges (%s)', async (beoordelaar, message) => {
  const given = () => sim.requests.filter(({ url }) => url.includes('/resultaat/')).length;
  const before = given();

  await expect(deliver([melding(0)], { beoordelaar })).rejects.toMatchObject({
    code: 'source_refused',
    message: expect.stringMatching(message),
  });
  expect(given()).toBe(before);
});

it('counts as not sent what Somtoday was too ill for', async () => {
  sim.setFault({ kind: 'server-error' });

  await expect(deliver([melding(0)])).rejects.toMatchObject({ code: 'source_unavailable' });
});
