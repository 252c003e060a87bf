import { z } from 'zod';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import {
  bekijkMigratie,
  MigreerInput,
  maakMigratieOngedaan,
  overstapMet,
  overstappen,
  vergelijkVersies,
  versies,
  voerMigratieUit,
} from '../../../gateway/leerlijnen/migratie/service.ts';
import { ENTITEIT_SOORTEN, LOTEN } from '../../../gateway/leerlijnen/migratie/view.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { KlaarPage } from './klaar-page.tsx';
import { StartPage } from './start-page.tsx';
import { NIEUW, OVERSTAP, overstapUrl, VERGELIJKEN } from './urls.ts';
import { VergelijkPage } from './vergelijk-page.tsx';
import { VoorbeeldPage } from './voorbeeld-page.tsx';

const lezen = { kind: 'roles', any: rolesWith('pakket_lezen') } as const;
/** Taking pupils along asks for both: to keep packages and to place pupils. */
const plaatsen = rolesWith('leerroute_plaatsen');
const overstapAccess = {
  kind: 'roles',
  any: rolesWith('pakket_beheren').filter((rol) => plaatsen.includes(rol)),
} as const;

const Versies = z.object({ van: z.guid(), naar: z.guid() });
const params = z.object({ migratie: z.uuid() });
const magOverstappen = (who: KnownActor): boolean =>
  mayInSchool(who, 'pakket_beheren') && mayInSchool(who, 'leerroute_plaatsen');

interface Deps {
  readonly assets: Pick<ScreenDeps['assets'], 'url'>;
  readonly now: () => Date;
}

/** Versions side by side, and taking the pupils of the school to another one: preview, confirm, undo (R10). */
export function overstapRoutes(deps: Deps): Route[] {
  return [
    startRoute(deps),
    vergelijkRoute(deps),
    voorbeeldRoute(deps),
    bevestigRoute(deps),
    klaarRoute(deps),
    ongedaanRoute(),
  ];
}

function startRoute(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: OVERSTAP,
    summary: 'Versies van pakketten, wie erop staan, en eerdere overstappen',
    access: lezen,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const er = await versies(tx, who);
      const eerder = await overstappen(tx, who);
      const frame = await frameFor(deps, { tx, who });
      const page = { frame, versies: er, overstappen: eerder, magOverstappen: magOverstappen(who) };
      return { html: renderPage(<StartPage {...page} nu={deps.now()} />) };
    },
  });
}

function vergelijkRoute(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: VERGELIJKEN,
    summary: 'Twee versies van een pakket naast elkaar',
    access: lezen,
    query: Versies.extend({ soort: z.enum(ENTITEIT_SOORTEN), lot: z.enum(LOTEN) }).partial(),
    responses: { 200: 'html', 303: 'redirect' },
    handler: async ({ tx, who, query: { van, naar, soort = null, lot = null } }) => {
      if (!van || !naar || van === naar) return { redirect: OVERSTAP };
      const verschil = await vergelijkVersies(tx, who, { van, naar });
      const frame = await frameFor(deps, { tx, who });
      const page = { frame, verschil, filter: { soort, lot }, magOverstappen: magOverstappen(who) };
      return { html: renderPage(<VergelijkPage {...page} />) };
    },
  });
}

function voorbeeldRoute(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: NIEUW,
    summary: 'Wat een overstap naar een andere versie zou doen',
    access: overstapAccess,
    query: Versies.partial(),
    responses: { 200: 'html', 303: 'redirect' },
    handler: async ({ tx, who, query: { van, naar } }) => {
      if (!van || !naar || van === naar) return { redirect: OVERSTAP };
      const voorbeeld = await bekijkMigratie(tx, who, { van, naar });
      const frame = await frameFor(deps, { tx, who });
      return { html: renderPage(<VoorbeeldPage frame={frame} voorbeeld={voorbeeld} id={newActId()} />) };
    },
  });
}

/** The choices stand in the form as `splitsing.<doel>` and `leerroute.<leerroute>`; an empty one is no choice yet. */
export function keuzesUit(body: unknown): Record<string, unknown> {
  const velden = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const van = (soort: string) =>
    Object.fromEntries(
      Object.entries(velden).flatMap(([naam, waarde]) =>
        naam.startsWith(`${soort}.`) && waarde !== '' ? [[naam.slice(soort.length + 1), waarde]] : [],
      ),
    );
  return { ...velden, keuzes: { splitsing: van('splitsing'), leerroute: van('leerroute') } };
}

function bevestigRoute(deps: Deps): Route {
  return defineRoute({
    method: 'POST',
    path: NIEUW,
    summary: 'Met alle leerlingen overstappen naar een andere versie',
    access: overstapAccess,
    body: z.preprocess(keuzesUit, MigreerInput),
    responses: { 303: 'redirect', 422: 'html' },
    handler: async ({ tx, who, body }) => {
      const uit = await voerMigratieUit(tx, who, body);
      if (uit.kind === 'gedaan') return { redirect: overstapUrl(uit.migratie) };
      const frame = await frameFor(deps, { tx, who });
      const page = { frame, voorbeeld: uit.voorbeeld, id: body.id, waarom: uit.kind };
      return { status: 422, html: renderPage(<VoorbeeldPage {...page} />) };
    },
  });
}

function klaarRoute(deps: Deps): Route {
  return defineRoute({
    method: 'GET',
    path: `${OVERSTAP}/:migratie`,
    summary: 'Een overstap die is gedaan',
    access: lezen,
    params,
    responses: { 200: 'html' },
    handler: async ({ tx, who, params: { migratie } }) => {
      const overstap = await overstapMet(tx, who, migratie);
      const frame = await frameFor(deps, { tx, who });
      const page = { frame, overstap, magOverstappen: magOverstappen(who), nu: deps.now() };
      return { html: renderPage(<KlaarPage {...page} />) };
    },
  });
}

function ongedaanRoute(): Route {
  return defineRoute({
    method: 'POST',
    path: `${OVERSTAP}/:migratie/ongedaan`,
    summary: 'Een overstap ongedaan maken, zolang niemand op de nieuwe versie werkte',
    access: overstapAccess,
    params,
    responses: { 303: 'redirect' },
    handler: async ({ tx, who, params: { migratie } }) => {
      await maakMigratieOngedaan(tx, who, migratie); // the page says which of its answers it was
      return { redirect: overstapUrl(migratie) };
    },
  });
}
