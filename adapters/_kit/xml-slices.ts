import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { MAX_XML_DEPTH, openXml, parseText, type XmlDocument, type XmlReadOptions } from './xml.ts';
import { scanXml } from './xml-scan.ts';

export interface SliceOptions extends XmlReadOptions {
  /** Depth of the elements that there are many of; the root is 1. Any value gives the same tree. */
  rowDepth: number;
  /** Bytes per slice. Default 32 KiB: a few milliseconds of parsing. */
  sliceBytes?: number;
}

/**
 * As `parseXml`, and gives the same tree, but lets other work go on in between: the rows are parsed in slices, the
 * document around them by itself. Parsing 5,000 leerlingen at once would keep a teacher's tap waiting for a third of a second.
 *
 * @throws AppError as `parseXml` does; only when the whole document was right does anything come back
 */
export async function parseXmlInSlices(bytes: Uint8Array, options: SliceOptions): Promise<unknown> {
  const document = openXml(bytes, options);
  const rows = scanXml(document.bytes, options.maxDepth ?? MAX_XML_DEPTH, options.rowDepth);
  const slices = sliced(document.bytes, rows, options.sliceBytes ?? 32 * 1024);
  const marker = `slice-${randomBytes(8).toString('hex')}`;
  const lists = options.lists ?? new Set<string>();
  const tree = parseText(skeleton(document, slices, marker), new Set([...lists, marker]));
  const parsed: unknown[] = [];
  for (const { start, end } of slices) {
    await setImmediate();
    const text = document.text(document.bytes.subarray(start, end));
    parsed.push(parseText(`<${marker}>${text}</${marker}>`, lists, `na byte ${start}`));
  }
  return filled(tree, marker, parsed);
}

interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Runs of rows with nothing but white space in between, cut when they get long. */
function sliced(bytes: Uint8Array, rows: readonly number[], sliceBytes: number): Slice[] {
  const slices: { start: number; end: number }[] = [];
  for (let i = 0; i < rows.length; i += 2) {
    const start = rows[i] ?? 0;
    const end = rows[i + 1] ?? 0;
    const last = slices.at(-1);
    if (last && last.end - last.start < sliceBytes && isWhite(bytes, last.end, start)) last.end = end;
    else slices.push({ start, end });
  }
  return slices;
}

function isWhite(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if ((bytes[i] ?? 0) > 0x20) return false;
  }
  return true;
}

/** The document with an empty element in the place of each slice. */
function skeleton({ bytes, text }: XmlDocument, slices: readonly Slice[], marker: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const [i, { start, end }] of slices.entries()) {
    parts.push(text(bytes.subarray(at, start)), `<${marker} i="${i}"/>`);
    at = end;
  }
  return parts.join('') + text(bytes.subarray(at));
}

/** Puts the children of each slice where its marker stands. */
function filled(node: unknown, marker: string, parsed: readonly unknown[]): unknown {
  if (Array.isArray(node)) return node.map((one) => filled(one, marker, parsed));
  if (!isObject(node)) return node;
  const { [marker]: marks, ...rest } = node;
  const tree: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(rest)) tree[name] = filled(child, marker, parsed);
  for (const mark of Array.isArray(marks) ? marks : []) {
    const slice = parsed[Number((mark as Record<string, unknown>)['@i'])];
    const children = isObject(slice) && isObject(slice[marker]) ? slice[marker] : {};
    // A name that is there already repeats: the parser makes an array of that, and so do we.
    for (const [name, child] of Object.entries(children))
      tree[name] = name in tree ? [tree[name], child].flat() : child;
  }
  return tree;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
