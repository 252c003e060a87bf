import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { doel, lijn } from '../../../test/support/demo-class.ts';
import { persoonMerk } from '../persoon-merk.ts';
import { actsVan, celVan, schoolWeb, tekst, undoVelden } from '../testing/school-web.ts';

const web = schoolWeb();
const leerling = (n: number) => web.k.leerlingen[n] ?? '';
const groepPad = (code: string, toon = 'doelen') =>
  `/groep/${web.k.groep}?leerlijn=${lijn(code)}&toon=${toon}`;
/** The cells of a stroke, as the page has them. */
const cellen = (html: string, ...waar: readonly (readonly [number, string])[]) =>
  waar
    .map(([n, code]) => [leerling(n), doel(code), celVan(html, `c-${leerling(n)}-${doel(code)}`)].join('.'))
    .join(',');

describe('a stroke over the matrix is one act (R33)', () => {
  it('gives every cell it touched what a tap on the first gives, with one undo', async () => {
    const marjan = await web.as(web.k.marjan);
    const page = (await marjan.get(groepPad('RW-E'))).html;
    const streek = cellen(page, [0, 'RW-E-2a'], [0, 'RW-E-2b'], [1, 'RW-E-2a']);
    const uit = await marjan.tap('/matrix/streek/doelen', { cellen: streek, zet: '2' });
    expect(uit.status).toBe(200);
    expect(tekst(uit.html)).toContain('3 leerdoelen op "met hulp" gezet.');
    expect(uit.html.match(/data-stand="2"/g)).toHaveLength(3);
    expect(actsVan(uit.html).split(',')).toHaveLength(3);
    const nogmaals = await marjan.tap('/matrix/streek/doelen', { cellen: streek, zet: '2' });
    expect(actsVan(nogmaals.html)).toBe(actsVan(uit.html));
    const terug = await marjan.tap('/matrix/ongedaan', {
      ...undoVelden(uit.html),
      groep: web.k.groep,
      leerlijn: lijn('RW-E'),
    });
    expect(tekst(terug.html)).toContain('3 keer ongedaan gemaakt.');
    expect((await marjan.get(groepPad('RW-E'))).html).not.toContain('data-stand="2"><');
  });

  it('ticks acties of several pupils (R29)', async () => {
    const marjan = await web.as(web.k.marjan);
    const page = (await marjan.get(groepPad('RW-E', 'acties'))).html;
    const ids = [...page.matchAll(/ id="a-([0-9a-f-]{36})"/g)].slice(0, 3).map((m) => m[1] ?? '');
    const streek = ids.map((id) => `${id}.${celVan(page, `a-${id}`)}`).join(',');
    const uit = await marjan.tap('/matrix/streek/acties', { cellen: streek });
    expect(tekst(uit.html)).toContain('3 acties gedaan.');
    expect(uit.html.match(/aria-pressed="true"/g)).toHaveLength(3);
  });

  it('is refused whole for a pupil of another group, and for what is no cell', async () => {
    const marjan = await web.as(web.k.marjan);
    const page = (await marjan.get(groepPad('RW-E'))).html;
    const eigen = cellen(page, [2, 'RW-E-2a']);
    const vreemd = `${web.k.buiten}.${doel('RW-E-2a')}.${randomUUID()}~0~4~m0`;
    expect((await marjan.tap('/matrix/streek/doelen', { cellen: `${eigen},${vreemd}` })).status).toBe(404);
    expect((await marjan.tap('/matrix/streek/doelen', { cellen: 'x.y.z' })).status).toBe(400);
    expect(
      celVan((await marjan.get(groepPad('RW-E'))).html, `c-${leerling(2)}-${doel('RW-E-2a')}`),
    ).toContain('~0~4~');
  });
});

describe('marks that waited on a device (R33)', () => {
  const tik = (n: number, code: string, over: object = {}) => ({
    ...{
      id: randomUUID(),
      soort: 'doel',
      leerling: leerling(n),
      leerdoel: doel(code),
      stand: 3,
      verwacht: 0,
    },
    ...{ op: new Date().toISOString(), volgnr: 1 },
    ...over,
  });
  const send = async (persoon: string, ...acts: object[]) =>
    (await web.as(web.k.marjan)).json('/afvinken/wachtrij', {
      ...{ persoon, apparaat: randomUUID(), leerlijn: lijn('SE-S'), acts },
    });

  it('come in for the person who made them, with the cells and the degree to show', async () => {
    const uit = await send(persoonMerk(web.k.marjan), tik(0, 'SE-S-2a'), tik(0, 'NT-M-2a'));
    expect(uit.status).toBe(200);
    const antwoord = JSON.parse(uit.html) as {
      acts: object[];
      cellen: object[];
      graden: { id: string; html: string }[];
    };
    expect(antwoord.acts).toMatchObject([{ uitkomst: 'toegepast' }, { uitkomst: 'toegepast' }]);
    expect(antwoord.cellen).toContainEqual({ id: `c-${leerling(0)}-${doel('SE-S-2a')}`, nummer: 3 });
    expect(antwoord.graden).toEqual([{ id: `g-${leerling(0)}`, html: expect.stringContaining('0 van 2') }]);
  });

  it('are refused when they are of somebody else: nothing is applied', async () => {
    const [act, merk] = [tik(1, 'SE-S-2a'), persoonMerk(web.k.igor)];
    const uit = await send(merk, act);
    expect(uit.status).toBe(409);
    const page = (await (await web.as(web.k.marjan)).get(groepPad('SE-S'))).html;
    expect(celVan(page, `c-${leerling(1)}-${doel('SE-S-2a')}`)).toContain('~0~4~');
    expect(merk).not.toContain(web.k.igor.person);
    expect(page).toContain(`content="${persoonMerk(web.k.marjan)}"`);
    expect(page).not.toContain(merk);
  });

  it('that were refused are named for who may see the pupil, and for nobody else', async () => {
    const marjan = await web.as(web.k.marjan);
    const weiger = (wie: string) => `${randomUUID()}.afgesloten.${wie}.${doel('SE-S-2a')}.4`;
    const uit = await marjan.tap('/afvinken/wachtrij/nakijken', {
      geweigerd: [weiger(leerling(0)), weiger(web.k.buiten)].join(','),
    });
    expect(tekst(uit.html)).toContain('Kijk 2 tikken na.');
    expect(tekst(uit.html)).toContain('Leerling0 Proef00, SE-S-2a');
    expect(tekst(uit.html)).toContain('Een tik : "behaald" is niet bewaard. Dit doel is geëvalueerd');
    expect(uit.html).not.toContain('Beentje');
  });

  it('that wait longer than a week, or a form that is no list of marks, are told apart from faults of ours', async () => {
    const oud = tik(2, 'SE-S-2a', { op: new Date(Date.now() - 9 * 86_400_000).toISOString() });
    const uit = await send(persoonMerk(web.k.marjan), oud);
    expect(JSON.parse(uit.html)).toMatchObject({ acts: [{ uitkomst: 'geweigerd', waarom: 'te_oud' }] });
    expect((await send(persoonMerk(web.k.marjan), { id: 'x' })).status).toBe(400);
  });
});
