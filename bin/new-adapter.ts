import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run new:adapter -- --id jouw-systeem`: a folder for a new vendor in `adapters/`, that passes the conformance suite
 * as it is made. Writes nothing else. Ends with 2 when it was asked wrongly.
 */
const ADAPTERS = path.join(import.meta.dirname, '../adapters');
const SOORTEN = ['rest', 'uwlr', 'bestand'] as const;
const USAGE = `Zo: npm run new:adapter -- --id jouw-systeem [--titel "Jouw Systeem"] [--soort ${SOORTEN.join('|')}]`;

function asked(): { id: string; titel: string; soort: string } {
  const { values } = parseArgs({
    options: {
      id: { type: 'string' },
      titel: { type: 'string' },
      soort: { type: 'string', default: 'rest' },
    },
  });
  const { id = '', soort } = values;
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(id)) throw new Error('Een id is kleine letters, cijfers en streepjes.');
  if (!SOORTEN.some((one) => one === soort)) throw new Error(`De soort ${soort} bestaat niet.`);
  if (existsSync(path.join(ADAPTERS, id))) throw new Error(`adapters/${id} is er al.`);
  const spaced = id.replaceAll('-', ' ');
  const { titel = spaced.charAt(0).toUpperCase() + spaced.slice(1) } = values;
  // It goes between quotes in a source file.
  if (!/^[\p{L}\d .&()-]{1,60}$/u.test(titel)) throw new Error('Een titel is letters, cijfers en spaties.');
  return { id, titel, soort };
}

/** @returns the files that were written, as paths from the folder of the adapters */
function write({ id, titel, soort }: ReturnType<typeof asked>): string[] {
  const template = path.join(ADAPTERS, `_template-${soort}`);
  const entries = readdirSync(template, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const from = path.join(entry.parentPath, entry.name);
      const to = path.join(ADAPTERS, id, path.relative(template, from));
      mkdirSync(path.dirname(to), { recursive: true });
      const text = readFileSync(from, 'utf8');
      writeFileSync(to, text.replaceAll('jouw-systeem', id).replaceAll('Jouw Systeem', titel));
      return path.relative(ADAPTERS, to);
    })
    .sort();
}

try {
  const order = asked();
  for (const file of write(order)) process.stdout.write(`adapters/${file}\n`);
  process.stdout.write(`Klaar. Kijk of alles klopt: npm run conformance -- --only ${order.id}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n${USAGE}\n`);
  process.exitCode = 2;
}
