import { gelijk } from '../gelijk.ts';
import { vastId } from '../vast-id.ts';
import { isObj, type Link, type Obj } from './model.ts';
import { type Klasse, VELDEN } from './velden.ts';

/** What a whole document says for its rows. */
export interface Gemeen {
  readonly documentId: string;
  /** For a row that has no date of its own. */
  readonly moment: string;
  /** Identifiers that are no UUID, and what we made of them. */
  readonly hernoemd: Map<string, string>;
}

/** A row that CASE 1.1 allows, and what was changed for that, in plain Dutch. */
export interface NormaleRij<T extends Obj = Obj> {
  readonly rij: T;
  readonly waarom: string[];
  /** `false`: the same data, at most kept at another place. */
  readonly veranderd: boolean;
}

/** Fields that older or sloppy sources call otherwise. */
const ANDERS: ReadonlyMap<string, string> = new Map([
  ['educationalLevel', 'educationLevel'],
  ['originNodeIdentifier', 'originNodeURI'],
  ['destinationNodeIdentifier', 'destinationNodeURI'],
]);

/** Lists and objects that are no plain field: who calls reads them. */
const APART = new Set(['extensions', 'CFRubricCriteria', 'CFRubricCriterionLevels']);

/**
 * A row of CASE 1.0 or 1.1 as CASE 1.1 allows it. A field that CASE does not know goes to `extensions`; a value that its
 * field cannot hold to `extensions.bron`. `null` is the same as absent.
 * @param extra lists below this row that are normal already
 */
export function normaleRij(
  klasse: Klasse,
  ruw: Obj,
  plek: string,
  gemeen: Gemeen,
  extra: Obj = {},
): NormaleRij {
  const velden: Readonly<Record<string, (ruw: unknown) => unknown>> = VELDEN[klasse];
  if (isGewoon(klasse, velden, ruw)) return { rij: ruw, waarom: GEEN, veranderd: false };
  const waarom: string[] = [];
  const goed: [string, unknown][] = [];
  const vreemd: [string, unknown][] = [];
  const kapot: [string, unknown][] = [];
  let gewoon = true;
  for (const [veld, waarde] of Object.entries(ruw)) {
    if (APART.has(veld)) continue;
    const ander = ANDERS.get(veld);
    const naam =
      ander === undefined || Object.hasOwn(ruw, ander) || !Object.hasOwn(velden, ander) ? veld : ander;
    if (!Object.hasOwn(velden, naam)) vreemd.push([veld, waarde]);
    else if (waarde === null) gewoon = false;
    else {
      const gelezen = velden[naam]?.(waarde);
      if (gelezen === undefined) kapot.push([veld, waarde]);
      else goed.push([naam, gelezen]);
      if (gelezen !== undefined && (naam !== veld || !gelijk(gelezen, waarde))) {
        gewoon = false;
        waarom.push(`${veld} is anders geschreven`);
      }
    }
  }
  if (kapot.length > 0) waarom.push(`${namen(kapot)} past niet in CASE 1.1 en is bewaard in extensions.bron`);
  const veranderd = waarom.length > 0;
  if (vreemd.length > 0) waarom.push(`${namen(vreemd)} kent CASE 1.1 niet en is bewaard in extensions`);
  const tekort = aangevuld(klasse, new Map(goed), ruw, plek, gemeen);
  if (tekort.length > 0) waarom.push(`${namen(tekort)} ontbrak en is ingevuld`);
  const heel =
    gewoon && vreemd.length + kapot.length + tekort.length === 0 && extensiesZijnGewoon(ruw, klasse);
  if (heel && Object.keys(extra).length === 0) return { rij: ruw, waarom, veranderd: false };
  const rij: Obj = { ...Object.fromEntries([...goed, ...tekort]), ...extra };
  const ext = extensies(ruw, vreemd, kapot, klasse);
  if (ext !== undefined) rij['extensions'] = ext;
  return { rij, waarom, veranderd: veranderd || tekort.length > 0 };
}

const GEEN: string[] = [];

/** What each class must have, beside an identifier, a uri and a date. */
const VEREIST: Readonly<Partial<Record<Klasse, readonly string[]>>> = {
  CFDocument: ['title', 'creator'],
  CFItem: ['fullStatement'],
  CFAssociation: ['associationType', 'originNodeURI', 'destinationNodeURI'],
};
/** Of these a row is looked at whole: lists below them, or more that is mandatory. */
const SNEL = new Set<Klasse>(['CFDocument', 'CFItem', 'CFAssociation']);

// Most rows are: then nothing is copied.
function isGewoon(
  klasse: Klasse,
  velden: Readonly<Record<string, (ruw: unknown) => unknown>>,
  ruw: Obj,
): boolean {
  if (!SNEL.has(klasse)) return false;
  for (const veld of Object.keys(ruw)) {
    if (veld === 'extensions') {
      if (!isObj(ruw[veld])) return false;
      continue;
    }
    if (!Object.hasOwn(velden, veld)) return false;
    const waarde = ruw[veld];
    if (waarde === undefined || velden[veld]?.(waarde) !== waarde) return false;
  }
  const moet = ['identifier', 'uri', 'lastChangeDateTime', ...(VEREIST[klasse] ?? [])];
  return moet.every((veld) => Object.hasOwn(ruw, veld));
}

const namen = (velden: readonly [string, unknown][]): string =>
  velden.map(([veld]) => veld.slice(0, 40)).join(', ');

// What is mandatory (CASE 1.1, multiplicity [1]) and the source left out.
function aangevuld(
  klasse: Klasse,
  heeft: ReadonlyMap<string, unknown>,
  ruw: Obj,
  plek: string,
  gemeen: Gemeen,
): [string, unknown][] {
  const uit: [string, unknown][] = [];
  const vul = (veld: string, waarde: () => unknown) => {
    if (!heeft.has(veld)) uit.push([veld, waarde()]);
  };
  const gegeven = ruw['identifier'];
  const id = heeft.get('identifier') ?? eigenId(klasse, gegeven, plek, gemeen);
  vul('identifier', () => id);
  vul('uri', () => `urn:uuid:${String(id)}`);
  vul('lastChangeDateTime', () => gemeen.moment);
  if (klasse === 'CFItem')
    vul('fullStatement', () => heeft.get('abbreviatedStatement') ?? heeft.get('humanCodingScheme') ?? '');
  if (klasse === 'CFDocument') {
    vul('title', () => 'Zonder titel');
    vul('creator', () => heeft.get('publisher') ?? 'Onbekend');
  }
  if (Object.hasOwn(VELDEN[klasse], 'hierarchyCode')) vul('hierarchyCode', () => '');
  if (/^CF(Concepts|Subjects|Licenses|ItemTypes|AssociationGroupings)$/.test(klasse))
    vul('title', () => heeft.get('description') ?? '');
  if (klasse === 'CFItemTypes') vul('description', () => heeft.get('title') ?? '');
  if (klasse === 'CFLicenses') vul('licenseText', () => heeft.get('description') ?? heeft.get('title') ?? '');
  return uit;
}

function eigenId(klasse: Klasse, gegeven: unknown, plek: string, gemeen: Gemeen): string {
  if (typeof gegeven !== 'string' || gegeven === '') return vastId('plek', gemeen.documentId, plek);
  const id = vastId('bron', gemeen.documentId, klasse, gegeven);
  gemeen.hernoemd.set(gegeven, id);
  return id;
}

// The extensions of a CFRubricCriterionLevel are a list (CASE 1.1, an oddity of its schema).
const alsLijst = (klasse: Klasse) => klasse === 'CFRubricCriterionLevel';

function extensiesZijnGewoon(ruw: Obj, klasse: Klasse): boolean {
  if (!Object.hasOwn(ruw, 'extensions')) return true;
  const ext = ruw['extensions'];
  return alsLijst(klasse) ? Array.isArray(ext) && ext.every(isObj) : isObj(ext);
}

function extensies(
  ruw: Obj,
  vreemd: readonly [string, unknown][],
  kapot: readonly [string, unknown][],
  klasse: Klasse,
): unknown {
  const ext = ruw['extensions'];
  const gewoon = extensiesZijnGewoon(ruw, klasse);
  const eerst = !alsLijst(klasse) && gewoon && isObj(ext) ? ext : {};
  const botst = vreemd.filter(([veld]) => Object.hasOwn(eerst, veld));
  const bron = [...kapot, ...botst];
  if (!gewoon && ext !== null && ext !== undefined) bron.push(['extensions', ext]);
  const nieuw = Object.fromEntries(vreemd.filter(([veld]) => !Object.hasOwn(eerst, veld)));
  const meer: Obj =
    bron.length === 0 ? nieuw : { ...nieuw, bron: metBron(eerst['bron'] ?? nieuw['bron'], bron) };
  if (alsLijst(klasse)) {
    const lijst = gewoon && Array.isArray(ext) ? ext : [];
    const delen = Object.keys(meer).length === 0 ? lijst : [...lijst, meer];
    return delen.length === 0 && !Array.isArray(ext) ? undefined : delen;
  }
  if (Object.keys(meer).length === 0) return gewoon && isObj(ext) ? ext : undefined;
  return { ...eerst, ...meer };
}

function metBron(was: unknown, bron: readonly [string, unknown][]): Obj {
  const nieuw = Object.fromEntries(bron);
  if (was === undefined) return nieuw;
  return isObj(was) ? { ...was, ...nieuw } : { ...nieuw, bron: was };
}

/** A link with the identifier that we made of one that is no UUID. */
export function hernoemd(link: Link, gemeen: Gemeen): Link {
  const id = gemeen.hernoemd.get(link.identifier);
  return id === undefined ? link : { ...link, identifier: id };
}
