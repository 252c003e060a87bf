import { describe, expect, it } from 'vitest';
import { renderPage } from '../../ui/render.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { KaartPage } from '../kaart/page.tsx';
import { frameVan, NU } from '../testing/samples/basis.ts';
import { kaart } from '../testing/samples/leerling.ts';
import { mijnPages } from '../testing/samples/mijn.tsx';

const page = (naam: string) => {
  const vnode = mijnPages(fakeAssets)[naam];
  if (!vnode) throw new Error(`no sample ${naam}`);
  return renderPage(vnode);
};
const van = (html: string) => [...html.matchAll(/\d van \d doel(?:en)?/g)].map((m) => m[0]);

describe('R59: the screens of a leerling', () => {
  it('shows one card for each leergebied, with a picto and its name', () => {
    const html = page('mijn');
    for (const gebied of kaart.leergebieden) expect(html).toContain(gebied.naam);
    expect([...html.matchAll(/class="s-mij__kaart"/g)]).toHaveLength(kaart.leergebieden.length);
  });

  it('counts for a leerling what it counts for his leerkracht: a doel carried over is worked on, not counted (R15)', () => {
    const [gebied] = kaart.leergebieden;
    if (!gebied) throw new Error('the sample has a leergebied');
    const leerkracht = renderPage(
      <KaartPage frame={frameVan(fakeAssets)} kaart={{ ...kaart, leergebieden: [gebied] }} now={NU} />,
    );
    expect(van(page('mijn-gebied')).length).toBeGreaterThan(0);
    expect(van(page('mijn-gebied'))).toEqual(van(leerkracht));
    expect(page('mijn-gebied')).toContain('nog van eerder');
  });

  it('gives no percentage, no code and no niveau: none of that helps a leerling', () => {
    for (const naam of ['mijn', 'mijn-gebied', 'mijn-doel']) {
      const text = page(naam).replace(/<[^>]*>/g, ' ');
      expect(text).not.toMatch(/\d ?%|RW-|Niveau/);
    }
  });

  it('says what was answered to a wish, and keeps own words where they were written', () => {
    const html = page('mijn-doel');
    expect(html).toContain('Marjan Schelpenpad zegt');
    expect(html).toContain('Nu nog niet. Eerst maken we de klok af.');
    expect(html).toMatch(/aria-pressed="true"[^>]*>.{0,600}Dit kan ik/s);
    expect(html).toContain('Het gaat soms te snel');
    expect(page('mijn-doel-stil')).not.toContain('aria-pressed="true"');
  });

  it('says what happens next when there are no doelen yet', () => {
    expect(page('mijn-leeg')).toContain('Je hebt nog geen doelen');
  });
});
