import { describe, expect, it } from 'vitest';
import { generateSchool } from './generate.ts';
import { SimSchool } from './school.ts';

describe('a generated school', () => {
  it('is the same for the same options, and another for another seed', () => {
    const options = { brin: '99XX', leerlingen: 1200, seed: 7 };

    expect(generateSchool(options)).toEqual(generateSchool(options));
    expect(generateSchool({ ...options, seed: 8 }).leerlingen).not.toEqual(
      generateSchool(options).leerlingen,
    );
  });

  it.each([1, 13, 1200, 5000])(
    'of %i leerlingen has that many, with keys that are unique and references that exist',
    (count) => {
      const school = SimSchool.parse(generateSchool({ brin: '99XX', leerlingen: count, seed: 1 }));
      const groepen = new Set(school.groepen.map((groep) => groep.key));
      const people = [...school.leerlingen, ...school.medewerkers];

      expect(school.leerlingen).toHaveLength(count);
      expect(groepen.size).toBe(school.groepen.length);
      expect(new Set(school.groepen.map((groep) => groep.naam)).size).toBe(groepen.size);
      expect(new Set(people.map((person) => person.key)).size).toBe(people.length);
      expect(new Set(school.leerlingen.map((leerling) => leerling.eckId)).size).toBe(count);
      expect(
        school.leerlingen.every((leerling) =>
          [leerling.stamgroep ?? '', ...leerling.groepen].every((key) => groepen.has(key)),
        ),
      ).toBe(true);
      expect(
        school.medewerkers.every((medewerker) => medewerker.groepen.every((key) => groepen.has(key))),
      ).toBe(true);
    },
  );
});
