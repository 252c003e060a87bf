import type { VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { dagVoluit } from '../datum.ts';
import type { VeldKader } from './kader.ts';
import { Sectie } from './sectie.tsx';
import { stemUrl } from './urls.ts';

type Stem = OppInhoud['f'][number];

const MOMENT = {
  opstellen: 'bij het opstellen',
  bijstellen: 'bij het bijstellen',
  evalueren: 'bij de evaluatie',
} as const;

export interface SectieFProps {
  f: OppInhoud['f'];
  kader: VeldKader;
  roepnaam: string;
  /** Whether the form is there for who looks. */
  magStem: boolean;
}

/** F: what the pupil said himself, or why he could not be heard yet (R46). */
export function SectieF({ f, kader, roepnaam, magStem }: SectieFProps): VNode {
  return (
    <Sectie
      letter="f"
      aside={
        magStem ? (
          <LinkButton href={stemUrl(kader.leerling)} size="small" icon="message-circle" id="naar-stem">
            {`Luister naar ${roepnaam}`}
          </LinkButton>
        ) : null
      }
    >
      {f.length === 0 ? (
        <p class="s-opp__leeg">{`Nog niet gevraagd wat ${roepnaam} er zelf van vindt.`}</p>
      ) : (
        <ul class="s-opp__rijen">
          {f.map((stem) => (
            <Regel key={`${stem.moment}/${stem.op}`} stem={stem} />
          ))}
        </ul>
      )}
    </Sectie>
  );
}

function Regel({ stem }: { stem: Stem }): VNode {
  return (
    <li>
      <p class="k-row">
        <Badge tone={stem.gehoord ? 'success' : 'warning'}>
          {stem.gehoord ? 'gehoord' : 'kon nog niet gehoord worden'}
        </Badge>
        <span class="k-soft">{`${MOMENT[stem.moment]}, ${dagVoluit(stem.op)}`}</span>
      </p>
      {stem.eigenWoorden ? <blockquote class="s-opp__woorden">{stem.eigenWoorden}</blockquote> : null}
      {stem.gevraagd.length > 0 ? (
        <dl class="k-facts k-facts--wide">
          {stem.gevraagd.map(({ vraag, antwoord }) => (
            <div class="k-facts__item" key={vraag}>
              <dt class="k-facts__term">{vraag}</dt>
              <dd class="s-opp__tekst">{antwoord}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {stem.reden ? <p>{`Waarom niet: ${stem.reden}`}</p> : null}
      {stem.volgendePoging ? <p>{`We proberen het weer op ${dagVoluit(stem.volgendePoging)}.`}</p> : null}
      <p class="k-facts__source">
        {[
          stem.hoe.length > 0 ? `Met ${stem.hoe.join(', ')}` : '',
          `vastgelegd door ${stem.vastgelegdDoor}`,
          stem.bijlagen.length > 0 ? `bewaard: ${stem.bijlagen.map((b) => b.naam).join(', ')}` : '',
        ]
          .filter(Boolean)
          .join('; ')}
      </p>
    </li>
  );
}
