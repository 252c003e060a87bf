import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectFiles, read } from './tree.ts';

const Versions = z.record(z.string(), z.string());
const manifest = z
  .object({
    license: z.string(),
    engines: Versions,
    overrides: z.record(z.string(), z.union([z.string(), Versions])),
    allowScripts: z.record(z.string(), z.boolean()),
    dependencies: Versions,
    devDependencies: Versions,
  })
  .parse(JSON.parse(read('package.json')));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        resolved: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
        optionalDependencies: Versions.optional(),
        os: z.array(z.string()).optional(),
        cpu: z.array(z.string()).optional(),
      }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json')));

describe('what is installed', () => {
  it('has exact versions: a pin is a decision (docs/decisions/0001)', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, v]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(v),
    );
    expect(loose).toEqual([]);
  });

  it('names no host in the lock file: whoever installs chooses where from', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(Object.entries(lock.packages).filter(([, p]) => p.resolved !== undefined)).toEqual([]);
  });

  it('locks the packages of every platform, or `npm ci` refuses a clean clone', () => {
    const asked = Object.values(lock.packages).flatMap((p) => Object.keys(p.optionalDependencies ?? {}));
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => lock.packages[`node_modules/${name}`] === undefined)).toEqual([]);
  });

  it('says of every install script that runs on a 64-bit Linux server whether it may', () => {
    const scripts = Object.entries(lock.packages)
      .filter(
        ([, p]) =>
          p.hasInstallScript && (p.os?.includes('linux') ?? true) && (p.cpu?.includes('x64') ?? true),
      )
      .map(([name]) => name.replace(/^.*node_modules\//, ''));
    expect(scripts).not.toEqual([]);
    expect(scripts.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });

  it('overrides the package whose newest version is not published for every platform', () => {
    expect(manifest.overrides['msgpackr-extract']).toBe('3.0.4');
    expect(lock.packages['node_modules/msgpackr-extract']).toBeDefined();
  });

  it('runs on the Node that schools and hosters have', () => {
    expect(manifest.engines['node']).toBe('>=20.19');
    expect(manifest.license).toBe('EUPL-1.2');
  });
});

describe('what knip is told to believe', () => {
  const { ignoreDependencies } = z
    .object({ ignoreDependencies: z.array(z.string()) })
    .parse(JSON.parse(read('knip.json')));
  const sources = projectFiles().filter(
    (file) =>
      /^(gateway|lti-tool|test)\/.*\.(ts|tsx|css)$/.test(file) && !file.startsWith('test/architecture/'),
  );
  const all = sources.map(read).join('\n');

  it.each(ignoreDependencies)('%s is read by path, somewhere', (name) => {
    expect(
      all.includes(`${name}/`) || all.includes(`resolve('${name}')`) || all.includes(`from '${name}'`),
    ).toBe(true);
  });
});
