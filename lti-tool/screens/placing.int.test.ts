import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { doel, lijn, niveau } from '../../test/support/demo-class.ts';
import { doelVeld } from './plaatsing/invoer.ts';
import { type Browser, schoolWeb, tekst, undoVelden } from './testing/school-web.ts';

const web = schoolWeb();
const leerling = (n: number) => web.k.leerlingen[n] ?? '';
const pad = (n: number) => `/leerling/${leerling(n)}/leerlijn/${lijn('RW-E')}/niveau`;
/** The form as the page has it: both doelen of niveau 2 are open and go along, unless told otherwise. */
const velden = (naar: number, meer: Record<string, string> = {}) => ({
  act: randomUUID(),
  niveau: niveau('RW-E', naar),
  [doelVeld(doel('RW-E-2a'))]: 'meenemen',
  [doelVeld(doel('RW-E-2b'))]: 'meenemen',
  ...meer,
});
const kaartVan = async (marjan: Browser, n: number) =>
  tekst((await marjan.get(`/leerling/${leerling(n)}/kaart`)).html);

describe('R31: in een hoger niveau plaatsen', () => {
  it('lists the open doelen, carries them over or drops them with a reason, and shows the new card with an undo', async () => {
    const marjan = await web.as(web.k.marjan);
    const vraag = (await marjan.get(pad(0))).html;
    for (const code of ['RW-E-2a', 'RW-E-2b']) expect(vraag).toContain(`name="${doelVeld(doel(code))}"`);

    const weg = { [doelVeld(doel('RW-E-2b'))]: 'vervallen' };
    const zonder = await marjan.tap(pad(0), velden(3, weg));
    expect(zonder.status).toBe(422);
    expect(zonder.html).toMatch(/^<form /);
    expect(zonder.html).toContain('Schrijf op waarom een doel vervalt.');
    expect(await kaartVan(marjan, 0)).not.toContain('RW-E-3a');

    const uit = await marjan.tap(pad(0), velden(3, { ...weg, reden: 'Past niet bij de stage' }));
    const naar = uit.headers.get('hx-redirect') ?? '';
    expect(naar).toMatch(/\/kaart\?geplaatst=[0-9a-f-]{36}/);
    const kaart = (await marjan.get(naar.split('#')[0] ?? '')).html;
    expect(tekst(kaart)).toContain('werkt bij Geld nu aan Niveau 3.');
    expect(tekst(kaart)).toContain('RW-E-3a');
    expect(tekst(kaart)).toContain('meegenomen van Niveau 2');
    expect(tekst(kaart)).not.toContain('RW-E-2b');
    expect(tekst((await marjan.get(`/leerling/${leerling(0)}/leerreis`)).html)).toContain(
      'Geld: van Niveau 2 naar Niveau 3',
    );

    const terug = await marjan.tap(`/kaart/leerling/${leerling(0)}/ongedaan`, {
      ...undoVelden(kaart),
      heel: '1',
    });
    expect(terug.headers.get('hx-redirect')).toContain('/kaart?teruggezet=1');
    expect(await kaartVan(marjan, 0)).not.toContain('RW-E-3a');
  });

  it('works as a plain form too: the answer is another page', async () => {
    const marjan = await web.as(web.k.marjan);
    const uit = await marjan.submit(pad(1), velden(3));
    expect(uit.status).toBe(303);
    expect(uit.headers.get('location')).toContain('/kaart?geplaatst=');
    const fout = await marjan.submit(pad(2), { act: randomUUID() });
    expect(fout.status).toBe(422);
    expect(fout.html).toMatch(/^<!DOCTYPE html>/);
    expect(fout.html).toContain('Kies het nieuwe niveau.');
  });

  it('places once when the form is sent twice', async () => {
    const marjan = await web.as(web.k.marjan);
    const form = velden(4);
    const [eerste, tweede] = [await marjan.tap(pad(2), form), await marjan.tap(pad(2), form)];
    expect([eerste.status, tweede.status]).toEqual([200, 200]);
    const reis = tekst((await marjan.get(`/leerling/${leerling(2)}/leerreis`)).html);
    expect(reis.match(/Geld: van Niveau 2 naar Niveau 4/g)).toHaveLength(1);
  });
});

describe('R32: lower needs a reason', () => {
  it('asks for it, and puts it in the leerreis', async () => {
    const marjan = await web.as(web.k.marjan);
    const zonder = await marjan.tap(pad(3), velden(1));
    expect(zonder.status).toBe(422);
    expect(zonder.html).toContain('Schrijf op waarom het niveau lager wordt.');
    expect((await marjan.tap(pad(3), velden(1, { reden: 'Na een lange afwezigheid' }))).status).toBe(200);
    const reis = tekst((await marjan.get(`/leerling/${leerling(3)}/leerreis`)).html);
    expect(reis).toContain('Geld: van Niveau 2 naar Niveau 1');
    expect(reis).toContain('Na een lange afwezigheid');
  });
});
