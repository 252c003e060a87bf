import type { BronGroep } from '../../../gateway/model/roster.ts';
import type { RijLezer } from './rij.ts';

/**
 * The groepen of a school while its people are read. When no table lists them, each name that a person's row gives is a
 * stamgroep of this school year.
 */
export class Groepen {
  readonly #keys = new Map<string, string>();
  readonly #made = new Map<string, BronGroep>();
  readonly #schooljaar: string;
  readonly #listed: boolean;

  /** @param listed null when no table lists them */
  constructor(listed: readonly BronGroep[] | null, schooljaar: string) {
    this.#listed = listed !== null;
    this.#schooljaar = schooljaar;
    const named = new Map<string, BronGroep[]>();
    for (const groep of listed ?? [])
      named.set(lower(groep.naam), [...(named.get(lower(groep.naam)) ?? []), groep]);
    // A name that two groepen have says nothing; a key always wins over a name.
    for (const [naam, [one, another]] of named) if (one && !another) this.#keys.set(naam, one.key);
    for (const { key } of listed ?? []) this.#keys.set(lower(key), key);
  }

  /** Those that no table listed. */
  get gemaakt(): readonly BronGroep[] {
    return [...this.#made.values()];
  }

  /** Keys of the groepen in a cell; one that nobody knows is left out, with an issue. */
  sleutels(rij: RijLezer, veld: string): string[] | undefined {
    const names = veld === 'stamgroep' ? one(rij.verteld(veld)) : rij.lijst(veld);
    return names?.flatMap((name) => {
      const key = this.#listed ? this.#keys.get(lower(name)) : this.#make(name, veld);
      if (key !== undefined) return [key];
      rij.deel(
        veld,
        'dangling_group',
        name,
        'Deze groep staat niet bij de groepen. De rest komt wel binnen. Zet de groep erbij, of verbeter de naam.',
      );
      return [];
    });
  }

  #make(naam: string, veld: string): string | undefined {
    if (naam.length > 64) return undefined;
    const soort = veld === 'stamgroep' ? 'stamgroep' : 'samengesteld';
    const known = this.#made.get(lower(naam));
    // The first way of writing it is its key; who sits in it as a stamgroep makes it one.
    const key = known?.key ?? naam;
    if (!known || soort === 'stamgroep')
      this.#made.set(lower(naam), { kind: 'groep', key, naam: key, soort, schooljaar: this.#schooljaar });
    return key;
  }
}

const lower = (text: string): string => text.toLowerCase();
const one = (name: string | undefined): string[] | undefined => (name === undefined ? undefined : [name]);
