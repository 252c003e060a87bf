import { z } from 'zod';
import { OppInhoud } from '../../model/opp.ts';

/** Name of the published schema; `vorm` of an OPP is the last part. */
export const SCHEMA_PAD = '/schemas/opp/1.json';

/**
 * JSON Schema (draft 2020-12) of an OPP, made of the schema that Koers itself checks with (R40). The JSON itself is canonical
 * (kern.ts).
 */
export function oppSchema(origin: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(OppInhoud, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: new URL(SCHEMA_PAD, origin).href,
    title: 'Ontwikkelingsperspectief (OPP)',
    ...rest,
  };
}
