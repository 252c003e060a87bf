import { z } from 'zod';

export const ID = '3f1d6c1e-8a55-4d5e-9a57-0c6d5b1f7a10';
export const Id = z.uuid();
export const Dag = z.iso.date();
export const Basis = {
  sourcedId: Id,
  status: z.enum(['active', 'tobedeleted']),
  dateLastModified: z.iso.datetime(),
};
export const ref = <const T extends string>(type: T) =>
  z.object({ href: z.url(), sourcedId: Id, type: z.literal(type) });
export const Org = ref('org');
export const Klas = ref('class');
export const Persoon = ref('user');
export const Sessie = ref('academicSession');
export const Vak = ref('course');
export const Schaal = ref('scoreScale');

export const vb = { sourcedId: ID, status: 'active', dateLastModified: '2026-11-22T08:30:00.000Z' };
const naar = (pad: string, type: string) => ({
  href: `https://koers.example/ims/oneroster/${pad}/${ID}`,
  sourcedId: ID,
  type,
});
export const rooster = (pad: string, type: string) => naar(`rostering/v1p2/${pad}`, type);
export const cijfers = (pad: string, type: string) => naar(`gradebook/v1p2/${pad}`, type);
export const school = rooster('orgs', 'org');
