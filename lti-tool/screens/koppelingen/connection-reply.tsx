import type { ComponentChildren } from 'preact';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Reply } from '../../../gateway/platform/http/route.ts';
import { type ConnectionView, listFiles, readSettings } from '../../../gateway/sync/service.ts';
import type { ConnectionReport } from '../../../gateway/sync/source-adapter.ts';
import { renderPage } from '../../ui/render.ts';
import { ConnectionPage } from './connection-page.tsx';
import { formFields } from './form-fields.ts';
import { connectionOf, frameOf, type KoppelingenDeps, outcomeOf, previewOf } from './load.ts';

/** What the card of the line itself shows. */
export async function linkOf(deps: KoppelingenDeps, who: KnownActor, { id, adapter: name }: ConnectionView) {
  const adapter = deps.sync.adapters.get(name);
  const fields = adapter ? formFields(adapter) : [];
  const settings = adapter
    ? await readSettings(deps.sync, who.school, id)
    : { values: {}, answered: [], since: null };
  return { adapter, fields, settings };
}

/** The whole page of a connection. @throws AppError `not_found`, also for one of another school (R85) */
export async function connectionPage(
  deps: KoppelingenDeps,
  who: KnownActor,
  id: string,
  extra: { report?: ConnectionReport; messages?: ComponentChildren; fileFault?: string } = {},
): Promise<Reply> {
  const connection = await connectionOf(deps, who.school, id);
  const outcome = await outcomeOf(deps, who, connection);
  const preview = await previewOf(deps, who.school, connection);
  const link = await linkOf(deps, who, connection);
  const { adapter } = link;
  const frame = await frameOf(deps, who);
  const files = adapter ? await listFiles(deps.sync, { school: who.school, connection: id }, adapter) : [];
  const page = {
    ...link,
    files,
    frame,
    outcome,
    preview,
    me: who.person,
    now: deps.sync.now(),
    ...extra,
  };
  return { html: renderPage(<ConnectionPage {...page} />) };
}
