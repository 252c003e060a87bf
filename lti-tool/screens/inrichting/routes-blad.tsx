import type { VNode } from 'preact';
import type { InrichtingView } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Nieuw, Verborgen } from './nieuw.tsx';
import { type Plaats, Rij, WERKBLAD } from './rij.tsx';
import { routeUrl } from './urls.ts';
import { kinderen, titelVan } from './woorden.ts';

export interface RoutesBladProps {
  view: InrichtingView;
  plaats: Plaats;
  erbij?: string | undefined;
}

/** The leerroutes as data (R1): name, place in the landelijk doelgroepenmodel, uitstroomprofiel, bestemming. */
export function RoutesBlad({ view, plaats, erbij }: RoutesBladProps): VNode {
  const routes = kinderen(view.boom, 'leerroute', null);
  return (
    <div id={WERKBLAD} class="k-stack">
      {routes.er.map((route) => (
        <div class="k-card" key={route.entiteit}>
          <Rij plaats={plaats} knoop={route}>
            <LinkButton
              id={`verwacht-${route.entiteit}`}
              href={routeUrl(plaats.inrichting, route.entiteit)}
              kind="subtle"
              size="small"
              icon="route"
              label={`Leerlijnen en verwachting van ${titelVan(route)}`}
            >
              Leerlijnen en verwachting
            </LinkButton>
          </Rij>
        </div>
      ))}
      <Verborgen plaats={plaats} knopen={routes.verborgen} />
      <div class="k-card">
        <Nieuw plaats={plaats} soort="leerroute" ouder={null} focus={erbij === 'leerroute'} />
      </div>
    </div>
  );
}
