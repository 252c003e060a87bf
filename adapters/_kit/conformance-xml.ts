import { parseStringPromise, processors } from 'xml2js';

/**
 * An XML document as xml2js reads it, and not as the kit does: each element an array under its local name; null when it
 * is no XML. For who counts rows and for round trips.
 */
export async function readIndependently(bytes: Uint8Array): Promise<unknown> {
  try {
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    return await parseStringPromise(text, { tagNameProcessors: [processors.stripPrefix] });
  } catch {
    return null;
  }
}

/** All elements at a path of local names, under every parent that has that name. */
export function elementsAt(tree: unknown, path: string): unknown[] {
  const steps = path.split('/');
  return steps.reduce<unknown[]>(
    (found, name) =>
      found.flatMap((one) => {
        const child = typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[name] : [];
        return child === undefined ? [] : Array.isArray(child) ? child : [child];
      }),
    [tree],
  );
}
