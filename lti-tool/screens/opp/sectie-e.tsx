import type { VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { kaartUrl } from '../urls.ts';
import type { VeldKader } from './kader.ts';
import { Schrijfveld } from './schrijfveld.tsx';
import { Sectie } from './sectie.tsx';
import { Bewoog } from './veld.tsx';
import { HANDELING, herkomstInWoorden } from './woorden.ts';

type E = OppInhoud['e'];

export interface SectieEProps {
  e: E;
  handelingsdeel: OppInhoud['h']['handelingsdeel'];
  kader: VeldKader;
}

/** E: what the school does this period, who, how often (R36). Ouders agree on this part (R44). */
export function SectieE({ e, handelingsdeel, kader }: SectieEProps): VNode {
  const { woord, tone } = HANDELING[handelingsdeel];
  return (
    <Sectie letter="e" aside={<Badge tone={tone}>{woord}</Badge>}>
      <p class="k-row">
        <span>{periodeInWoorden(e.periode)}</span>
        <Bewoog veld="e.doelen" kader={kader} />
        {kader.schrijf ? (
          <LinkButton href={kaartUrl(kader.leerling)} kind="subtle" size="small" icon="list-check">
            Naar de arrangementskaart
          </LinkButton>
        ) : null}
      </p>
      {e.doelen.length === 0 ? (
        <p class="s-opp__leeg">Er staan nog geen doelen op de kaart.</p>
      ) : (
        <ul class="s-opp__rijen s-opp__lijnen">
          {e.doelen.map((d) => (
            <Doel key={`${d.leerlijn}/${d.code}`} doel={d} kader={kader} />
          ))}
        </ul>
      )}
      <dl class="k-facts k-facts--wide">
        <Schrijfveld
          label="Ondersteuning en begeleiding"
          hint="Wat er extra is, naast de doelen hierboven."
          veld={e.ondersteuning}
          kader={kader}
        />
        <Schrijfveld label="Hulpmiddelen" veld={e.hulpmiddelen} kader={kader} rows={2} />
        <Schrijfveld label="Zorg in onderwijstijd" veld={e.zorg} kader={kader} rows={2} />
        <Schrijfveld
          label="Afwijkingen van het onderwijsprogramma"
          veld={e.afwijkingen}
          kader={kader}
          rows={2}
        />
      </dl>
    </Sectie>
  );
}

const periodeInWoorden = (periode: E['periode']): string =>
  periode === null
    ? 'De school heeft nog geen periode.'
    : `${periode.naam} ${periode.schooljaar}: ${dagVoluit(periode.van)} tot en met ${dagVoluit(laatsteDag(periode.tot))}`;

function Doel({ doel, kader }: { doel: E['doelen'][number]; kader: VeldKader }): VNode {
  return (
    <li>
      <p>
        <span class="s-code">{doel.code}</span> {`De leerling ${doel.tekst}.`}
      </p>
      <p class="k-facts__source">
        {[
          doel.niveau === null ? doel.leerlijn : `${doel.leerlijn}, ${doel.niveau}`,
          herkomstInWoorden(doel.herkomst, kader.vandaag),
        ].join('; ')}
      </p>
      {doel.beginsituatie ? <p>{`Nu: ${doel.beginsituatie}`}</p> : null}
      {doel.acties.length > 0 ? (
        <ul class="s-opp__acties">
          {doel.acties.map((a) => (
            <li key={`${a.wat}/${a.wie}/${a.hoeVaak}`}>
              {a.wat}{' '}
              <span class="k-soft">
                {[a.wie, a.hoeVaak, a.waarmee ? `met ${a.waarmee}` : ''].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
