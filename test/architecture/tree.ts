import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './cruise.ts';

const SKIPPED = new Set(['node_modules', '.git', '.koers', 'dist', 'coverage']);

/** Every file of the project as a path from its root, in order. Walks the disk: a checkout without git is one too. */
export function projectFiles(root: string = ROOT, folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name) && !entry.name.endsWith('.log'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const at = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? projectFiles(root, at) : [at];
    });
}

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

export function folders(at: string): string[] {
  return readdirSync(path.join(ROOT, at)).filter(
    (name) =>
      statSync(path.join(ROOT, at, name)).isDirectory() && !name.startsWith('.') && !SKIPPED.has(name),
  );
}
