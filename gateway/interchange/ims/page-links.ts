/** Which page of a list is asked for (1EdTech REST binding). */
export interface Blad {
  readonly limit: number;
  readonly offset: number;
}

/** `Link` of a page (RFC 8288), with absolute addresses; `null` when there is no other page. */
export function bladLinks(
  adres: string,
  query: Readonly<Record<string, string | undefined>>,
  { limit, offset }: Blad,
  totaal: number,
): string | null {
  const naar = (rel: string, begin: number) => {
    const vraag = new URLSearchParams(
      Object.entries({ ...query, limit: String(limit), offset: String(begin) }).flatMap(([naam, waarde]) =>
        waarde === undefined ? [] : [[naam, waarde]],
      ),
    );
    return `<${adres}?${vraag.toString()}>; rel="${rel}"`;
  };
  const laatste = Math.max(0, Math.floor((totaal - 1) / limit) * limit);
  const links = [
    ...(offset > 0 ? [naar('first', 0), naar('prev', Math.max(0, offset - limit))] : []),
    ...(offset + limit < totaal ? [naar('next', offset + limit), naar('last', laatste)] : []),
  ];
  return links.length > 0 ? links.join(', ') : null;
}
