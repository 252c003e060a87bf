import { z } from 'zod';
import type { VerseActie } from '../../../gateway/arrangementskaart/view.ts';
import { AppError } from '../../../gateway/errors.ts';
import type { StemService } from '../../../gateway/opp/stem/service.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Partial } from '../../ui/components/partial.tsx';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { ActieCelCode } from '../afvinken/cel-code.ts';
import { Gedaan, NietOngedaan, Teruggezet } from '../afvinken/meldingen.tsx';
import { OngedaanBody, ongedaanInput, ongedaanVraag } from '../afvinken/ongedaan.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { frameFor } from '../frame.ts';
import { rolesWith } from '../roles.ts';
import { ActiesPage, MijnVakje } from './page.tsx';

const access = { kind: 'roles', any: rolesWith('actie_afvinken') } as const;

interface ActiesDeps extends ScreenDeps {
  readonly stem: Pick<StemService, 'openPogingen'>;
}

/** *Mijn acties*: what was given to me, ticked with one tap and undone (R26, R29). */
export function actiesRoutes(deps: ActiesDeps): Route[] {
  // `ongedaan` must be asked before `:actie`, which would take it for an id.
  return [lijstRoute(deps), ongedaanRoute(deps), tikRoute(deps)];
}

function lijstRoute(deps: ActiesDeps): Route {
  return defineRoute({
    method: 'GET',
    path: '/acties',
    summary: 'Mijn acties, over al mijn leerlingen',
    access,
    responses: { 200: 'html' },
    handler: async ({ tx, who }) => {
      const acties = await deps.inhoud.mijnActies(tx, who);
      const wensen = await deps.inbreng.openWensen(tx, who);
      const pogingen = await deps.stem.openPogingen(tx, who);
      const frame = await frameFor(deps, { tx, who });
      const props = { frame, acties, wensen, pogingen, now: deps.now() };
      return { html: renderPage(<ActiesPage {...props} />) };
    },
  });
}

const gedaanOp = (actie: VerseActie, now: Date): string =>
  actie.gedaanOp ? `Gedaan ${wanneer(actie.gedaanOp, now)}` : '';

function tikRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/acties/:actie',
    summary: 'Een actie van mij afvinken',
    access,
    params: z.object({ actie: z.uuid() }),
    body: z.object({ cel: ActieCelCode }),
    responses: { 200: 'html' },
    // One statement, as every tap: what it answers is what the tap itself says.
    oneStatement: true,
    handler: async ({ tx, who, params, body: { cel } }) => {
      const { acties } = await deps.kaart.tickActie(tx, who, {
        acts: [{ id: cel.act, kaartActie: params.actie, gedaan: !cel.gedaan }],
      });
      const [actie] = acties;
      if (!actie) throw new AppError('not_found', 'Deze actie is er niet meer.');
      const antwoord = (
        <>
          <MijnVakje id={actie.kaartActie} gedaan={actie.gedaan} />
          <Partial target={`#gedaan-${actie.kaartActie}`}>{gedaanOp(actie, deps.now())}</Partial>
          <Gedaan
            text={actie.gedaan ? 'Actie gedaan.' : 'Actie weer open.'}
            undo={ongedaanVraag('/acties/ongedaan', [cel.act])}
          />
        </>
      );
      return { html: renderFragment(antwoord) };
    },
  });
}

function ongedaanRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/acties/ongedaan',
    summary: 'Een tik bij mijn acties ongedaan maken',
    access,
    body: z.object(OngedaanBody),
    responses: { 200: 'html' },
    handler: async ({ tx, who, body }) => {
      const uit = await deps.kaart.undoActs(tx, who, ongedaanInput(body));
      if (uit.kind !== 'ongedaan') return { html: renderFragment(<NietOngedaan waarom={uit.kind} />) };
      return {
        html: renderFragment(
          <>
            {uit.acties.map((actie) => (
              <>
                <Partial key={actie.kaartActie} target={`#a-${actie.kaartActie}`} swap="outerHTML">
                  <MijnVakje id={actie.kaartActie} gedaan={actie.gedaan} />
                </Partial>
                <Partial target={`#gedaan-${actie.kaartActie}`}>{gedaanOp(actie, deps.now())}</Partial>
              </>
            ))}
            <Teruggezet aantal={uit.acties.length} />
          </>,
        ),
      };
    },
  });
}
