import type { RouteProfiel, Wijziging } from '../../../gateway/leerlijnen/inrichting/service.ts';

/** Years of onderwijsleeftijd a route can say something about. */
export const LEEFTIJDEN: readonly number[] = Array.from({ length: 17 }, (_, i) => i + 4);

export type Verwacht =
  | { readonly kind: 'goed'; readonly wordt: RouteProfiel | null }
  | { readonly kind: 'fout'; readonly bij: number; readonly waarom: string };

/** What a form says of a leerlijn in a leerroute; a comma is as good as a point, an empty year says nothing. */
export function leesVerwachting(
  body: Readonly<Record<string, unknown>>,
  { uitstroom, hoogste }: { uitstroom: string; hoogste: number },
): Verwacht {
  if (body['hoort'] !== 'ja') return { kind: 'goed', wordt: null };
  const profiel: RouteProfiel['profiel'] = [];
  for (const leeftijd of LEEFTIJDEN) {
    const waarde = body[`n.${leeftijd}`];
    const tekst = (typeof waarde === 'string' ? waarde : '').trim().replace(',', '.');
    if (tekst === '') continue;
    const niveau = Number(tekst);
    if (!Number.isFinite(niveau) || niveau < 0 || niveau > hoogste)
      return { kind: 'fout', bij: leeftijd, waarom: `Vul een getal in van 0 tot en met ${hoogste}.` };
    profiel.push({ onderwijsleeftijd: leeftijd, niveau: Math.round(niveau * 1000) / 1000 });
  }
  return { kind: 'goed', wordt: { uitstroomniveau: uitstroom === '' ? null : uitstroom, profiel } };
}

/** As a change; the service looks up what the package says and which rang each niveau has. */
export function verwachtWijziging(
  leerroute: string,
  leerlijn: string,
  wordt: RouteProfiel | null,
): Wijziging {
  return { wat: 'profiel', leerroute, leerlijn, wordt, was: null, rangen: {} };
}
