import { isGuid, vastId } from '../vast-id.ts';
import { isObj, type Obj, RELATIES } from './model.ts';

/**
 * How a value of a field becomes one that CASE 1.1 allows. `undefined`: it cannot; then it goes to `extensions.bron`, so
 * that it is not lost. A value that is fine comes back itself, not a copy. Sources of CASE 1.0 write numbers as text, one text for a list, and leave out what is mandatory.
 */
type Lees = (ruw: unknown) => unknown;

const MOMENT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

const tekst: Lees = (ruw) =>
  typeof ruw === 'string'
    ? ruw
    : typeof ruw === 'number' || typeof ruw === 'boolean'
      ? String(ruw)
      : undefined;

function lijst(deel: Lees): Lees {
  return (ruw) => {
    if (Array.isArray(ruw) && ruw.every((d) => d !== undefined && deel(d) === d)) return ruw;
    const delen = (Array.isArray(ruw) ? ruw : [ruw]).map(deel);
    return delen.includes(undefined) ? undefined : delen;
  };
}

function link(metGuid: boolean): Lees {
  const velden = new Set(['title', 'identifier', 'uri', ...(metGuid ? [] : ['targetType'])]);
  return (ruw) => {
    if (typeof ruw === 'string') return ruw === '' ? undefined : vanUri(ruw, metGuid);
    if (!isObj(ruw)) return undefined;
    if (isGoedeLink(ruw, metGuid)) return ruw;
    if (Object.keys(ruw).some((veld) => !velden.has(veld))) return undefined;
    const identifier = tekst(ruw['identifier']);
    const uri = tekst(ruw['uri']);
    const title = tekst(ruw['title']);
    const id = typeof identifier === 'string' && identifier !== '' ? identifier : undefined;
    if (id === undefined && typeof uri !== 'string') return undefined;
    const met = vanUri(typeof uri === 'string' ? uri : `urn:uuid:${id}`, metGuid, id);
    const type = doelType(ruw['targetType']);
    if (type === null) return undefined;
    return {
      ...met,
      ...(typeof title === 'string' && { title }),
      ...(type !== undefined && { targetType: type }),
    };
  };
}

function isGoedeLink(ruw: Obj, metGuid: boolean): boolean {
  const { title, identifier, uri } = ruw;
  if (typeof title !== 'string' || typeof uri !== 'string' || typeof identifier !== 'string') return false;
  if (isGuid(identifier) ? identifier !== identifier.toLowerCase() : metGuid || identifier === '')
    return false;
  const type = ruw['targetType'];
  const velden = type === undefined || metGuid ? 3 : 4;
  return Object.keys(ruw).length === velden && (velden === 3 || doelType(type) === type);
}

function vanUri(uri: string, metGuid: boolean, id?: string): Obj {
  const laatste = uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1);
  const ruw = id ?? (isGuid(laatste) ? laatste : uri);
  const identifier = isGuid(ruw) ? ruw.toLowerCase() : metGuid ? vastId('bron', ruw) : ruw;
  return { title: uri, identifier, uri };
}

// null: there, but not allowed.
const doelType = (ruw: unknown): string | undefined | null =>
  ruw === undefined || ruw === null
    ? undefined
    : typeof ruw === 'string' && (ruw === 'CASE' || /ext:[a-zA-Z0-9._|]/.test(ruw))
      ? ruw
      : null;

/** Whether a day and time of day exist (RFC 3339, as `date-time` of JSON Schema). */
function bestaat(dag: string, tijd = '00:00', seconden = ':00'): boolean {
  const [jaar, maand, nummer] = [Number(dag.slice(0, 4)), Number(dag.slice(5, 7)), Number(dag.slice(8))];
  const schrikkel = jaar % 4 === 0 && (jaar % 100 !== 0 || jaar % 400 === 0);
  const laatste = maand === 2 ? (schrikkel ? 29 : 28) : [4, 6, 9, 11].includes(maand) ? 30 : 31;
  if (maand < 1 || maand > 12 || nummer < 1 || nummer > laatste) return false;
  return tijd.slice(0, 2) < '24' && tijd.slice(3) < '60' && seconden.slice(1, 3) < '60';
}

const leesMoment: Lees = (ruw) => {
  if (typeof ruw !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(ruw)) return bestaat(ruw) ? `${ruw}T00:00:00Z` : undefined;
  const deel = MOMENT.exec(ruw);
  if (!deel || !bestaat(deel[1] ?? '', deel[2], deel[3])) return undefined;
  const zone = (deel[4] ?? 'Z').replace(/([+-]\d\d):?(\d\d)/, '$1:$2');
  if (/^[+-]/.test(zone) && (zone.slice(1, 3) > '23' || zone.slice(4) > '59')) return undefined;
  return ruw.includes('T') && deel[3] && deel[4]?.length === zone.length
    ? ruw
    : `${deel[1]}T${deel[2]}${deel[3] ?? ':00'}${zone}`;
};

const leesDag: Lees = (ruw) => {
  if (typeof ruw !== 'string') return undefined;
  const dag = /^(\d{4}-\d\d-\d\d)(?:T00:00:00(?:\.0+)?(?:Z|\+00:00)?)?$/.exec(ruw)?.[1];
  return dag !== undefined && bestaat(dag) ? dag : undefined;
};

const getal: Lees = (ruw) => {
  const n = typeof ruw === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(ruw) ? Number(ruw) : ruw;
  return typeof n === 'number' && Number.isFinite(n) ? n : undefined;
};

const geheel: Lees = (ruw) => {
  const n = getal(ruw);
  return Number.isSafeInteger(n) ? n : undefined;
};

const RELATIE = new Map(RELATIES.map((r) => [r.toLowerCase(), r]));
const relatie: Lees = (ruw) => {
  if (typeof ruw !== 'string') return undefined;
  if (/ext:[a-zA-Z0-9._|]/.test(ruw)) return ruw;
  const naam = ruw.replace(/[\s_-]/g, '');
  return RELATIE.get(naam.toLowerCase()) ?? (/^[a-zA-Z0-9.]+$/.test(naam) ? `ext:${naam}` : undefined);
};

const guid: Lees = (ruw) => (typeof ruw === 'string' && isGuid(ruw) ? ruw.toLowerCase() : undefined);
const teksten = lijst(tekst);
const naar = link(true);
const naarAlles = link(false);
const kop = { identifier: guid, uri: tekst, lastChangeDateTime: leesMoment };
const begrip = { ...kop, title: tekst, description: tekst, hierarchyCode: tekst };
const staat = {
  statusStartDate: leesDag,
  statusEndDate: leesDag,
  licenseURI: naar,
  notes: tekst,
  language: tekst,
};

/** The fields that each class may have in a CFPackage, apart from `extensions` and lists of other classes. */
export const VELDEN = {
  CFDocument: {
    ...kop,
    ...staat,
    frameworkType: tekst,
    caseVersion: (ruw) => (ruw === '1.1' ? ruw : undefined),
    creator: tekst,
    title: tekst,
    officialSourceURL: tekst,
    publisher: tekst,
    description: tekst,
    subject: teksten,
    subjectURI: lijst(naar),
    version: tekst,
    adoptionStatus: tekst,
  },
  CFItem: {
    ...kop,
    ...staat,
    fullStatement: tekst,
    alternativeLabel: tekst,
    CFItemType: tekst,
    CFItemTypeURI: naar,
    humanCodingScheme: tekst,
    listEnumeration: tekst,
    abbreviatedStatement: tekst,
    conceptKeywords: teksten,
    conceptKeywordsURI: naar,
    subject: teksten,
    subjectURI: lijst(naar),
    educationLevel: teksten,
  },
  CFAssociation: {
    ...kop,
    associationType: relatie,
    sequenceNumber: geheel,
    originNodeURI: naarAlles,
    destinationNodeURI: naarAlles,
    CFAssociationGroupingURI: naar,
    notes: tekst,
  },
  CFConcepts: { ...begrip, keywords: tekst },
  CFSubjects: begrip,
  CFLicenses: { ...kop, title: tekst, description: tekst, licenseText: tekst },
  CFItemTypes: { ...begrip, typeCode: tekst },
  CFAssociationGroupings: { ...kop, title: tekst, description: tekst },
  CFRubric: { ...kop, title: tekst, description: tekst },
  CFRubricCriterion: {
    ...kop,
    category: tekst,
    description: tekst,
    CFItemURI: naar,
    weight: getal,
    position: geheel,
    rubricId: guid,
  },
  CFRubricCriterionLevel: {
    ...kop,
    description: tekst,
    quality: tekst,
    score: getal,
    feedback: tekst,
    position: geheel,
    rubricCriterionId: guid,
  },
} satisfies Record<string, Record<string, Lees>>;
export type Klasse = keyof typeof VELDEN;
