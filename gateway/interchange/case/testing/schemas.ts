import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';

const MAP = fileURLToPath(new URL('../../../../../shared/specs/case/v1p1-jsonschema/', import.meta.url));

/** The schemas of the standard stand beside the project, not in it: what needs them is skipped where they are absent. */
export const heeftSchemas = existsSync(MAP);

const ajv = new Ajv2019({ allErrors: true, strict: false });
formats.default(ajv);
const bekend = new Map<string, ValidateFunction>();

/** What the schema of a class of CASE 1.1 has against an answer; empty when nothing. */
export function keur(klasse: string, antwoord: unknown): string[] {
  const schema =
    bekend.get(klasse) ??
    ajv.compile(JSON.parse(readFileSync(`${MAP}case_v1p1_${klasse}-jsonschema1.json`, 'utf8')) as object);
  bekend.set(klasse, schema);
  schema(antwoord);
  return (schema.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message}`);
}
