import { AppError } from '../../gateway/errors.ts';
import { type CsvFile, readCsv } from '../_kit/csv.ts';
import { readZip } from '../_kit/zip.ts';

/** The files that we read; others in the package are left alone. */
const NEEDED = ['orgs', 'users', 'classes', 'enrollments', 'academicSessions'] as const;
export type FileName = (typeof NEEDED)[number] | 'roles' | 'demographics';

/** Columns without which a file cannot be used (OneRoster 1.1 §4, 1.2 CSV binding §4). */
const COLUMNS: Readonly<Record<FileName, readonly string[]>> = {
  orgs: ['sourcedId', 'identifier'],
  users: ['sourcedId', 'givenName', 'familyName'],
  roles: ['userSourcedId', 'role', 'orgSourcedId'],
  classes: ['sourcedId', 'title', 'classType', 'termSourcedIds'],
  enrollments: ['classSourcedId', 'userSourcedId', 'role'],
  academicSessions: ['sourcedId', 'startDate', 'endDate'],
  demographics: ['sourcedId'],
};

const MAX_UNPACKED = 256 * 1024 * 1024;
const MAX_FILES = 50;

export interface OneRosterPackage {
  readonly versie: '1.1' | '1.2';
  readonly files: Readonly<Record<(typeof NEEDED)[number], CsvFile>> & {
    readonly roles?: CsvFile;
    readonly demographics?: CsvFile;
  };
}

/**
 * Unpacks a OneRoster ZIP and judges it as a whole before one row of it is used. The manifest says what is in it.
 * @throws AppError `source_invalid`: no usable ZIP, no manifest, another version, a file that is missing or cut off or
 * not UTF-8, a column that is missing, or a delta: it tells what changed since a package that we may never have had
 */
export function readPackage(bytes: Uint8Array): OneRosterPackage {
  const zip = readZip(bytes, { maxBytes: MAX_UNPACKED, maxFiles: MAX_FILES });
  const root = rootOf(zip);
  const manifest = readManifest(zip, root);
  const versie = versionOf(manifest);
  const read = (name: FileName, needed: boolean): CsvFile | undefined => {
    const mode =
      manifest.get(`file.${name}`)?.toLowerCase() ?? (zip.has(`${root}${name}.csv`) ? 'bulk' : 'absent');
    if (mode === 'absent' && !needed) return undefined;
    if (mode === 'delta')
      throw invalid(
        `${name}.csv is een delta: alleen wijzigingen. We lezen alleen het hele bestand. Kies in je systeem een export "bulk".`,
        'manifest.csv',
      );
    const file = zip.get(`${root}${name}.csv`);
    if (mode !== 'bulk' || !file)
      throw invalid(
        `${name}.csv zit niet in het ZIP-bestand. Zonder dat bestand kunnen we de school niet lezen.`,
        `${name}.csv`,
      );
    return checked(readCsv(file, `${name}.csv`), name);
  };
  const needed = (name: FileName) => read(name, true) as CsvFile;
  const roles = read('roles', versie === '1.2');
  const demographics = read('demographics', false);
  return {
    versie,
    files: {
      orgs: needed('orgs'),
      users: needed('users'),
      classes: needed('classes'),
      enrollments: needed('enrollments'),
      academicSessions: needed('academicSessions'),
      ...(roles ? { roles } : {}),
      ...(demographics ? { demographics } : {}),
    },
  };
}

/** The standard wants the files at the top; who packs a folder gets them one deeper. */
function rootOf(zip: ReadonlyMap<string, Uint8Array>): string {
  if (zip.has('manifest.csv')) return '';
  const found = [...zip.keys()].filter(
    (name) => /^[^/]+\/manifest\.csv$/.test(name) && !name.startsWith('__MACOSX/'),
  );
  const [only] = found;
  if (only && found.length === 1) return only.slice(0, -'manifest.csv'.length);
  throw invalid(
    'Er zit geen manifest.csv in het ZIP-bestand. Lever de hele OneRoster-export in, niet een deel ervan.',
    'manifest.csv',
  );
}

function readManifest(zip: ReadonlyMap<string, Uint8Array>, root: string): ReadonlyMap<string, string> {
  const { columns, rows } = readCsv(zip.get(`${root}manifest.csv`) ?? new Uint8Array(), 'manifest.csv');
  if (!columns.includes('propertyName') || !columns.includes('value'))
    throw invalid(
      'manifest.csv is geen manifest van OneRoster: de kolommen propertyName en value staan er niet in.',
      'manifest.csv',
    );
  return new Map(
    rows.map(({ cells }) => [cells.get('propertyName')?.trim() ?? '', cells.get('value')?.trim() ?? '']),
  );
}

function versionOf(manifest: ReadonlyMap<string, string>): '1.1' | '1.2' {
  const versie = manifest.get('oneroster.version') ?? '';
  if (versie === '1.1' || versie === '1.2') return versie;
  throw invalid(
    `OneRoster versie "${versie.slice(0, 10)}" kennen we niet. Kies in je systeem versie 1.1 of 1.2.`,
    'manifest.csv',
  );
}

function checked(file: CsvFile, name: FileName): CsvFile {
  const missing = COLUMNS[name].filter((column) => !file.columns.includes(column));
  if (missing.length === 0) return file;
  throw invalid(
    `In ${name}.csv ontbreekt de kolom ${missing.map((column) => `"${column}"`).join(', ')}. Maak de export opnieuw.`,
    `${name}.csv row 1`,
  );
}

function invalid(message: string, path: string): AppError {
  return new AppError('source_invalid', message, { retry: 'never', issues: [{ path, message }] });
}
