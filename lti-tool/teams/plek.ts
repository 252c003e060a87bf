/**
 * Places in Koers that a tab or a deep link of Teams points to: `vandaag`, or a kind with an id, such as
 * `groep.<uuid>`. Teams keeps them and shows them in addresses, so they hold no name. They open nothing by themselves: whether
 * somebody may see a place is decided by its page, as for any link.
 */
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const PLEK = new RegExp(`^(groep|leerling)\\.(${UUID})$`);

/** The name of a place in Teams: an `entityId` of a tab, a `subPageId` of a deep link. */
export const plekVan = (soort: 'groep' | 'leerling', id: string): string => `${soort}.${id}`;
export const VANDAAG = 'vandaag';

/** The page of ours that a place is; what is no place is the first page. The deeper one (a link within a tab) counts first. */
export function padVan(...plekken: readonly (string | undefined)[]): string {
  for (const plek of plekken) {
    const [, soort, id] = PLEK.exec(plek ?? '') ?? [];
    if (soort && id) return `/${soort}/${id}`;
  }
  return '/vandaag';
}
