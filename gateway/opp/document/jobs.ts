import { z } from 'zod';
import { defineJob, type Job } from '../../platform/jobs/define-job.ts';
import { type BundelTaak, maakBundel } from './bundel/taak.ts';

/** Of their own queue, so that a school that asks for everything holds up no sync. */
const QUEUE = 'opp-documenten';

const POGINGEN = 3;

/** The documents of a version that was fixed (the outbox row is written with the fixing), and all of a school in one ZIP. */
export function documentJobs(deps: BundelTaak): Job[] {
  return [
    defineJob({
      name: 'opp:documenten',
      queue: QUEUE,
      payload: z.object({ school: z.uuid(), versie: z.uuid() }),
      handler: async ({ school, versie }) => {
        await deps.documenten.bewaar({ school, person: null, taak: 'opp-documenten' }, versie);
      },
    }),
    defineJob({
      name: 'opp:bundel',
      queue: QUEUE,
      attempts: POGINGEN,
      payload: z.object({ school: z.uuid(), bundel: z.uuid() }),
      handler: (payload, { signal, attempt }) =>
        maakBundel(deps, payload, { signal, laatste: attempt >= POGINGEN }),
    }),
  ];
}
