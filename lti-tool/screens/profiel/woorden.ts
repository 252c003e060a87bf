import type { Bron, Intensiteit, Richting, Zichtbaar } from '../../../gateway/profiel/codes.ts';

export const RICHTING: Readonly<Record<Richting, string>> = {
  bevorderend: 'helpt',
  belemmerend: 'hindert',
};
export const BRON: Readonly<Record<Bron, string>> = {
  school: 'gezien op school',
  ouders: 'van de ouders',
  leerling: 'van de leerling zelf',
  onderzoek: 'uit onderzoek',
  zorg: 'van een zorgverlener',
};
export const ZICHTBAAR: Readonly<Record<Zichtbaar, string>> = {
  cvb: 'alleen de commissie voor de begeleiding',
  team: 'wie op school met de leerling werkt',
  zorg: 'ook zorgverleners, bij de leerlijnen die met hen zijn gedeeld',
};
export const INTENSITEIT: Readonly<Record<Intensiteit, string>> = {
  licht: 'licht',
  matig: 'matig',
  intensief: 'intensief',
};
