import { AppError } from '../../../gateway/errors.ts';
import type { BronGroep, BronLeerling, BronMedewerker } from '../../../gateway/model/roster.ts';
import type { ConformanceSchool } from '../conformance-source.ts';
import type { SimGroep, SimLeerling, SimPersoon } from './school.ts';

/** The suite's school has these always. */
export function told<T>(value: T | null | undefined): T {
  if (value === undefined || value === null)
    throw new AppError('internal', 'Dit veld hoort gevuld te zijn in de school van de conformancetoets.');
  return value;
}

/** The suite's school as an LVS holds it. @param medewerker how this LVS says what somebody does */
export function simSchoolOf<Medewerker>(
  { school, records }: ConformanceSchool,
  medewerker: (record: BronMedewerker) => Medewerker,
) {
  return {
    brin: school.brin,
    dependance: school.dependance || '00',
    naam: school.naam,
    groepen: records.flatMap((record) => (record.kind === 'groep' ? [simGroep(record)] : [])),
    leerlingen: records.flatMap((record) => (record.kind === 'leerling' ? [simLeerling(record)] : [])),
    medewerkers: records.flatMap((record) =>
      record.kind === 'medewerker'
        ? [{ ...simPersoon(record), ...medewerker(record), groepen: keysOf(record) }]
        : [],
    ),
  };
}

const keysOf = ({ groepen }: BronMedewerker): string[] => (groepen ?? []).map(({ key }) => key);

function simGroep({ key, naam, soort, jaargroep }: BronGroep): SimGroep {
  return { key, naam, soort, jaargroep };
}

function simPersoon(record: BronLeerling | BronMedewerker): SimPersoon {
  const { key, eckId, roepnaam, voorvoegsel, achternaam, email } = record;
  return {
    key: told(key),
    eckId,
    roepnaam: told(roepnaam),
    voorvoegsel: voorvoegsel ?? undefined,
    achternaam: told(achternaam),
    email: email ?? undefined,
  };
}

function simLeerling(record: BronLeerling): SimLeerling {
  const { geslacht } = record;
  return {
    ...simPersoon(record),
    geboortedatum: told(record.geboortedatum),
    geslacht: told(geslacht === 'jongen' || geslacht === 'meisje' ? geslacht : undefined),
    jaargroep: told(record.jaargroep),
    stamgroep: record.stamgroep ?? undefined,
    groepen: record.groepen ?? [],
    instroomdatum: told(record.instroomdatum),
    uitstroomdatum: record.uitstroomdatum ?? undefined,
  };
}
