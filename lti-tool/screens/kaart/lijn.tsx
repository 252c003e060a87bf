import type { VNode } from 'preact';
import type { Arrangementskaart, KaartLeerlijn } from '../../../gateway/arrangementskaart/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Voortgang } from '../../ui/components/voortgang.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { plaatsUrl } from '../urls.ts';
import { BijDoel, type BijDoelen } from './bij-doel.tsx';
import { DoelRegel } from './doel.tsx';
import { telling } from './telling.ts';

export const lijnKopId = (leerlijn: string): string => `lijn-${leerlijn}-kop`;

export interface LijnProps {
  kaart: Pick<Arrangementskaart, 'leerling' | 'behaaldVanaf' | 'mag'>;
  leergebied: string;
  lijn: KaartLeerlijn;
  now: Date;
  /** What was written on the doelen; absent where only the ticks count. */
  bij?: BijDoelen | undefined;
}

/** The card of one leerlijn: the doelen of the streefniveau, then those carried over (R24). */
export function Lijn({ kaart, leergebied, lijn, now, bij }: LijnProps): VNode {
  return (
    <section class="k-card k-card--flow" id={`lijn-${lijn.id}`} aria-labelledby={`lijn-${lijn.id}-naam`}>
      <div class="s-lijn__kop">
        <h2 id={`lijn-${lijn.id}-naam`}>
          {lijn.naam} <span class="s-lijn__gebied">{leergebied}</span>
        </h2>
        <div id={lijnKopId(lijn.id)} class="s-lijn__stand">
          <LijnStand kaart={kaart} lijn={lijn} />
        </div>
      </div>
      {lijn.doelen.length === 0 ? (
        <p class="k-soft">Hier staan nog geen doelen.</p>
      ) : (
        <ul class="s-doelen">
          {lijn.doelen.map((doel) => (
            <li class="s-doel-plek" key={doel.id}>
              <DoelRegel
                leerling={kaart.leerling.id}
                doel={doel}
                vanaf={kaart.behaaldVanaf}
                mag={kaart.mag}
                afgesloten={bij?.inhoud.get(doel.id)?.evaluatie != null}
              />
              <BijDoel leerling={kaart.leerling.id} doel={doel} mag={kaart.mag} now={now} bij={bij} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** How far, and the way to another niveau; renewed after every tick. No percentage without niveaus (R4, R15). */
export function LijnStand({ kaart, lijn }: Pick<LijnProps, 'kaart' | 'lijn'>): VNode {
  const { streefniveau } = lijn;
  return (
    <>
      <p class="k-row">
        {streefniveau ? (
          <Badge icon="flag">{`Streefniveau: ${streefniveau.naam}`}</Badge>
        ) : (
          <Badge>{lijn.geordend ? 'Nog geen streefniveau' : 'Zonder niveaus'}</Badge>
        )}
        {lijn.periode ? (
          <span class="k-small k-soft">{`${lijn.periode.naam}, tot en met ${dagVoluit(laatsteDag(lijn.periode.tot))}`}</span>
        ) : null}
      </p>
      <Voortgang {...telling(lijn)} />
      {kaart.mag.niveauPlaatsen && streefniveau ? (
        <LinkButton
          id={`plaats-${lijn.id}`}
          href={plaatsUrl(kaart.leerling.id, lijn.id)}
          kind={lijn.klaarVoorHoger ? 'primary' : 'subtle'}
          size="small"
          icon={lijn.klaarVoorHoger ? 'stairs-up' : 'stairs-down'}
          label={
            lijn.klaarVoorHoger
              ? `Naar een hoger niveau bij ${lijn.naam}`
              : `Ander niveau kiezen bij ${lijn.naam}`
          }
        >
          {lijn.klaarVoorHoger ? 'Naar een hoger niveau' : 'Ander niveau kiezen'}
        </LinkButton>
      ) : null}
    </>
  );
}
