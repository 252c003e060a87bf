import type { VNode } from 'preact';
import type { LeerlingKort } from '../../../gateway/school/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { kaartUrl, leerlingUrl } from '../urls.ts';

/** For an ouder: each child, with the way to the profile and the card (R60). */
export function Kinderen({ kinderen }: { kinderen: readonly LeerlingKort[] }): VNode {
  return (
    <section class="k-section" aria-labelledby="kinderen-kop">
      <h2 id="kinderen-kop">{kinderen.length === 1 ? 'Jouw kind' : 'Jouw kinderen'}</h2>
      <div class="k-grid">
        {kinderen.map((kind) => (
          <Card
            key={kind.id}
            title={kind.naam.voluit}
            level={3}
            icon="user"
            foot={
              <>
                <LinkButton href={leerlingUrl(kind.id)} icon="map" label={`Profiel van ${kind.naam.voluit}`}>
                  Profiel
                </LinkButton>
                <LinkButton
                  href={kaartUrl(kind.id)}
                  icon="list-check"
                  label={`Doelen van nu van ${kind.naam.voluit}`}
                >
                  Doelen van nu
                </LinkButton>
              </>
            }
          >
            <p>{kind.leerroute ? kind.leerroute.naam : 'Er is nog geen leerroute gekozen.'}</p>
            <p class="k-soft">{`Zie waar ${kind.naam.roepnaam} naartoe werkt, en wat er al lukt.`}</p>
          </Card>
        ))}
      </div>
    </section>
  );
}
