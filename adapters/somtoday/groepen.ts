import type { BronGroep } from '../../gateway/model/roster.ts';
import { lookUp } from '../../mappings/code-list.ts';
import { text } from '../_formats/uwlr/fields.ts';
import { dropped, partial, type Row, unknownCode } from '../_formats/uwlr/row.ts';
import { jaargroepVan, type Onderwijs, SOMTODAY_ONDERWIJSSOORT } from './codes.ts';
import type { Lesgroep, Stamgroep } from './schema.ts';

interface Groep {
  readonly soort: BronGroep['soort'];
  readonly onderwijs?: Onderwijs | undefined;
  readonly leerjaar?: number | undefined;
}

/** Who is in which group, by uuid, as the groups themselves tell it; undefined: they do not tell. */
type Leden = Map<string, string[]>;

/** The groups of one answer, and who is in them. */
export class Groepen {
  readonly #known = new Map<string, Groep>();
  readonly #leden: Record<BronGroep['soort'], Leden | undefined>;
  readonly #medewerkers: Leden = new Map();
  /** Whether some group told who works in it. */
  medewerkersTold = false;

  /** @param mag per soort: whether groups may tell us their leerlingen */
  constructor(mag: Readonly<Record<BronGroep['soort'], boolean>>) {
    this.#leden = {
      stamgroep: mag.stamgroep ? new Map() : undefined,
      samengesteld: mag.samengesteld ? new Map() : undefined,
    };
  }

  /** @returns false when there is one with this uuid already */
  add(uuid: string, groep: Groep): boolean {
    if (this.#known.has(uuid)) return false;
    this.#known.set(uuid, groep);
    return true;
  }

  addLeerlingen(uuid: string, soort: BronGroep['soort'], leerlingen: Stamgroep['leerlingen']): void {
    for (const leerling of leerlingen ?? []) append(this.#leden[soort], leerling.uuid, uuid);
  }

  addMedewerkers(uuid: string, medewerkers: readonly (string | undefined)[] | undefined): void {
    this.medewerkersTold ||= medewerkers !== undefined;
    for (const medewerker of medewerkers ?? []) append(this.#medewerkers, medewerker, uuid);
  }

  get(uuid: string): Groep | undefined {
    return this.#known.get(uuid);
  }

  /** Groups of this soort that name this leerling; undefined when groups do not tell. */
  vanLeerling(uuid: string, soort: BronGroep['soort']): readonly string[] | undefined {
    const leden = this.#leden[soort];
    return leden && (leden.get(uuid) ?? []);
  }

  vanMedewerker(uuid: string): readonly string[] {
    return this.#medewerkers.get(uuid) ?? [];
  }

  /** The group that a reference means; undefined with an issue when this answer does not hold it. */
  resolve(row: Row, at: string, uuid: string): string | undefined {
    if (this.#known.has(uuid)) return uuid;
    partial(
      row,
      at,
      'dangling_group',
      uuid,
      'Deze groep staat niet in het antwoord. De persoon komt binnen zonder deze groep.',
    );
    return undefined;
  }
}

function append(leden: Leden | undefined, wie: string | undefined, groep: string): void {
  if (!leden || wie === undefined) return;
  const groepen = leden.get(wie);
  if (groepen) groepen.push(groep);
  else leden.set(wie, [groep]);
}

export function mapStamgroep(
  row: Row,
  wire: Stamgroep,
  schooljaar: string,
  groepen: Groepen,
): BronGroep | undefined {
  const onderwijs = onderwijsVan(row, wire.onderwijssoort);
  const { uuid, leerjaar } = wire;
  const groep = named(row, wire, 'stamgroep', schooljaar, groepen, { onderwijs, leerjaar });
  if (!groep) return undefined;
  groepen.addLeerlingen(uuid, 'stamgroep', wire.leerlingen);
  groepen.addMedewerkers(
    uuid,
    wire.mentoren?.map((mentor) => mentor.medewerker_uuid),
  );
  const jaargroep = jaargroepVan(onderwijs, leerjaar);
  return jaargroep === undefined ? groep : { ...groep, jaargroep };
}

export function mapLesgroep(
  row: Row,
  wire: Lesgroep,
  schooljaar: string,
  groepen: Groepen,
): BronGroep | undefined {
  // A lesgroep holds for one school year (specification, Lesgroep.schooljaar), written 2026/2027.
  const told = wire.schooljaar?.replace(/^(\d{4})\s*\/\s*(\d{4})$/, '$1-$2') ?? schooljaar;
  const year = /^\d{4}-\d{4}$/.test(told) ? told : schooljaar;
  const groep = named(row, wire, 'samengesteld', year, groepen, {});
  if (!groep) return undefined;
  groepen.addLeerlingen(wire.uuid, 'samengesteld', wire.leerlingen);
  groepen.addMedewerkers(wire.uuid, wire.docenten);
  return groep;
}

function named(
  row: Row,
  wire: { uuid: string; naam: string | undefined },
  soort: BronGroep['soort'],
  schooljaar: string,
  groepen: Groepen,
  about: Omit<Groep, 'soort'>,
): BronGroep | undefined {
  const naam = text(row, '.naam', wire.naam, 64);
  if (naam === undefined) {
    return dropped(
      row,
      '.naam',
      'no_name',
      wire.naam ?? '',
      'Deze groep heeft geen bruikbare naam, of we mogen hem niet zien. Geef hem een naam van hoogstens 64 tekens.',
    );
  }
  if (!groepen.add(wire.uuid, { soort, ...about })) {
    return dropped(
      row,
      '.uuid',
      'duplicate_key',
      wire.uuid,
      'Deze groep staat er twee keer. De eerste is gebruikt.',
    );
  }
  return { kind: 'groep', key: wire.uuid, naam, soort, schooljaar };
}

function onderwijsVan(row: Row, told: string | undefined): Onderwijs | undefined {
  const soort = told?.trim().toUpperCase();
  if (!soort) return undefined;
  const means = lookUp(SOMTODAY_ONDERWIJSSOORT, soort, row.codes);
  if (means === undefined) unknownCode(row, '.onderwijssoort', SOMTODAY_ONDERWIJSSOORT.id, soort);
  return means;
}
