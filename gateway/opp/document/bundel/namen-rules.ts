import { type NaamDelen, naamVan } from '../../../school/rules.ts';

/** What no file system takes in a name, and dots at its begin. */
const ONVEILIG = /[\p{C}<>:"/\\|?*]+|^\.+/gu;

/**
 * Name of a file in the ZIP: "Vos, Juno - OPP versie 3.pdf". Two pupils with one name get a number, so that none is lost.
 * @param al names that are taken; the new one is added
 */
export function bestandsnaam(
  van: NaamDelen & { readonly nummer: number },
  soort: string,
  al: Set<string>,
): string {
  const voor = [van.roepnaam, van.voorvoegsel].filter((deel) => deel?.trim()).join(' ');
  const naam = van.achternaam?.trim() && voor ? `${van.achternaam.trim()}, ${voor}` : naamVan(van).voluit;
  const schoon = naam.normalize('NFC').replace(ONVEILIG, ' ').replace(/\s+/g, ' ').trim().slice(0, 80);
  for (let n = 1; ; n += 1) {
    const heel = `${schoon}${n === 1 ? '' : ` (${n})`} - OPP versie ${van.nummer}.${soort}`;
    if (!al.has(heel.toLowerCase())) {
      al.add(heel.toLowerCase());
      return heel;
    }
  }
}
