import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createArrangementskaart } from '../../../gateway/arrangementskaart/service.ts';
import { schooljaarBegin } from '../../../gateway/leerroute/volgen/leeftijd-rules.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { doel, lijn } from '../../../test/support/demo-class.ts';
import { datumVan } from '../datum.ts';
import { type Browser, schoolWeb, tekst } from '../testing/school-web.ts';

const w = schoolWeb();
const kind = () => w.k.leerlingen[0] ?? '';
let marjan: Browser;

const stand = (code: string, stand: number, who: KnownActor) =>
  w.k.as(who, (tx) =>
    createArrangementskaart({ keys: w.k.keys }).setStand(tx, who, {
      acts: [{ id: randomUUID(), leerling: kind(), leerdoel: doel(code), stand }],
    }),
  );

/** Onderwijsleeftijd 12, Geld one niveau ahead of the route and Samen met anderen behind it. */
beforeAll(async () => {
  marjan = await w.as(w.k.marjan);
  await w.k.as(w.k.petra, (tx) =>
    tx
      .updateTable('koers.person_identity')
      .set({ geboortedatum: `${schooljaarBegin(datumVan(new Date())) - 12}-03-01` })
      .where('person_id', '=', kind())
      .execute(),
  );
  for (const code of ['RW-E-2a', 'RW-E-2b', 'RW-E-3a', 'RW-E-3b', 'RW-E-4a'])
    await stand(code, 4, w.k.marjan);
});

const besluit = (over: Record<string, string> = {}) => ({
  act: randomUUID(),
  voor: lijn('RW-E'),
  achter: lijn('SE-S'),
  keuze: 'intensiveren',
  reden: 'Twee keer per week sova',
  ...over,
});
const post = (velden: Record<string, string>) => marjan.submit(`/leerling/${kind()}/beeld/besluit`, velden);

describe('the integraal beeld over HTTP', () => {
  it('R17, R18: names both measures, and says what there is in words beside every drawing', async () => {
    const { status, html } = await marjan.get(`/leerling/${kind()}/beeld`);
    const woorden = tekst(html);
    expect(status).toBe(200);
    for (const deel of [
      'Tegenover de route',
      'Tegenover het plan',
      '1 niveau voor',
      '1,5 niveau achter',
      'Nu 3,5; de route verwacht 2,5; streefniveau N2; uitstroomniveau N4',
    ])
      expect(woorden).toContain(deel);
    for (const svg of html.matchAll(/<svg[^>]*>/g)) expect(svg[0]).toContain('aria-hidden="true"');
  });

  it('R19: asks again for what is missing, keeps what was filled in, and records the choice once', async () => {
    const zonder = await post(besluit({ keuze: '', reden: ' x ' }));
    expect(zonder.status).toBe(422);
    expect(tekst(zonder.html)).toContain('Kies wat jullie doen.');
    expect(tekst(zonder.html)).toContain('Schrijf op waarom jullie dit kiezen.');
    const goed = besluit();
    for (const _ of ['once', 'sent again']) expect((await post(goed)).status).toBe(303);
    const na = tekst((await marjan.get(`/leerling/${kind()}/beeld`)).html);
    expect(na.match(/Gekozen: Intensiveren\./g)).toHaveLength(1);
    const vandaag = tekst((await marjan.get('/vandaag')).html);
    expect(vandaag).toContain('keuze bij een groot verschil: Samen met anderen');
  });

  it('R19: a signal that is gone is told on the page, and nothing is recorded', async () => {
    const weg = await post(besluit({ achter: lijn('NT-M') }));
    expect(weg.status).toBe(409);
    expect(tekst(weg.html)).toContain('Dit signaal is er niet meer');
  });

  it('R22: the choice stands in the leerreis with its reason, by school year', async () => {
    const { html } = await marjan.get(`/leerling/${kind()}/leerreis`);
    const jaar = schooljaarBegin(datumVan(new Date()));
    expect(tekst(html)).toContain(`Schooljaar ${jaar}-${jaar + 1}`);
    expect(tekst(html)).toContain('Intensiveren: Geld loopt voor, Samen met anderen blijft achter');
    expect(tekst(html)).toContain('Reden: Twee keer per week sova');
  });
});

describe('how the school follows', () => {
  const velden = { regel: 'twee_waarnemers', marge: '0,5', voor: '1', achter: '1' };

  it('R23: the IB’er chooses a rule; the page of a doel says who judged what, and what it comes to', async () => {
    const petra = await w.as(w.k.petra);
    await stand('SE-S-2a', 4, w.k.marjan);
    await stand('SE-S-2a', 2, w.k.igor);
    expect((await petra.submit('/volgen', { ...velden, marge: 'veel' })).status).toBe(422);
    expect((await petra.submit('/volgen', velden)).status).toBe(303);
    const doelPagina = tekst((await marjan.get(`/leerling/${kind()}/doel/${doel('SE-S-2a')}`)).html);
    expect(doelPagina).toContain('2 waarnemers. Twee waarnemers:');
    expect(doelPagina).toContain('Het laatste oordeel was "met hulp".');
    for (const wie of ['Marjan Schelpenpad', 'Igor Helmgras']) expect(doelPagina).toContain(wie);
    expect(tekst((await petra.get('/volgen?bewaard=ja')).html)).toContain('Bewaard.');
  });

  it('is not for a leerkracht', async () => {
    expect((await marjan.get('/volgen')).status).toBe(403);
    expect((await marjan.submit('/volgen', velden)).status).toBe(403);
  });
});
