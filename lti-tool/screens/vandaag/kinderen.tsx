import type { VNode } from 'preact';
import type { LeerlingKort } from '../../../gateway/school/view.ts';
import { Card } from '../../ui/components/card.tsx';
import { kaartUrl, leerlingUrl } from '../urls.ts';

/** For an ouder: each child, with the way to the profile and the card (R60). */
export function Kinderen({ kinderen }: { kinderen: readonly LeerlingKort[] }): VNode {
  return (
    <section class="k-section" aria-labelledby="kinderen-kop">
      <h2 id="kinderen-kop">{kinderen.length === 1 ? 'Jouw kind' : 'Jouw kinderen'}</h2>
      <div class="k-grid">
        {kinderen.map((kind) => (
          <Card key={kind.id} title={kind.naam.voluit} level={3} icon="user" href={leerlingUrl(kind.id)}>
            <p>{kind.leerroute ? kind.leerroute.naam : 'Nog geen leerroute gekozen'}</p>
            <p>
              <a class="s-boven" href={kaartUrl(kind.id)}>
                {`Waar ${kind.naam.roepnaam} nu aan werkt`}
              </a>
            </p>
          </Card>
        ))}
      </div>
    </section>
  );
}
