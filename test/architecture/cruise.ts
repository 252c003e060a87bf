import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { AppError } from '../../gateway/errors.ts';
import { WALLS } from './wall-rules.ts';

export const ROOT = path.join(import.meta.dirname, '../..');
const FOLDERS = ['gateway', 'lti-tool', 'adapters', 'mappings', 'fixtures', 'test', 'bench', 'docs'];

export interface Breach {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Walls {
  /** Source files read, without those of packages. dependency-cruiser with a TypeScript it does not know reads 0 and is content. */
  readonly modules: number;
  readonly breaches: readonly Breach[];
}

/** Walks every import under `root` (types included) and says which ones go through a wall. */
export async function walls(root: string = ROOT): Promise<Walls> {
  const found = await cruise(
    FOLDERS.filter((folder) => existsSync(path.join(root, folder))),
    {
      baseDir: root,
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      ruleSet: { forbidden: [...WALLS] },
    },
    { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
    { tsConfig: extractTSConfig(path.join(ROOT, 'tsconfig.json')) },
  );
  if (typeof found.output === 'string')
    throw new AppError('internal', 'dependency-cruiser answered with a text', { detail: found.output });
  return read(found.output);
}

function read({ modules, summary }: ICruiseResult): Walls {
  return {
    modules: modules.filter((m) => !m.coreModule && !m.source.includes('node_modules/')).length,
    breaches: summary.violations.map((v) => ({
      rule: v.rule.name,
      from: v.from,
      to: v.cycle ? v.cycle.map((c) => c.name).join(' → ') : v.to,
    })),
  };
}
