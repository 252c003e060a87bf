import type { Look } from '../look.ts';
import { look } from '../look.ts';
import type { ReisBron, ReisVraag } from './bron.ts';
import { BRONNEN } from './bronnen.ts';
import { eerdereIds } from './overkomst.ts';
import { verledenVan } from './verleden.ts';
import type { Leerreis, ReisGebeurtenis } from './view.ts';

function ziet({ voor }: ReisBron, { open, may }: Look): boolean {
  if (voor === 'ook_gedeeld') return true;
  return open === 'alle' && (voor === 'heel' || may.has('redenen_lezen'));
}

/**
 * Everything that happened on the way of a pupil, newest first, also at a school before when that opened it (R22).
 * @throws AppError `not_found` when this person may not see the pupil (R61, R85)
 */
export async function reis(vraag: Omit<ReisVraag, 'gezien' | 'eerder'>): Promise<Leerreis> {
  const gezien = await look(vraag.tx, vraag.who, vraag.leerling);
  // A share is of leerlijnen at this school (R63).
  const eerder = gezien.open === 'alle' ? await eerdereIds(vraag.tx, vraag.leerling) : [];
  const gebeurtenissen: ReisGebeurtenis[] = [];
  for (const bron of BRONNEN)
    if (ziet(bron, gezien)) gebeurtenissen.push(...(await bron.lees({ ...vraag, gezien, eerder })));
  // The sort keeps the order of the sources, and theirs of what they read, within a day.
  gebeurtenissen.sort((a, b) => (a.op < b.op ? 1 : a.op > b.op ? -1 : 0));
  const heel = gezien.open === 'alle';
  const verleden = heel ? await verledenVan(vraag.tx, [vraag.leerling, ...eerder]) : [];
  return { gebeurtenissen, verleden, beperkt: !heel };
}
