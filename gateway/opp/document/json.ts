import canonicalize from 'canonicalize';
import { z } from 'zod';
import { OppInhoud } from '../../model/opp.ts';

/** Its types say that the function is in `default`; it is the module itself. */
const schrijf = canonicalize as unknown as (waarde: unknown) => string | undefined;

/** The same content gives the same bytes: keys in one order, nothing between them (RFC 8785). */
export function canoniek(inhoud: OppInhoud): string {
  return schrijf(OppInhoud.parse(inhoud)) ?? '';
}

/** Name of the published schema; `vorm` of an OPP is the last part. */
export const SCHEMA_PAD = '/schemas/opp/1.json';

/** JSON Schema (draft 2020-12) of an OPP, made of the schema that Koers itself checks with (R40). */
export function oppSchema(origin: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(OppInhoud, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: new URL(SCHEMA_PAD, origin).href,
    title: 'Ontwikkelingsperspectief (OPP)',
    ...rest,
  };
}
