import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { copyProject } from '../support/project-copy.ts';

const run = promisify(execFile);
const copy = copyProject();
afterAll(() => copy.remove());

const guide = readFileSync(path.join(copy.folder, 'docs/vendors/README.md'), 'utf8');
/** The commands of the guide, in their order, as a vendor would type them. */
const commands = [...guide.matchAll(/```sh\n\s*(npm run .+)\n/g)].map(([, command]) => command ?? '');

const VENDORS = [
  { id: 'wolkenschool', titel: 'Wolkenschool', soort: 'rest' },
  { id: 'klasboek', titel: 'Klasboek', soort: 'bestand' },
  { id: 'leerlijster', titel: 'Leerlijster', soort: 'uwlr' },
] as const;

/** Types a command of the guide for another vendor than it names; fewer spoilt answers, because there is a test of those. */
async function type(command: string, vendor: (typeof VENDORS)[number]): Promise<string> {
  const typed = command
    .replaceAll('jouw-systeem', vendor.id)
    .replaceAll('Jouw Systeem', vendor.titel)
    .replace(/--soort \w+/, `--soort ${vendor.soort}`)
    .replace(/--cases \d+/, '--cases 60');
  const { stdout } = await run('bash', ['-c', typed.replace('npm run', 'npm run --silent')], {
    cwd: copy.folder,
  });
  return stdout;
}

describe('the guide "add your LVS in one folder", followed for an invented vendor', () => {
  it('has a step to make, to prove and to spoil', () => {
    expect(commands.map((command) => command.split(' ')[2])).toEqual([
      'new:adapter',
      'conformance',
      'fuzz:formats',
    ]);
  });

  it.each(VENDORS)('ends with a vendor over $soort that passes, in that one folder (R85)', async (vendor) => {
    const said: string[] = [];
    // Spoiling answers is the same for each of them, and takes longest.
    const steps = vendor.soort === 'rest' ? commands : commands.slice(0, 2);
    for (const command of steps) said.push(await type(command, vendor));

    expect(said[1]).toContain(`${vendor.id} (`);
    expect(said[1]).toMatch(/niet geverifieerd|xsd: /);
    expect(said[1]).toContain('1 adapters, 0 failures');
    if (said[2] !== undefined)
      expect(said[2]).toMatch(new RegExp(`^${vendor.id}: 60 spoilt payloads.* 0 faults`, 'm'));
    const readme = readFileSync(path.join(copy.folder, 'adapters', vendor.id, 'README.md'), 'utf8');
    expect(readme).toMatch(
      /^# .*\n[\s\S]*^## Geverifieerd tegen [\s\S]*^## Geverifieerd tegen [\s\S]*^## Niet geverifieerd/m,
    );
    expect(readme).toContain(`# ${vendor.titel}`);
    const folders = VENDORS.slice(0, VENDORS.indexOf(vendor) + 1).map(({ id }) => `adapters/${id}/`);
    const elsewhere = copy.touched().filter((file) => !folders.some((folder) => file.startsWith(folder)));
    expect(elsewhere).toEqual([]);
    expect(copy.touched().filter((file) => file.startsWith(`adapters/${vendor.id}/`))).toContain(
      `adapters/${vendor.id}/index.ts`,
    );
  });

  it('sees it when another file was touched', () => {
    const file = path.join(copy.folder, 'adapters/registry.ts');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    expect(copy.touched()).toContain('adapters/registry.ts');
  });

  it.each([
    ['a name that is no id', ['--id', '../kwijt']],
    ['a vendor that is there', ['--id', 'parnassys']],
    ['a kind that does not exist', ['--id', 'nieuw', '--soort', 'post']],
    ['a title that would break the source', ['--id', 'nieuw', '--titel', "x'; process.exit()"]],
  ])('refuses %s', async (_, args) => {
    const asked = run(process.execPath, ['bin/run.js', 'bin/new-adapter.ts', ...args], { cwd: copy.folder });
    await expect(asked).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/^Zo: npm run/m) });
  });
});
