import type { Db } from '../../../gateway/platform/db/pool.ts';
import { clientToken } from '../client-token.ts';
import type { DemoClass } from '../demo-class.ts';
import type { Ids } from './facts.ts';

/** A program of a vendor that a school let in, and where it is sent messages. */
export async function aanbiederIds(db: Db, k: DemoClass): Promise<Ids> {
  const { clientId } = await clientToken({ db, school: k.school, scopes: ['koers:webhooks'] });
  const webhook = await k.as(k.petra, async (tx) => {
    const { id } = await tx
      .insertInto('koers.webhook')
      .values({
        school_id: k.school,
        client_id: clientId,
        url: 'https://hooks.example/koers',
        soorten: ['doel_stand'],
        geheim: await k.keys.sealForSchool(tx, k.school, Buffer.from('whsec_eA=='), 'webhook'),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
  return { aanbieder: clientId, webhook };
}
