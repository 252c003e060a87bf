import { categories, lineItems, results, scoreScales } from './soorten/cijfers.ts';
import { enrollments } from './soorten/enrollments.ts';
import { demographics, users } from './soorten/mensen.ts';
import { academicSessions, classes, courses, orgs } from './soorten/school.ts';
import type { Basis, Mag, Soort } from './velden.ts';

/** Every class of objects that we have, by the name of its collection. */
export interface Soorten {
  readonly orgs: Soort;
  readonly academicSessions: Soort;
  readonly courses: Soort;
  readonly classes: Soort;
  readonly enrollments: Soort;
  readonly users: Soort;
  readonly demographics: Soort;
  readonly categories: Soort;
  readonly lineItems: Soort;
  readonly results: Soort;
  readonly scoreScales: Soort;
}

export const basisVan = (origin: string): Basis => ({
  rooster: `${origin}/ims/oneroster/rostering/v1p2`,
  cijfers: `${origin}/ims/oneroster/gradebook/v1p2`,
});

/** The classes at our address, as far as somebody may see of them. */
export function soortenVoor(basis: Basis, mag: Mag): Soorten {
  return {
    orgs: orgs(basis),
    academicSessions: academicSessions(basis),
    courses: courses(basis),
    classes: classes(basis),
    enrollments: enrollments(basis),
    users: users(basis, mag),
    demographics: demographics(),
    categories: categories(),
    lineItems: lineItems(basis),
    results: results(basis),
    scoreScales: scoreScales(basis),
  };
}
