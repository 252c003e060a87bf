import { type Capability, holds, type MatrixStage } from '../capability.ts';
import { contextIn, read } from './roster.ts';

async function members(stage: MatrixStage): Promise<number> {
  const { id } = await contextIn(stage);
  const rows = await stage.db.tenant({ school: stage.school, actor: null }, (tx) =>
    tx.selectFrom('koers.lti_lid').select('id').where('context_id', '=', id).execute(),
  );
  return rows.length;
}

/** The next reading begins at the whole list. */
async function forget(stage: MatrixStage): Promise<void> {
  const { id } = await contextIn(stage);
  await stage.db.tenant({ school: stage.school, actor: null }, (tx) =>
    tx.updateTable('koers.lti_context').set({ verschil_url: null }).where('id', '=', id).execute(),
  );
}

async function fails(stage: MatrixStage, code: string): Promise<void> {
  const error = await read(stage).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  holds(
    error instanceof Error && 'code' in error && error.code === code,
    `${code} expected: ${String(error)}`,
  );
}

/** A platform that is ill: tokens forgotten, 401, 429, 5xx, pages that go round, too slow. What was known stays, and it comes right again. */
export const faults: Capability = {
  name: 'storingen',
  async run(stage) {
    const { faults: fault } = stage.platform;
    const before = await members(stage);
    await forget(stage);
    stage.platform.forgetTokens();
    await read(stage);
    await forget(stage);
    fault.unauthorized = 1;
    await read(stage);
    await forget(stage);
    fault.busy = 1;
    await fails(stage, 'source_unavailable');
    fault.unavailable = 1;
    await fails(stage, 'source_unavailable');
    fault.tokenDown = 1;
    stage.platform.forgetTokens();
    await fails(stage, 'source_unavailable');
    fault.pagingLoop = true;
    await fails(stage, 'source_invalid');
    fault.pagingLoop = false;
    holds((await members(stage)) === before, 'members were lost');
    holds((await read(stage)).whole, 'it does not come right again');
    return 'doorstaan';
  },
};
