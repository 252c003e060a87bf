import { z } from 'zod';
import type { AppError } from '../../../../gateway/errors.ts';
import type { BronRecord } from '../../../../gateway/model/roster.ts';
import type { RowIssue, SourceAdapter } from '../../../../gateway/sync/source-adapter.ts';
import type { CodeList } from '../../../../mappings/code-list.ts';

/** What a test writes into the LVS, and how it behaves. All people are invented. */
export interface FakeLvs {
  records: BronRecord[];
  issues: RowIssue[];
  fails: AppError | null;
  /** Answers that nothing changed. */
  quiet: boolean;
  /** Called before each batch, with how much is done (0..1). */
  onBatch: (progress: number, signal: AbortSignal) => Promise<void>;
  /** Called before a test of the connection. */
  onCheck: (signal: AbortSignal) => Promise<void>;
  readonly adapter: SourceAdapter;
}

const Settings = z.object({
  adres: z
    .string()
    .trim()
    .regex(/^https:\/\//, 'Dit is geen adres dat begint met https://.')
    .meta({ title: 'Adres', placeholder: 'https://lvs.example' }),
  sleutel: z
    .string()
    .min(8, 'Een sleutel heeft minstens 8 tekens.')
    .max(64)
    .meta({ title: 'Sleutel', description: 'Vraag je aan bij de leverancier.', secret: true }),
  versie: z.enum(['1', '2']).default('2').meta({ title: 'Versie' }),
  dagen: z.number().int('Vul een heel getal in.').optional().meta({ title: 'Dagen terug' }),
  oud: z.boolean().default(false).meta({ title: 'Ook wie van school is' }),
});

export const GOOD_SETTINGS = {
  adres: 'https://lvs.example',
  sleutel: 'zeesleutel-42',
  versie: '2',
  oud: false,
};

/** Codes of a made-up standard. */
export const ROLLEN: CodeList<'leerkracht' | 'overig'> = {
  ...{
    id: 'kompas-rol',
    title: 'Rol van een medewerker',
    source: 'Bedacht',
    version: '1',
    date: '2026-01-01',
  },
  values: { leerkracht: 'Leerkracht', overig: 'Iets anders' },
  codes: { LK: { title: 'Leerkracht', means: 'leerkracht' } },
};

/** A source in memory whose form has one question of every kind. A key with `fout` in it is refused. */
export function fakeLvs(id = 'kompas', title = 'KompasLVS'): FakeLvs {
  const lvs: FakeLvs = {
    records: [],
    issues: [],
    fails: null,
    quiet: false,
    onBatch: async () => {},
    onCheck: async () => {},
    adapter: {
      id,
      title,
      connection: Settings,
      offers: ['roster'],
      answers: 'full',
      transport: 'rest',
      witness: { kind: 'none', what: 'bedacht' },
      check: async (settings, { signal }) => {
        await lvs.onCheck(signal);
        signal.throwIfAborted();
        const ok = !Settings.parse(settings).sleutel.includes('fout');
        const found = { ok: true, message: `${lvs.records.length} regels gevonden.` };
        return ok
          ? { ok, steps: [{ ok, message: 'Aanmelden gelukt.' }, found] }
          : { ok, steps: [{ ok, message: 'De sleutel is geweigerd.' }] };
      },
      async *pull(_settings, _since, { signal }) {
        if (lvs.quiet) return yield { unchanged: true, cursor: null };
        const size = Math.max(1, Math.ceil(lvs.records.length / 8));
        for (let i = 0; i < Math.max(1, lvs.records.length); i += size) {
          await lvs.onBatch(i / Math.max(1, lvs.records.length), signal);
          signal.throwIfAborted();
          if (lvs.fails) throw lvs.fails;
          const records = lvs.records.slice(i, i + size);
          yield {
            records,
            issues: i === 0 ? lvs.issues : [],
            cursor: null,
            progress: i / lvs.records.length,
          };
        }
      },
    },
  };
  return lvs;
}

const NAMES = [
  'Pip Regenlaars',
  'Saar Sterrenschrift',
  'Juno Waterval',
  'Bram Zeilmaker',
  'Fenna Duinroos',
  'Ties Kompas',
];

/** A group with pupils `L1`…`Ln` and one medewerker. */
export function fakeSchool(pupils = 6): BronRecord[] {
  const groep: BronRecord = {
    kind: 'groep',
    key: 'G1',
    naam: 'De Schelpen',
    soort: 'stamgroep',
    jaargroep: 'S',
    schooljaar: '2026-2027',
  };
  const staff: BronRecord = {
    kind: 'medewerker',
    key: 'M1',
    roepnaam: 'Marjan',
    achternaam: 'Schelpenpad',
    rol: 'leerkracht',
    groepen: [{ key: 'G1', rol: 'leerkracht' }],
  };
  return [groep, staff, ...Array.from({ length: pupils }, (_, i) => fakeLeerling(i + 1))];
}

export function fakeLeerling(n: number): BronRecord {
  const [roepnaam = '', achternaam = ''] = (NAMES[(n - 1) % NAMES.length] ?? '').split(' ');
  return {
    kind: 'leerling',
    key: `L${n}`,
    roepnaam: n > NAMES.length ? `${roepnaam}${n}` : roepnaam,
    voorvoegsel: null,
    achternaam,
    geboortedatum: '2017-03-04',
    geslacht: 'meisje',
    jaargroep: 'S',
    stamgroep: 'G1',
    groepen: [],
    instroomdatum: '2024-08-01',
    uitstroomdatum: null,
  };
}
