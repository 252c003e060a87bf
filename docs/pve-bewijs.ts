import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where tests stand: beside their source, and in test/. */
const MAPPEN = ['adapters', 'bench', 'docs', 'fixtures', 'gateway', 'lti-tool', 'mappings', 'test'];
const NAAM =
  /\b(?:(?:describe|it|test)(?:\.\w+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)*|\.label)\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g;
const NUMMER = /\bR(\d{1,2})(?:\s*[–-]\s*R(\d{1,2}))?\b/g;

function* testen(map: string): Generator<string> {
  for (const item of readdirSync(map, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const pad = path.join(map, item.name);
    if (item.isDirectory() && item.name !== 'node_modules') yield* testen(pad);
    else if (/\.test\.tsx?$/.test(item.name)) yield pad;
  }
}

/** Numbers in a name; `R29–R31` is three of them. */
export function eisenIn(naam: string): number[] {
  const nummers = [...naam.matchAll(NUMMER)].flatMap(([, van, tot]) => {
    const [a, b] = [Number(van), Number(tot ?? van)];
    return Array.from({ length: Math.max(0, b - a) + 1 }, (_, i) => a + i);
  });
  return [...new Set(nummers)].filter((nr) => nr >= 1 && nr <= 90);
}

/** Names of tests and groups of tests in a source text. */
export const namenIn = (bron: string): string[] =>
  [...bron.matchAll(NAAM)].map(([, , naam = '']) => naam.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ').trim());

/** Numbers of the stories (domain §5.5) that tests in a source text follow, by their names. */
function verhalenIn(bron: string): number[] {
  const nummers = namenIn(bron).flatMap((naam) => [...naam.matchAll(/\bstory (\d)\b/gi)]);
  return [...new Set(nummers.map(([, nr]) => Number(nr)))];
}

/**
 * Which tests name which requirement (R78), one a line: number, file, name. What gateway/gebruikersgroep/pve says is built
 * stands on it. `verhaal` are the stories that a browser follows (R79).
 */
export function pveBewijs(root: string): string {
  const bestanden = MAPPEN.flatMap((map) => [...testen(path.join(root, map))]).map((pad) => ({
    pad,
    bestand: path.relative(root, pad).split(path.sep).join('/'),
  }));
  const eisen = bestanden.flatMap(({ pad, bestand }) =>
    namenIn(readFileSync(pad, 'utf8')).flatMap((naam) => eisenIn(naam).map((nr) => ({ nr, bestand, naam }))),
  );
  const verhalen = bestanden
    .filter(({ bestand }) => bestand.startsWith('test/e2e/'))
    .flatMap(({ pad, bestand }) => verhalenIn(readFileSync(pad, 'utf8')).map((nr) => ({ nr, bestand })));
  return [
    ...eisen.sort((a, b) => a.nr - b.nr).map(({ nr, bestand, naam }) => `R${nr}\t${bestand}\t${naam}`),
    ...verhalen.sort((a, b) => a.nr - b.nr).map(({ nr, bestand }) => `verhaal\t${bestand}\t${nr}`),
  ].join('\n');
}

/** As it is checked in: a text, so that one test more is one line more. */
export const bewijsModule = (regels: string): string =>
  `/** Generated from the names of the tests by \`npm run docs\`. Do not edit. */\nexport const BEWIJS = \`${regels.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\`;\n`;
