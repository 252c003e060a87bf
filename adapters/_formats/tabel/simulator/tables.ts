import type { BronVerleden } from '../../../../gateway/model/bron-verleden.ts';
import type {
  BronGroep,
  BronLeerling,
  BronMedewerker,
  BronRecord,
} from '../../../../gateway/model/roster.ts';
import type { ConformanceSchool, Trouble } from '../../../_kit/conformance-source.ts';
import type { Soort } from '../soorten.ts';

/** A table as a program would export it: named cells under headings; a date is still a date. */
export interface Table {
  readonly soort: Soort;
  readonly titel: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** The headings of one vendor: of each table heading → what stands under it. */
export type Opmaak = Readonly<
  Record<Soort, { readonly titel: string; readonly koppen: Readonly<Record<string, string>> }>
>;

type Cells = Readonly<Record<string, string | null | undefined>>;

/** Everything that a vendor would export of a school, or what a trouble leaves of it. */
export function tablesOf(
  { school, records }: ConformanceSchool,
  opmaak: Opmaak,
  { trouble, verleden }: { readonly trouble: Trouble | null; readonly verleden: readonly BronVerleden[] },
): Table[] {
  const brin = trouble === 'wrong-school' ? '00ZZ' : school.brin;
  const kept = spoilt(records, trouble);
  const of = <K extends BronRecord['kind']>(kind: K) =>
    kept.filter((one): one is Extract<BronRecord, { kind: K }> => one.kind === kind);
  const leerlingen = of('leerling').map((one): Cells => ({ ...leerling(one), brin }));
  // A row in which nothing says who it is.
  if (trouble === 'bad-row' && leerlingen[0])
    leerlingen[0] = { ...leerlingen[0], leerlingnummer: '', eckId: '' };
  const rows: Readonly<Record<Soort, readonly Cells[]>> = {
    leerlingen,
    groepen: of('groep').map(groep),
    medewerkers: of('medewerker').map(medewerker),
    doelen: verleden.filter(({ doel }) => doel !== undefined).map(history),
    niveaus: verleden.filter(({ doel }) => doel === undefined).map(history),
  };
  return (Object.keys(opmaak) as Soort[]).map((soort) => {
    const { titel, koppen } = opmaak[soort];
    const named = rows[soort].map((cells) =>
      Object.fromEntries(Object.entries(koppen).map(([kop, veld]) => [kop, cells[veld] ?? ''])),
    );
    return { soort, titel, rows: named };
  });
}

function spoilt(records: readonly BronRecord[], trouble: Trouble | null): readonly BronRecord[] {
  if (trouble !== 'empty' && trouble !== 'half-gone') return records;
  const leerlingen = records.filter(({ kind }) => kind === 'leerling');
  const kept = new Set(trouble === 'empty' ? [] : leerlingen.slice(0, Math.ceil(leerlingen.length / 2)));
  return records.filter((record) => record.kind !== 'leerling' || kept.has(record));
}

const groep = ({ key, naam, soort, jaargroep, schooljaar }: BronGroep): Cells => ({
  ...{ code: key, naam, soort, jaargroep, schooljaar },
});

const persoon = (one: BronLeerling | BronMedewerker): Cells => ({
  ...{ eckId: one.eckId, roepnaam: one.roepnaam, voorvoegsel: one.voorvoegsel, achternaam: one.achternaam },
  ...{
    email: one.email,
    naam: `${one.achternaam}, ${[one.roepnaam, one.voorvoegsel].filter(Boolean).join(' ')}`,
  },
});

const leerling = (one: BronLeerling): Cells => ({
  ...{ leerlingnummer: one.key, ...persoon(one), geboortedatum: one.geboortedatum, geslacht: one.geslacht },
  ...{ jaargroep: one.jaargroep, stamgroep: one.stamgroep, groepen: one.groepen?.join(', ') },
  ...{ instroomdatum: one.instroomdatum, uitstroomdatum: one.uitstroomdatum },
});

const medewerker = (one: BronMedewerker): Cells => ({
  ...{ code: one.key, ...persoon(one), functie: one.rol },
  groepen: one.groepen?.map(({ key }) => key).join(', '),
});

const history = ({ leerling: wie, leerlijn, niveau, doel, stand, op }: BronVerleden): Cells => ({
  ...{ leerlingnummer: wie, leerlijn, niveau, doel, stand, datum: op },
});

/** A niveau and two leerdoelen of each pupil, invented. */
export function demoVerleden({ records }: ConformanceSchool): BronVerleden[] {
  return records.flatMap((one): BronVerleden[] => {
    if (one.kind !== 'leerling' || one.key === undefined) return [];
    const about = { leerling: one.key, leerlijn: 'Rekenen', niveau: '3' };
    return [
      { ...about, key: `${one.key}-n`, op: '2025-06-20' },
      { ...about, key: `${one.key}-1`, doel: 'Telt tot twintig', stand: 'behaald', op: '2025-03-04' },
      {
        ...about,
        key: `${one.key}-2`,
        doel: 'Splitst getallen tot tien',
        stand: 'nog bezig',
        op: '2025-06-05',
      },
    ];
  });
}
