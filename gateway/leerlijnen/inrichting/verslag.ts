import type { Boom } from './boom.ts';
import type { Handeling } from './handelingen-rules.ts';
import type { Wijziging } from './wijziging.ts';
import { naamVan, soortInWoorden, waardeInWoorden } from './woorden.ts';

/** What an act did, in one sentence. */
export function handelingInWoorden(
  handeling: Handeling,
  alle: readonly Handeling[],
  boom: Pick<Boom, 'knopen'>,
): string {
  const terug = alle.find((h) => h.id === handeling.maaktOngedaan);
  if (terug) return `Ongedaan gemaakt: ${handelingInWoorden(terug, alle, boom)}`;
  const [eerste, ...meer] = handeling.wijzigingen;
  const nieuw = handeling.basis ? 'Verder op een nieuwe versie van het pakket' : '';
  if (!eerste) return nieuw || 'Niets veranderd';
  if (!nieuw && meer.length > 0 && eerste.wat === 'toevoegen')
    return `${handeling.wijzigingen.length} dingen toegevoegd, eerst: ${wie(eerste, boom)}`;
  const rest = meer.length > 0 ? ` (en nog ${meer.length})` : '';
  return [nieuw, wijzigingInWoorden(eerste, boom) + rest].filter(Boolean).join('. ');
}

function wie(w: Wijziging, { knopen }: Pick<Boom, 'knopen'>): string {
  if (w.wat === 'toevoegen') return naamVan(w.soort, w.velden);
  if (!('entiteit' in w)) return '';
  const knoop = knopen.get(w.entiteit);
  return knoop ? naamVan(knoop.soort, knoop.velden) : `${soortInWoorden(w.soort)} (bestaat niet meer)`;
}

function wijzigingInWoorden(w: Wijziging, boom: Pick<Boom, 'knopen'>): string {
  switch (w.wat) {
    case 'verbergen':
      return `${wie(w, boom)} verborgen`;
    case 'tonen':
      return `${wie(w, boom)} weer getoond`;
    case 'toevoegen':
      return `${wie(w, boom)} toegevoegd`;
    case 'herformuleren': {
      const woorden = Object.values(w.velden).map(waardeInWoorden).join(' · ');
      return `${wie(w, boom)} gewijzigd in: ${woorden}`;
    }
    case 'verplaatsen':
      return `${wie(w, boom)} verplaatst`;
    case 'profiel': {
      const [route, lijn] = [w.leerroute, w.leerlijn].map((e) => boom.knopen.get(e));
      return `Verwachting gewijzigd: ${route ? naamVan('leerroute', route.velden) : ''}, ${lijn ? naamVan('leerlijn', lijn.velden) : ''}`;
    }
    case 'kiezen':
      return w.keuze === 'eigen' ? 'Gekozen voor de eigen inrichting' : 'Gekozen voor het pakket';
    default:
      return w satisfies never;
  }
}
