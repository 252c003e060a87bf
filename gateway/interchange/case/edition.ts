import type {
  CfAssociatie,
  CfDocument,
  CfItem,
  CfRij,
  DefinitieLijst,
  Obj,
} from '../../leerlijnen/formaten/case/model.ts';
import {
  associatie10,
  definitie10,
  document10,
  item10,
  rubriek10,
} from '../../leerlijnen/formaten/case/v1p0.ts';
import { HIER } from './shelf.ts';
import type { CaseVersie } from './status-info.ts';

/** What is written, as one edition of the standard and at one address has it. */
export interface Uitgave {
  readonly versie: CaseVersie;
  /** Of our provider, as `https://koers.example/ims/case/v1p1`. */
  readonly basis: string;
}

export const basisVan = (origin: string, versie: CaseVersie): string => `${origin}/ims/case/${versie}`;

/** JSON of our shelf with our address in it. */
const thuis = (json: string, { basis }: Uitgave): string => json.replaceAll(HIER, basis);

const IN_1_0: Readonly<Record<string, (rij: Obj) => Obj>> = {
  CFDocuments: (rij) => document10(rij as CfDocument),
  CFItems: (rij) => item10(rij as CfItem),
  CFAssociations: (rij) => associatie10(rij as CfAssociatie),
  CFRubrics: (rij) => rubriek10(rij as CfRij),
};

/** One object of the shelf, ready for this edition. */
export function lees(uitgave: Uitgave, lijst: string, json: string): Obj {
  const rij = JSON.parse(thuis(json, uitgave)) as Obj; // written by shelf.ts
  if (uitgave.versie === 'v1p1') return rij;
  return (IN_1_0[lijst] ?? ((r: Obj) => definitie10(lijst as DefinitieLijst, r as CfRij)))(rij);
}

/** Objects of one list, as JSON with commas between; without taking them apart when this edition has them as they are. */
export function reeks(uitgave: Uitgave, lijst: string, json: string | null): string {
  if (json === null) return '[]';
  if (uitgave.versie === 'v1p1') return `[${thuis(json, uitgave)}]`;
  const rijen = JSON.parse(`[${json}]`) as Obj[];
  return JSON.stringify(rijen.map((rij) => lees(uitgave, lijst, JSON.stringify(rij))));
}

const link = (rij: Obj, uri: string) => ({
  title: String(rij['title'] ?? ''),
  identifier: rij['identifier'],
  uri,
});

/** A CFDocument outside of its package says where that is. */
export function losDocument(uitgave: Uitgave, json: string): Obj {
  const document = lees(uitgave, 'CFDocuments', json);
  const uri = `${uitgave.basis}/CFPackages/${String(document['identifier'])}`;
  return { CFPackageURI: link(document, uri), ...document };
}

/** A CFItem or CFAssociation outside of its package says of which document it is. */
export function metDocument(uitgave: Uitgave, rij: Obj, json: string): Obj {
  const document = lees(uitgave, 'CFDocuments', json);
  return { CFDocumentURI: link(document, String(document['uri'])), ...rij };
}
