import type { VNode } from 'preact';
import type { Arrangementskaart, KaartLeerlijn } from '../../../gateway/arrangementskaart/view.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { Voortgang } from '../../ui/components/voortgang.tsx';
import { telling } from '../kaart/telling.ts';
import { leerlingUrl } from '../urls.ts';

/** For a leerling: his own card in few words (R59 in part). What is done comes first: it is the good news. */
export function EigenKaart({ kaart }: { kaart: Arrangementskaart }): VNode {
  const lijnen = kaart.leergebieden
    .flatMap((gebied) => gebied.leerlijnen)
    .filter((lijn) => lijn.doelen.length > 0);
  if (lijnen.length === 0) {
    return (
      <EmptyState title="Je hebt nog geen doelen" scene="haven">
        Je leerkracht kiest samen met jou wat je gaat leren. Dan staat het hier.
      </EmptyState>
    );
  }
  return (
    <section class="k-section" aria-labelledby="mijn-kop">
      <h2 id="mijn-kop">Dit leer ik nu</h2>
      <div class="k-grid">
        {lijnen.map((lijn) => (
          <MijnLijn key={lijn.id} lijn={lijn} />
        ))}
      </div>
      <div>
        <LinkButton href={leerlingUrl(kaart.leerling.id)} icon="map">
          Mijn hele route
        </LinkButton>
      </div>
    </section>
  );
}

function MijnLijn({ lijn }: { lijn: KaartLeerlijn }): VNode {
  const gehaald = lijn.doelen.filter((doel) => doel.behaald);
  const bezig = lijn.doelen.filter((doel) => !doel.behaald);
  return (
    <section class="k-card" aria-labelledby={`mijn-${lijn.id}`}>
      <h3 id={`mijn-${lijn.id}`} class="s-mijn__kop">
        {lijn.naam}
      </h3>
      <Voortgang {...telling(lijn)} zonderNiveaus />
      {gehaald.length > 0 ? <Lijst kop="Dit kan ik al" icon="circle-check" doelen={gehaald} /> : null}
      {bezig.length > 0 ? <Lijst kop="Hier werk ik aan" icon="sailboat" doelen={bezig} /> : null}
    </section>
  );
}

function Lijst({
  kop,
  icon,
  doelen,
}: {
  kop: string;
  icon: 'circle-check' | 'sailboat';
  doelen: KaartLeerlijn['doelen'];
}): VNode {
  return (
    <div class="k-stack k-stack--tight">
      <h4>{kop}</h4>
      <ul class="s-mijn">
        {doelen.map((doel) => (
          <li key={doel.id}>
            <Icon name={icon} />
            <span>
              {doel.tekst}
              {doel.meegenomen ? <span class="s-onder">nog van eerder</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
