import type { AppError } from '../../gateway/errors.ts';
import type { AdapterContext, Cursor, SourceFile, SourceSchool } from '../../gateway/sync/source-adapter.ts';
import { type PulledOnce, pullOnce } from '../_kit/conformance-pull.ts';
import edexml from './index.ts';

/** For tests: files as an LVS writes them, and a pull over their bytes. All people are invented. */

export const SCHOOL: SourceSchool = { brin: '99XX', dependance: '00', naam: 'De Kompasroos' };

export const DEFAULTS = {
  school: '<schooljaar>2026-2027</schooljaar><brincode>99XX</brincode><xsdversie>2.1</xsdversie>',
  groepen:
    '<groepen><groep key="G1"><naam>De Vlieger</naam><jaargroep>S</jaargroep></groep><samengestelde_groep key="S1"><naam>Geld N3</naam></samengestelde_groep></groepen>',
  leerlingen:
    '<leerling key="00123"><achternaam>Lampedoek</achternaam><roepnaam>Juno</roepnaam><groep key="G1"/></leerling>',
};

/** A whole file; parts that are not given are one plain leerling in one groep. */
export function edex(parts: Partial<typeof DEFAULTS> = {}): string {
  const { school, groepen, leerlingen } = { ...DEFAULTS, ...parts };
  return `<?xml version="1.0" encoding="UTF-8"?><EDEX xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><school>${school}</school>${groepen}<leerlingen>${leerlingen}</leerlingen></EDEX>`;
}

export function file(body: string | Uint8Array, id = 'f1'): SourceFile {
  const bytes = Buffer.from(body);
  return { id, name: 'edexml.xml', size: bytes.byteLength, receivedAt: new Date(0), read: async () => bytes };
}

export interface PullOptions {
  readonly connection?: object;
  readonly since?: Cursor | null;
  readonly now?: string;
  readonly school?: SourceSchool;
  readonly codes?: AdapterContext['codes'];
}

export async function pulled(
  files: readonly SourceFile[],
  { now = '2026-11-21T09:00:00Z', ...options }: PullOptions = {},
): Promise<PulledOnce> {
  return await pullOnce(edexml, { school: SCHOOL, ...options, files, now: new Date(now) });
}

export async function refusal(body: string | Uint8Array, options: PullOptions = {}): Promise<AppError> {
  return await pulled([file(body)], options).then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: AppError) => error,
  );
}
