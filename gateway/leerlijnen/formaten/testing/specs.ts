import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';

const SPECS = fileURLToPath(new URL('../../../../../shared/specs/', import.meta.url));
const CASE_11 = 'case/1EdTech-OpenCASE/apps/opencase/schemas/official/case-v1p1-cfpackage.json';
const CASE_10 = 'case/opensalt/case-v1p0-cfpackage-schema.json';

/** Files of the standards stand beside the project, not in it: what needs them is skipped where they are absent. */
export const heeftSpecs = existsSync(`${SPECS}${CASE_11}`) && existsSync(`${SPECS}${CASE_10}`);
export const leesSpec = (deel: string): Buffer => readFileSync(`${SPECS}${deel}`);

/** What a schema of CASE has against a CFPackage; empty when nothing. */
export function keurCase(versie: '1.1' | '1.0'): (cfPackage: unknown) => string[] {
  const opties = { allErrors: true, strict: false };
  const ajv = versie === '1.1' ? new Ajv2019(opties) : new Ajv(opties);
  formats.default(ajv);
  const keur = ajv.compile(JSON.parse(leesSpec(versie === '1.1' ? CASE_11 : CASE_10).toString()) as object);
  return (cfPackage) => {
    keur(cfPackage);
    return (keur.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message}`);
  };
}
