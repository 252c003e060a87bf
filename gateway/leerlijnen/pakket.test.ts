import { describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../fixtures/pakket/kompaslijnen.ts';
import { PakketSchema } from './pakket.ts';

const ID = '10000000-0000-4000-8000-000000000001';

describe('one version of a package', () => {
  it('R10: gives a row without an identity over the versions its own id, and leaves one that has it', () => {
    const [eerste, ...anders] = kompaslijnen.leerdoelen;
    const { rest: _, ...zonderRest } = kompaslijnen;
    const pakket = PakketSchema.parse({
      ...zonderRest,
      leerdoelen: [{ ...eerste, entiteit: ID.toUpperCase() }, ...anders],
    });

    expect(pakket.leerdoelen[0]).toMatchObject({ id: eerste?.id, entiteit: ID });
    expect(pakket.leerdoelen.slice(1).every((d) => d.entiteit === d.id)).toBe(true);
    expect(pakket).toMatchObject({ schoolId: null, bestuurId: null, herkomst: {}, rest: [] });
  });

  it('R9: has a licence, or is no package', () => {
    expect(PakketSchema.safeParse({ ...kompaslijnen, licentie: ' ' }).error?.issues[0]?.path).toEqual([
      'licentie',
    ]);
  });

  it('R12: is of a school or of a bestuur, not of both', () => {
    expect(PakketSchema.safeParse({ ...kompaslijnen, bestuurId: ID }).success).toBe(true);
    expect(PakketSchema.safeParse({ ...kompaslijnen, bestuurId: ID, schoolId: ID }).success).toBe(false);
  });

  it('refuses U+0000, which the database cannot store', () => {
    expect(PakketSchema.safeParse({ ...kompaslijnen, naam: 'a\0b' }).success).toBe(false);
  });
});
