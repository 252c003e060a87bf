import { createBestanden } from '../../../gateway/bestanden/service.ts';
import { zetVast } from '../../../gateway/opp/document/testing/vaste-opps.ts';
import { VASTGESTELD } from '../../../gateway/opp/document/testing/voorbeeld.ts';
import type { DemoClass } from '../demo-class.ts';

/** An OPP that is in force, so that there is something to read. */
export const metOpp = (k: DemoClass, leerling: string): Promise<string> =>
  k.as(k.petra, (tx) =>
    zetVast(tx, k.keys, { school: k.school, leerling, door: k.petra.person, inhoud: VASTGESTELD }),
  );

/** A run of all OPPs whose ZIP is there. */
export async function bundelId(k: DemoClass): Promise<string> {
  return await k.as(k.petra, async (tx) => {
    const bestand = await createBestanden({ keys: k.keys }).bewaar(tx, {
      school: k.school,
      leerling: null,
      soort: 'opp_bundel',
      naam: 'opp.zip',
      type: 'application/zip',
      bytes: Buffer.from('zip'),
      door: k.petra.person,
    });
    const { id } = await tx
      .insertInto('koers.opp_bundel')
      .values({
        school_id: k.school,
        soorten: ['pdf'],
        door: k.petra.person,
        status: 'klaar',
        totaal: 1,
        klaar: 1,
        bestand_id: bestand.id,
        klaar_op: new Date(),
        weg_op: new Date(Date.now() + 86_400_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}
