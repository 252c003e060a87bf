import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { actor, dag, doel } from '../../../test/support/demo-class.ts';
import { actsVan, celVan, schoolWeb, tekst, undoVelden } from '../testing/school-web.ts';

const web = schoolWeb();
const leerling = (n: number) => web.k.leerlingen[n] ?? '';
const blad = (n: number, code: string) => `/leerling/${leerling(n)}/kaart/doel/${doel(code)}`;
const act = () => randomUUID();

describe('the page of one doel (R25–R28)', () => {
  it('R25: writes the beginsituatie, says so, and takes it back from there', async () => {
    const marjan = await web.as(web.k.marjan);
    const id = act();
    const kort = await marjan.submit(`${blad(0, 'RW-E-2a')}/begin`, { act: id, tekst: 'x' });
    expect([kort.status, tekst(kort.html)]).toEqual([
      422,
      expect.stringContaining('ten minste drie letters'),
    ]);
    expect(kort.html).toContain('>x</textarea>');
    const goed = await marjan.submit(`${blad(0, 'RW-E-2a')}/begin`, { act: id, tekst: 'Kent <b>munten</b>' });
    expect(goed.status).toBe(303);
    const naar = goed.headers.get('location') ?? '';
    const page = await marjan.get(naar.split('#')[0] ?? '');
    expect(page.html).toContain('Kent &lt;b>munten&lt;/b>');
    expect(tekst(page.html)).toContain('De beginsituatie is bewaard.');
    expect(actsVan(page.html)).toBe(id);
    const terug = await marjan.tap(`/kaart/leerling/${leerling(0)}/ongedaan`, {
      ...undoVelden(page.html),
      heel: doel('RW-E-2a'),
    });
    expect(terug.headers.get('hx-redirect')).toBe(`${blad(0, 'RW-E-2a')}?teruggezet=1`);
    expect((await marjan.get(blad(0, 'RW-E-2a'))).html).not.toContain('munten&lt;/b>');
  });

  it('R26: gives an actie to a colleague, who ticks it in his own list with one tap', async () => {
    const marjan = await web.as(web.k.marjan);
    const id = act();
    const velden = {
      act: id,
      tekst: 'Kassa spelen',
      persoon: web.k.igor.person,
      van: dag(0),
      laatste: dag(20),
    };
    const fout = await marjan.submit(`${blad(1, 'RW-E-2a')}/actie`, { ...velden, laatste: dag(-3) });
    expect([fout.status, tekst(fout.html)]).toEqual([422, expect.stringContaining('ligt voor de eerste')]);
    expect((await marjan.submit(`${blad(1, 'RW-E-2a')}/actie`, velden)).status).toBe(303);

    const igor = await web.as(web.k.igor);
    const lijst = (await igor.get('/acties')).html;
    expect(tekst(lijst)).toMatch(/1 van 1 nog te doen.*Leerling1 Proef01 .*Kassa spelen/);
    const tik = await igor.tap(`/acties/${id}`, { cel: celVan(lijst, `a-${id}`) });
    expect(tik.html).toMatch(new RegExp(`^<button [^>]*id="a-${id}"[^>]* aria-pressed="true"`));
    expect(tekst((await marjan.get(`/leerling/${leerling(1)}/kaart`)).html)).toMatch(
      /Gedaan vandaag .* Igor Helmgras/,
    );
    const terug = await igor.tap('/acties/ongedaan', undoVelden(tik.html));
    expect(terug.html).toMatch(new RegExp(`id="a-${id}"[^>]* aria-pressed="false"`));

    const stop = await marjan.submit(`${blad(1, 'RW-E-2a')}/stop`, { act: act(), kaartActie: id });
    expect(stop.status).toBe(303);
    expect((await igor.get('/acties')).html).toContain('Er staan geen acties op je naam');
  });

  it('R28: closes the doel for the period, on the card as well, and offers nothing more to write on it', async () => {
    const marjan = await web.as(web.k.marjan);
    const url = `${blad(2, 'RW-E-2a')}/evaluatie`;
    const half = await marjan.submit(url, {
      act: act(),
      uitkomst: 'behaald',
      vervolg: '',
      tekst: 'Kan het nu',
    });
    expect([half.status, tekst(half.html)]).toEqual([
      422,
      expect.stringContaining('Kies hoe het verder gaat'),
    ]);
    const heel = { act: act(), uitkomst: 'behaald', vervolg: 'hoger', tekst: 'Kan het nu overal' };
    expect((await marjan.submit(url, heel)).status).toBe(303);
    const page = (await marjan.get(blad(2, 'RW-E-2a'))).html;
    expect(page).not.toContain('/begin"');
    expect(tekst(page)).toContain('Naar een hoger niveau');
    const kaart = (await marjan.get(`/leerling/${leerling(2)}/kaart`)).html;
    expect(tekst(kaart)).toContain('Afgesloten in Periode 2: behaald Kan het nu overal');
    expect(kaart).not.toContain(`id="d-${doel('RW-E-2a')}"`);
    expect(kaart).toContain(`id="d-${doel('RW-E-2b')}"`);
  });
});

describe('the page of support and factoren (R21, R27)', () => {
  it('writes a factor once and shows it on the card, and asks for what is missing', async () => {
    const marjan = await web.as(web.k.marjan);
    const url = `/leerling/${leerling(0)}/ondersteuning`;
    const velden = { dimensie: '2', bron: 'ouders', bronOp: dag(-5), zichtbaar: 'team' };
    const leeg = await marjan.submit(`${url}/factor`, { ...velden, act: act(), tekst: 'slaapt slecht' });
    expect([leeg.status, tekst(leeg.html)]).toEqual([
      422,
      expect.stringContaining('Kies of het helpt of hindert'),
    ]);
    const factor = act();
    const goed = {
      ...velden,
      act: factor,
      tekst: 'slaapt slecht',
      richting: 'belemmerend',
      behoefte: 'rust',
    };
    expect((await marjan.submit(`${url}/factor`, goed)).status).toBe(303);
    expect((await marjan.submit(`${blad(0, 'NT-M-2a')}/factoren`, { act: act(), factor })).status).toBe(303);
    const kaart = async () => tekst((await marjan.get(`/leerling/${leerling(0)}/kaart`)).html);
    expect(await kaart()).toContain('hindert: slaapt slecht');
    const anders = { ...goed, act: act(), factor, tekst: 'slaapt onrustig' };
    expect((await marjan.submit(`${url}/factor`, anders)).status).toBe(303);
    expect(await kaart()).toContain('hindert: slaapt onrustig');
    expect((await marjan.submit(`${blad(0, 'NT-M-2a')}/factoren`, { act: act() })).status).toBe(303);
    expect(await kaart()).not.toContain('slaapt');
  });

  it('holds one need per gebied, and what is no longer needed goes', async () => {
    const marjan = await web.as(web.k.marjan);
    const url = `/leerling/${leerling(1)}/ondersteuning`;
    const behoefte = (intensiteit: string) =>
      marjan.submit(`${url}/behoefte`, { act: act(), gebied: 'communicatie', intensiteit, tekst: 'picto’s' });
    expect((await behoefte('')).status).toBe(422);
    await behoefte('licht');
    await behoefte('intensief');
    const lees = async () => tekst((await marjan.get(url)).html);
    expect(await lees()).toMatch(/communicatie intensief picto’s/);
    await marjan.submit(`${url}/behoefte-einde`, { act: act(), gebied: 'communicatie' });
    expect(await lees()).toContain('Er is nog geen ondersteuningsbehoefte opgeschreven');
    const nogEens = await marjan.submit(`${url}/behoefte-einde`, { act: act(), gebied: 'communicatie' });
    expect(nogEens.status).toBe(422);
  });

  it('is not there for the pupil himself, who sees no words of professionals either', async () => {
    const zelf = await web.as(actor(web.k.school, leerling(2), 'leerling'));
    const kaart = await zelf.get(`/leerling/${leerling(2)}/kaart`);
    expect(kaart.status).toBe(200);
    expect(kaart.html).not.toMatch(/Kan het nu overal|\/ondersteuning|Uitwerken/);
    expect((await zelf.get(`/leerling/${leerling(2)}/ondersteuning`)).status).toBe(403);
    const wendy = await web.as(web.k.wendy);
    expect((await wendy.get(`/leerling/${leerling(2)}/ondersteuning`)).status).toBe(404);
    expect((await wendy.get(blad(2, 'RW-E-2a'))).status).toBe(404);
  });
});
