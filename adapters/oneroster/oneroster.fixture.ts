import type { BronRecord } from '../../gateway/model/roster.ts';
import type { Cursor } from '../../gateway/sync/source-adapter.ts';
import { type PulledOnce, pullOnce } from '../_kit/conformance-pull.ts';
import oneroster from './index.ts';

/** For tests: a small school, and a pull over real HTTP. All people are invented. */

export const SCHOOL = { brin: '99XX', dependance: '00', naam: 'De Kompasroos' };

const leerling = (key: string, roepnaam: string): BronRecord => ({
  kind: 'leerling',
  key,
  eckId: `https://ketenid.nl/201703/${key}`,
  roepnaam,
  achternaam: 'Lampedoek',
  geboortedatum: '2014-02-28',
  geslacht: 'meisje',
  jaargroep: 'S',
  stamgroep: 'g1',
  groepen: ['g2'],
  instroomdatum: '2020-08-01',
  uitstroomdatum: null,
});

export const RECORDS: readonly BronRecord[] = [
  {
    kind: 'groep',
    key: 'g1',
    naam: 'De Vlieger',
    soort: 'stamgroep',
    jaargroep: 'S',
    schooljaar: '2026-2027',
  },
  { kind: 'groep', key: 'g2', naam: 'Geld', soort: 'samengesteld', schooljaar: '2026-2027' },
  ...Array.from({ length: 12 }, (_, i) => leerling(`l${i}`, `Kind${i}`)),
  {
    kind: 'medewerker',
    key: 'm1',
    roepnaam: 'Jet',
    achternaam: 'Bosbes',
    rol: 'leerkracht',
    groepen: [{ key: 'g1' }],
  },
  { kind: 'medewerker', key: 'm2', roepnaam: 'Bo', achternaam: 'Braam', rol: 'begeleider', groepen: [] },
];

export async function pulled(
  connection: object,
  since: Cursor | null = null,
  now = '2026-11-21T09:00:00Z',
): Promise<PulledOnce> {
  return await pullOnce(oneroster, {
    ...{ school: SCHOOL, connection, since },
    ...{ now: new Date(now), timeoutMs: 10_000 },
  });
}

export const keysOf = ({ records }: PulledOnce, kind: BronRecord['kind']) =>
  records.flatMap((one) => (one.kind === kind ? [one.key] : [])).sort();
