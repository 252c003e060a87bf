import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { clientToken, type TestClient } from '../../../../test/support/client-token.ts';
import { type DemoClass, demoClass, doel, persoon } from '../../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../../arrangementskaart/service.ts';
import { API_SCOPE_NAMEN, type ApiScope } from '../../../model/api-scope.ts';
import type { Db } from '../../../platform/db/pool.ts';

const OR = 'https://purl.imsglobal.org/spec/or/v1p2/scope';
export const scope = (naam: string) => `${OR}/${naam}` as ApiScope;
export const ECK_ID = 'https://ketenid.nl/201703/proef-een';

/** A school with somebody of every kind that OneRoster tells of, and of those it does not. */
export interface RoosterSchool extends DemoClass {
  readonly ouder: string;
  /** Somebody who left. */
  readonly weg: string;
  /** From outside: no part in groups or lessons. */
  readonly buitenstaander: string;
  /** A group that was made in Koers, with a pupil in it. */
  readonly eigenGroep: string;
  /** A client that may everything, and one that has these scopes. */
  readonly alles: TestClient;
  met(...scopes: readonly ApiScope[]): Promise<TestClient>;
}

export async function roosterSchool(db: Db): Promise<RoosterSchool> {
  const k = await demoClass(db, 5);
  const [eerste = '', tweede = ''] = k.leerlingen;
  const mensen = await db.tenant({ school: k.school, actor: null }, async (tx) => {
    const ouder = await persoon(tx, k.school, 'ouder', 'Oma', 'Kwast');
    const weg = await persoon(tx, k.school, 'leerling', 'Vertrokken', 'Vogel');
    const buitenstaander = await persoon(tx, k.school, 'medewerker', 'Externe', 'Zorg');
    await tx.updateTable('koers.person').set({ ended_at: new Date() }).where('id', '=', weg).execute();
    await tx
      .insertInto('koers.relatie')
      .values({ school_id: k.school, leerling_id: eerste, person_id: ouder, soort: 'ouder', gezag: true })
      .execute();
    await tx
      .insertInto('koers.person_key')
      .values({ school_id: k.school, person_id: eerste, system: 'eckid', key: ECK_ID, linked_by: 'sync' })
      .execute();
    await tx
      .updateTable('koers.person_identity')
      .set({
        voorvoegsel: 'van',
        geboortedatum: '2014-02-28',
        geslacht: 'meisje',
        email: 'p@voorbeeld.example',
      })
      .where('person_id', '=', eerste)
      .execute();
    await tx
      .insertInto('koers.inschrijving')
      .values({ school_id: k.school, leerling_id: eerste, van: '2024-08-01', jaargroep: 'S' })
      .execute();
    // Left the group yesterday, still at school.
    await tx
      .updateTable('koers.groep_lid')
      .set({ tot: sql<string>`koers.vandaag() - 1` })
      .where('person_id', '=', tweede)
      .execute();
    const { id: eigenGroep } = await tx
      .insertInto('koers.groep')
      .values({
        school_id: k.school,
        soort: 'eigen',
        werkvorm: 'sova',
        naam: 'Samen sterk',
        made_by: k.marjan.person,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('koers.groep_lid')
      .values({ school_id: k.school, groep_id: eigenGroep, person_id: eerste, als: 'leerling' })
      .execute();
    return { ouder, weg, buitenstaander, eigenGroep };
  });
  const kaarten = createArrangementskaart({ keys: k.keys });
  await k.as(k.marjan, (tx) =>
    kaarten.setStand(tx, k.marjan, {
      acts: [{ id: randomUUID(), leerling: eerste, leerdoel: doel('RW-E-2a'), stand: 2 }],
    }),
  );
  const met = (...scopes: readonly ApiScope[]) => clientToken({ db, school: k.school, scopes });
  return { ...k, ...mensen, alles: await met(...API_SCOPE_NAMEN), met };
}
