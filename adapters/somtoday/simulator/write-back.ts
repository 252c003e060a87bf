import { z } from 'zod';
import type { SimAnswer } from './respond.ts';
import { type SimSchool, simUuid } from './school.ts';

const RToets = z.strictObject({
  id: z.string().min(1),
  naam: z.string().min(1),
  curriculum: z.object({ vak: z.string(), niveau: z.string(), leerjaar: z.int().min(1).max(6) }).optional(),
});
const RToetsAfname = z.strictObject({
  id: z.string().min(1),
  afnameMoment: z.iso.datetime({ offset: true }),
  medewerkerId: z.uuid(),
  resultaatType: z.enum(['SUMMATIEF', 'FORMATIEF']),
  toetsId: z.string().min(1),
});
const RFormatief = z
  .strictObject({
    id: z.uuid(),
    toetsdeelnemerId: z.uuid().optional(),
    toetsdeelnemerEckId: z.string().optional(),
    toetsAfnameId: z.string().min(1),
    resultaat: z.string().min(1).max(1023),
    formatiefResultaatType: z.literal('VRIJE_TEKST'),
  })
  .refine((one) => one.toetsdeelnemerId !== undefined || one.toetsdeelnemerEckId !== undefined);

/** What was given back and taken in, by the id of who gave it. */
export class Ingeschoten {
  readonly toetsen = new Map<string, z.infer<typeof RToets>>();
  readonly afnames = new Map<string, z.infer<typeof RToetsAfname>>();
  readonly formatief = new Map<string, z.infer<typeof RFormatief>>();

  /** @param kind last part of the path below `resultaat/` */
  take(kind: string, body: unknown, school: SimSchool): SimAnswer {
    if (kind === 'toets') return keep(this.toetsen, RToets, body, () => true);
    if (kind === 'toetsafname') {
      return keep(this.afnames, RToetsAfname, body, ({ toetsId, medewerkerId }) => {
        const staff = school.medewerkers.map(({ key }) => simUuid(school, 'medewerker', key));
        return this.toetsen.has(toetsId) && staff.includes(medewerkerId);
      });
    }
    if (kind !== 'formatief') return { status: 404 };
    return keep(this.formatief, RFormatief, body, (one) => {
      const here = school.leerlingen.some(
        ({ key, eckId }) =>
          simUuid(school, 'leerling', key) === one.toetsdeelnemerId || eckId === one.toetsdeelnemerEckId,
      );
      return here && this.afnames.has(one.toetsAfnameId);
    });
  }
}

/** 201 when it is new, 200 when it was there; 400 when it is not right. */
function keep<T extends { id: string }>(
  kept: Map<string, T>,
  schema: z.ZodType<T>,
  body: unknown,
  right: (one: T) => boolean,
): SimAnswer {
  const read = schema.safeParse(body);
  if (!read.success || !right(read.data)) return { status: 400 };
  const status = kept.has(read.data.id) ? 200 : 201;
  kept.set(read.data.id, read.data);
  return { status, json: read.data };
}
