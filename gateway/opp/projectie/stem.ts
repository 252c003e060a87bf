import { noteInzage } from '../../access/inzage.ts';
import { type SectieF, StemInhoud } from '../../model/opp.ts';
import { naamVan } from '../../school/rules.ts';
import type { StemRow } from '../store.ts';
import { lezer, type Werk } from '../werk.ts';

/** Section F: what the pupil said, or why he could not be heard (R46). The look is in the trail (R83). */
export async function stemVan(w: Werk, rijen: readonly StemRow[]): Promise<SectieF> {
  const sealed = rijen.flatMap((r) =>
    [r.inhoud, r.reden].flatMap((s) => (s ? { leerling: w.leerling, sealed: s } : [])),
  );
  if (sealed.length === 0) return [];
  const open = await w.keys.openForLeerlingen(w.tx, lezer(w), sealed, 'opp.stem');
  if (open.every((tekst) => tekst === null)) await noteInzage(w.tx, lezer(w), 'stem', [w.leerling]);
  let n = 0;
  const volgende = (is: Buffer | null) => (is === null ? null : (open[n++] ?? null));
  return rijen.map((rij) => {
    const json = volgende(rij.inhoud);
    const reden = volgende(rij.reden);
    const woorden = json === null ? null : StemInhoud.parse(JSON.parse(json));
    return {
      moment: rij.moment,
      op: rij.op,
      gehoord: rij.gehoord,
      hoe: rij.hoe,
      gevraagd: woorden?.gevraagd ?? [],
      eigenWoorden: woorden?.eigenWoorden ?? null,
      vastgelegdDoor: naamVan(rij).voluit,
      reden,
      volgendePoging: rij.volgende,
      bijlagen: (woorden?.bijlagen ?? []).map(({ naam, soort }) => ({ naam, soort })),
    };
  });
}
