import { AppError } from '../../errors.ts';
import { noteAct } from '../audit-store.ts';
import { connectionById } from '../connections-store.ts';
import { adapterById } from '../credentials.ts';
import type { Asker, SyncDeps } from '../deps.ts';
import type { SourceList } from '../source-adapter.ts';
import {
  type CodeKeuze,
  currentCodes,
  earlierValue,
  insertCode,
  type UnknownCode,
  unknownCodes,
} from './store.ts';

/** A code list of a connection: what the standard says, what the school decided, and what nobody knows. */
export interface ListView {
  readonly list: SourceList;
  readonly own: readonly CodeKeuze[];
  readonly unknown: readonly UnknownCode[];
}

/** The lists that a connection reads by (R71). @throws AppError `not_found`, also for a connection of another school (R85) */
export async function listCodes(
  deps: Pick<SyncDeps, 'db' | 'adapters'>,
  school: string,
  id: string,
): Promise<readonly ListView[]> {
  const { adapter, own, unknown } = await deps.db.tenant({ school, actor: null }, async (tx) => ({
    adapter: (await connectionById(tx, school, id)).adapter,
    own: await currentCodes(tx, school, id),
    unknown: await unknownCodes(tx, school, id),
  }));
  // A code that was mapped since the last run is no question any more.
  const open = unknown.filter(({ lijst, code }) => !own.some((k) => k.lijst === lijst && k.code === code));
  return (adapterById(deps, adapter).lists ?? []).map((list) => ({
    list,
    own: own.filter(({ lijst }) => lijst === list.id),
    unknown: open.filter(({ lijst }) => lijst === list.id),
  }));
}

/** What is decided about a code: it means this value of ours. */
export interface CodeChoice {
  readonly lijst: string;
  readonly code: string;
  readonly waarde: string;
}

/**
 * A school says what a code of its vendor means. The next run reads everything again and knows it. The same choice twice is once.
 * @throws AppError `bad_request` for a list or a value that there is not; `not_found`
 */
export async function chooseCode(deps: SyncDeps, who: Asker, id: string, choice: CodeChoice): Promise<void> {
  await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const { adapter } = await connectionById(tx, who.school, id, 'lock');
    const list = listOf(deps, adapter, choice.lijst);
    if (!Object.hasOwn(list.values, choice.waarde)) throw wrong('Kies wat deze code betekent.');
    if (choice.code.length === 0 || choice.code.length > 200)
      throw wrong('Deze code kan Koers niet onthouden.');
    const now = await currentCodes(tx, who.school, id);
    const same = (k: CodeKeuze) =>
      k.lijst === choice.lijst && k.code === choice.code && k.waarde === choice.waarde;
    if (now.some(same)) return;
    await insertCode(tx, { school: who.school, connection: id, ...choice, door: who.person });
    await noteAct(tx, who, 'code_mapped', { connection: id }, { ...choice });
  });
}

/**
 * Takes a choice back: the code means again what it meant before it. One that was taken back already stays so.
 * @throws AppError `not_found`
 */
export async function undoCode(deps: SyncDeps, who: Asker, id: string, keuze: string): Promise<void> {
  await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    await connectionById(tx, who.school, id, 'lock');
    const now = (await currentCodes(tx, who.school, id)).find((k) => k.id === keuze);
    if (!now) return;
    const waarde = await earlierValue(tx, id, now);
    const { lijst, code } = now;
    await insertCode(tx, { school: who.school, connection: id, lijst, code, waarde, door: who.person });
    await noteAct(
      tx,
      who,
      'code_unmapped',
      { connection: id },
      { lijst, code, ...(waarde ? { waarde } : {}) },
    );
  });
}

/** What a choice would do to the rows of the last run. */
export interface CodePreview {
  readonly value: string;
  readonly rows: number;
  readonly dropped: number;
  readonly paths: readonly string[];
}

/**
 * Looks, before a choice is made, at how many rows of the last run it would change, and which.
 * @throws AppError `bad_request`, `not_found`
 */
export async function previewCode(
  deps: Pick<SyncDeps, 'db' | 'adapters'>,
  school: string,
  id: string,
  choice: CodeChoice,
): Promise<CodePreview> {
  return await deps.db.tenant({ school, actor: null }, async (tx) => {
    const { adapter } = await connectionById(tx, school, id);
    const value = listOf(deps, adapter, choice.lijst).values[choice.waarde];
    if (value === undefined) throw wrong('Kies wat deze code betekent.');
    const found = (await unknownCodes(tx, school, id)).find(
      ({ lijst, code }) => lijst === choice.lijst && code === choice.code,
    );
    return { value, rows: found?.rows ?? 0, dropped: found?.dropped ?? 0, paths: found?.paths ?? [] };
  });
}

function listOf(deps: Pick<SyncDeps, 'adapters'>, adapter: string, id: string): SourceList {
  const list = adapterById(deps, adapter).lists?.find((one) => one.id === id);
  if (!list) throw wrong('Deze codelijst hoort niet bij deze koppeling.');
  return list;
}

const wrong = (message: string) => new AppError('bad_request', message, { status: 400, retry: 'never' });
