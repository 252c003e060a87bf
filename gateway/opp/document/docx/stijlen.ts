import { type IStylesOptions, LineRuleType } from 'docx';
import type { Huisstijl } from '../huisstijl.ts';

const LETTER = 'Atkinson Hyperlegible';
/** Names of the paragraph styles that a reader finds in its list of styles. */
export const STIJLEN = { klein: 'Herkomst', zacht: 'Zacht', citaat: 'EigenWoorden', kader: 'Kader' } as const;

const hex = (kleur: string): string => kleur.slice(1).toUpperCase();
export const kleurVan = (huisstijl: Huisstijl): string => hex(huisstijl.kleur);

/** Real headings and styles, so that the document has a table of contents and can be navigated by heading. Sizes in half points. */
export function stijlen(huisstijl: Huisstijl): IStylesOptions {
  const kleur = kleurVan(huisstijl);
  const kop = (size: number, before: number, color: string) => ({
    run: { size, bold: true, color, font: LETTER },
    paragraph: {
      spacing: { before, after: 80, line: 264, lineRule: LineRuleType.AUTO },
      keepNext: true,
      keepLines: true,
    },
  });
  const eigen = (id: string, size: number, color: string) => ({
    id,
    name: id,
    basedOn: 'Normal',
    quickFormat: true,
    run: { size, color },
  });
  return {
    default: {
      document: {
        run: { font: LETTER, size: 21, color: '1D2730', language: { value: 'nl-NL' } },
        paragraph: { spacing: { line: 288, lineRule: LineRuleType.AUTO, after: 80 } },
      },
      heading1: kop(48, 0, '1D2730'),
      heading2: kop(31, 400, kleur),
      heading3: kop(23, 240, '1D2730'),
    },
    paragraphStyles: [
      eigen(STIJLEN.klein, 17, '4D5963'),
      eigen(STIJLEN.zacht, 21, '4D5963'),
      { ...eigen(STIJLEN.citaat, 24, '1D2730'), paragraph: { indent: { left: 340 } } },
      { ...eigen(STIJLEN.kader, 21, '6B4200'), paragraph: { spacing: { before: 60, after: 60 } } },
    ],
  };
}
