import { soapEnvelope } from '../_kit/soap.ts';
import { element } from '../_kit/xml-write.ts';
import type { GkvConnection } from './connection.ts';

const NAMESPACE = 'http://www.topicus.nl/parnassys';

export type GkvOperation = 'getLeerlingen' | 'getMedewerkers';

/** A question of GKV. The children stand in no namespace, and a school year has spaces: `2026 / 2027`. */
export function gkvVerzoek(
  operation: GkvOperation,
  { leveranciernaam, leveranciersleutel }: Pick<GkvConnection, 'leveranciernaam' | 'leveranciersleutel'>,
  brin: string,
  schooljaar: string,
): string {
  const body = element(
    `gkv:${operation}`,
    { 'xmlns:gkv': NAMESPACE },
    element('leveranciernaam', {}, leveranciernaam),
    element('leveranciersleutel', {}, leveranciersleutel),
    element('brinnummer', {}, brin),
    element('schooljaar', {}, schooljaar.replace('-', ' / ')),
  );
  return soapEnvelope([], body);
}
