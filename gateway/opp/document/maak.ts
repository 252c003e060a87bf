import { createHash } from 'node:crypto';
import type { OppInhoud } from '../../model/opp.ts';
import { canoniek } from '../kern.ts';
import { docxVan } from './docx/docx.ts';
import { htmlVan } from './html.ts';
import type { Huisstijl } from './huisstijl.ts';
import { oppBlad } from './inhoud/opp-blad.ts';
import { pdfVan } from './pdf/pdf.ts';
import { type DocumentSoort, type Lezerskring, MEDIATYPE, type OppBestand } from './view.ts';

/** What is to be made, of which content, in whose style. */
export interface Opdracht {
  readonly inhoud: OppInhoud;
  readonly huisstijl: Huisstijl;
  readonly voor: Lezerskring;
  readonly soorten: readonly DocumentSoort[];
}

/**
 * Writes an OPP in each form that is asked (R40). The same content in the same style gives the same bytes, on any machine and
 * on any day. Takes some tens of milliseconds of a core a form: call it in a thread (fabriek.ts).
 */
export async function maakDocumenten({ inhoud, huisstijl, voor, soorten }: Opdracht): Promise<OppBestand[]> {
  const blad = oppBlad(inhoud, { voor, huisstijl });
  const schrijvers: Readonly<Record<DocumentSoort, () => Buffer | Promise<Buffer>>> = {
    pdf: () => pdfVan(blad),
    docx: () => docxVan(blad),
    html: () => Buffer.from(htmlVan(blad), 'utf8'),
    json: () => Buffer.from(canoniek(inhoud), 'utf8'),
  };
  const uit: OppBestand[] = [];
  for (const soort of soorten) {
    const bytes = await schrijvers[soort]();
    uit.push({
      soort,
      type: MEDIATYPE[soort],
      naam: `opp-versie-${inhoud.versie.nummer}.${soort}`,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  }
  return uit;
}
