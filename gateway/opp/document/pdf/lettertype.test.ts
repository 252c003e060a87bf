import { describe, expect, it, vi } from 'vitest';
import { gewoneStijl } from '../huisstijl.ts';
import { oppBlad } from '../inhoud/opp-blad.ts';
import { GEWOON, VASTGESTELD, ZONDER_NIVEAUS } from '../testing/voorbeeld.ts';
import { lettertype } from './lettertype.ts';

const ACCENT = '\u0301'; // also a part of é, and then it stands for nothing by itself

describe('a font that serves many documents', () => {
  it('lets a letter stand for what this document means by it, not for what an earlier one did', () => {
    const teken = (font: ReturnType<typeof lettertype>) => font.layout(ACCENT).glyphs[0];
    const id = teken(lettertype('latin-400-normal'))?.id ?? 0;
    const eerder = lettertype('latin-400-normal');
    eerder.getGlyph(id, []);
    expect(teken(eerder)?.codePoints).toEqual([]);
    expect(teken(lettertype('latin-400-normal'))?.codePoints).toEqual([0x301]);
  });

  it('sets a word the second time as the first: who scales what he got changes nothing for another', () => {
    const maak = () => lettertype('latin-400-normal').layout('Tovenaar');
    const eerste = maak();
    const was = structuredClone(eerste.positions);
    for (const plaats of eerste.positions) plaats.xAdvance *= 1000;
    expect(maak().positions).toEqual(was);
  });

  it('sets as many different words as come', () => {
    const font = lettertype('latin-700-normal');
    const breed = (tekst: string) => font.layout(tekst).advanceWidth;
    const was = breed('woord1');
    for (let n = 0; n < 9000; n += 1) font.layout(`w${n}`);
    expect(breed('woord1')).toBe(was);
  });

  it('R40: gives the same bytes whatever was made before it', async () => {
    const huisstijl = gewoneStijl('De Vlieger');
    const maker = async () => {
      vi.resetModules(); // nothing was read yet
      const { pdfVan } = await import('./pdf.ts');
      return (inhoud: typeof GEWOON) => pdfVan(oppBlad(inhoud, { voor: 'ouder', huisstijl }));
    };
    const alleen = await (await maker())(VASTGESTELD);
    const daarna = await maker();
    for (const inhoud of [ZONDER_NIVEAUS, GEWOON]) await daarna(inhoud);
    expect((await daarna(VASTGESTELD)).equals(alleen)).toBe(true);
  });
});
