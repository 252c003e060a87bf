import type { VNode } from 'preact';
import type { OpenWens } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import type { MijnActie } from '../../../gateway/arrangementskaart/inhoud-view.ts';
import { grouped } from '../../../gateway/leerlijnen/grouped.ts';
import type { OpenPoging } from '../../../gateway/opp/stem/service.ts';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { TickCell } from '../../ui/components/tick-cell.tsx';
import { newActId } from '../act-id.ts';
import { actieCelCode } from '../afvinken/cel-code.ts';
import { type Frame, Page } from '../chrome.tsx';
import { dagKort, laatsteDag, wanneer } from '../datum.ts';
import { Horen } from '../stem/horen.tsx';
import { doelUrl, kaartUrl } from '../urls.ts';

export interface ActiesPageProps {
  frame: Frame;
  acties: readonly MijnActie[];
  /** What leerlingen want to work on, and nobody answered (R59). */
  wensen: readonly OpenWens[];
  /** Pupils who could not be heard yet (R46). */
  pogingen: readonly OpenPoging[];
  now: Date;
}

/** What was given to me, over all my pupils, each ticked with one tap (R26, R29). */
export function ActiesPage({ frame, acties, wensen, pogingen, now }: ActiesPageProps): VNode {
  const open = acties.filter((a) => !a.gedaan).length;
  return (
    <Page frame={frame} title="Mijn acties" plek="acties" clients={['screens/afvinken.js']}>
      <PageHeader
        title="Mijn acties"
        lead={acties.length === 0 ? undefined : `${open} van ${acties.length} nog te doen.`}
      />
      <Wensen wensen={wensen} now={now} />
      <Horen pogingen={pogingen} />
      {acties.length === 0 ? (
        <EmptyState title="Er staan geen acties op je naam">
          Een collega kan je een actie geven bij een doel van een leerling. Die staat dan hier.
        </EmptyState>
      ) : (
        grouped(acties, (a) => a.leerling.id).map((van) => (
          <section class="k-card" key={van[0].leerling.id} aria-labelledby={`l-${van[0].leerling.id}`}>
            <h2 id={`l-${van[0].leerling.id}`}>
              <a href={kaartUrl(van[0].leerling.id)}>{van[0].leerling.naam.voluit}</a>
            </h2>
            <ul class="s-mijn-acties">
              {van.map((actie) => (
                <Regel key={actie.id} actie={actie} now={now} />
              ))}
            </ul>
          </section>
        ))
      )}
    </Page>
  );
}

/** Wishes of leerlingen, each with the way to answer it. */
function Wensen({ wensen, now }: { wensen: readonly OpenWens[]; now: Date }): VNode | null {
  if (wensen.length === 0) return null;
  return (
    <section class="k-card k-card--land" id="wensen" aria-labelledby="wensen-kop">
      <h2 id="wensen-kop">Leerlingen die aan een doel willen werken</h2>
      <ul class="s-mijn-acties">
        {wensen.map((wens) => (
          <li class="s-actie" key={wens.act}>
            <Icon name="heart" />
            <div>
              <p>
                <a href={`${doelUrl(wens.leerling.id, wens.leerdoel.id)}#zelf`}>
                  {`${wens.leerling.naam.voluit}: antwoord geven`}
                </a>
              </p>
              <p class="k-small k-soft">{`${wens.leerlijn.naam} · ${wanneer(wens.op, now)}`}</p>
              <p class="k-small k-soft">{`Doel ${wens.leerdoel.code}: ${wens.leerdoel.tekst}`}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Regel({ actie, now }: { actie: MijnActie; now: Date }): VNode {
  return (
    <li class="s-actie">
      <MijnVakje id={actie.id} gedaan={actie.gedaan} />
      <div>
        <p id={`wat-${actie.id}`}>{actie.tekst}</p>
        <p class="k-small k-soft">{details(actie)}</p>
        <p class="k-small k-soft">{`Doel ${actie.leerdoel.code}: ${actie.leerdoel.tekst}`}</p>
        <p class="k-small s-gedaan" id={`gedaan-${actie.id}`}>
          {actie.gedaanOp ? `Gedaan ${wanneer(actie.gedaanOp, now)}` : ''}
        </p>
      </div>
    </li>
  );
}

function details({ leerlijn, waarmee, ritme, van, tot }: MijnActie): string {
  return [
    leerlijn.naam,
    waarmee ? `met ${waarmee}` : '',
    ritme,
    van ? `vanaf ${dagKort(van)}` : '',
    tot ? `tot en met ${dagKort(laatsteDag(tot))}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The cell of one actie; also the answer to a tap on it. */
export function MijnVakje({ id, gedaan }: { id: string; gedaan: boolean }): VNode {
  return (
    <TickCell
      id={`a-${id}`}
      labelledBy={[`wat-${id}`]}
      done={gedaan}
      name="cel"
      value={actieCelCode({ act: newActId(), gedaan, matrix: '', sjabloon: '' })}
      hx={{ post: `/acties/${id}` }}
    />
  );
}
