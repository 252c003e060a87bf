import { Paragraph, TextRun } from 'docx';
import { type Punt, stukken, type Tekst } from '../blad.ts';
import { STIJLEN } from './stijlen.ts';

// XML 1.0 §2.2: what may not stand in a document at all.
const ongeldig = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** Running text as runs; a line break is one in the document too. */
export function runs(tekst: Tekst, vet = false): TextRun[] {
  return stukken(tekst).flatMap((stuk) =>
    stuk.tekst
      .replace(ongeldig, ' ')
      .split('\n')
      .map(
        (regel, n) =>
          new TextRun({
            text: regel,
            ...(vet || stuk.vet ? { bold: true } : {}), // said `false`, it would undo what a heading says
            ...(n > 0 ? { break: 1 } : {}),
          }),
      ),
  );
}

export const alinea = (tekst: Tekst, stijl?: keyof typeof STIJLEN): Paragraph =>
  new Paragraph({ children: runs(tekst), ...(stijl ? { style: STIJLEN[stijl] } : {}) });

export const punten = (lijst: readonly Punt[]): Paragraph[] =>
  lijst.flatMap((punt) => [
    new Paragraph({ children: runs(punt.tekst), bullet: { level: 0 } }),
    ...(punt.klein === undefined
      ? []
      : [new Paragraph({ children: runs(punt.klein), style: STIJLEN.klein, indent: { left: 720 } })]),
  ]);
