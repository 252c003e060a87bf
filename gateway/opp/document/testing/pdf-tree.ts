import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import { type Fout, fout } from './pdf-fout.ts';

/** An element of the structure tree, with the marked content it holds: page and number. */
export interface Knoop {
  readonly soort: string;
  readonly ref: string;
  readonly scope: string | null;
  readonly alt: boolean;
  readonly kinderen: readonly Knoop[];
  readonly inhoud: readonly { readonly pagina: string; readonly mcid: number }[];
}

export interface Boom {
  readonly wortels: readonly Knoop[];
  /** Of a page and a number: the element that the parent tree names. */
  readonly ouders: ReadonlyMap<string, string>;
}

const lijst = (object: PDFObject | undefined): PDFObject[] =>
  object instanceof PDFArray ? object.asArray() : object === undefined ? [] : [object];
const naam = (object: PDFObject | undefined): string =>
  object instanceof PDFName ? object.decodeText() : '';

/** Reads the tree and the parent tree (ISO 32000-1 §14.7). */
export function leesBoom(doc: PDFDocument): Boom {
  const wortel = doc.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (!wortel) return { wortels: [], ouders: new Map() };
  return {
    wortels: lijst(wortel.lookup(PDFName.of('K'))).flatMap((kind) => knopen(doc, kind, '')),
    ouders: ouderBoom(doc, wortel),
  };
}

function knopen(doc: PDFDocument, object: PDFObject, pagina: string): Knoop[] {
  const dict = doc.context.lookup(object);
  if (!(dict instanceof PDFDict)) return [];
  const eigen = dict.get(PDFName.of('Pg'))?.toString() ?? pagina;
  const k = lijst(dict.lookup(PDFName.of('K')));
  const inhoud = k.flatMap((deel) => {
    const op = doc.context.lookup(deel);
    if (op instanceof PDFNumber) return [{ pagina: eigen, mcid: op.asNumber() }];
    if (op instanceof PDFDict && naam(op.get(PDFName.of('Type'))) === 'MCR') {
      const mcid = op.lookup(PDFName.of('MCID'));
      if (mcid instanceof PDFNumber)
        return [{ pagina: op.get(PDFName.of('Pg'))?.toString() ?? eigen, mcid: mcid.asNumber() }];
    }
    return [];
  });
  const kinderen = k.filter((deel) => {
    const op = doc.context.lookup(deel);
    return op instanceof PDFDict && op.has(PDFName.of('S'));
  });
  const kenmerk = dict.lookupMaybe(PDFName.of('A'), PDFDict);
  return [
    {
      soort: naam(dict.get(PDFName.of('S'))),
      ref: object instanceof PDFRef ? object.toString() : '',
      scope: naam(kenmerk?.get(PDFName.of('Scope'))) || null,
      alt: dict.has(PDFName.of('Alt')) || dict.has(PDFName.of('ActualText')),
      kinderen: kinderen.flatMap((kind) => knopen(doc, kind, eigen)),
      inhoud,
    },
  ];
}

function ouderBoom(doc: PDFDocument, wortel: PDFDict): Map<string, string> {
  const paginas = new Map(
    doc
      .getPages()
      .map((pagina) => [
        pagina.node.lookup(PDFName.of('StructParents'))?.toString() ?? '',
        pagina.ref.toString(),
      ]),
  );
  const nummers = lijst(wortel.lookupMaybe(PDFName.of('ParentTree'), PDFDict)?.lookup(PDFName.of('Nums')));
  const uit = new Map<string, string>();
  for (let n = 0; n + 1 < nummers.length; n += 2) {
    const pagina = paginas.get(nummers[n]?.toString() ?? '');
    const elementen = nummers[n + 1];
    for (const [mcid, element] of lijst(elementen && doc.context.lookup(elementen)).entries())
      uit.set(`${pagina}:${mcid}`, element.toString());
  }
  return uit;
}

const GROEP = ['Document', 'Sect', 'Div'];
const BLOK = ['P', 'H1', 'H2', 'H3', 'H4', 'L', 'Table', 'Figure', 'Sect', 'Div'];
/** What may stand in what (ISO 32000-1 §14.8.4); an element that is not here holds text only. */
const KINDEREN: Readonly<Record<string, readonly string[]>> = {
  Document: BLOK,
  Sect: BLOK,
  Div: BLOK,
  L: ['LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  LBody: BLOK,
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  TH: BLOK,
  TD: BLOK,
};
const TEKST = ['P', 'H1', 'H2', 'H3', 'H4', 'TH', 'TD', 'LBody', 'Lbl', 'Caption', 'Span'];
const KAN_LEEG = ['TD', 'TH'];

const alle = (knoop: Knoop): Knoop[] => [knoop, ...knoop.kinderen.flatMap(alle)];

export function boomFouten(boom: Boom): Fout[] {
  const knopenLijst = boom.wortels.flatMap(alle);
  const uit: Fout[] = [];
  if (boom.wortels.length !== 1 || boom.wortels[0]?.soort !== 'Document')
    uit.push(fout('7.1', 'the tree has no single Document as its root'));
  for (const knoop of knopenLijst) uit.push(...knoopFouten(knoop));
  return [...uit, ...kopFouten(knopenLijst)];
}

function knoopFouten(knoop: Knoop): Fout[] {
  const { soort, kinderen, inhoud } = knoop;
  const uit: Fout[] = [];
  const mag = KINDEREN[soort] ?? [];
  if (!KINDEREN[soort] && !TEKST.includes(soort) && soort !== 'Figure')
    uit.push(fout('7.1', `${soort} is no standard type`));
  for (const kind of kinderen)
    if (!mag.includes(kind.soort)) uit.push(fout('7.1', `${kind.soort} stands in ${soort}`));
  if (inhoud.length > 0 && !TEKST.includes(soort) && soort !== 'Figure')
    uit.push(fout('7.1', `${soort} holds text of its own`));
  if (kinderen.length + inhoud.length === 0 && !KAN_LEEG.includes(soort))
    uit.push(fout('7.1', `${soort} holds nothing`));
  if (soort === 'TH' && knoop.scope === null) uit.push(fout('7.5', 'TH without Scope'));
  if (soort === 'Figure' && !knoop.alt) uit.push(fout('7.3', 'Figure without a description'));
  if (soort === 'Table') {
    const breed = new Set(kinderen.map((rij) => rij.kinderen.length));
    if (breed.size !== 1) uit.push(fout('7.5', `rows of ${[...breed].join(' and ')} cells in one table`));
    if (!kinderen.some((rij) => rij.kinderen.some((cel) => cel.soort === 'TH')))
      uit.push(fout('7.5', 'a table without headings'));
  }
  if (GROEP.includes(soort) && kinderen.length === 0) uit.push(fout('7.1', `${soort} groups nothing`));
  return uit;
}

/** Headings begin at 1 and leave none out on the way down (§7.4.2). */
function kopFouten(knopenLijst: readonly Knoop[]): Fout[] {
  let vorige = 0;
  const uit: Fout[] = [];
  for (const { soort } of knopenLijst) {
    const niveau = Number(/^H(\d)$/.exec(soort)?.[1] ?? 0);
    if (niveau === 0) continue;
    if (niveau > vorige + 1)
      uit.push(fout('7.4.2', `H${niveau} comes after ${vorige === 0 ? 'nothing' : `H${vorige}`}`));
    vorige = niveau;
  }
  if (vorige === 0) uit.push(fout('7.4', 'no headings'));
  return uit;
}

/** Every piece of marked content that the tree holds, and the element that holds it. */
export const inBoom = (boom: Boom): { readonly plek: string; readonly ref: string }[] =>
  boom.wortels
    .flatMap(alle)
    .flatMap((knoop) =>
      knoop.inhoud.map(({ pagina, mcid }) => ({ plek: `${pagina}:${mcid}`, ref: knoop.ref })),
    );
