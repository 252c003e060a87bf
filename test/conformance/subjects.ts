import type { UnderTest } from '../../adapters/_kit/conformance.ts';
import type { ConformanceSchool, ConformanceSubject } from '../../adapters/_kit/conformance-source.ts';
import { adapterFolders, loadAdapters } from '../../adapters/registry.ts';
import { manyfold } from './school.ts';

const ADAPTERS = new URL('../../adapters/', import.meta.url);

/** One vendor: its adapter, and its simulator as the conformance suite drives it. */
export type Vendor = Pick<UnderTest, 'folder' | 'adapter' | 'subject'>;

/** Every vendor folder; a new one takes part by itself. */
export async function vendors(at: URL = ADAPTERS): Promise<Vendor[]> {
  const adapters = await loadAdapters(at);
  return await Promise.all(
    (await adapterFolders(at)).map(async (id) => {
      const folder = new URL(`${id}/`, at);
      const adapter = adapters.get(id);
      if (!adapter) throw new Error(`${id} is not in the registry`);
      const { default: subject } = (await import(new URL('simulator/conformance.ts', folder).href)) as {
        default: ConformanceSubject;
      };
      return { folder, adapter, subject };
    }),
  );
}

/** A vendor with a school in its three sizes. */
export function underTest(vendor: Vendor, school: ConformanceSchool): UnderTest {
  return { ...vendor, school, pages: manyfold(school, 10), large: manyfold(school, 100) };
}
