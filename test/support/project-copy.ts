import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFiles } from '../architecture/tree.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** A copy of the project to change things in, with the installed packages of this one. */
export interface ProjectCopy {
  readonly folder: string;
  /** Files that were added, changed or removed since the copy was made. */
  touched(): string[];
  remove(): void;
}

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'koers-copy-'));
  for (const file of projectFiles()) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(ROOT, file), path.join(folder, file));
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  const before = printOf(folder);
  return {
    folder,
    touched: () => {
      const now = printOf(folder);
      return [...new Set([...before.keys(), ...now.keys()])]
        .filter((file) => before.get(file) !== now.get(file))
        .sort();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function printOf(folder: string): Map<string, string> {
  return new Map(
    projectFiles(folder)
      .filter((file) => file !== 'node_modules')
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(path.join(folder, file)))
          .digest('hex'),
      ]),
  );
}
