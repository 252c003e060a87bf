import { describe, expect, it } from 'vitest';
import { renderFragment } from '../render.ts';
import { NiveauBar, niveauTekst } from './niveau-bar.tsx';
import { RouteStrook } from './route-strook.tsx';
import { Voortgang, voortgangTekst } from './voortgang.tsx';

describe('Voortgang', () => {
  it('says 50 % for two of four and 75 % after the third (R15)', () => {
    expect(voortgangTekst({ behaald: 2, totaal: 4 })).toBe('2 van 4 doelen, 50 %');
    expect(voortgangTekst({ behaald: 3, totaal: 4 })).toBe('3 van 4 doelen, 75 %');
    expect(renderFragment(<Voortgang behaald={3} totaal={4} />)).toContain('width="75%"');
  });

  it('gives no percentage and draws no bar on a leerlijn without niveaus (R4)', () => {
    const html = renderFragment(<Voortgang behaald={2} totaal={4} zonderNiveaus />);
    expect(html).toContain('2 van 4 doelen');
    expect(html).not.toContain('%');
    expect(html).not.toContain('<svg');
  });

  it('does not divide by zero and knows the singular', () => {
    expect(voortgangTekst({ behaald: 0, totaal: 0 })).toBe('0 van 0 doelen');
    expect(voortgangTekst({ behaald: 1, totaal: 1 })).toBe('1 van 1 doel, 100 %');
  });
});

describe('niveau and route in words', () => {
  const niveaus = ['N1', 'N2', 'N3', 'N4'];

  it('tells now, streefniveau and uitstroomniveau beside the drawing (R17)', () => {
    expect(niveauTekst({ niveaus, huidig: 2, streef: 3, uitstroom: 4 })).toBe(
      'Nu N2, streefniveau N3, uitstroomniveau N4',
    );
    expect(niveauTekst({ niveaus, huidig: 0 })).toBe('Nog niet geplaatst');
    const html = renderFragment(<NiveauBar niveaus={niveaus} huidig={2} streef={3} />);
    expect(html).toContain('Nu N2, streefniveau N3');
  });

  it('draws nothing without niveaus, and says so (R4)', () => {
    expect(renderFragment(<NiveauBar niveaus={[]} huidig={0} />)).not.toContain('<svg');
    const route = renderFragment(<RouteStrook niveaus={[]} huidig={0} bestemming="dagbesteding" />);
    expect(route).toContain('geen niveaus');
    expect(route).not.toContain('<svg');
  });

  it('keeps the boat where the leerling is: halfway to a route of four niveaus', () => {
    const html = renderFragment(
      <RouteStrook niveaus={niveaus} huidig={2} deel={1} uitstroom={4} bestemming="arbeid" />,
    );
    expect(html).toMatch(/k-route__sailed" x1="0%" y1="66%" x2="50%" y2="47%"/);
    expect(html).toContain('Uitstroomniveau: <strong>N4</strong>, naar arbeid');
  });

  it('makes the map longer for who is ahead of the uitstroomniveau', () => {
    const html = renderFragment(
      <RouteStrook niveaus={niveaus} huidig={4} uitstroom={3} bestemming="arbeid" />,
    );
    expect(html.match(/k-route__name/g)).toHaveLength(4);
  });
});
