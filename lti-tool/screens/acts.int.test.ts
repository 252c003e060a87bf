import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { doel, lijn, niveau } from '../../test/support/demo-class.ts';
import { actsVan, celVan, schoolWeb, tekst, undoVelden } from './testing/school-web.ts';

const web = schoolWeb();
const leerling = (n: number) => web.k.leerlingen[n] ?? '';
const cel = (n: number, code: string) => `c-${leerling(n)}-${doel(code)}`;
const geld = () => ({ groep: web.k.groep, leerlijn: lijn('RW-E') });
const pad = (n: number, code: string) => `/matrix/leerling/${leerling(n)}/doel/${doel(code)}`;
const groepPad = () => `/groep/${web.k.groep}?leerlijn=${lijn('RW-E')}`;

describe('one tap in the group matrix (R30, R15)', () => {
  it('answers with the fresh cell, the degree of the row and an undo bar: no page', async () => {
    const marjan = await web.as(web.k.marjan);
    const page = await marjan.get(groepPad());
    expect(page.status).toBe(200);

    const antwoord = await marjan.tap(pad(0, 'RW-E-2a'), {
      cel: celVan(page.html, cel(0, 'RW-E-2a')),
      ...geld(),
    });

    expect(antwoord.status).toBe(200);
    expect(antwoord.html).not.toContain('<html');
    expect(antwoord.html).toMatch(
      new RegExp(`^<button [^>]*id="${cel(0, 'RW-E-2a')}"[^>]* aria-pressed="true"`),
    );
    expect(tekst(antwoord.html)).toContain('1 van 2 doelen , 50 %');
    expect(tekst(antwoord.html)).toContain('Behaald. Nu 1 van 2 doelen, 50 %.');
    expect(antwoord.html.length).toBeLessThan(4000);
    expect((await marjan.get(groepPad())).html).toMatch(
      new RegExp(`id="${cel(0, 'RW-E-2a')}"[^>]* aria-pressed="true"`),
    );
  });

  it('counts a double tap of the same rendered cell once', async () => {
    const marjan = await web.as(web.k.marjan);
    const value = celVan((await marjan.get(groepPad())).html, cel(1, 'RW-E-2a'));
    const [eerste, tweede] = [
      await marjan.tap(pad(1, 'RW-E-2a'), { cel: value }),
      await marjan.tap(pad(1, 'RW-E-2a'), { cel: value }),
    ];
    expect([eerste.status, tweede.status]).toEqual([200, 200]);
    expect(tweede.html).toMatch(/^<button [^>]* aria-pressed="true"/);
    expect(
      await marjan
        .get(`/leerling/${leerling(1)}/doel/${doel('RW-E-2a')}`)
        .then(({ html }) => html.match(/k-log__entry"/g)),
    ).toHaveLength(1);
  });

  it('gives the stand that was chosen, and undo brings back exactly what was', async () => {
    const marjan = await web.as(web.k.marjan);
    const id = cel(2, 'RW-E-2a');
    const eerst = await marjan.tap(pad(2, 'RW-E-2a'), {
      cel: celVan((await marjan.get(groepPad())).html, id),
      zet: '1',
    });
    expect(eerst.html).toMatch(/^<button [^>]*data-stand="1"/);
    const dan = await marjan.tap(pad(2, 'RW-E-2a'), { cel: celVan(eerst.html, id), zet: '3' });
    expect(dan.html).toMatch(/^<button [^>]*data-stand="3"/);

    const terug = await marjan.tap('/matrix/ongedaan', { ...undoVelden(dan.html), ...geld() });

    expect(terug.html).toMatch(new RegExp(`id="${id}"[^>]*data-stand="1"`));
    expect(terug.html).toContain('Ongedaan gemaakt.');
    const nogEens = await marjan.tap('/matrix/ongedaan', { ...undoVelden(dan.html), ...geld() });
    expect(nogEens.html).toContain('Dit was al ongedaan gemaakt.');
  });

  it('does not let a colleague undo it, and says why', async () => {
    const [marjan, igor] = [await web.as(web.k.marjan), await web.as(web.k.igor)];
    const tik = await marjan.tap(pad(2, 'RW-E-2b'), {
      cel: celVan((await marjan.get(groepPad())).html, cel(2, 'RW-E-2b')),
    });
    const terug = await igor.tap('/matrix/ongedaan', { ...undoVelden(tik.html), ...geld() });
    expect(terug.html).toContain('Dit deed een collega.');
  });

  it('tells who acts on an old picture that a colleague was there; both are kept (R23)', async () => {
    const [marjan, igor] = [await web.as(web.k.marjan), await web.as(web.k.igor)];
    const oud = celVan((await igor.get(groepPad())).html, cel(3, 'RW-E-2a'));
    await marjan.tap(pad(3, 'RW-E-2a'), {
      cel: celVan((await marjan.get(groepPad())).html, cel(3, 'RW-E-2a')),
      zet: '1',
    });
    const antwoord = await igor.tap(pad(3, 'RW-E-2a'), { cel: oud });
    expect(tekst(antwoord.html)).toContain('Intussen had iemand anders dit op "aangeboden" gezet.');
    const verloop = tekst((await igor.get(`/leerling/${leerling(3)}/doel/${doel('RW-E-2a')}`)).html);
    expect(verloop).toContain('Marjan Schelpenpad');
    expect(verloop).toContain('Igor Helmgras');
  });
});

describe('a whole column by one tap (R29, R30, R33)', () => {
  const reeks = { matrix: 'm0', niveau: niveau('SE-S', 2), toon: 'doelen', zet: 'tik' };
  const velden = () => ({ ...reeks, groep: web.k.groep, leerlijn: lijn('SE-S') });

  it('ticks everyone who was still open, once, and undoes all of them by one more', async () => {
    const marjan = await web.as(web.k.marjan);
    const act = randomUUID();
    const antwoord = await marjan.tap('/matrix/reeks', { ...velden(), act, kolom: doel('SE-S-2a') });
    expect(actsVan(antwoord.html).split(',')).toHaveLength(4);
    expect(antwoord.html.match(/aria-pressed="true"/g)).toHaveLength(4);
    expect(antwoord.html).toMatch(/^<button [^>]*class="k-matrix__all"/);
    const again = await marjan.tap('/matrix/reeks', { ...velden(), act, kolom: doel('SE-S-2a') });
    expect(again.html).toContain('Hier was al alles gezet.');

    const terug = await marjan.tap('/matrix/ongedaan', {
      ...undoVelden(antwoord.html),
      groep: web.k.groep,
      leerlijn: lijn('SE-S'),
    });
    expect(terug.html).toContain('4 keer ongedaan gemaakt.');
    expect(terug.html.match(/aria-pressed="false"/g)).toHaveLength(4);
  });

  it('ticks acties of a whole group as well (R29)', async () => {
    const marjan = await web.as(web.k.marjan);
    const page = (await marjan.get(`/groep/${web.k.groep}?leerlijn=${lijn('SE-S')}&toon=acties`)).html;
    const namen = page.match(/Hele kolom [^"]+(?=" title)/g) ?? [];
    expect(namen.length).toBeGreaterThan(2);
    expect(new Set(namen).size).toBe(namen.length); // also where two acties belong to one doel
    const kolom = /&quot;kolom&quot;:&quot;([0-9a-f-]{36})/.exec(page)?.[1] ?? '';
    const antwoord = await marjan.tap('/matrix/reeks', {
      ...velden(),
      toon: 'acties',
      act: randomUUID(),
      kolom,
    });
    expect(antwoord.html).toContain('4 acties gedaan.');
    expect(antwoord.html).toContain(`aria-label="${namen[0]}"`);
  });

  it('asks for a column or a row, and for a block that is still there', async () => {
    const marjan = await web.as(web.k.marjan);
    expect((await marjan.tap('/matrix/reeks', { ...velden(), act: randomUUID() })).status).toBe(400);
    const weg = { ...velden(), niveau: niveau('SE-S', 5), act: randomUUID(), kolom: doel('SE-S-2a') };
    const antwoord = await marjan.tap('/matrix/reeks', weg);
    expect(antwoord.status).toBe(409);
    expect(antwoord.html).toContain('Laad de pagina opnieuw');
  });
});

describe('the card of a pupil', () => {
  it('ticks a doel and an actie in place, and undoes the actie (R24, R29, R30)', async () => {
    const marjan = await web.as(web.k.marjan);
    const kaart = (await marjan.get(`/leerling/${leerling(0)}/kaart`)).html;
    const id = doel('NT-M-2a');
    const tik = await marjan.tap(`/kaart/leerling/${leerling(0)}/doel/${id}`, {
      cel: celVan(kaart, `d-${id}`),
    });
    expect(tik.html).toMatch(new RegExp(`^<div [^>]*id="doel-${id}"`));
    expect(tik.html).toContain(`hx-target="#lijn-${lijn('NT-M')}-kop"`);
    expect(tekst(tik.html)).toContain('1 van 2 doelen, 50 %');

    const actie = / id="a-([0-9a-f-]{36})"/.exec(kaart)?.[1] ?? '';
    const gedaan = await marjan.tap(`/kaart/leerling/${leerling(0)}/actie/${actie}`, {
      cel: celVan(kaart, `a-${actie}`),
    });
    expect(tekst(gedaan.html)).toMatch(/Gedaan vandaag om \d\d:\d\d door Marjan Schelpenpad/);
    const terug = await marjan.tap(`/kaart/leerling/${leerling(0)}/ongedaan`, undoVelden(gedaan.html));
    expect(terug.html).toMatch(new RegExp(`id="a-${actie}"[^>]* aria-pressed="false"`));
  });
});
