import { decodeWindows1252 } from '../../tekst/windows-1252.ts';

/** What a file of text is when it says nothing of it: UTF-8 when it can be, else Windows-1252 as Excel writes it. */
export type Codering = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text of a file without its byte order mark, and how it was written. */
export function leesTekst(bytes: Uint8Array): { tekst: string; codering: Codering } {
  const codering = vanMerk(bytes);
  if (codering) return { tekst: new TextDecoder(codering).decode(bytes), codering };
  try {
    return { tekst: new TextDecoder('utf-8', { fatal: true }).decode(bytes), codering: 'utf-8' };
  } catch {
    return { tekst: decodeWindows1252(bytes), codering: 'windows-1252' };
  }
}

function vanMerk([a, b]: Uint8Array): Codering | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

const ONMOGELIJK = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text as PostgreSQL can store it: without U+0000 and halves of a surrogate pair. */
export const opslaanbaar = (tekst: string): string => tekst.replace(ONMOGELIJK, '\ufffd');
