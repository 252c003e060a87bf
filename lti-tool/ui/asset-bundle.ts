import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const screens = join(here, '..', 'screens');
/** Only these two carry teams-js, and only pages within Teams load them. */
const teams = join(here, '..', 'teams', 'client');
/** Not written; only the place the paths of the outcome are relative to. */
const outdir = join(here, 'out');

/** One bundled file: its plain name (`koers.css`), the name with the hash of its content, and its bytes. */
export interface BundledFile {
  plain: string;
  hashed: string;
  body: Uint8Array;
}

/** Every `screens/<folder>/client.ts`, by plain name without extension. */
async function screenClients(): Promise<Record<string, string>> {
  const files = await readdir(screens, { recursive: true });
  const clients = files.filter((file) => basename(file) === 'client.ts');
  return Object.fromEntries(clients.map((file) => [`screens/${dirname(file)}`, join(screens, file)]));
}

/** Bundles styles (with their fonts and images) and client modules in memory, as ESM for the browser floor of design §4. */
export async function bundle(publicPath: string): Promise<BundledFile[]> {
  const options = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    outdir,
    publicPath,
    entryNames: '[dir]/[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'file' },
    legalComments: 'none',
    logLevel: 'silent',
  } as const;
  const styles = { koers: join(here, 'styles', 'koers.css'), icon: join(here, 'images', 'icon.svg') };
  const scripts = {
    koers: join(here, 'client', 'koers.ts'),
    'lti-storage': join(here, 'client', 'lti-storage.ts'),
    'lti-close': join(here, 'client', 'lti-close.ts'),
    'teams/tab': join(teams, 'tab.ts'),
    'teams/instellen': join(teams, 'instellen.ts'),
    ...(await screenClients()),
  };
  const results = await Promise.all([
    build({ ...options, entryPoints: styles }),
    build({ ...options, entryPoints: scripts }),
  ]);
  return results
    .flatMap((result) => result.outputFiles)
    .map((file) => {
      const hashed = relative(outdir, file.path);
      return { plain: hashed.replace(/-[A-Z0-9]{8}(\.\w+)$/, '$1'), hashed, body: file.contents };
    });
}
