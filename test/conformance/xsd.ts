import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The XSDs are not ours to ship; they are read from a folder beside the project, or from KOERS_SPECS. */
const SPECS = process.env['KOERS_SPECS'] ?? fileURLToPath(new URL('../../../shared/specs/', import.meta.url));
const UWLR = `${SPECS}/uwlr/topicus/Schemas`;

// Where everything is meant to be installed, a missing program is a failure and not a reason to skip.
const noXmllint = process.env['CI'] !== 'true' && spawnSync('xmllint', ['--version']).error !== undefined;

/** Behind a test's name when it cannot run here; empty when it can. */
export const needs = noXmllint || !existsSync(UWLR) ? ' (skipped: needs xmllint and the UWLR XSDs)' : '';

export type UwlrSchema =
  | 'UWLR_Leerlinggegevens_v2p2'
  | 'UWLR_Leerresultaten_v2p2'
  | 'UWLR_Autorisatie_v2p2'
  | 'Profiel smalle set/Profiel_Smalle_set_UWLR_Leerlinggegevens_v2p2';

/** What xmllint has to say about an element; an empty list when it is valid. */
export function xsdErrors(schema: UwlrSchema, xml: string): string[] {
  const run = spawnSync('xmllint', ['--noout', '--nonet', '--schema', `${UWLR}/${schema}.xsd`, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  if (run.status === 0) return [];
  return run.stderr.split('\n').filter((line) => line !== '' && !/fails to validate$/.test(line));
}

/** The values of an enumeration in the UWLR copy of the EDEXML types. */
export function xsdEnumeration(type: string): string[] {
  return ['vast', 'variabel'].flatMap((part) => {
    const text = readFileSync(`${UWLR}/EDEXML.types.${part}.xsd`, 'utf8');
    const body = text.split(`<xs:simpleType name="${type}">`)[1]?.split('</xs:simpleType>')[0] ?? '';
    return [...body.matchAll(/<xs:enumeration value="([^"]+)"/g)].map((match) => match[1] ?? '');
  });
}

/** The first element with this local name, cut out of a message with its prefixes kept. */
export function cutOut(xml: string, name: string): string {
  const found = new RegExp(`<(\\w+:)?${name}[ >][\\s\\S]*</(\\w+:)?${name}>`).exec(xml)?.[0];
  if (!found) throw new Error(`no <${name}> in the message`);
  return found;
}
