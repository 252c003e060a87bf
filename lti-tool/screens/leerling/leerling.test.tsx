import { describe, expect, it } from 'vitest';
import { renderPage } from '../../ui/render.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { momenten, streefTekst } from '../leerreis/stappen.tsx';
import { frameVan } from '../testing/samples/basis.ts';
import { leerlijnZoom, leerreis, profiel } from '../testing/samples/leerling.ts';
import { LeerlijnPage } from './leerlijn-page.tsx';
import { ProfielPage } from './profiel-page.tsx';

const frame = frameVan(fakeAssets);
const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the leerlingprofiel', () => {
  const html = renderPage(<ProfielPage frame={frame} profiel={profiel} />);

  it('says the leerroute, the destination, since when and who decided (R13)', () => {
    const woorden = text(html);
    for (const deel of [
      'Leerroute 4',
      '(beschutte) arbeid',
      '18 augustus 2025',
      'Commissie voor de begeleiding',
    ])
      expect(woorden).toContain(deel);
  });

  it('has a row for each leerlijn by leergebied with streefniveau, period and degree (R14, R15)', () => {
    const geld = text(html.split('<tr ').find((row) => row.includes('>Geld<')) ?? '');
    expect(geld).toMatch(/Geld .*Niveau 3 .*t\/m 31 jan .*2 van 4 doelen, 50\s% .*Niveau 4/);
  });

  it('shows LS and LO with the same columns (R2)', () => {
    const heads = html
      .split('<thead>')
      .slice(1)
      .map((part) => text(part.split('</thead>')[0] ?? ''));
    expect(heads).toHaveLength(2);
    expect(heads[0]).toBe(heads[1]);
  });

  it('shows no percentage for a leerlijn without niveaus (R4)', () => {
    const rij = text(
      html.split('<tr ').find((row) => row.includes('>Ervaren en meedoen<') && row.includes('<td')) ?? '',
    );
    expect(rij).toContain('zonder niveaus');
    expect(rij).toContain('1 van 3 doelen');
    expect(rij).not.toContain('%');
  });

  it('links to the groups this person can open, and no others', () => {
    expect(html).toContain('href="/groep/00000000-0000-4000-8000-000000000800"');
    expect(html).not.toContain('href="/groep/00000000-0000-4000-8000-000000000801"');
    expect(
      renderPage(<ProfielPage frame={frameVan(fakeAssets, ['ouder'])} profiel={profiel} />),
    ).not.toContain('/groep/');
  });
});

describe('the zoom to a leerlijn (R16)', () => {
  const html = renderPage(<LeerlijnPage frame={frame} zoom={leerlijnZoom} />);

  it('has a link to every leerdoel, and breadcrumbs back to the same place', () => {
    expect([...html.matchAll(/href="\/leerling\/[^"]+\/doel\//g)]).toHaveLength(10);
    expect(html).toContain(`#lijn-${leerlijnZoom.leerlijn.id}"`);
  });

  it('opens the streefniveau and folds the others', () => {
    const open = [...html.matchAll(/<details[^>]*>/g)].map((match) => match[0].includes(' open'));
    expect(open.filter(Boolean)).toHaveLength(1);
    expect(open).toHaveLength(5);
  });
});

describe('the leerreis in words (R7)', () => {
  it('puts the steps of one decision together, and keeps their order', () => {
    const [streef, route] = leerreis;
    if (!streef || !route) throw new Error('the sample has two steps');
    const uit = momenten([streef, { ...streef, leerlijn: 'Tijd' }, route, streef]);
    expect(uit.map((moment) => moment.stappen.length)).toEqual([2, 1, 1]);
  });

  it('says from where to where, and when a niveau stays', () => {
    const stap = leerreis[0];
    if (!stap) throw new Error('the sample has a step');
    expect(streefTekst(stap)).toBe('Geld: van Niveau 2 naar Niveau 3');
    expect(streefTekst({ ...stap, van: 'Niveau 3' })).toBe('Geld: blijft Niveau 3');
    expect(streefTekst({ ...stap, van: null })).toBe('Geld: Niveau 3');
  });
});
