import { describe, expect, it } from 'vitest';
import { renderFragment } from '../render.ts';
import { Baan, baanTekst } from './baan.tsx';
import { komma } from './getal.ts';
import { punten, schooljaren, tijdschaal } from './schaal.ts';
import { PATRONEN, Patronen, Staaf } from './staven.tsx';
import { Tijdlijn } from './tijdlijn.tsx';

describe('numbers as people write them', () => {
  it('have a comma, one decimal at most, and round away from zero', () => {
    expect([komma(3.5), komma(2), komma(-1.25), komma(0.04)]).toEqual(['3,5', '2', '-1,3', '0']);
  });
});

describe('the scale of time', () => {
  it('goes from the first day to the last, and no further', () => {
    const x = tijdschaal('2026-01-01', '2026-01-11');
    expect([x('2026-01-01'), x('2026-01-06'), x('2026-01-11'), x('2027-01-01'), x('2025-01-01')]).toEqual([
      0, 50, 100, 100, 0,
    ]);
    expect(tijdschaal('2026-01-01', '2026-01-01')('2026-01-01')).toBe(0);
  });
  it('names each school year that begins within it', () => {
    expect(schooljaren('2024-08-01', '2026-07-31')).toEqual(['2024-08-01', '2025-08-01']);
    expect(schooljaren('2025-09-01', '2026-07-31')).toEqual([]);
  });
  it('writes points an SVG reads', () => {
    expect(
      punten([
        [0, 100],
        [33.3333, 12.5],
      ]),
    ).toBe('0,100 33.33,12.5');
  });
});

describe('the lane of a leerlijn', () => {
  const baan = { niveaus: ['N1', 'N2', 'N3', 'N4'], positie: 2.5, verwacht: 3, streef: 3, uitstroom: 4 };

  it('R17: says in words what it draws, and draws nothing for what is not known', () => {
    expect(baanTekst(baan)).toBe('Nu 2,5; de route verwacht 3; streefniveau N3; uitstroomniveau N4');
    const html = renderFragment(<Baan niveaus={baan.niveaus} positie={1} />);
    expect(html).not.toContain('k-mark--plan');
    expect(html).not.toContain('k-mark--aim');
    expect(html).toContain('>Nu 1</span>');
  });
  it('fills as far as the leerling is, and never past the end', () => {
    expect(renderFragment(<Baan {...baan} />)).toMatch(/k-niveau__done"[^>]* width="62.5%"/);
    expect(renderFragment(<Baan {...baan} positie={9} />)).toMatch(/k-niveau__done"[^>]* width="100%"/);
  });
});

describe('the time line of a leerlijn', () => {
  const weg = [
    { op: '2025-08-01', positie: 1 },
    { op: '2026-08-01', positie: 2 },
  ];
  const route = [
    { vanaf: '2025-08-01', verwacht: 1 },
    { vanaf: '2026-08-01', verwacht: 2 },
  ];
  const punt = (html: string, naam: string) => new RegExp(`class="${naam}" points="([^"]*)"`).exec(html)?.[1];

  it('R20: stands results of other systems on the same scale as the way of the leerling', () => {
    const merken = [{ op: '2026-08-01', nummer: 1 }];
    const html = renderFragment(
      <Tijdlijn niveaus={['N1', 'N2']} punten={weg} route={route} merken={merken} />,
    );
    expect(punt(html, 'k-tijd__weg')).toBe('0,50 100,0');
    expect(html).toMatch(/k-tijd__merk" x="100%"/);
  });
  it('draws what is likely as two edges and no line between them, and the route in steps', () => {
    const verder = { op: '2027-08-01', laag: 1.5, hoog: 2 };
    const html = renderFragment(
      <Tijdlijn niveaus={['N1', 'N2']} punten={weg} route={route} verder={verder} />,
    );
    expect(html.match(/k-tijd__rand/g)).toHaveLength(2);
    expect(punt(html, 'k-tijd__band')).toBe('50,0 100,0 100,25');
    expect(punt(html, 'k-tijd__route')).toBe('0,50 50,50 50,0 100,0');
  });
});

describe('R65: a bar of parts', () => {
  const vlakken = (html: string) =>
    [...html.matchAll(/<rect class="k-staaf__vlak[^>]*x="([\d.]+)%"[^>]*width="([\d.]+)%"/g)].map((m) => [
      Number(m[1]),
      Number(m[2]),
    ]);

  it('lays its parts one after another, and what is hidden last, until all of it is there', () => {
    const delen = [
      { patroon: 'vol', aantal: 6 },
      { patroon: 'schuin', aantal: 0 },
      { patroon: 'punt', aantal: 3 },
    ] as const;
    const html = renderFragment(<Staaf delen={delen} totaal={12} />);
    expect(vlakken(html)).toEqual([
      [0, 50],
      [50, 25],
      [75, 25],
    ]);
    expect(html).toContain('url(#k-patroon-verborgen)');
  });

  it('tells each part by its own pattern, which the page has', () => {
    const beeld = (patroon: (typeof PATRONEN)[number]) =>
      /class="(k-staaf__vlak[^"]*)"|fill="([^"]*)"/.exec(
        renderFragment(<Staaf delen={[{ patroon, aantal: 1 }]} totaal={1} />).replace(
          'class="k-staaf__vlak" ',
          '',
        ),
      )?.[0];
    expect(new Set(PATRONEN.map(beeld)).size).toBe(PATRONEN.length);
    for (const patroon of ['schuin', 'ruit', 'staand', 'punt', 'verborgen'])
      expect(renderFragment(<Patronen />)).toContain(`id="k-patroon-${patroon}"`);
  });
});
