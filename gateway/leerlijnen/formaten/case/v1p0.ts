import {
  type CfAssociatie,
  type CfDefinities,
  type CfDocument,
  type CfItem,
  type CfPakket,
  type CfRij,
  DEFINITIES,
  type DefinitieLijst,
  isObj,
  type Obj,
} from './model.ts';

/**
 * CASE 1.0 of what we write as 1.1: the fields that 1.0 has (OpenAPI of CASE 1.0, `additionalProperties: false`), without
 * extensions. A relation that 1.0 does not know becomes `isRelatedTo`. For readers that know no 1.1; it loses what it must.
 */
export function alsCase10(cf: CfPakket): Obj {
  return {
    CFDocument: document10(cf.CFDocument),
    CFItems: (cf.CFItems ?? []).map(item10),
    CFAssociations: (cf.CFAssociations ?? []).map(associatie10),
    CFDefinitions: definities10(cf.CFDefinitions ?? {}),
    CFRubrics: (cf.CFRubrics ?? []).map(rubriek10),
  };
}

const KOP = ['identifier', 'uri', 'lastChangeDateTime'];
const BEGRIP = [...KOP, 'title', 'description'];
const STAAT = ['language', 'notes', 'statusStartDate', 'statusEndDate', 'licenseURI'];

const DOCUMENT = [
  ...BEGRIP,
  ...STAAT,
  'creator',
  'officialSourceURL',
  'publisher',
  'subject',
  'subjectURI',
  'version',
  'adoptionStatus',
];
const ITEM = [
  ...KOP,
  ...STAAT,
  'fullStatement',
  'alternativeLabel',
  'CFItemType',
  'CFItemTypeURI',
  'humanCodingScheme',
  'listEnumeration',
  'abbreviatedStatement',
  'conceptKeywords',
  'conceptKeywordsURI',
  'educationLevel',
];
const ASSOCIATIE = [...KOP, 'associationType', 'sequenceNumber', 'CFAssociationGroupingURI'];
const PER_LIJST: Readonly<Record<DefinitieLijst, readonly string[]>> = {
  CFConcepts: [...BEGRIP, 'keywords', 'hierarchyCode'],
  CFSubjects: [...BEGRIP, 'hierarchyCode'],
  CFLicenses: [...BEGRIP, 'licenseText'],
  CFItemTypes: [...BEGRIP, 'hierarchyCode', 'typeCode'],
  CFAssociationGroupings: BEGRIP,
};
const CRITERIUM = [...KOP, 'category', 'description', 'CFItemURI', 'weight', 'position', 'rubricId'];
const CRITERIUM_NIVEAU = [
  ...KOP,
  'description',
  'quality',
  'score',
  'feedback',
  'position',
  'rubricCriterionId',
];

export const document10 = (document: CfDocument): Obj => alleen(document, DOCUMENT);
export const item10 = (item: CfItem): Obj => alleen(item, ITEM);
export const definitie10 = (lijst: DefinitieLijst, rij: CfRij): Obj => alleen(rij, PER_LIJST[lijst]);

const RELATIES_10 = new Set([
  'isChildOf',
  'isPeerOf',
  'isPartOf',
  'exactMatchOf',
  'precedes',
  'isRelatedTo',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
]);

export function associatie10(a: CfAssociatie): Obj {
  return {
    ...alleen(a, ASSOCIATIE),
    associationType: RELATIES_10.has(a.associationType) ? a.associationType : 'isRelatedTo',
    originNodeURI: alleen(a.originNodeURI, ['title', 'identifier', 'uri']),
    destinationNodeURI: alleen(a.destinationNodeURI, ['title', 'identifier', 'uri']),
  };
}

function definities10(definities: CfDefinities): Obj {
  return Object.fromEntries(
    DEFINITIES.flatMap((lijst) => {
      const rijen = definities[lijst];
      return rijen ? [[lijst, rijen.map((rij) => definitie10(lijst, rij))]] : [];
    }),
  );
}

export function rubriek10(rubriek: CfRij): Obj {
  return {
    ...alleen(rubriek, BEGRIP),
    ...onder(rubriek, 'CFRubricCriteria', (criterium) => ({
      ...alleen(criterium, CRITERIUM),
      ...onder(criterium, 'CFRubricCriterionLevels', (niveau) => alleen(niveau, CRITERIUM_NIVEAU)),
    })),
  };
}

const onder = (rij: Obj, veld: string, maak: (deel: Obj) => Obj): Obj =>
  Array.isArray(rij[veld]) ? { [veld]: rij[veld].filter(isObj).map(maak) } : {};

const alleen = (rij: Obj, velden: readonly string[]): Obj =>
  Object.fromEntries(velden.flatMap((veld) => (Object.hasOwn(rij, veld) ? [[veld, rij[veld]]] : [])));
