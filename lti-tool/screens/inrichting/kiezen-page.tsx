import type { VNode } from 'preact';
import {
  type Conflict,
  puntSleutel,
  type VersieKort,
} from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { newActId } from '../act-id.ts';
import { kiezenUrl } from './urls.ts';

export interface KiezenProps {
  inrichting: string;
  conflicten: readonly Conflict[];
  /** The version to go on to; `null`: the conflicts that are open now. */
  versie: VersieKort | null;
}

/** Where the package and the own wording part: both side by side, and a person chooses (R8). */
export function Kiezen({ inrichting, conflicten, versie }: KiezenProps): VNode {
  return (
    <form class="k-stack" method="post" action={kiezenUrl(inrichting, versie?.id)}>
      <input type="hidden" name="act" value={newActId()} />
      {versie === null ? null : <Vooraf versie={versie} aantal={conflicten.length} />}
      {conflicten.map((conflict) => (
        <Naast key={puntSleutel(conflict.punt)} conflict={conflict} />
      ))}
      <div class="k-row">
        <Button id="kies" type="submit" kind="primary" icon="check">
          {versie === null ? 'Bewaar de keuzes' : `Ga verder op versie ${versie.versie}`}
        </Button>
        {versie === null ? null : (
          <LinkButton href={kiezenUrl(inrichting)} kind="subtle">
            Niet doen
          </LinkButton>
        )}
      </div>
    </form>
  );
}

function Vooraf({ versie, aantal }: { versie: VersieKort; aantal: number }): VNode {
  const titel =
    aantal === 0
      ? `Jullie wijzigingen passen op versie ${versie.versie}. Er is niets te kiezen.`
      : `Bij ${aantal} ${aantal === 1 ? 'ding' : 'dingen'} hebben het pakket en jullie allebei iets veranderd.`;
  return (
    <Notice kind={aantal === 0 ? 'success' : 'info'} title={titel}>
      <p>
        Wat jullie verborgen, toevoegden of anders zeiden, blijft staan. Wat je nu nog niet kiest, kun je
        later kiezen.
        {versie.notitie ? ` Nieuw in deze versie: ${versie.notitie}` : ''}
      </p>
    </Notice>
  );
}

/** One conflict: what it was, what we made of it, what the package says now. */
function Naast({ conflict }: { conflict: Conflict }): VNode {
  const sleutel = puntSleutel(conflict.punt);
  const id = `keuze-${sleutel.replaceAll('/', '-')}`;
  const kant = (keuze: 'eigen' | 'basis', kop: string, tekst: string) => (
    <label class="s-kant" for={`${id}-${keuze}`}>
      <span class="s-kant__kop">
        <input type="radio" id={`${id}-${keuze}`} name={`keuze.${sleutel}`} value={keuze} /> {kop}
      </span>
      <span>{tekst}</span>
    </label>
  );
  return (
    <Card title={conflict.naam} level={2}>
      {conflict.was === null ? null : <p class="k-soft">{`Zo was het: ${conflict.was}`}</p>}
      <fieldset class="s-naast">
        <legend class="k-hidden">{`Wat houd je bij ${conflict.naam}?`}</legend>
        {kant('eigen', 'Wat jullie ervan maakten', conflict.eigen)}
        {kant('basis', 'Wat het pakket nu zegt', conflict.basis ?? 'Het pakket heeft dit niet meer.')}
      </fieldset>
    </Card>
  );
}

export interface NieuwerProps {
  inrichting: string;
  nieuwer: readonly VersieKort[];
  conflicten: number;
}

/** Newer versions of the package to go on to. */
export function Nieuwer({ inrichting, nieuwer, conflicten }: NieuwerProps): VNode | null {
  if (nieuwer.length === 0)
    return conflicten === 0 ? (
      <EmptyState title="Er is niets te kiezen">
        Jullie werken op de nieuwste versie van het pakket. Komt er een nieuwe, dan lees je het hier.
      </EmptyState>
    ) : null;
  return (
    <div class="k-stack">
      {nieuwer.map((versie) => (
        <Card key={versie.id} title={`Nieuwe versie: ${versie.naam} ${versie.versie}`} level={2}>
          {versie.notitie ? <p>{versie.notitie}</p> : null}
          <div class="k-row">
            <LinkButton href={kiezenUrl(inrichting, versie.id)} icon="eye">
              {`Bekijk wat er gebeurt met versie ${versie.versie}`}
            </LinkButton>
          </div>
        </Card>
      ))}
    </div>
  );
}
