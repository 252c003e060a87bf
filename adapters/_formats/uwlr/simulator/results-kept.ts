import type { SimRefusal } from './request.ts';
import type { SimResultaten } from './results-request.ts';
import type { SimSchool } from './school.ts';

/** A result as the LVS shows it to a teacher. */
export interface SimResultaat {
  readonly key: string;
  /** LAS-key of the leerling. */
  readonly leerling: string;
  readonly toetscode: string;
  readonly toetsnaam: string | undefined;
  readonly score: number;
  /** The word of the normering that the score falls in. */
  readonly term: string | undefined;
  readonly op: string;
}

/** The results of one school: a message is taken as a whole or not at all, and the same key counts once. */
export class KeptResults {
  readonly #byKey = new Map<string, SimResultaat>();
  #last = Number.NEGATIVE_INFINITY;

  get all(): readonly SimResultaat[] {
    return [...this.#byKey.values()];
  }

  /** @returns why the message is refused, or undefined when all of it was taken */
  take({ school, afnames, toetsen }: SimResultaten, { leerlingen }: SimSchool): SimRefusal | undefined {
    const created = Date.parse(school.aanmaakdatum);
    // Receiver rules of UWLR: later than the message before, whatever became of that one.
    if (created <= this.#last)
      return { code: 'Client.OngeldigBericht', reason: 'aanmaakdatum is not later than before' };
    this.#last = created;
    const known = new Set(leerlingen.map((leerling) => leerling.key));
    if (afnames.some((afname) => !known.has(afname.leerlingid)))
      return { code: 'Client.LeerlingOngeldig', reason: 'leerlingid onbekend' };
    const byCode = new Map(toetsen.map((toets) => [toets.toetscode, toets]));
    if (toetsen.some(({ normen }) => normen.some((norm) => norm.beginnormwaarde > norm.eindnormwaarde)))
      return { code: 'Client.ToetsNormeringOngeldig', reason: 'beginnormwaarde na eindnormwaarde' };
    const taken: SimResultaat[] = [];
    for (const { leerlingid, resultaten } of afnames) {
      for (const { key, toetscode, score, afnamedatum } of resultaten) {
        const toets = byCode.get(toetscode);
        const norm = toets?.normen.find((one) => one.beginnormwaarde <= score && score <= one.eindnormwaarde);
        if (toets && toets.normen.length > 0 && !norm)
          return { code: 'Client.ScoreOngeldig', reason: 'score valt buiten de normering' };
        const { toetsnaam } = toets ?? {};
        taken.push({
          key,
          leerling: leerlingid,
          toetscode,
          toetsnaam,
          score,
          term: norm?.term,
          op: afnamedatum,
        });
      }
    }
    for (const resultaat of taken) this.#byKey.set(resultaat.key, resultaat);
    return undefined;
  }
}
