import { describe, expect, it } from 'vitest';
import type { Rol } from '../../../gateway/model/actor.ts';
import { renderPage } from '../../ui/render.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { frameVan, NU } from '../testing/samples/basis.ts';
import * as samples from '../testing/samples/vandaag.ts';
import type { Overzicht } from './overzicht.ts';
import { VandaagPage } from './page.tsx';

const page = (overzicht: Overzicht, rol: Rol = 'leerkracht') =>
  renderPage(
    <VandaagPage frame={frameVan(fakeAssets, [rol], 'Marjan Schelpenpad')} overzicht={overzicht} now={NU} />,
  );

describe('the first page', () => {
  it('tells a leerkracht what there is to do in each group, with the way to it', () => {
    const html = page(samples.leerkracht);
    expect(html).toContain('14 acties nog te doen');
    expect(html).toMatch(/href="\/leerling\/[^"]+\/niveau"/);
    expect(html).toContain('Nog zonder leerroute');
    expect(html).toContain('Juno Lampedoek');
    expect(html).toContain('Alles is bij.'); // the group where nothing waits
  });

  it('gives every act of today its own undo, and none to what was undone', () => {
    const html = page(samples.leerkracht);
    expect([...html.matchAll(/id="terug-/g)]).toHaveLength(1);
    expect(html).toContain('(ongedaan gemaakt)');
  });

  it('sends a directeur to look, not to a page that refuses him', () => {
    expect(page(samples.ib, 'ib')).toMatch(/\/leerlijn\/[^"]+\/niveau"/);
    // A launch makes every employee a leerkracht as well; that opens his own groups, not the whole school.
    const directeur = renderPage(
      <VandaagPage
        frame={frameVan(fakeAssets, ['leerkracht', 'directeur'])}
        overzicht={samples.ib}
        now={NU}
      />,
    );
    expect(directeur).not.toMatch(/\/niveau"/);
    expect(page(samples.ib, 'directeur')).toMatch(/\/leerlijn\/[0-9a-f-]+"/);
  });

  it('shows an ouder the own child and no group (R60)', () => {
    const html = page(samples.ouder, 'ouder');
    expect(html).toContain('Jouw kind');
    expect(html).not.toContain('/groep/');
    expect(html).not.toContain('Vandaag gedaan');
  });

  it('says what happens next when there is nothing yet', () => {
    expect(page(samples.leeg)).toContain('Je hebt nog geen groep in Koers');
  });
});
