import type { Datum, Geslacht } from '../../model/roster.ts';
import { osoGeslacht } from './codes.ts';
import { type Knoop, knoop, type SchrijfXml, veld } from './knoop.ts';
import { type OppOverdracht, onderwijsondersteuning } from './ondersteuning.ts';

/** Namespace of the set of 2019; the year changes with every release. */
const RUIMTE = 'http://www.edustandaard.nl/oso_gegevensset/2019/dossier';

/**
 * Whose dossier it is. OSO wants the BSN or the onderwijsnummer; Koers keeps neither, so the LAS that sends the dossier gives
 * it.
 */
export interface OsoLeerling {
  readonly nummer: { readonly soort: 'bsn' | 'onderwijsnummer'; readonly waarde: string };
  readonly achternaam: string;
  readonly voorvoegsel: string | null;
  readonly roepnaam: string | null;
  readonly geboortedatum: Datum | null;
  readonly geslacht: Geslacht;
}

export interface OsoOpdracht {
  readonly leerling: OsoLeerling;
  readonly school: {
    readonly naam: string;
    readonly brin: string;
    readonly vestiging: string;
    readonly aanleverpunt: string;
  };
  readonly opp: OppOverdracht;
  /** Kind of transfer: POPO, POVO, POWEC, WECVO … (OSO code list 30). */
  readonly overstap: string;
  readonly swvNummer: string | null;
  readonly versie: string;
  readonly op: Datum;
}

function metadata({ versie, op, overstap }: OsoOpdracht): Knoop {
  return knoop('metadata', [
    veld('deeldossier', 'LASLVS'),
    veld('pakketnaam', 'Koers'),
    veld('pakketversie', versie),
    veld('datum', op),
    veld('standaardversie', '2019.1'),
    veld('validatieversie', '2019.1.1'),
    veld('overstap', overstap),
  ]);
}

function leerlingKnoop({ leerling, opp, swvNummer }: OsoOpdracht): Knoop {
  return knoop('leerling', [
    veld('voorvoegsel', leerling.voorvoegsel),
    veld('achternaam', leerling.achternaam),
    veld('roepnaam', leerling.roepnaam),
    veld('geboortedatum', leerling.geboortedatum),
    veld('geslacht', osoGeslacht(leerling.geslacht)),
    veld(leerling.nummer.soort, leerling.nummer.waarde),
    onderwijsondersteuning(opp, swvNummer),
  ]);
}

/**
 * A dossier of OSO 2019.1 with the OPP of one pupil, to hand over or to check (R50). Koers is no node of the OSO network: the LAS
 * of the school sends it.
 */
export function osoDossier(opdracht: OsoOpdracht, schrijf: SchrijfXml): string {
  const { school } = opdracht;
  return schrijf(
    knoop(
      'dossier',
      [
        metadata(opdracht),
        veld('overdrachtsoort', 'overstapdossier'),
        knoop('huidigeschool', [
          veld('naam', school.naam),
          veld('brincode', school.brin),
          veld('vestigingscode', school.vestiging),
          veld('aanleverpunt', school.aanleverpunt),
          leerlingKnoop(opdracht),
        ]),
      ],
      { xmlns: RUIMTE },
    ),
  );
}
