import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../gateway/errors.ts';
import type { SourceAdapter } from '../gateway/sync/source-adapter.ts';
import { keepingPace, PaceKeeper } from './_kit/pace.ts';

const callable = z.custom<(...args: never[]) => unknown>(
  (value) => typeof value === 'function',
  'must be a function',
);

const OURS = new URL('./', import.meta.url);

/** One for the process: what a vendor allows holds over all of its runs. */
const pace = new PaceKeeper();

/** The shape of a `SourceAdapter`; what cannot be seen from outside is proved by the conformance suite. */
const Adapter = z
  .custom<object>((value) => typeof value === 'object' && value !== null, 'must be the default export')
  .pipe(
    z.looseObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be kebab-case'),
      title: z.string().min(1).max(60),
      connection: z.custom<z.ZodType>((value) => value instanceof z.ZodType, 'must be a zod schema'),
      offers: z.array(z.enum(['roster', 'results', 'leerroutes', 'write-back'])).min(1),
      answers: z.enum(['full', 'delta']),
      transport: z.enum(['soap', 'rest', 'file']),
      witness: z.looseObject({ kind: z.enum(['xsd', 'openapi', 'sample', 'none']), what: z.string().min(1) }),
      pace: z.object({ perSecond: z.number().positive(), parallel: z.int().positive() }).optional(),
      check: callable,
      pull: callable,
    }),
  );

/**
 * Every folder here is an adapter, except those that start with `_`. A new vendor is one folder and no line elsewhere.
 * @param folder default: this one
 * @throws AppError `config_invalid` that lists every folder that does not hold a valid adapter, and why
 */
export async function loadAdapters(folder: URL = OURS): Promise<ReadonlyMap<string, SourceAdapter>> {
  const names = await adapterFolders(folder);
  const found = await Promise.all(names.map((name) => loadOne(new URL(`${name}/`, folder), name)));
  const issues = found.flatMap((one) => ('path' in one ? [one] : []));
  if (issues.length > 0) {
    throw new AppError(
      'config_invalid',
      `Deze koppelingen kloppen niet: ${issues.map((issue) => `${issue.path} (${issue.message})`).join('; ')}.`,
      { issues },
    );
  }
  return new Map(found.flatMap((one) => ('adapter' in one ? [[one.adapter.id, one.adapter] as const] : [])));
}

/** Names of the vendor folders, in alphabetical order. */
export async function adapterFolders(folder: URL = OURS): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

type Loaded = { adapter: SourceAdapter } | { path: string; message: string };

async function loadOne(folder: URL, name: string): Promise<Loaded> {
  const file = ['index.ts', 'index.js'].map((index) => new URL(index, folder)).find((url) => existsSync(url));
  if (!file) return { path: name, message: 'no index.ts' };
  try {
    // Those beside this file are named by a pattern, so that a build takes every one of them along.
    const module: unknown = file.href.startsWith(OURS.href)
      ? await import(`./${name}/index.ts`)
      : await import(file.href);
    const exported = z.object({ default: Adapter }).safeParse({ ...(module as object) });
    if (!exported.success)
      return {
        path: name,
        message: exported.error.issues
          .map((issue) => `${issue.path.slice(1).join('.')} ${issue.message}`.trim())
          .join(', '),
      };
    if (exported.data.default.id !== name)
      return { path: name, message: `id is "${exported.data.default.id}", must equal the folder name` };
    return { adapter: keepingPace((module as { default: SourceAdapter }).default, pace) };
  } catch (error) {
    return { path: name, message: error instanceof Error ? error.message : 'cannot be imported' };
  }
}
