import type { VNode } from 'preact';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Icon, type IconName } from '../../ui/components/icon.tsx';
import { term } from '../../ui/glossary.ts';
import { GroepStap } from '../periode/stap.tsx';
import { groepUrl, leerlingUrl } from '../urls.ts';
import { KlaarLijst } from './klaar.tsx';
import type { GroepVandaag } from './overzicht.ts';

const MAX = 4;

/** One of my groups: what asks for attention, in plain words, and the way in. */
export function GroepKaart({ vandaag, magPlaatsen }: { vandaag: GroepVandaag; magPlaatsen: boolean }): VNode {
  const { groep, klaar, zonderLeerroute, openActies, stap } = vandaag;
  const rustig = klaar.length + zonderLeerroute.length + openActies === 0;
  const aantal = groep.aantalLeerlingen;
  return (
    <Card
      title={groep.naam}
      level={3}
      icon="users"
      aside={<span class="k-small k-soft">{`${aantal} ${term('leerling', aantal)}`}</span>}
      foot={
        <LinkButton
          href={groepUrl(groep.id)}
          kind="primary"
          icon="target"
          label={`Doelen afvinken in ${groep.naam}`}
        >
          Doelen afvinken
        </LinkButton>
      }
    >
      {stap ? <GroepStap groep={groep} {...stap} /> : null}
      {rustig ? <p class="k-soft">Alles is bij. Vink af wat vandaag lukt.</p> : null}
      {klaar.length > 0 ? (
        <Punt icon="stairs-up" kop="Klaar voor een hoger niveau">
          <KlaarLijst klaar={klaar} max={MAX} magPlaatsen={magPlaatsen} />
        </Punt>
      ) : null}
      {openActies > 0 ? (
        <Punt icon="list-check" kop={`${openActies} ${term('actie', openActies)} nog te doen`}>
          <a href={groepUrl(groep.id, { toon: 'acties' })}>
            Acties afvinken<span class="k-hidden"> in {groep.naam}</span>
          </a>
        </Punt>
      ) : null}
      <ZonderLeerroute leerlingen={zonderLeerroute} />
    </Card>
  );
}

function ZonderLeerroute({ leerlingen }: { leerlingen: GroepVandaag['zonderLeerroute'] }): VNode | null {
  if (leerlingen.length === 0) return null;
  return (
    <Punt icon="compass" kop="Nog zonder leerroute">
      <ul class="s-klaar">
        {leerlingen.slice(0, MAX).map((leerling) => (
          <li key={leerling.id}>
            <a href={leerlingUrl(leerling.id)}>{leerling.naam.voluit}</a>
          </li>
        ))}
      </ul>
      {leerlingen.length > MAX ? <p class="k-small k-soft">{`en nog ${leerlingen.length - MAX}`}</p> : null}
    </Punt>
  );
}

function Punt({
  icon,
  kop,
  children,
}: {
  icon: IconName;
  kop: string;
  children: VNode | (VNode | null)[];
}): VNode {
  return (
    <div class="s-punt">
      <Icon name={icon} />
      <div>
        <h4>{kop}</h4>
        {children}
      </div>
    </div>
  );
}
