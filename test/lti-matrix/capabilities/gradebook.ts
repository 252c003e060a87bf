import { randomUUID } from 'node:crypto';
import { createArrangementskaart } from '../../../gateway/arrangementskaart/service.ts';
import { bewijsBij } from '../../../gateway/bewijs/service.ts';
import { leesBewijs } from '../../../lti-tool/lti/ags/bewijs-in.ts';
import { drainCijfers } from '../../../lti-tool/lti/ags/drain.ts';
import { untilSettled } from '../../../lti-tool/lti/ags/testing/gradebook-stage.ts';
import { createCijfers } from '../../../lti-tool/lti/cijfers-service.ts';
import { demoClass, doel } from '../../support/demo-class.ts';
import { type Capability, holds, type MatrixStage } from '../capability.ts';
import { COURSE } from '../course.ts';
import { contextIn } from './roster.ts';

const SUB = 'leerling-9';
const [OUT, IN] = [doel('RW-E-2a'), doel('RW-E-2b')];

/** A class in the school of this platform, whose one pupil it knows. */
async function classOf(stage: MatrixStage) {
  const k = await demoClass(stage.db, 1, stage.school);
  const [leerling = ''] = k.leerlingen;
  await k.as(k.petra, (tx) =>
    tx
      .insertInto('koers.person_key')
      .values({
        school_id: stage.school,
        person_id: leerling,
        system: `lti:${stage.registration.id}`,
        key: SUB,
        linked_by: 'launch',
      })
      .execute(),
  );
  return { k, leerling };
}

/** AGS: what is judged stands in the gradebook, one score an act; what another tool scored there comes back as evidence (R74). */
export const gradebook: Capability = {
  name: 'AGS',
  async run(stage) {
    const { platform, client, now, db } = stage;
    const { k, leerling } = await classOf(stage);
    const { id: context } = await contextIn(stage);
    const cursus = { school: stage.school, context };
    const at = { groep: k.groep, cursus: context };
    const cijfers = createCijfers({ client, now });
    await k.as(k.marjan, (tx) => cijfers.koppelCursus(tx, k.marjan, at));
    await k.as(k.marjan, (tx) => cijfers.kies(tx, k.marjan, at, [OUT]));
    const kaarten = createArrangementskaart({ keys: k.keys });
    for (const stand of [2, 4] as const)
      await k.as(k.marjan, (tx) =>
        kaarten.setStand(tx, k.marjan, { acts: [{ id: randomUUID(), leerling, leerdoel: OUT, stand }] }),
      );
    await untilSettled(k);
    const deps = { db, client, now, log: { warn() {} }, leaseMs: 10_000, meldGestopt: async () => {} };
    const sent = await drainCijfers(deps, cursus, { signal: new AbortController().signal });
    holds(sent.kind === 'klaar' && sent.sent === 2, `${sent.kind}, ${sent.sent} sent: ${sent.fout ?? ''}`);
    const scores = platform.scores.filter((score) => score.userId === SUB).map((score) => score.scoreGiven);
    holds(scores.join() === '2,4', `the gradebook has ${scores.join()}`);

    platform.lineItems.get(COURSE)?.push({ id: 99, label: 'Rekenhaven', scoreMaximum: 10 });
    const [oefening] = platform.scores.slice(-1);
    holds(oefening !== undefined, 'no score');
    platform.scores.push({ ...oefening, lineItem: 99, scoreGiven: 3, scoreMaximum: 4 });
    const [kolom] = await cijfers.kolommenInElo(db, k.marjan, at);
    await cijfers.kiesBron(db, k.marjan, at, { lineitem: kolom?.id ?? '', leerdoel: IN });
    await leesBewijs(deps, cursus);
    const bewijs = (await k.as(k.marjan, (tx) => bewijsBij(tx, k.marjan, leerling))).get(IN) ?? [];
    holds(bewijs.map((b) => `${b.score} van ${b.max}`).join() === '7.5 van 10', 'no evidence came back');
    return 'heen en terug';
  },
};
