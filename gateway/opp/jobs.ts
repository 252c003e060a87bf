import { z } from 'zod';
import type { Keys } from '../access/keys.ts';
import type { Db } from '../platform/db/pool.ts';
import { defineJob, type Job } from '../platform/jobs/define-job.ts';
import { volgBron } from './volg-bron.ts';

/** A source of an OPP moved (migration 0039 asks for it): the stored status of its concept follows. Run twice it does nothing. */
export function volgBronJob({ db, keys }: { readonly db: Db; readonly keys: Keys }): Job {
  return defineJob({
    name: 'opp:stand',
    queue: 'klokken',
    payload: z.object({ school: z.uuid(), leerling: z.uuid() }),
    handler: async ({ school, leerling }) => {
      const lezer = { school, person: null, taak: 'opp-stand' } as const;
      await db.tenant({ school, actor: null }, (tx) => volgBron({ keys, tx, lezer, leerling }));
    },
  });
}
