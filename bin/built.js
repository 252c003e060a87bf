// TypeScript is put together as JavaScript at the first start after a change, and kept. Reading it file by file at each
// start would take twice the time and half as much memory again. See docs/decisions/0015-built-at-first-start.md.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.join(import.meta.dirname, '..');
const KEPT = path.join(ROOT, 'node_modules/.cache/koers');
const SOURCE = ['adapters', 'bench', 'bin', 'docs', 'fixtures', 'gateway', 'lti-tool', 'mappings', 'test'];
/** Packages of hundreds of small files: taken along, because reading them one by one is half of a start. */
const TAKEN_ALONG = new Set(['jose', 'kysely', 'zod', 'zod-openapi']);
const DAY_MS = 24 * 3600 * 1000;

/** What the source is now: every file with its size and time. One look at the folders; no file is read. */
function stateOfSource() {
  const state = createHash('sha256').update(ROOT).update(process.versions.modules);
  for (const folder of SOURCE.filter((name) => existsSync(path.join(ROOT, name)))) {
    for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !/\.(tsx?|js)$/.test(entry.name)) continue;
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const { mtimeMs, size } = statSync(file);
      state.update(`${file}:${mtimeMs}:${size}\n`);
    }
  }
  state.update(String(statSync(path.join(ROOT, 'package-lock.json')).mtimeMs));
  return state.digest('hex').slice(0, 16);
}

/** All other packages stay where they are: they may look for what lies beside them. */
const packages = {
  name: 'packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
      const taken = TAKEN_ALONG.has(name.split('/')[0]);
      return taken || kind === 'entry-point' ? undefined : { path: name, external: true };
    });
  },
};

/** A module still finds the files that lie beside its source. */
const besideItsSource = {
  name: 'beside-its-source',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const contents = text
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      return { contents, loader: file.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

async function build(program, folder) {
  const { build: put } = await import('esbuild');
  await put({
    absWorkingDir: ROOT,
    entryPoints: { program },
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    plugins: [packages, besideItsSource],
  });
}

/** Builds of earlier source. One of today may still be in use by a program that runs. */
async function forgetOld() {
  for (const name of readdirSync(KEPT)) {
    const folder = path.join(KEPT, name);
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > DAY_MS) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The JavaScript of a program of this project.
 * @param {string} program its source, absolute
 * @returns {Promise<string>} the file to import
 * @throws when the source has a fault, or when the build cannot be kept: then run it once as the owner of the folder
 */
export async function built(program) {
  const name = path.relative(ROOT, program).replace(/\W+/g, '-');
  const folder = path.join(KEPT, `${name}-${stateOfSource()}`);
  const file = path.join(folder, 'program.js');
  if (existsSync(file)) return file;
  const making = `${folder}.${process.pid}`;
  await mkdir(making, { recursive: true }).catch((cause) => {
    const why = `Koers kan in ${KEPT} niets bewaren. Start dit programma één keer als eigenaar van die map.`;
    throw new Error(why, { cause });
  });
  await build(program, making);
  // Two that start at once make the same; who is second finds it there.
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  await forgetOld();
  return file;
}
