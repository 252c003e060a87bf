import { isGuid } from '../vast-id.ts';
import { type CfPakket, isObj, type Obj } from './model.ts';

/** What the URIs in a list begin with, before the identifier. */
export type Uris = Readonly<Record<string, string>>;

const URN = 'urn:uuid:';

/** The beginning that the first URI of each list shows, where it is not `urn:uuid:`. */
export function geleerdeUris(cf: CfPakket): Uris {
  const eerste: [string, Obj | undefined][] = [
    ['CFDocuments', cf.CFDocument],
    ['CFItems', cf.CFItems?.[0]],
    ['CFAssociations', cf.CFAssociations?.[0]],
    ['CFLicenses', cf.CFDefinitions?.CFLicenses?.[0]],
    ['CFItemTypes', cf.CFDefinitions?.CFItemTypes?.[0]],
  ];
  return Object.fromEntries(
    eerste.flatMap(([lijst, rij]) => {
      const [uri, id] = [String(rij?.['uri'] ?? ''), String(rij?.['identifier'] ?? '')];
      const begin = uri.slice(0, uri.length - id.length);
      return isGuid(id) && uri.endsWith(id) && begin !== URN ? [[lijst, begin]] : [];
    }),
  );
}

/** URIs by what they begin with; a list without a beginning has `urn:uuid:`. */
export const metUris =
  (uris: Uris) =>
  (lijst: string, id: string): string =>
    (uris[lijst] ?? URN) + id;

export const leesUris = (ruw: unknown): Uris =>
  isObj(ruw)
    ? Object.fromEntries(
        Object.entries(ruw).flatMap(([lijst, begin]) => (typeof begin === 'string' ? [[lijst, begin]] : [])),
      )
    : {};
