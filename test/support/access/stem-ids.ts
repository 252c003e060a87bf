import { neemAan } from '../../../gateway/bestanden/aanname/service.ts';
import { png } from '../../../gateway/bestanden/aanname/testing/bytes.ts';
import { createBestanden } from '../../../gateway/bestanden/service.ts';
import { createOpp } from '../../../gateway/opp/service.ts';
import { createStem } from '../../../gateway/opp/stem/service.ts';
import type { DemoClass } from '../demo-class.ts';
import type { Ids } from './facts.ts';

/** A pupil with an OPP that is being written, and a photo that he sent in: it stays, whoever tries to take it away. */
export async function stemIds(k: DemoClass, leerling: string): Promise<Ids> {
  const { keys, petra } = k;
  const opp = createOpp({ keys });
  const stem = createStem({ keys, bestanden: createBestanden({ keys }), naHoren: opp.naHoren });
  const foto = await neemAan({ naam: 'foto.png', metMap: false, bytes: png() }, 'foto', null);
  return await k.as(petra, async (tx) => {
    // Beside what is in force, when there is something.
    const { versie } = await opp.lees(tx, petra, { leerling });
    if (versie) await opp.stelBij(tx, petra, { leerling, reden: 'een reden' });
    else await opp.begin(tx, petra, leerling);
    await stem.voegToe(tx, petra, { leerling, wat: 'foto', bestand: foto });
    const [bijlage] = (await stem.gesprek(tx, petra, leerling))?.bijlagen ?? [];
    await stem.klaar(tx, petra, leerling);
    return { bestand: bijlage?.bestand ?? '', nr: '1' };
  });
}
