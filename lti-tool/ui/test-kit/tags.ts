/** One start tag of rendered HTML, for tests: its name and its attributes with entities decoded. */
export interface Tag {
  name: string;
  attributes: Map<string, string>;
}

const decode = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Start tags in order. Our renderer always quotes with `"` and escapes it, so a small pattern reads it exactly. */
export function tagsOf(html: string): Tag[] {
  const tags = html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=<>"/]+(?:="[^"]*")?)*)\s*\/?>/gi);
  return [...tags].map((match) => ({
    name: (match[1] ?? '').toLowerCase(),
    attributes: new Map(
      [...(match[2] ?? '').matchAll(/([^\s=<>"/]+)(?:="([^"]*)")?/g)].map((a) => [
        a[1] ?? '',
        decode(a[2] ?? ''),
      ]),
    ),
  }));
}

/** Start tags with this name. */
export const tagsNamed = (html: string, name: string): Tag[] =>
  tagsOf(html).filter((tag) => tag.name === name);
