import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../errors.ts';

export interface FileRead {
  /** As it was given, with forward slashes. */
  readonly naam: string;
  readonly bytes: Uint8Array;
}

function jsonFilesIn(at: string): string[] {
  const names = readdirSync(at, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.json') && !name.split(path.sep).includes('node_modules'))
    .sort()
    .map((name) => path.join(at, name));
}

/**
 * The JSON files that these paths name: a file itself, of a folder all below it. Names are from the folder down.
 * @throws AppError `bad_request` for a path that is not there, and when they are larger than `max` bytes together
 */
export function readJsonFiles(paths: readonly string[], max: number): FileRead[] {
  const files = paths.flatMap((given) => {
    const stat = statSync(given, { throwIfNoEntry: false });
    if (!stat) throw new AppError('bad_request', `${given} is er niet.`);
    return stat.isDirectory()
      ? jsonFilesIn(given).map((at) => ({ at, naam: path.relative(given, at) }))
      : [{ at: given, naam: given }];
  });
  const size = files.reduce((sum, { at }) => sum + statSync(at).size, 0);
  if (size > max)
    throw new AppError('bad_request', `Samen zijn deze bestanden groter dan ${max / 1024 / 1024} MB.`);
  return files.map(({ at, naam }) => ({
    naam: naam.replaceAll(path.sep, '/'),
    bytes: readFileSync(at),
  }));
}
