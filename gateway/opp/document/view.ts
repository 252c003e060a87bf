import { z } from 'zod';

/** What an OPP can be written as (R40). */
export const DocumentSoort = z.enum(['pdf', 'docx', 'html', 'json']);
export type DocumentSoort = z.infer<typeof DocumentSoort>;

/** The media type of each; what a browser is told. */
export const MEDIATYPE: Readonly<Record<DocumentSoort, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
};

/** One document, ready to hand over. The same content gives the same bytes. */
export interface OppBestand {
  readonly soort: DocumentSoort;
  readonly type: string;
  /** File name without anything of a path. */
  readonly naam: string;
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
}

/** For whom: parents get the same content, addressed to them. */
export type Lezerskring = 'school' | 'ouder';
