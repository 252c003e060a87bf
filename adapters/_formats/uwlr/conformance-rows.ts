import type { CountedRows, WireAnswer } from '../../_kit/conformance-source.ts';
import { elementsAt, readIndependently } from '../../_kit/conformance-xml.ts';

const ROWS = [
  'groepen/groep',
  'groepen/samengestelde_groep',
  'leerlingen/leerling',
  'leerkrachten/leerkracht',
];
const DATA = 'Envelope/Body/leerlinggegevens_antwoord/leerlinggegevens';

/** The rows of UWLR answers, counted by xml2js; null when one of them is no XML. */
export async function countUwlrRows(answers: readonly WireAnswer[]): Promise<CountedRows | null> {
  let all = 0;
  let gone = 0;
  for (const { bytes } of answers) {
    const tree = await readIndependently(bytes);
    if (tree === null) return null;
    for (const rows of ROWS) all += elementsAt(tree, `${DATA}/${rows}`).length;
    gone += elementsAt(tree, `${DATA}/leerlingen/leerling/uitstroomdatum`).length;
  }
  return { all, gone };
}
