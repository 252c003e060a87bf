import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Reply, type Route } from '../../../gateway/platform/http/route.ts';
import { changeSettings, createConnection, readSettings } from '../../../gateway/sync/service.ts';
import type { SourceAdapter } from '../../../gateway/sync/source-adapter.ts';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { ConnectionParams, changes } from './access.ts';
import {
  type FieldFaults,
  type FormField,
  faultsOf,
  filledBefore,
  formFields,
  keptFields,
  PostedForm,
  settingsFrom,
  shownAgain,
  withIssues,
} from './form-fields.ts';
import { connectionOf, frameOf, type KoppelingenDeps } from './load.ts';
import { ChoosePage, NewPage, SettingsPage } from './new-page.tsx';
import { SettingsForm, type SettingsFormProps } from './settings-form.tsx';
import { gegevensUrl, koppelingUrl, NIEUW, nieuwUrl, OVERZICHT } from './urls.ts';

/** More than any system may ask: its own schema says how large a file may be, beside the question. */
const upload = { maxBytes: 1024 * 1024 };

/** A new connection, and other settings for one that is there. */
export function settingsRoutes(deps: KoppelingenDeps): Route[] {
  return [askRoute(deps), createRoute(deps), askSettingsRoute(deps), changeRoute(deps)];
}

/** @throws AppError `not_found` for a system this Koers has no adapter for */
function adapterOf({ sync }: KoppelingenDeps, id: string): SourceAdapter {
  const adapter = sync.adapters.get(id);
  if (!adapter) throw new AppError('not_found', 'Koers kent dit systeem niet.');
  return adapter;
}

const blank = (fields: readonly FormField[]) =>
  Object.fromEntries(fields.map((field) => [field.name, field.initial]));

function newForm(
  adapter: SourceAdapter,
  only: Pick<SettingsFormProps, 'fields' | 'shown' | 'faults' | 'naam'>,
): SettingsFormProps {
  return { ...only, action: NIEUW, systeem: adapter.id, submit: 'Bewaren', cancel: OVERZICHT };
}

function askRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: NIEUW,
    summary: 'Nieuwe koppeling: kies een systeem en vul de gegevens in',
    access: changes,
    query: z.object({ systeem: z.string().max(60).optional() }),
    responses: { 200: 'html', 303: 'redirect' },
    handler: async ({ who, query }) => {
      const adapters = [...deps.sync.adapters.values()];
      const [only] = adapters;
      if (query.systeem === undefined && only && adapters.length === 1)
        return { redirect: nieuwUrl(only.id) };
      const frame = await frameOf(deps, who);
      if (query.systeem === undefined)
        return { html: renderPage(<ChoosePage frame={frame} adapters={adapters} />) };
      const adapter = adapterOf(deps, query.systeem);
      const fields = formFields(adapter);
      const form = newForm(adapter, { fields, shown: blank(fields), faults: {}, naam: adapter.title });
      return { html: renderPage(<NewPage frame={frame} adapter={adapter} form={form} />) };
    },
  });
}

const went = (url: string, partial: boolean): Reply =>
  partial ? { headers: { 'HX-Redirect': url } } : { redirect: url };

/** The service judges once more; what it says of a question goes back to that question. */
async function attempt<T>(
  fields: readonly FormField[],
  act: () => Promise<T>,
): Promise<{ done: T } | { faults: FieldFaults }> {
  try {
    return { done: await act() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'conflict') return { faults: { naam: error.message } };
    if (error.code !== 'bad_request') throw error;
    const issues = (error.opts.issues ?? [{ path: '', message: error.message }]).map(({ path, message }) => ({
      path: path.split('.'),
      message,
    }));
    return { faults: withIssues(fields, {}, issues) };
  }
}

const NAAM_MAX = 60;

function naamFaults(naam: string): FieldFaults {
  if (naam === '') return { naam: 'Geef de koppeling een naam.' };
  return naam.length > NAAM_MAX ? { naam: `De naam mag hoogstens ${NAAM_MAX} tekens lang zijn.` } : {};
}

function createRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: NIEUW,
    summary: 'Een koppeling bewaren; er wordt nog niets opgehaald',
    access: changes,
    upload,
    body: PostedForm,
    responses: { 200: 'html', 303: 'redirect', 422: 'html' },
    handler: async ({ who, body, partial }) => {
      const adapter = adapterOf(deps, body.systeem);
      const fields = formFields(adapter);
      const naam = body.naam.trim();
      const settings = settingsFrom(fields, body);
      let faults: FieldFaults = { ...naamFaults(naam), ...faultsOf(adapter, fields, settings) };
      if (Object.keys(faults).length === 0) {
        const made = await attempt(fields, () =>
          createConnection(deps.sync, who, { adapter: adapter.id, naam, settings }),
        );
        if ('done' in made) return went(koppelingUrl(made.done.id), partial);
        faults = made.faults;
      }
      const form = newForm(adapter, { fields, shown: shownAgain(fields, body), faults, naam });
      return await mend(form, partial, async () => (
        <NewPage frame={await frameOf(deps, who)} adapter={adapter} form={form} />
      ));
    },
  });
}

async function mend(
  form: SettingsFormProps,
  partial: boolean,
  page: () => Promise<Parameters<typeof renderPage>[0]>,
): Promise<Reply> {
  return {
    status: 422,
    html: partial ? renderFragment(<SettingsForm {...form} />) : renderPage(await page()),
  };
}

function settingsForm(
  connection: { id: string; adapter: string },
  only: Pick<SettingsFormProps, 'fields' | 'shown' | 'faults'>,
): SettingsFormProps {
  const { id, adapter } = connection;
  const stays = { kept: true, submit: 'Bewaren', cancel: koppelingUrl(id) };
  return { ...only, ...stays, action: gegevensUrl(id), systeem: adapter };
}

function askSettingsRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/koppelingen/:connection/gegevens',
    summary: 'De gegevens van een koppeling opnieuw invullen',
    access: changes,
    params: ConnectionParams,
    responses: { 200: 'html' },
    handler: async ({ who, params }) => {
      const connection = await connectionOf(deps, who.school, params.connection);
      const fields = formFields(adapterOf(deps, connection.adapter));
      const { values } = await readSettings(deps.sync, who.school, connection.id);
      const form = settingsForm(connection, { fields, shown: filledBefore(fields, values), faults: {} });
      return {
        html: renderPage(
          <SettingsPage frame={await frameOf(deps, who)} connection={connection} form={form} />,
        ),
      };
    },
  });
}

function changeRoute(deps: KoppelingenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/koppelingen/:connection/gegevens',
    summary: 'De gegevens van een koppeling vervangen',
    access: changes,
    params: ConnectionParams,
    upload,
    body: PostedForm,
    responses: { 200: 'html', 303: 'redirect', 422: 'html' },
    handler: async ({ who, params, body, partial }) => {
      const connection = await connectionOf(deps, who.school, params.connection);
      const adapter = adapterOf(deps, connection.adapter);
      const fields = formFields(adapter);
      const settings = settingsFrom(fields, body);
      const faults = await change(deps, who, { id: connection.id, adapter, fields, settings });
      if (faults === null) return went(koppelingUrl(connection.id), partial);
      const form = settingsForm(connection, { fields, shown: shownAgain(fields, body), faults });
      return await mend(form, partial, async () => (
        <SettingsPage frame={await frameOf(deps, who)} connection={connection} form={form} />
      ));
    },
  });
}

/** `null` when it is saved; else what is wrong per question. */
async function change(
  deps: KoppelingenDeps,
  who: KnownActor,
  {
    id,
    adapter,
    fields,
    settings,
  }: { id: string; adapter: SourceAdapter; fields: readonly FormField[]; settings: Record<string, unknown> },
): Promise<FieldFaults | null> {
  const keep = keptFields(fields, settings);
  const faults = Object.entries(faultsOf(adapter, fields, settings)).filter(([name]) => !keep.includes(name));
  if (faults.length > 0) return Object.fromEntries(faults);
  // What has a screen of its own is not asked here, and stays.
  const { values } = await readSettings(deps.sync, who.school, id);
  const kept = Object.entries(values).filter(([name]) => !fields.some((field) => field.name === name));
  const all = { ...Object.fromEntries(kept), ...settings };
  const made = await attempt(fields, () => changeSettings(deps.sync, who, id, all, keep));
  return 'done' in made ? null : made.faults;
}
