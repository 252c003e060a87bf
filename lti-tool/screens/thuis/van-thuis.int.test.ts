import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { klaarConcept, type OppToneel, oppToneel } from '../../../gateway/opp/testing/stage.ts';
import { inbrengVan } from '../../../gateway/opp/thuis/inbreng.ts';
import { ensureRelatie } from '../../../gateway/school/people.ts';
import { actor } from '../../../test/support/demo-class.ts';
import { oppUrl, VAN_THUIS } from '../opp/urls.ts';
import { type Browser, schoolWeb, tekst } from '../testing/school-web.ts';

const web = schoolWeb();
let t: OppToneel;
let kind = '';
let moeder: Browser;
let vader: Browser;
let marjan: Browser;

beforeAll(async () => {
  t = await oppToneel(web.k);
  kind = t.leerling(0);
  await web.k.as(t.k.petra, (tx) =>
    sql`UPDATE koers.relatie SET huishouden = 2 WHERE person_id = ${t.vader.person}`.execute(tx),
  );
  await klaarConcept(t, kind);
  [moeder, vader, marjan] = [await web.as(t.moeder), await web.as(t.vader), await web.as(t.k.marjan)];
});

const stuur = (wie: Browser, soort: 'thuis' | 'reactie', woorden: string) =>
  wie.submit(`/thuis/${kind}/inbreng`, { soort, tekst: woorden });
/** What is new on somebody's first page, with where it leads. */
async function nieuw(wie: Browser) {
  const { html } = await wie.get('/vandaag');
  return [...html.matchAll(/action="(\/meldingen\/[0-9a-f-]+)".*?<\/form>/gs)].map(([deel, pad = '']) => ({
    pad,
    zegt: tekst(deel),
  }));
}
const sectie = async (wie: Browser) => {
  const { html } = await wie.get(oppUrl(kind));
  return tekst(new RegExp(`<section[^>]*id="${VAN_THUIS}".*?</section>`, 's').exec(html)?.[0] ?? '');
};

describe('R60: what is told at home, at school', () => {
  it('is one count per pupil on Vandaag, stands on the OPP with who wrote it, and is seen then', async () => {
    expect(await sectie(marjan)).toBe('');
    await stuur(moeder, 'thuis', 'Thuis kookt hij graag.');
    await stuur(moeder, 'reactie', 'Wanneer begint de logopedie?');
    await stuur(vader, 'thuis', 'Bij mij fietst hij elke dag.');
    const [melding, ...meer] = await nieuw(marjan);
    expect([melding?.zegt.includes('3 berichten van thuis'), meer]).toEqual([true, []]);

    const open = await marjan.submit(melding?.pad ?? '', {});
    expect([open.status, open.headers.get('location')]).toEqual([303, oppUrl(kind, { bij: VAN_THUIS })]);
    expect(await nieuw(marjan)).toEqual([]);
    const gelezen = await sectie(marjan);
    for (const woorden of [
      'Joris Proef Zo gaat het thuis',
      'Bij mij fietst hij elke dag.',
      'Ilse Proef Over het plan',
      'Wanneer begint de logopedie?',
      'Thuis kookt hij graag.',
    ])
      expect(gelezen).toContain(woorden);
    expect(gelezen).toMatch(/Gezien door Marjan/);
  });

  it('is new for a colleague until he opens the OPP himself; opening it is enough', async () => {
    const igor = await web.as(t.k.igor);
    expect((await nieuw(igor)).map(({ zegt }) => zegt.includes('3 berichten van thuis'))).toEqual([true]);
    expect(await sectie(igor)).toContain('3 nieuw');
    expect(await nieuw(igor)).toEqual([]);
    const later = await sectie(igor);
    expect(later).not.toContain('nieuw');
    expect(later).toMatch(/Gezien door Marjan.*Igor/);
    await stuur(moeder, 'thuis', 'Hij slaapt beter.');
    expect((await nieuw(igor)).map(({ zegt }) => zegt.includes('Er is een bericht van thuis'))).toEqual([
      true,
    ]);
  });

  it('is for who works on the OPP alone, and its look stands in the trail', async () => {
    const wendy = await web.as(t.k.wendy);
    expect((await wendy.get(oppUrl(kind))).status).toBe(404);
    const spoor = await web.k.as(t.k.petra, (tx) =>
      sql`SELECT DISTINCT actor_id FROM koers.audit WHERE actie = 'sectie_ingezien' AND details->>'scherm' = 'opp-inbreng'`.execute(
        tx,
      ),
    );
    expect(spoor.rows).toContainEqual({ actor_id: t.k.marjan.person });
  });

  it('an ouder who teaches at the school reads only what he wrote himself', async () => {
    // Wendy teaches another group, and is an ouder of this pupil.
    const { k } = t;
    await k.as(k.petra, (tx) =>
      ensureRelatie(tx, k.school, { leerling: kind, person: k.wendy.person, soort: 'ouder', gezag: true }),
    );
    const wendy = actor(k.school, k.wendy.person, 'leerkracht', 'ouder');
    expect(await k.as(wendy, (tx) => inbrengVan(tx, wendy, k.keys, kind))).toEqual([]);
    expect((await (await web.as(wendy)).get(oppUrl(kind))).html).not.toContain('kookt');
    expect(await k.as(k.petra, (tx) => inbrengVan(tx, k.petra, k.keys, kind))).toHaveLength(4);
  });
});

describe('R60: one menu at home', () => {
  const menu = (html: string) => tekst(/<nav[^>]*class="k-nav".*?<\/nav>/s.exec(html)?.[0] ?? '').trim();

  it('is the same on Vandaag, on Thuis and on the pages of the child', async () => {
    const paden = ['/vandaag', '/thuis', `/thuis/${kind}/plan`, `/leerling/${kind}`];
    const menus = await Promise.all(paden.map(async (pad) => menu((await moeder.get(pad)).html)));
    expect(new Set(menus)).toEqual(new Set(['Vandaag Thuis']));
    const arabisch = await web.as(t.moeder, '__Host-koers-taal=ar');
    expect(menu((await arabisch.get('/thuis')).html)).not.toContain('Vandaag');
  });
});
