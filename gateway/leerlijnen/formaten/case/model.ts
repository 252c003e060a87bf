/** CASE 1.1, as far as we look into it; every object may hold more (`case_v1p1_cfpackage-jsonschema1.json`). */
export type Obj = Record<string, unknown>;

/** LinkURI and LinkGenURI. */
export interface Link extends Obj {
  title: string;
  identifier: string;
  uri: string;
}

export interface CfDocument extends Obj {
  identifier: string;
  uri: string;
  title: string;
  creator: string;
  publisher?: string;
  version?: string;
  licenseURI?: Link;
  lastChangeDateTime: string;
  extensions?: Obj;
}

export interface CfItem extends Obj {
  identifier: string;
  uri: string;
  fullStatement: string;
  humanCodingScheme?: string;
  abbreviatedStatement?: string;
  CFItemType?: string;
  lastChangeDateTime: string;
  extensions?: Obj;
}

export interface CfAssociatie extends Obj {
  identifier: string;
  uri: string;
  associationType: string;
  sequenceNumber?: number;
  originNodeURI: Link;
  destinationNodeURI: Link;
  lastChangeDateTime: string;
  extensions?: Obj;
}

/** A row of CFDefinitions or a CFRubric. */
export interface CfRij extends Obj {
  identifier: string;
}

export const DEFINITIES = [
  'CFConcepts',
  'CFSubjects',
  'CFLicenses',
  'CFItemTypes',
  'CFAssociationGroupings',
] as const;
export type DefinitieLijst = (typeof DEFINITIES)[number];

export type CfDefinities = { [L in DefinitieLijst]?: CfRij[] } & { extensions?: Obj };

export interface CfPakket {
  CFDocument: CfDocument;
  CFItems?: CfItem[];
  CFAssociations?: CfAssociatie[];
  CFDefinitions?: CfDefinities;
  CFRubrics?: CfRij[];
  extensions?: Obj;
}

/** Relations of CASE 1.1 (`associationType`); others are written as `ext:…`. */
export const RELATIES = [
  'isChildOf',
  'isPeerOf',
  'isPartOf',
  'exactMatchOf',
  'precedes',
  'isRelatedTo',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
  'isTranslationOf',
] as const;

/** That a leerlijn belongs to a leerroute (R3): origin the Leerroute, destination the Leerlijn. */
export const ROUTE_LEERLIJN = 'ext:koers.routeLeerlijn';

export const isObj = (x: unknown): x is Obj => typeof x === 'object' && x !== null && !Array.isArray(x);
