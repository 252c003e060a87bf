import type { BronGroep } from '../../../gateway/model/roster.ts';
import { UWLR_JAARGROEP } from '../../../mappings/uwlr/jaargroep.ts';
import { code, text } from './fields.ts';
import { isDummy, usableKey } from './identity.ts';
import { dropped, partial, type Row } from './row.ts';
import type { Groep } from './schema.ts';

/** The groups of one answer: what each key on the wire became. */
export class GroepKeys {
  /** Whether the answer tells about groups at all; a profile may leave them out. */
  readonly told: boolean;
  readonly #byWireKey = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor(told: boolean) {
    this.told = told;
  }

  /** @returns false when another group has this key already. Groep and samengestelde_groep share their keys (XSD groepKeyUnique). */
  add(wireKey: string | undefined, key: string): boolean {
    if (this.#used.has(key) || (wireKey !== undefined && this.#byWireKey.has(wireKey))) return false;
    this.#used.add(key);
    if (wireKey !== undefined) this.#byWireKey.set(wireKey, key);
    return true;
  }

  /** The group that a reference means; undefined with an issue when this answer does not hold it (the XSD cannot see that). */
  resolve(row: Row, at: string, wireKey: string | undefined): string | undefined {
    const key = wireKey === undefined ? undefined : this.#byWireKey.get(wireKey);
    if (key === undefined) {
      partial(
        row,
        at,
        'dangling_group',
        wireKey ?? '',
        'Deze groep staat niet in het antwoord. De persoon komt binnen zonder deze groep.',
      );
    }
    return key;
  }
}

export function mapGroep(
  row: Row,
  wire: Groep,
  soort: BronGroep['soort'],
  schooljaar: string,
  keys: GroepKeys,
): BronGroep | undefined {
  const naam = wire.naam === undefined ? undefined : text(row, '/naam', wire.naam, 64);
  if (naam === undefined) {
    return dropped(
      row,
      '/naam',
      'no_name',
      wire.naam ?? '',
      'Deze groep heeft geen bruikbare naam. Geef hem in het LVS een naam van hoogstens 64 tekens.',
    );
  }
  const key = groepKey(wire['@key'], naam, schooljaar);
  if (key === undefined)
    return dropped(
      row,
      '/@key',
      'bad_key',
      wire['@key'] ?? '',
      'De sleutel van deze groep is niet bruikbaar.',
    );
  if (!keys.add(wire['@key'], key)) {
    return dropped(
      row,
      '/@key',
      'duplicate_key',
      wire['@key'] ?? naam,
      'Er is al een groep met deze sleutel of naam. De eerste is gebruikt.',
    );
  }
  const jaargroep = code(row, '/jaargroep', wire.jaargroep, UWLR_JAARGROEP);
  return { kind: 'groep', key, naam, soort, schooljaar, ...(jaargroep === undefined ? {} : { jaargroep }) };
}

/** A dummy or absent key changes with every message; name and year stay. */
function groepKey(wireKey: string | undefined, naam: string, schooljaar: string): string | undefined {
  if (wireKey === undefined || wireKey === '' || isDummy(wireKey)) return `naam:${schooljaar}:${naam}`;
  return usableKey(wireKey);
}
