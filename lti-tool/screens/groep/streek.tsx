import type { VNode } from 'preact';
import { z } from 'zod';
import type { ActieResultaat, StandResultaat } from '../../../gateway/arrangementskaart/view.ts';
import { defineRoute, type Route } from '../../../gateway/platform/http/route.ts';
import { Partial } from '../../ui/components/partial.tsx';
import { term } from '../../ui/glossary.ts';
import { renderFragment } from '../../ui/render.ts';
import { Gedaan, standWoord } from '../afvinken/meldingen.tsx';
import { ActieStreek, actieActs, DoelStreek, doelActs } from '../afvinken/streek-cellen.ts';
import { Zet } from '../afvinken/zet.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { magPlaatsen, rolesWith } from '../roles.ts';
import { Graden, terug } from './antwoord.tsx';
import { ActieCel, actieCelId, DoelCel, doelCelId } from './cellen.tsx';

/** One stroke over cells of the matrix is one act of a person: one statement, one answer, one undo (R33). */
export function streekRoutes(deps: ScreenDeps): Route[] {
  return [doelStreekRoute(deps), actieStreekRoute(deps)];
}

function doelStreekRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/matrix/streek/doelen',
    summary: 'Over vakjes van de groepsmatrix vegen: doelen',
    oneStatement: true,
    access: { kind: 'roles', any: rolesWith('doel_afvinken') },
    body: z.object({ cellen: DoelStreek, zet: Zet.default('tik') }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, body: { cellen, zet } }) => {
      const acts = doelActs(zet, cellen);
      if (acts.length === 0) return { html: renderFragment(<Gedaan text="Hier was al alles gezet." />) };
      const uit = await deps.kaart.setStand(tx, who, { acts });
      return {
        html: renderFragment(
          <DoelStreekAntwoord
            cellen={cellen}
            acts={acts.map((a) => a.id)}
            uit={uit}
            magPlaatsen={magPlaatsen(who)}
          />,
        ),
      };
    },
  });
}

function actieStreekRoute(deps: ScreenDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/matrix/streek/acties',
    summary: 'Over vakjes van de groepsmatrix vegen: acties',
    oneStatement: true,
    access: { kind: 'roles', any: rolesWith('actie_afvinken') },
    body: z.object({ cellen: ActieStreek }),
    responses: { 200: 'html' },
    handler: async ({ tx, who, body: { cellen } }) => {
      const acts = actieActs(cellen);
      const uit = await deps.kaart.tickActie(tx, who, { acts });
      return { html: renderFragment(<ActieStreekAntwoord cellen={cellen} acts={acts} uit={uit} />) };
    },
  });
}

interface DoelProps {
  cellen: DoelStreek;
  acts: readonly string[];
  uit: StandResultaat;
  magPlaatsen: boolean;
}

function DoelStreekAntwoord({ cellen, acts, uit, magPlaatsen: mag }: DoelProps): VNode {
  const plek = new Map(cellen.map((c) => [doelCelId(c.leerling, c.leerdoel), c.cel]));
  const aantal = uit.cellen.length;
  const stand = uit.cellen[0]?.stand ?? 0;
  return (
    <>
      {uit.cellen.map((vers) => {
        const id = doelCelId(vers.leerling, vers.leerdoel);
        const was = plek.get(id);
        return was ? (
          <Partial key={id} target={`#${id}`} swap="outerHTML">
            <DoelCel
              {...{ leerling: vers.leerling, leerdoel: vers.leerdoel, stand: vers.stand }}
              matrix={was.matrix}
              vanaf={was.vanaf}
              mag
            />
          </Partial>
        ) : null;
      })}
      <Graden rijen={uit.rijen} magPlaatsen={mag} />
      <Gedaan text={streekTekst(aantal, standWoord(stand), uit.anders.length)} undo={terug(acts)} />
    </>
  );
}

/** "6 leerdoelen op "behaald" gezet." and whether colleagues were there meanwhile (R23). */
function streekTekst(aantal: number, woord: string, anders: number): string {
  const gezet = `${aantal} ${term('leerdoel', aantal)} op "${woord}" gezet.`;
  if (anders === 0) return gezet;
  return `${gezet} Bij ${anders} had iemand anders intussen iets anders gezet. Alles staat in de leerreis.`;
}

interface ActieProps {
  cellen: ActieStreek;
  acts: readonly { readonly id: string; readonly gedaan: boolean }[];
  uit: ActieResultaat;
}

function ActieStreekAntwoord({ cellen, acts, uit }: ActieProps): VNode {
  const plek = new Map(cellen.map((c) => [c.kaartActie, c.cel]));
  const aantal = acts.length;
  const woord = acts[0]?.gedaan ? 'gedaan' : 'weer open';
  return (
    <>
      {uit.acties.map((vers) => {
        const was = plek.get(vers.kaartActie);
        return was ? (
          <Partial key={vers.kaartActie} target={`#${actieCelId(vers.kaartActie)}`} swap="outerHTML">
            <ActieCel {...vers} matrix={was.matrix} sjabloon={was.sjabloon} mag />
          </Partial>
        ) : null;
      })}
      <Gedaan text={`${aantal} ${term('actie', aantal)} ${woord}.`} undo={terug(acts.map((a) => a.id))} />
    </>
  );
}
