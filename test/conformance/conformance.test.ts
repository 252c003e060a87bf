import { describe, expect, it } from 'vitest';
import { conformanceCases } from '../../adapters/_kit/conformance.ts';
import type { ConformanceSubject } from '../../adapters/_kit/conformance-source.ts';
import { adapterFolders, loadAdapters } from '../../adapters/registry.ts';
import { demoSchools, hundredfold } from './school.ts';

const ADAPTERS = new URL('../../adapters/', import.meta.url);
const schools = demoSchools(new Date());
const adapters = await loadAdapters();

it('there is at least one adapter to test', async () => {
  expect(await adapterFolders()).toContain('parnassys');
});

/** The same schools through every vendor (R70, R85); a new folder takes part by itself. */
describe.each(await adapterFolders())('%s', async (id) => {
  const folder = new URL(`${id}/`, ADAPTERS);
  const adapter = adapters.get(id);
  if (!adapter) throw new Error(`${id} is not in the registry`);
  const { default: subject } = (await import(new URL('simulator/conformance.ts', folder).href)) as {
    default: ConformanceSubject;
  };

  describe.each(schools)('with demo school $school.brin', (school) => {
    for (const { name, run } of conformanceCases({
      folder,
      adapter,
      subject,
      school,
      large: hundredfold(school),
    })) {
      it(name, run);
    }
  });
});
