import type { VNode } from 'preact';
import type { EigenPakket } from '../../../gateway/leerlijnen/delen/service.ts';
import type { HandelingView, InrichtingView } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { newActId } from '../act-id.ts';
import { wanneer } from '../datum.ts';
import { DeelKeuze } from './gedeeld.tsx';
import { kiezenUrl, ongedaanUrl, overnemenUrl, publicerenUrl } from './urls.ts';

export interface PublicerenProps {
  view: InrichtingView;
  pakket: EigenPakket | null;
  /** What keeps it from being published. */
  fouten: readonly { path: string; message: string }[];
}

/** Puts the own wording and the package together as one version, and lets the school work with it. */
export function Publiceren({ view, pakket, fouten }: PublicerenProps): VNode {
  const { id } = view.inrichting;
  return (
    <div class="k-stack">
      {view.conflicten.length > 0 ? (
        <Notice
          kind="warning"
          title={`Er is nog iets te kiezen: ${view.conflicten.length}.`}
          next={<a href={kiezenUrl(id)}>Kies eerst</a>}
        />
      ) : null}
      {fouten.length > 0 ? <Fouten fouten={fouten} /> : null}
      {pakket?.versieId ? <Nu pakket={pakket} /> : null}
      <Card title="Een versie maken" level={2}>
        <form class="k-form" method="post" action={publicerenUrl(id)}>
          <Textarea
            id="notitie"
            name="notitie"
            label="Wat is er nieuw?"
            hint="Dit lezen collega's, en andere besturen als jullie delen."
            rows={3}
            maxLength={2000}
            optional
          />
          <p class="k-soft">
            Een gepubliceerde versie verandert nooit meer. Leerlingen blijven waar ze zijn tot jullie hen
            overzetten.
          </p>
          <div class="k-row">
            <Button id="publiceer" type="submit" name="stap" value="publiceren" kind="primary" icon="check">
              Publiceer
            </Button>
            <Button id="klaar" type="submit" name="stap" value="klaarzetten">
              Alleen klaarzetten als concept
            </Button>
          </div>
        </form>
      </Card>
    </div>
  );
}

function Fouten({ fouten }: Pick<PublicerenProps, 'fouten'>): VNode {
  return (
    <div data-focus="" tabIndex={-1}>
      <Notice kind="error" title="Dit pakket is nog niet klaar. Verbeter dit eerst:">
        <ul>
          {fouten.slice(0, 50).map((fout) => (
            <li key={fout.path + fout.message}>{`${fout.path}: ${fout.message}`}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Nu({ pakket }: { pakket: EigenPakket }): VNode {
  return (
    <Card title={`Nu gepubliceerd: versie ${pakket.versie}`} level={2}>
      {pakket.gekozen ? (
        <p>
          <Badge tone="success">De school werkt hiermee</Badge>
        </p>
      ) : (
        <form method="post" action={overnemenUrl(pakket.versieId ?? '')}>
          <Button id="gebruik" type="submit" icon="player-play">
            Ga hiermee werken
          </Button>
        </form>
      )}
      <DeelKeuze pakket={pakket} />
    </Card>
  );
}

export interface WijzigingenProps {
  inrichting: string;
  handelingen: readonly HandelingView[];
  now: Date;
}

/** Everything that was done, the newest first; each can be undone, and that too. */
export function Wijzigingen({ inrichting, handelingen, now }: WijzigingenProps): VNode {
  if (handelingen.length === 0)
    return (
      <EmptyState title="Er is nog niets veranderd">
        Wat jullie veranderen, staat hier met naam en tijd.
      </EmptyState>
    );
  return (
    <ol class="k-log" aria-label="Wijzigingen, de nieuwste eerst">
      {handelingen.map((h) => (
        <li key={h.id} class={h.geldt ? 's-handeling' : 's-handeling s-handeling--ongedaan'}>
          <div>
            <p>{h.geldt ? h.wat : <del>{h.wat}</del>}</p>
            <p class="k-log__when">
              <time dateTime={h.at.toISOString()}>{wanneer(h.at, now)}</time>
              {`, ${h.door ?? 'iemand van een andere school'}`}
              {h.geldt ? '' : ' (ongedaan gemaakt)'}
            </p>
          </div>
          {h.geldt ? (
            <form method="post" action={ongedaanUrl(inrichting)}>
              <input type="hidden" name="act" value={newActId()} />
              <input type="hidden" name="wat" value={h.id} />
              <input type="hidden" name="naar" value="wijzigingen" />
              <Button
                id={`ongedaan-${h.id}`}
                type="submit"
                kind="subtle"
                size="small"
                icon="arrow-back-up"
                label={`${h.terug ? 'Toch weer doen' : 'Ongedaan maken'}: ${h.wat}`}
              >
                {h.terug ? 'Toch weer doen' : 'Ongedaan maken'}
              </Button>
            </form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
