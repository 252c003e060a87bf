import type { AanbiederRegel } from '../../../gateway/interchange/clients/toestemming.ts';
import { API_SCOPES, type ScopeWoorden } from '../../../gateway/model/api-scope.ts';
import type { Tone } from '../../ui/components/badge.tsx';

const SCOPES: Readonly<Record<string, ScopeWoorden>> = API_SCOPES;

/** A scope in plain words; one that Koers does not know any more keeps its name. */
export const scopeWoorden = (scope: string): Pick<ScopeWoorden, 'titel' | 'uitleg'> =>
  SCOPES[scope] ?? { titel: scope, uitleg: 'vraagt iets dat Koers niet meer geeft.' };

/** "Deze aanbieder ziet …" */
export const uitleg = (scope: string): string => `Deze aanbieder ${scopeWoorden(scope).uitleg}`;

/** How a program stands with the school. */
export function stand({ beeindigd, geweigerd, vraagt, mag }: AanbiederRegel): { tone: Tone; woord: string } {
  if (beeindigd !== null) return { tone: 'neutral', woord: 'Gestopt door de aanbieder' };
  if (geweigerd !== null) return { tone: 'neutral', woord: 'Geweigerd' };
  if (mag.length === 0) return { tone: 'warning', woord: 'Wacht op je antwoord' };
  if (vraagt.some((scope) => !mag.includes(scope))) return { tone: 'success', woord: 'Mag een deel' };
  return { tone: 'success', woord: 'Toegestaan' };
}

/** What a program asked, by the route it asked it on. */
const VRAGEN: readonly (readonly [RegExp, string])[] = [
  [/\/api\/v1\/plaatsingen/, 'Leerroutes gelezen'],
  [/\/api\/v1\/kaarten/, 'Arrangementskaarten gelezen'],
  [/\/api\/v1\/opp-status/, 'Stand van het OPP gelezen'],
  [/\/api\/v1\/bewijs/, 'Bewijs aangeleverd'],
  [/\/api\/v1\/webhooks/, 'Berichten ingesteld'],
  [/\/gradebook\//, 'Behaalde leerdoelen gelezen'],
  [/\/rostering\/.*demographics/i, 'Geboortedata gelezen'],
  [/\/rostering\//, 'School, groepen en namen gelezen'],
];

export const vraagWoorden = (vraag: string): string =>
  VRAGEN.find(([pattern]) => pattern.test(vraag))?.[1] ?? vraag;
