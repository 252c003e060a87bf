import type { SimGroep } from '../../_kit/simulator/school.ts';
import {
  SIM_BSN,
  type SimLeerlingMetDossier,
  type SimMedewerker,
  type SimSchool,
  simUuid,
} from './school.ts';

/** A school in the words of Somtoday Connect 14.10.0: an empty field is left out, an empty list is sent. */
export interface Wire {
  readonly instelling: Json;
  readonly vestiging: Json;
  readonly leerlingen: readonly Json[];
  readonly stamgroepen: readonly Json[];
  readonly lesgroepen: readonly Json[];
  readonly medewerkers: readonly Json[];
}
export type Json = Readonly<Record<string, unknown>>;

/** What somebody may see of a kind of row, as `veldpermissies=true` tells it. */
export const VELDEN = {
  leerlingen: [
    'uuid',
    'eckid',
    'leerlingnummer',
    'roepnaam',
    'voorvoegsel',
    'achternaam',
    'geslacht',
    'geboortedatum',
    'emailadres',
    'vestiging',
    'plaatsingen',
    'lesgroepen',
    'isActief',
    'BSN',
  ],
  stamgroepen: ['uuid', 'omschrijving', 'leerjaar', 'onderwijssoort', 'naam', 'leerlingen'],
  lesgroepen: ['uuid', 'naam', 'leerlingen', 'docenten', 'leerjaar', 'schooljaar', 'onderwijssoort'],
  medewerkers: [
    'uuid',
    'eckid',
    'roepnaam',
    'voorvoegsel',
    'achternaam',
    'emailadres',
    'afkorting',
    'functie',
    'lesgroepen',
    'bsn',
  ],
} as const;
export type Lijstnaam = keyof typeof VELDEN;

export function wireOf(school: SimSchool, schooljaar: string, afkorting: (m: SimMedewerker) => string): Wire {
  const id = (...what: string[]) => simUuid(school, ...what);
  const vestiging = { uuid: id('vestiging'), naam: school.naam };
  const [van = '', tot = ''] = schooljaar.split('-');
  const groepen = new Map(school.groepen.map((groep) => [groep.key, groep]));
  const ref = ({ key, naam }: SimGroep) => ({ uuid: id('groep', key), naam, vestiging });
  const stamgroep = (groep: SimGroep) => ({
    uuid: id('groep', groep.key),
    naam: groep.naam,
    omschrijving: `Groep ${groep.naam}`,
    ...onderwijsVan(groep.jaargroep),
  });
  const members = new Map<string, { readonly uuid: string; readonly vestiging: Json }[]>();
  for (const { key, stamgroep: stam, groepen: les } of school.leerlingen) {
    for (const groep of [...(stam ? [stam] : []), ...les]) {
      const list = members.get(groep) ?? [];
      list.push({ uuid: id('leerling', key), vestiging });
      members.set(groep, list);
    }
  }
  const staff = (groep: SimGroep) =>
    school.medewerkers
      .filter((one) => one.groepen.includes(groep.key))
      .map((one) => id('medewerker', one.key));
  const mentoren = (groep: SimGroep) =>
    staff(groep).map((medewerker_uuid, i) => ({
      medewerker_uuid,
      toewijzing: i === 0 ? 'EersteMentorStamgroep' : 'TweedeMentorStamgroep',
    }));
  const ofSort = (soort: SimGroep['soort']) => school.groepen.filter((groep) => groep.soort === soort);

  const plaatsing = (leerling: SimLeerlingMetDossier) => {
    const groep = groepen.get(leerling.stamgroep ?? '');
    const begin = `${van}-08-01`;
    return {
      uuid: id('plaatsing', leerling.key),
      schooljaar: `${van}/${tot}`,
      // A plaatsing lies within one school year; what was before is not told.
      startdatum: leerling.instroomdatum > begin ? leerling.instroomdatum : begin,
      einddatum: leerling.uitstroomdatum ? dayBefore(leerling.uitstroomdatum) : `${tot}-07-31`,
      leerjaar: onderwijsVan(leerling.jaargroep).leerjaar,
      opleiding: {
        uuid: id('opleiding'),
        afkorting: 'VSO',
        naam: 'Voortgezet speciaal onderwijs',
        code: '9999',
      },
      ...(groep ? { stamgroep: stamgroep(groep), mentoren: mentoren(groep) } : { mentoren: [] }),
    };
  };

  return {
    instelling: { uuid: id('instelling'), naam: school.naam, afkorting: school.brin, brins: [school.brin] },
    vestiging: { ...vestiging, afkorting: school.brin, brins: [`${school.brin}${school.dependance}`] },
    stamgroepen: ofSort('stamgroep').map((groep) => ({
      ...stamgroep(groep),
      leerlingen: members.get(groep.key) ?? [],
      mentoren: mentoren(groep),
    })),
    lesgroepen: ofSort('samengesteld').map((groep) => ({
      uuid: id('groep', groep.key),
      naam: groep.naam,
      leerlingen: members.get(groep.key) ?? [],
      docenten: staff(groep),
      leerjaar: 1,
      schooljaar: `${van}/${tot}`,
      onderwijssoort: 'VSO',
      vestiging,
    })),
    leerlingen: school.leerlingen.map((leerling, i) => ({
      ...persoon(id('leerling', leerling.key), leerling),
      leerlingnummer: 100_000 + i,
      geslacht: leerling.geslacht === 'jongen' ? 'MAN' : 'VROUW',
      geboortedatum: leerling.geboortedatum,
      BSN: SIM_BSN,
      isActief: true,
      vestiging,
      plaatsingen: [plaatsing(leerling)],
      lesgroepen: leerling.groepen.flatMap((key) => {
        const groep = groepen.get(key);
        return groep ? [ref(groep)] : [];
      }),
    })),
    medewerkers: school.medewerkers.map((medewerker) => ({
      ...persoon(id('medewerker', medewerker.key), medewerker),
      bsn: SIM_BSN,
      afkorting: afkorting(medewerker),
      functie: medewerker.functie,
      lesgroepen: medewerker.groepen.flatMap((key) => {
        const groep = groepen.get(key);
        return groep?.soort === 'samengesteld' ? [ref(groep)] : [];
      }),
    })),
  };
}

function persoon(uuid: string, one: SimLeerlingMetDossier | SimMedewerker): Json {
  const { roepnaam, achternaam, voorvoegsel, email, eckId } = one;
  return {
    uuid,
    ...(eckId === undefined ? {} : { eckid: eckId }),
    roepnaam,
    ...(voorvoegsel === undefined ? {} : { voorvoegsel }),
    achternaam,
    ...(email === undefined ? {} : { emailadres: email }),
  };
}

/** Somtoday counts leerjaar 1 to 6, also where there is only the one onderwijssoort. */
function onderwijsVan(jaargroep: string | undefined): { onderwijssoort?: string; leerjaar?: number } {
  if (jaargroep === undefined) return {};
  if (jaargroep === 'S') return { onderwijssoort: 'SO', leerjaar: 1 };
  if (jaargroep === 'V') return { onderwijssoort: 'VSO', leerjaar: 1 };
  return { onderwijssoort: 'VMBO-BB', leerjaar: Number(jaargroep) - 10 };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The VoortgangsdossierResponse of one leerling: a dossier for each vak, all in one periode. */
export function dossiersOf(school: SimSchool, leerling: SimLeerlingMetDossier): Json {
  const vakken = [...new Set((leerling.resultaten ?? []).map(({ vak }) => vak))];
  return {
    voortgangsdossiers: vakken.map((vak) => ({
      vakuuid: simUuid(school, 'vak', vak),
      vaknaam: vak,
      niveau: 'VSO',
      leerjaar: 1,
      periodes: [
        {
          periode: 1,
          resultaten: (leerling.resultaten ?? [])
            .filter((resultaat) => resultaat.vak === vak)
            .map(({ naam, cijfer }) => ({
              uuid: simUuid(school, 'toets', vak, naam),
              omschrijving: naam,
              code: naam.slice(0, 4),
              toetsType: 'TOETS',
              weging: 1,
              geldend_resultaat: cijfer,
              pogingen: [{ resultaat: cijfer, poging: 1 }],
            })),
        },
      ],
    })),
  };
}
