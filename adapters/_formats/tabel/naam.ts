/** Parts of a name; `voorvoegsel: null`: told to have none. */
export interface Naamdelen {
  readonly roepnaam?: string;
  readonly voorvoegsel: string | null;
  readonly achternaam: string;
}

/** Words that may stand before a Dutch family name, in small letters (a capital is part of the name itself). */
const VOORVOEGSELS = new Set(
  "aan bij d' da de del den der des di do dos du een el en het in l' la le les los op over 's 't te ten ter tot uit van vom von voor y zu zum zur".split(
    ' ',
  ),
);

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * Splits a name in one column: `Vries, Anna de`, `Vries, de, Anna`, `de Vries, Anna` or `Anna de Vries`.
 * @returns null when it cannot be told where the family name begins (`Anna Maria Vries`), or there is only one word
 */
export function leesNaam(cell: string): Naamdelen | null {
  const parts = cell.split(',').map((part) => part.trim());
  if (parts.length === 1) return zonderKomma(words(cell));
  const [family = '', ...rest] = parts;
  const [before, achternaam] = vooraan(words(family));
  const given = words(rest.join(' '));
  const own = given.filter((word) => !VOORVOEGSELS.has(word));
  if (achternaam === '' || parts.length > 3) return null;
  const after = given.filter((word) => VOORVOEGSELS.has(word));
  return delen(own, [...before, ...after], achternaam);
}

function zonderKomma(all: readonly string[]): Naamdelen | null {
  const at = all.findIndex((word, i) => i > 0 && VOORVOEGSELS.has(word));
  const [before, achternaam] = vooraan(all.slice(Math.max(at, 1)));
  if (achternaam === '' || (at < 0 && all.length !== 2)) return null;
  return delen(all.slice(0, at < 0 ? 1 : at), before, achternaam);
}

/** The small words at the head, and the rest. */
function vooraan(all: readonly string[]): [string[], string] {
  const at = all.findIndex((word) => !VOORVOEGSELS.has(word));
  return at < 0 ? [[...all], ''] : [all.slice(0, at), all.slice(at).join(' ')];
}

function delen(given: readonly string[], before: readonly string[], achternaam: string): Naamdelen {
  return {
    ...(given.length > 0 ? { roepnaam: given.join(' ') } : {}),
    voorvoegsel: before.length > 0 ? before.join(' ') : null,
    achternaam,
  };
}
