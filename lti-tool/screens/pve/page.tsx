import type { VNode } from 'preact';
import type {
  DeelStand,
  EisStand,
  PveStatus,
  VerhaalStand,
} from '../../../gateway/gebruikersgroep/pve/status.ts';
import type { Assets } from '../../ui/assets.ts';
import { Badge, type Tone } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Layout } from '../../ui/components/layout.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';

export interface PvePageProps {
  assets: Pick<Assets, 'url'>;
  delen: readonly DeelStand[];
  verhalen: readonly VerhaalStand[];
  /** Address of the demo ELO, in the demo. */
  elo: string | null;
}

const STATUS: Readonly<Record<PveStatus, Tone>> = { gebouwd: 'success', deels: 'warning', later: 'neutral' };

/** R78, R79: what Koers can and what not yet, each with what proves it; for everybody, without signing in. */
export function PvePage({ assets, delen, verhalen, elo }: PvePageProps): VNode {
  const eisen = delen.flatMap((deel) => deel.eisen);
  const tel = (status: PveStatus) => eisen.filter((eis) => eis.status === status).length;
  return (
    <Layout title="Wat Koers kan" assets={assets}>
      <PageHeader
        title="Wat Koers kan"
        lead={`Het programma van eisen heeft ${eisen.length} eisen. Nu: ${tel('gebouwd')} gebouwd, ${tel('deels')} deels, ${tel('later')} later.`}
      />
      <p>
        Gebouwd betekent: er is een test die het nummer van de eis noemt, en er ontbreekt niets meer. Deels:
        er is een test, en er staat bij wat nog mist. Later: er is nog geen test.
      </p>
      <Delen delen={delen} verhalen={verhalen.length} />
      {delen.map(({ deel, naam, eisen: hier }) => (
        <section key={deel} class="k-section" aria-labelledby={`deel-${deel}`}>
          <h2 id={`deel-${deel}`}>{naam}</h2>
          <ul class="s-eisen">
            {hier.map((eis) => (
              <Eis key={eis.nr} eis={eis} />
            ))}
          </ul>
        </section>
      ))}
      <Verhalen verhalen={verhalen} elo={elo} />
    </Layout>
  );
}

/** Ninety requirements are long: first where to find what, and how far each part is. */
function Delen({ delen, verhalen }: { delen: readonly DeelStand[]; verhalen: number }): VNode {
  return (
    <nav aria-label="Naar een deel">
      <ul class="s-delen">
        <li>
          <a href="#verhalen">Verhalen uit de praktijk</a>
          <span class="s-onder">{`${verhalen} verhalen`}</span>
        </li>
        {delen.map(({ deel, naam, eisen }) => {
          const klaar = eisen.filter((eis) => eis.status === 'gebouwd').length;
          return (
            <li key={deel}>
              <a href={`#deel-${deel}`}>{naam}</a>
              <span class="s-onder">{`${klaar} van de ${eisen.length} gebouwd`}</span>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Eis({ eis }: { eis: EisStand }): VNode {
  return (
    <li id={`R${eis.nr}`} class="s-eis">
      <p class="s-eis__kop">
        <span class="s-code">{`R${eis.nr}`}</span> {eis.naam}
        <Badge tone={STATUS[eis.status]}>{eis.status}</Badge>
      </p>
      {eis.mist && eis.status !== 'later' ? <p>{`Wat nog mist: ${eis.mist}`}</p> : null}
      {eis.bewijs.length > 0 ? (
        <details>
          <summary>
            {eis.bewijs.length === 1
              ? `1 test noemt R${eis.nr}`
              : `${eis.bewijs.length} testen noemen R${eis.nr}`}
          </summary>
          <ul class="s-bewijs" lang="en">
            {eis.bewijs.map((test) => (
              <li key={`${test.bestand} ${test.naam}`}>
                {test.naam}
                <span class="s-onder">{test.bestand}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {eis.verhaal ? (
        <a href={`#verhaal-${eis.verhaal}`}>{`Zie R${eis.nr} in verhaal ${eis.verhaal}`}</a>
      ) : null}
    </li>
  );
}

function Verhalen({ verhalen, elo }: Pick<PvePageProps, 'verhalen' | 'elo'>): VNode {
  return (
    <section class="k-section" id="verhalen" aria-labelledby="verhalen-kop">
      <h2 id="verhalen-kop">Acht verhalen uit de praktijk</h2>
      <p>
        {elo === null
          ? 'In de demo van Koers kun je elk verhaal zelf lopen: start de demo en kies in de leeromgeving wie je bent.'
          : 'Open de leeromgeving van de demo, kies wie je bent en volg de stappen.'}
      </p>
      {elo === null ? null : (
        <p>
          <LinkButton href={elo} icon="school" external>
            Naar de leeromgeving van de demo
          </LinkButton>
        </p>
      )}
      <div class="k-grid">
        {verhalen.map((verhaal) => (
          <Card
            key={verhaal.nr}
            id={`verhaal-${verhaal.nr}`}
            level={3}
            title={`${verhaal.nr}. ${verhaal.titel}`}
            aside={
              verhaal.test ? (
                <Badge tone="success">test loopt mee</Badge>
              ) : (
                <Badge>nog geen test van begin tot eind</Badge>
              )
            }
          >
            <p>{`Kies ${verhaal.wie}.`}</p>
            <ol>
              {verhaal.stappen.map((stap) => (
                <li key={stap}>{stap}</li>
              ))}
            </ol>
            {verhaal.test ? <p class="k-soft k-small">{verhaal.test}</p> : null}
          </Card>
        ))}
      </div>
    </section>
  );
}
