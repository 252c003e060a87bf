import { naamVan } from '../../../school/rules.ts';
import { reisRows } from '../../lijnen-store.ts';
import { lezer } from '../../look.ts';
import type { LeerreisStap } from '../../view.ts';
import type { ReisBron, ReisVraag } from '../bron.ts';

/** Placements, streefniveaus and changes of package, newest first, with the reasons for who may read them (R7, R22). */
export async function reisStappen({
  keys,
  tx,
  who,
  leerling,
  gezien,
  eerder,
}: ReisVraag): Promise<LeerreisStap[]> {
  const { open, may } = gezien;
  const rows = (await reisRows(tx, [leerling, ...eerder])).filter(
    (r) => open === 'alle' || (r.leerlijn_id !== null && open.has(r.leerlijn_id)),
  );
  const sealed = may.has('redenen_lezen')
    ? rows.flatMap((r) => (r.reden ? [{ act: r.act, leerling, sealed: r.reden }] : []))
    : [];
  const opened =
    sealed.length === 0 ? [] : await keys.openForLeerlingen(tx, lezer(who, 'leerreis'), sealed, 'act.reden');
  const redenen = new Map(sealed.map((s, i) => [s.act, opened[i] ?? null]));
  return rows.map(
    ({ roepnaam, voorvoegsel, achternaam, besloten_door, leerlijn_id: _lijn, reden: _, ...stap }) => ({
      ...stap,
      door:
        besloten_door ??
        (achternaam === null && roepnaam === null
          ? 'een andere school'
          : naamVan({ roepnaam, voorvoegsel, achternaam }).voluit),
      reden: redenen.get(stap.act) ?? null,
    }),
  );
}

export const stappen: ReisBron = {
  voor: 'ook_gedeeld',
  lees: async (vraag) =>
    (await reisStappen(vraag)).map((stap, i) => ({ key: `stap-${i}`, op: stap.op, soort: 'stap', stap })),
};
