import { describe, expect, it } from 'vitest';
import type { MagOpKaart } from '../../../gateway/arrangementskaart/view.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { tagsOf } from '../../ui/test-kit/tags.ts';
import { frameVan, graad, id } from '../testing/samples/basis.ts';
import { geld, groepMatrix } from '../testing/samples/groep.ts';
import type { Toon } from '../urls.ts';
import { DoelAntwoord } from './antwoord.tsx';
import { GroepPage } from './page.tsx';

const page = (toon: Toon, mag: MagOpKaart = groepMatrix.mag) =>
  renderPage(
    <GroepPage
      frame={frameVan(fakeAssets)}
      matrix={{ ...groepMatrix, mag }}
      keuze={{ groep: groepMatrix.groep.id, leerlijn: geld, toon }}
    />,
  );
const cells = (html: string) =>
  tagsOf(html).filter(
    (tag) => tag.attributes.get('class') === 'k-tick' && tag.attributes.has('aria-pressed'),
  );

describe('the group matrix', () => {
  it('gives every cell an act id of its own, rendered by the server', () => {
    const acts = cells(page('doelen')).map((tag) => tag.attributes.get('value')?.split('~')[0]);
    expect(acts.length).toBe(groepMatrix.rijen.flatMap((rij) => Object.keys(rij.cellen)).length);
    expect(new Set(acts).size).toBe(acts.length);
  });

  it('shows no button that may be pressed to who may only look', () => {
    const html = page('doelen', { actieAfvinken: false, doelAfvinken: false, niveauPlaatsen: false });
    expect(cells(html).every((tag) => tag.attributes.has('disabled'))).toBe(true);
    expect(html).not.toContain('hx-post');
    expect(html).not.toContain('Wat zet je met een tik?');
    expect(html).not.toContain('/niveau"');
  });

  it('says of a doel that was evaluated that it is closed, and takes no tap there (R28)', () => {
    const [eerste, ...rest] = groepMatrix.rijen;
    if (!eerste) throw new Error('the sample has no rows');
    const cellen = Object.fromEntries(
      Object.entries(eerste.cellen).map(([doel, cel]) => [doel, { ...cel, afgesloten: true }]),
    );
    const html = renderPage(
      <GroepPage
        frame={frameVan(fakeAssets)}
        matrix={{ ...groepMatrix, rijen: [{ ...eerste, cellen }, ...rest] }}
        keuze={{ groep: groepMatrix.groep.id, leerlijn: geld, toon: 'doelen' }}
      />,
    );
    const dicht = cells(html).filter((tag) => tag.attributes.get('aria-disabled') === 'true');
    expect(dicht).toHaveLength(Object.keys(cellen).length);
    for (const tag of dicht) {
      expect(tag.attributes.has('hx-post')).toBe(false);
      expect(tag.attributes.has('disabled')).toBe(false); // a stop for the keyboard, so that it is heard
      expect(tag.attributes.get('aria-label')).toMatch(/^nu: .+, gesloten voor deze periode$/);
    }
  });

  it('says which rule holds when a cell and the count under a name may differ (R23)', () => {
    const met = (regel: 'laatste' | 'twee_waarnemers') =>
      renderPage(
        <GroepPage
          frame={frameVan(fakeAssets)}
          matrix={{ ...groepMatrix, regel }}
          keuze={{ groep: groepMatrix.groep.id, leerlijn: geld, toon: 'doelen' }}
        />,
      );
    expect(met('laatste')).not.toContain('Een vakje toont het laatste oordeel');
    expect(met('twee_waarnemers')).toContain('telt pas mee als twee mensen het zagen');
  });

  it('shows the way to another niveau where all doelen are behaald, and only there', () => {
    const html = page('doelen');
    const rows = html.split('<tr ').filter((row) => row.includes('Hoe verder?'));
    expect(rows.map((row) => /href="\/leerling\/[^"]+">([^<]+)</.exec(row)?.[1])).toEqual([
      'Pip Regenlaars',
      'Daan Bellenblaas',
    ]);
  });

  it('shows the acties of the same pupils as a matrix of their own (R29 for a group)', () => {
    const html = page('acties');
    expect(html).toContain('winkelspel met echte munten');
    expect(html).toContain('hx-post="/matrix/actie/');
    expect(html).not.toContain('hx-post="/matrix/leerling/');
  });
});

describe('the answer to a tap on a doel (R15, R30)', () => {
  const cel = { act: id(1), stand: 2, vanaf: 4, matrix: 'm0' };
  const vers = {
    leerling: id(2),
    leerdoel: id(3),
    leerlijn: geld,
    stand: 4,
    behaald: true,
    laatsteAct: id(1),
  };
  const antwoord = (anders: readonly { act: string; stond: number }[] = []) =>
    renderFragment(
      <DoelAntwoord
        cel={cel}
        magPlaatsen
        uit={{ cellen: [vers], rijen: [{ leerling: id(2), leerlijn: geld, graad: graad(3, 4) }], anders }}
      />,
    );

  it('is the same cell in its new state with a new act id, the degree, and an undo bar: no page', () => {
    const html = antwoord();
    expect(html).toMatch(new RegExp(`^<button [^>]*id="c-${id(2)}-${id(3)}"[^>]* aria-pressed="true"`));
    expect(html).not.toContain(`value="${id(1)}~`);
    expect(html).toContain(`<hx-partial hx-target="#g-${id(2)}"`);
    expect(html).toContain('Behaald. Nu 3 van 4 doelen, 75 %.');
    expect(html).toContain(`&quot;acts&quot;:&quot;${id(1)}&quot;`);
    expect(html).not.toContain('<html');
  });

  it('tells when somebody else was there meanwhile (R23)', () => {
    expect(antwoord([{ act: id(1), stond: 3 }])).toContain('Intussen had iemand anders');
    expect(antwoord()).not.toContain('Intussen');
  });
});
