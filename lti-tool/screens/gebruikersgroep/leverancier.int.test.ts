import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKeys } from '../../../gateway/access/keys.ts';
import { connectClient } from '../../../gateway/platform/db/connect.ts';
import type { Route } from '../../../gateway/platform/http/route.ts';
import { twoSchools } from '../../../test/support/db.ts';
import { dag } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { aanbiedersRoutes } from '../aanbieders/routes.tsx';
import { aanmeldenStage, type Member, questionsIn, type Visitor } from '../aanmelden/testing/stage.ts';
import { mensenRoutes } from '../mensen/routes.tsx';
import { screenRoutes } from '../routes.tsx';
import { codeRoute } from './routes.tsx';

const s = {} as { school: string; ander: string; ria: Member };
const now = () => new Date();
const accounts = {
  wachtenden: async () => [],
  accountsOf: async () => [],
  linkAccount: async () => {},
  unlinkAccount: async () => {},
};
const more: Route[] = [
  codeRoute({
    ...{ assets: fakeAssets, now },
    get db() {
      return stage.t.db;
    },
  }),
  ...mensenRoutes({ assets: fakeAssets, accounts, now, origin: 'https://koers.example' }),
  ...aanbiedersRoutes({ assets: fakeAssets, now }),
  ...screenRoutes({
    assets: { ...fakeAssets, get: () => undefined },
    keys: createKeys({ master: randomBytes(32) }),
    demo: false,
  }),
];
const stage = aanmeldenStage(true, more);

beforeAll(async () => {
  const { a, b } = await twoSchools(stage.t.db);
  Object.assign(s, { school: a, ander: b, ria: await stage.member(a) });
});

const CODE = /[A-HJKMNP-Z2-9]{4}(?:-[A-HJKMNP-Z2-9]{4}){2}/;
const codeIn = (html: string) =>
  CODE.exec(html.replace(/placeholder="[^"]*"|K7F2-QMXA-9RTB/g, ''))?.[0] ?? '';
/** Where it goes on, without the word about what was just done. */
const naar = (answer: { headers: Headers }) =>
  (answer.headers.get('location') ?? '').replace(/\?gedaan=[a-z]+$/, '');
const VERA = {
  ...{ persoon: '', naam: 'Vera van Windroos', rol: 'leverancier' },
  ...{ laatste: dag(60), reden: 'Zit in de gebruikersgroep' },
};

/** What the beheerder does on the screen; the code goes by word of mouth. */
async function nodigUit(meer: Partial<typeof VERA> = {}) {
  return await s.ria.browser.post('/mensen/uitnodigen', { ...VERA, ...meer });
}

async function komBinnen(code: string): Promise<{ status: number; browser: Visitor }> {
  const browser = stage.visitor();
  const opened = await browser.post('/uitnodiging', { code });
  const [vraag] = questionsIn(opened.html);
  if (!vraag) return { status: opened.status, browser };
  const came = await browser.post('/uitnodiging/passkey', { antwoord: stage.device().make(vraag) });
  return { status: came.status, browser };
}

async function groepMetCode(): Promise<{ groep: string; code: string }> {
  const { browser } = s.ria;
  const groep = naar(
    await browser.post('/gebruikersgroepen', { naam: 'Gebruikers van Koers', product: 'Koers' }),
  );
  const { html } = await browser.post(`${groep}/deelnemers`, {
    soort: 'leverancier',
    naam: 'Windroos Software',
  });
  return { groep, code: codeIn(html) };
}

const alsEigenaar = async (tekst: string, waarden: string[] = []) => {
  const owner = await connectClient(stage.t.owner, 'koers test');
  await owner.query(tekst, waarden);
  await owner.end();
};

describe('R64, R80: somebody of a leverancier comes in', () => {
  it('by a code that a beheerder makes on the screen, once, for a time; then by a code of the gebruikersgroep', async () => {
    const gemaakt = await nodigUit();
    expect(gemaakt.status).toBe(200);
    expect(gemaakt.html).toContain('https://koers.example/uitnodiging');
    const code = codeIn(gemaakt.html);
    const vera = await komBinnen(code);
    expect(vera.status).toBe(303);
    expect((await komBinnen(code)).status, 'a code opens once').toBe(403);

    const eerst = await vera.browser.get('/gebruikersgroepen');
    expect(eerst.html).toContain('Je doet nog niet mee in een gebruikersgroep');
    const { groep, code: aanTafel } = await groepMetCode();
    expect((await vera.browser.get(groep)).status, 'not at the table yet').toBe(404);
    const mee = await vera.browser.post('/gebruikersgroepen/code', { code: aanTafel });
    expect([mee.status, naar(mee)]).toEqual([303, groep]);
    const gezien = await vera.browser.get(groep);
    expect([gezien.status, gezien.html.includes('Windroos Software (leverancier)')]).toEqual([200, true]);
    expect(gezien.html).toContain('Code voor een collega');
    const nogEens = await vera.browser.post('/gebruikersgroepen/code', { code: aanTafel });
    expect([nogEens.status, nogEens.html.includes('Deze code klopt niet, of hij werkt niet meer')]).toEqual([
      422,
      true,
    ]);
  });

  it('sees of the school nothing at all, and of another gebruikersgroep neither', async () => {
    const { browser } = await komBinnen(codeIn((await nodigUit({ naam: 'Wim Windroos' })).html));
    const { groep } = await groepMetCode();
    const vandaag = await browser.get('/vandaag');
    expect([vandaag.status, naar(vandaag)]).toEqual([303, '/gebruikersgroepen']);
    const school = [
      'groepen',
      'leerlijnen',
      'opp-status',
      'rapportage',
      'spoor',
      'mensen',
      'aanbieders',
      'pilots',
    ];
    for (const path of [...school.map((wat) => `/${wat}`), '/mensen/uitnodigen', `/mensen/${s.ria.person}`])
      expect([path, (await browser.get(path)).status]).toEqual([path, 403]);
    for (const path of ['', '/besluiten', '/wensen/nieuw'])
      expect([path, (await browser.get(groep + path)).status]).toEqual([path, 404]);
    expect((await browser.post('/mensen/uitnodigen', VERA)).status).toBe(403);
    const menu = (await browser.get('/gebruikersgroepen')).html;
    expect([...menu.matchAll(/<nav[^>]*>.*?<\/nav>/gs)].join('')).not.toMatch(
      /href="\/(groepen|mensen|vandaag|opp)/,
    );
  });

  it('not without a last day, not as somebody who works here, and of a refusal nothing stays', async () => {
    const mensen = async () => (await s.ria.browser.get('/mensen?soort=alle')).html;
    const eerst = await mensen();
    for (const [meer, waarom] of [
      [{ laatste: '' }, 'Een leverancier krijgt de rol voor een tijd'],
      [{ naam: 'Vera' }, 'Geef een voornaam en een achternaam'],
      [{ reden: '' }, 'Schrijf op waarom'],
      [{ rol: 'fg' }, 'Deze rol geef jij niet'],
    ] as const) {
      const mis = await nodigUit({ naam: 'Nog Iemand', ...meer });
      expect([mis.status, mis.html.includes(waarom)], waarom).toEqual([422, true]);
    }
    expect(await mensen()).toBe(eerst);
    const collega = await stage.member(s.school, 'leerkracht');
    const ook = await nodigUit({ persoon: collega.person });
    expect([ook.status, ook.html.includes('werkt niet bij jullie school')]).toEqual([422, true]);
  });

  it('not by a code that has run out, and no longer when the role has ended', async () => {
    const oud = codeIn((await nodigUit({ naam: 'Otto Ouderdom' })).html);
    await alsEigenaar('UPDATE koers.invitation SET expires_at = now() WHERE used_at IS NULL');
    expect((await komBinnen(oud)).status).toBe(403);

    const { browser } = await komBinnen(codeIn((await nodigUit({ naam: 'Nina Nieuwland' })).html));
    const { groep, code } = await groepMetCode();
    await alsEigenaar('UPDATE koers.deelnemer_code SET verloopt_op = now() WHERE gebruikt_op IS NULL');
    expect((await browser.post('/gebruikersgroepen/code', { code })).status).toBe(422);
    const verse = codeIn(
      (await s.ria.browser.post(`${groep}/deelnemers`, { soort: 'leverancier', naam: 'Windroos Software' }))
        .html,
    );
    expect((await browser.post('/gebruikersgroepen/code', { code: verse })).status).toBe(303);
    expect((await browser.get(groep)).status).toBe(200);
    await alsEigenaar(`UPDATE koers.role_grant SET tot = current_date WHERE rol = 'leverancier'`);
    expect((await browser.get(groep)).status, 'his last day was yesterday').toBe(403);
  });

  it('R85: a code of one school makes nobody of another', async () => {
    const vreemd = await stage.member(s.ander);
    const { groep, code } = await groepMetCode();
    // A bestuur does not come in with the code of a leverancier.
    expect((await vreemd.browser.post('/gebruikersgroepen/code', { code })).status).toBe(422);
    expect((await vreemd.browser.get(groep)).status).toBe(200); // of the same bestuur: it takes part with all its schools
    expect((await vreemd.browser.get(`/mensen/${s.ria.person}`)).status).toBe(404);
    const ook = await vreemd.browser.post('/mensen/uitnodigen', { ...VERA, persoon: s.ria.person });
    expect(ook.status).toBe(404);
  });
});
