import type { LeesFout } from '../gelezen.ts';
import { type Pijl, volgordeOfKring } from './kring.ts';
import type { CfAssociatie, CfItem } from './model.ts';
import type { NormaalPakket } from './normaal.ts';

/** The document, as a parent. */
export const DOCUMENT = -1;

/** A parent of an item and the association (index in `CFAssociations`) that says so. */
export interface Ouder {
  readonly ouder: number;
  readonly associatie: number;
}

/** The items of a package as a tree: items by their index in `CFItems`. */
export interface Boom {
  readonly items: readonly CfItem[];
  readonly associaties: readonly CfAssociatie[];
  readonly index: ReadonlyMap<string, number>;
  /** Parents in this package, in the order of the source; the first one is the place in the tree. */
  readonly ouders: readonly (readonly Ouder[])[];
  readonly heeftKind: readonly boolean[];
  /** Every item after its parents. */
  readonly oudersEerst: readonly number[];
  /** 1 is the top. */
  readonly diepte: readonly number[];
  /** Place of an item when the tree is read from top to bottom. */
  readonly rang: readonly number[];
}

/** Deeper trees are refused. */
const DIEPSTE_BOOM = 100;

/** Reads `isChildOf` as a tree. A circle, in `isChildOf` or `precedes`, is refused with the path that goes round. */
export function maakBoom(
  normaal: NormaalPakket,
): { boom: Boom; fouten: [] } | { boom: null; fouten: LeesFout[] } {
  const items = normaal.pakket.CFItems ?? [];
  const associaties = normaal.pakket.CFAssociations ?? [];
  const index = new Map(items.map((item, i) => [item.identifier, i] as const));
  const document = normaal.pakket.CFDocument.identifier;
  const ouders: Ouder[][] = items.map(() => []);
  const pijlen: Pijl[] = [];
  associaties.forEach((a, associatie) => {
    if (a.associationType !== 'isChildOf') return;
    const kind = index.get(a.originNodeURI.identifier);
    const ouder = index.get(a.destinationNodeURI.identifier);
    if (kind === undefined) return;
    if (ouder !== undefined) pijlen.push({ van: ouder, naar: kind, associatie });
    if (ouder !== undefined || a.destinationNodeURI.identifier === document)
      ouders[kind]?.push({ ouder: ouder ?? DOCUMENT, associatie });
  });
  const { volgorde, kring } = volgordeOfKring(items.length, pijlen);
  const fouten = [kring && kringFout(normaal, kring, 'isChildOf'), precedesFout(normaal)].filter(
    (f) => f !== null,
  );
  if (!volgorde || fouten.length > 0) return { boom: null, fouten };
  const diepte = dieptes(volgorde, ouders);
  const teDiep = diepte.findIndex((d) => d > DIEPSTE_BOOM);
  if (teDiep !== -1)
    return {
      boom: null,
      fouten: [
        {
          path: `/CFItems/${normaal.itemIndex[teDiep]}`,
          message: `Dit staat dieper dan ${DIEPSTE_BOOM} lagen.`,
        },
      ],
    };
  const heeftKind = items.map(() => false);
  for (const { van } of pijlen) heeftKind[van] = true;
  const rang = vanBovenNaarBeneden(ouders, associaties);
  return {
    boom: { items, associaties, index, ouders, heeftKind, oudersEerst: volgorde, diepte, rang },
    fouten: [],
  };
}

function precedesFout(normaal: NormaalPakket): LeesFout | null {
  const knoop = new Map<string, number>();
  const nummer = (id: string) => {
    const n = knoop.get(id) ?? knoop.size;
    knoop.set(id, n);
    return n;
  };
  const pijlen = (normaal.pakket.CFAssociations ?? []).flatMap((a, associatie) =>
    a.associationType === 'precedes'
      ? [
          {
            van: nummer(a.originNodeURI.identifier),
            naar: nummer(a.destinationNodeURI.identifier),
            associatie,
          },
        ]
      : [],
  );
  const { kring } = volgordeOfKring(knoop.size, pijlen);
  return kring && kringFout(normaal, kring, 'precedes');
}

function kringFout(
  normaal: NormaalPakket,
  kring: readonly Pijl[],
  soort: 'isChildOf' | 'precedes',
): LeesFout {
  const associaties = normaal.pakket.CFAssociations ?? [];
  const pad = kring.slice(0, 10).map((p) => associaties[p.associatie]);
  const naam = (l: { title: string; identifier: string } | undefined) =>
    l ? (l.title.trim() || l.identifier).slice(0, 60) : '?';
  const begin = soort === 'isChildOf' ? pad[0]?.destinationNodeURI : pad[0]?.originNodeURI;
  const stappen = pad.map((a) => naam(soort === 'isChildOf' ? a?.originNodeURI : a?.destinationNodeURI));
  const meer = kring.length > 10 ? [`… (${kring.length} stappen)`, naam(begin)] : [];
  return {
    path: `/CFAssociations/${normaal.associatieIndex[kring[0]?.associatie ?? 0]}`,
    message: `Deze relaties (${soort}) lopen in een kring: ${[naam(begin), ...stappen, ...meer].join(' › ')}.`,
  };
}

function dieptes(oudersEerst: readonly number[], ouders: readonly (readonly Ouder[])[]): number[] {
  const diepte = ouders.map(() => 1);
  for (const i of oudersEerst) {
    const ouder = ouders[i]?.[0]?.ouder ?? DOCUMENT;
    diepte[i] = ouder === DOCUMENT ? 1 : (diepte[ouder] ?? 0) + 1;
  }
  return diepte;
}

// Siblings by sequenceNumber, then by the order of the source; what hangs under nothing comes last.
function vanBovenNaarBeneden(
  ouders: readonly (readonly Ouder[])[],
  associaties: readonly CfAssociatie[],
): number[] {
  const kinderen = new Map<number, { kind: number; nummer: number; bij: number }[]>();
  ouders.forEach(([eerste], kind) => {
    const bij = eerste?.associatie ?? associaties.length + kind;
    const nummer = associaties[bij]?.sequenceNumber ?? Number.POSITIVE_INFINITY;
    const ouder = eerste?.ouder ?? DOCUMENT;
    const lijst = kinderen.get(ouder) ?? [];
    lijst.push({ kind, nummer, bij });
    kinderen.set(ouder, lijst);
  });
  const achterste = (ouder: number) =>
    (kinderen.get(ouder) ?? [])
      .sort((a, b) => (a.nummer === b.nummer ? b.bij - a.bij : b.nummer - a.nummer))
      .map((k) => k.kind);
  const rang = ouders.map(() => 0);
  const stapel = achterste(DOCUMENT);
  for (let plaats = 0; stapel.length > 0; plaats++) {
    const hier = stapel.pop() ?? 0;
    rang[hier] = plaats;
    for (const kind of achterste(hier)) stapel.push(kind);
  }
  return rang;
}
