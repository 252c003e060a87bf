import type { UnderTest } from '../../adapters/_kit/conformance.ts';
import type { ConformanceSchool, ConformanceSubject } from '../../adapters/_kit/conformance-source.ts';
import { adapterFolders, loadAdapters } from '../../adapters/registry.ts';
import { manyfold } from './school.ts';

const ADAPTERS = new URL('../../adapters/', import.meta.url);

/** One vendor: its adapter, and its simulator as the conformance suite drives it. */
export type Vendor = Pick<UnderTest, 'folder' | 'adapter' | 'subject'>;

/** Every vendor folder, or the one with this id; a new folder takes part by itself. */
export async function vendors(only?: string): Promise<Vendor[]> {
  const adapters = await loadAdapters();
  const ids = (await adapterFolders()).filter((id) => only === undefined || id === only);
  return await Promise.all(
    ids.map(async (id) => {
      const adapter = adapters.get(id);
      if (!adapter) throw new Error(`${id} is not in the registry`);
      // Named by a pattern, so that a program that is put together takes every one of them along.
      const { default: subject } = (await import(`../../adapters/${id}/simulator/conformance.ts`)) as {
        default: ConformanceSubject;
      };
      return { folder: new URL(`${id}/`, ADAPTERS), adapter, subject };
    }),
  );
}

/** A vendor with a school in its three sizes, the largest so many times as large. */
export function underTest(vendor: Vendor, school: ConformanceSchool, times = 100): UnderTest {
  return { ...vendor, school, pages: manyfold(school, 10), large: manyfold(school, times) };
}
