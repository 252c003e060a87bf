import path from 'node:path';
import type { LeesFout } from '../formaten/gelezen.ts';
import type { Bronbestand } from './bron.ts';
import { DEPRECATED, FAMILIES, type SloFamilie } from './slo.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The list in a file, or why there is none, with the file and the place in it. */
export function lijstUit({ naam, bytes }: Bronbestand): { rijen: readonly unknown[] } | { fout: LeesFout } {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return { fout: { path: naam, message: 'Dit bestand is geen tekst in UTF-8.' } };
  }
  try {
    const inhoud: unknown = JSON.parse(text);
    if (Array.isArray(inhoud)) return { rijen: inhoud };
    return { fout: { path: `${naam}#/`, message: 'Hier hoort een JSON-lijst te staan.' } };
  } catch (error) {
    return { fout: { path: naam, message: `Dit is geen geldige JSON${waar(error, text)}.` } };
  }
}

/** Node says a position in the text; people look for a line. */
function waar(error: unknown, text: string): string {
  const positie = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (positie === undefined) return ': het houdt te vroeg op';
  const ervoor = text.slice(0, Number(positie)).split('\n');
  return ` (regel ${ervoor.length}, teken ${(ervoor.at(-1)?.length ?? 0) + 1})`;
}

/** A folder with an edition in it. */
export interface Editiemap {
  readonly folder: string;
  readonly familie: SloFamilie;
  /** In the order of the family. */
  readonly bestanden: readonly { readonly bestand: Bronbestand; readonly soort: string | null }[];
  /** Files of the family that are not there. */
  readonly ontbreekt: readonly string[];
  readonly onbekend: readonly string[];
}

/** Files beside the lists that say something else, and need no remark. */
const BIJZAAK = new Set(['package.json', 'package-lock.json', 'context.json', 'niveaus.json', 'index.json']);

const posix = (naam: string) => naam.replaceAll('\\', '/');
export const folderVan = (naam: string): string => path.posix.dirname(posix(naam));
export const basisVan = (naam: string): string => path.posix.basename(posix(naam));

/** Files by the folder they stand in; folders that are no edition of a family are left out. */
export function mappenVan(bestanden: readonly Bronbestand[]): Editiemap[] {
  const folders = new Map<string, Map<string, Bronbestand>>();
  for (const bestand of bestanden) {
    const folder = folders.get(folderVan(bestand.naam)) ?? new Map<string, Bronbestand>();
    folders.set(folderVan(bestand.naam), folder.set(basisVan(bestand.naam), bestand));
  }
  return [...folders].flatMap(([folder, er]) =>
    FAMILIES.filter((familie) => er.has(familie.kenmerk)).map((familie) => mapVan(folder, er, familie)),
  );
}

function mapVan(folder: string, er: ReadonlyMap<string, Bronbestand>, familie: SloFamilie): Editiemap {
  const soorten: [string, string | null][] = [...Object.entries(familie.bestanden), [DEPRECATED, null]];
  const namen = new Set(soorten.map(([naam]) => naam));
  return {
    folder,
    familie,
    bestanden: soorten.flatMap(([naam, soort]) => {
      const bestand = er.get(naam);
      return bestand ? [{ bestand, soort }] : [];
    }),
    ontbreekt: Object.keys(familie.bestanden).filter((naam) => !er.has(naam)),
    onbekend: [...er.keys()].filter((naam) => !namen.has(naam) && !BIJZAAK.has(naam)),
  };
}
