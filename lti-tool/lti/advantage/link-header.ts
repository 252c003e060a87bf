/**
 * Reads a Link header (RFC 8288): the first address of each relation, made absolute. What is not a link is passed over.
 * @param base address that was asked
 */
export function linksOf(header: string | null, base: string): Readonly<Record<string, string>> {
  const links: Record<string, string> = {};
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    if (!rel || !URL.canParse(target, base)) continue;
    for (const name of (rel[1] ?? rel[2] ?? '').toLowerCase().split(/\s+/)) {
      if (name !== '' && !Object.hasOwn(links, name)) links[name] = new URL(target, base).href;
    }
  }
  return links;
}
