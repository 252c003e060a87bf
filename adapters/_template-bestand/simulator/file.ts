import { stringify } from 'csv-stringify/sync';
import type { BronGroep, BronLeerling, BronMedewerker, BronRecord } from '../../../gateway/model/roster.ts';
import type { ConformanceSchool, Trouble } from '../../_kit/conformance-source.ts';
import { FUNCTIE, GESLACHT } from '../codes.ts';

const COLUMNS = [
  ...['soort', 'brin', 'id', 'eckId', 'roepnaam', 'tussenvoegsel', 'achternaam', 'geboren', 'geslacht'],
  ...['leerjaar', 'groep', 'groepen', 'vanaf', 'tot', 'email', 'functie', 'naam', 'extra', 'schooljaar'],
];

/** The file that Jouw Systeem would export of this school, or what is left of it. */
export function exportFile({ school, records }: ConformanceSchool, trouble: Trouble | null): Uint8Array {
  const brin = trouble === 'wrong-school' ? '00ZZ' : school.brin;
  const lines = spoilt(records, trouble).map((record): Line => ({ ...lineOf(record), brin }));
  if (trouble === 'bad-row') delete lines.find((line) => line['soort'] === 'leerling')?.['id'];
  const rows = [...lines, { soort: 'einde', id: String(lines.length) }];
  const text = stringify(rows, { columns: COLUMNS, header: true, delimiter: ';' });
  if (trouble === 'truncated') return Buffer.from(text.slice(0, Math.floor(text.length / 2)));
  if (trouble === 'wrong-charset') return Buffer.from(text.replace('einde', 'eindé'), 'latin1');
  return Buffer.from(text);
}

function spoilt(records: readonly BronRecord[], trouble: Trouble | null): readonly BronRecord[] {
  if (trouble !== 'empty' && trouble !== 'half-gone') return records;
  const leerlingen = records.filter((record) => record.kind === 'leerling');
  const kept = new Set(trouble === 'empty' ? [] : leerlingen.slice(0, Math.ceil(leerlingen.length / 2)));
  return records.filter((record) => record.kind !== 'leerling' || kept.has(record));
}

type Line = Record<string, string | undefined>;

function lineOf(record: BronRecord): Line {
  if (record.kind === 'groep') return groep(record);
  return record.kind === 'leerling' ? leerling(record) : medewerker(record);
}

const groep = ({ key, naam, soort, jaargroep, schooljaar }: BronGroep): Line => ({
  ...{ soort: 'groep', id: key, naam, leerjaar: jaargroep, schooljaar },
  extra: soort === 'samengesteld' ? 'ja' : 'nee',
});

const persoon = (one: BronLeerling | BronMedewerker): Line => ({
  ...{ id: one.key, eckId: one.eckId, roepnaam: one.roepnaam, achternaam: one.achternaam },
  tussenvoegsel: one.voorvoegsel ?? '',
});

const leerling = (one: BronLeerling): Line => ({
  ...{ soort: 'leerling', ...persoon(one), geboren: one.geboortedatum, leerjaar: one.jaargroep },
  ...{ geslacht: codeFor(GESLACHT.codes, one.geslacht), groep: one.stamgroep ?? '' },
  ...{ groepen: one.groepen?.join(','), vanaf: one.instroomdatum ?? '', tot: one.uitstroomdatum ?? '' },
});

const medewerker = (one: BronMedewerker): Line => ({
  ...{
    soort: 'medewerker',
    ...persoon(one),
    email: one.email ?? '',
    functie: codeFor(FUNCTIE.codes, one.rol),
  },
  groepen: one.groepen?.map(({ key }) => key).join(','),
});

function codeFor(codes: Readonly<Record<string, { readonly means: string }>>, means: string | undefined) {
  return Object.keys(codes).find((code) => codes[code]?.means === means);
}
