import type { VNode } from 'preact';
import type { GedeeldeLeerling } from '../../../gateway/access/delingen.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { kaartUrl, leerlingUrl } from '../urls.ts';

/** For a zorgverlener: each pupil shared with him, what of it and until when (R63). */
export function Gedeeld({ leerlingen }: { leerlingen: readonly GedeeldeLeerling[] }): VNode {
  return (
    <section class="k-section" aria-labelledby="gedeeld-kop">
      <h2 id="gedeeld-kop">Met jou gedeeld</h2>
      <div class="k-grid">
        {leerlingen.map(({ id, naam, leerlijnen, tot }) => (
          <Card
            key={id}
            title={naam.voluit}
            level={3}
            icon="user"
            foot={
              <>
                <LinkButton href={kaartUrl(id)} icon="list-check" label={`Kaart van ${naam.voluit}`}>
                  Kaart
                </LinkButton>
                <LinkButton href={leerlingUrl(id)} icon="map" label={`Profiel van ${naam.voluit}`}>
                  Profiel
                </LinkButton>
              </>
            }
          >
            <p>{leerlijnen === null ? 'Alle leerlijnen' : leerlijnen.map((lijn) => lijn.naam).join(', ')}</p>
            <p class="k-soft">{`Tot en met ${dagVoluit(laatsteDag(tot))}`}</p>
          </Card>
        ))}
      </div>
    </section>
  );
}
