import type { VNode } from 'preact';
import type { PreviewLine, RunView } from '../../../gateway/sync/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ActForm } from './act-form.tsx';
import { CountsTable } from './counts-table.tsx';
import type { Preview } from './load.ts';
import { byHead, PreviewTables, remaining } from './preview-tables.tsx';
import { ophalenUrl, runActUrl } from './urls.ts';
import { aandachtspunten, KINDS, kindWord, opsomming, STATUS_LOOK } from './words.ts';

/** A run that waits for a person: what it would do, and yes or no. Nothing of it is in Koers yet. */
export function ConfirmCard({
  preview,
  title,
  target,
}: {
  preview: Preview;
  title: string;
  target: string;
}): VNode {
  const { run, lines } = preview;
  const look = STATUS_LOOK.needs_confirmation;
  return (
    <Card
      id={`bevestig-${run.connection}`}
      tone="land"
      title={run.reason === 'mass_end' ? massEndTitle(run) : 'Kijk dit na voordat het in Koers komt'}
      aside={
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>
      }
    >
      {run.reason === 'mass_end' ? <MassEndText title={title} /> : <FirstText title={title} />}
      <CountsTable counts={run.counts} caption="Wat er in Koers verandert als je ja zegt" explain />
      {run.reason === 'mass_end' ? (
        <Names lines={lines} run={run} />
      ) : (
        <PreviewTables lines={lines} run={run} />
      )}
      {run.issues > 0 ? (
        <p>
          <a href="#aandacht">{`Er ${run.issues === 1 ? 'is' : 'zijn'} ${aandachtspunten(run.issues)}`}</a>:
          dat deel gaat nu nog niet goed mee.
        </p>
      ) : null}
      <Choice run={run} target={target} />
    </Card>
  );
}

function massEndTitle({ counts }: RunView): string {
  const parts = KINDS.filter((kind) => counts[kind].ended > 0).map(
    (kind) => `${counts[kind].ended} ${kindWord(kind, counts[kind].ended)}`,
  );
  return `${opsomming(parts)} staan ineens niet meer in het LVS`;
}

function FirstText({ title }: { title: string }): VNode {
  return (
    <p>
      {`Dit vond Koers in ${title}. Er is nog niets overgenomen. Lijkt het op jullie school? Je kunt het daarna nog ongedaan maken.`}
    </p>
  );
}

function MassEndText({ title }: { title: string }): VNode {
  return (
    <p>
      {`Dat zijn er ongewoon veel. Vaak komt het doordat ${title} deze keer niet alles meestuurde. Er is nog niets veranderd. Zijn ze echt weg? Wat Koers over hen bewaart, blijft ook dan bestaan.`}
    </p>
  );
}

/** Names, grouped by what would happen; who would end comes first. */
function Names({ lines, run }: { lines: readonly PreviewLine[]; run: RunView }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <dl class="s-sync-voorbeeld">
      {byHead(lines).map(({ head, group }) => {
        const rest = remaining(group, run);
        return (
          <div key={head}>
            <dt>{head}</dt>
            <dd>
              {group.map((line) => line.naam || 'naam onbekend').join(', ')}
              {rest > 0 ? <span class="k-soft">{` en nog ${rest}`}</span> : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Choice({ run, target }: { run: RunView; target: string }): VNode {
  const ends = run.reason === 'mass_end';
  return (
    <div class="k-card__foot">
      <ActForm
        id={`ja-${run.id}`}
        action={runActUrl(run, 'bevestigen')}
        target={target}
        kind={ends ? 'careful' : 'primary'}
        icon="check"
      >
        {ends ? 'Ja, ze zijn weg' : 'Ja, neem dit over'}
      </ActForm>
      <ActForm id={`nee-${run.id}`} action={runActUrl(run, 'stoppen')} target={target} icon="x">
        {ends ? 'Nee, verander niets' : 'Nee, niet overnemen'}
      </ActForm>
      <ActForm
        id={`opnieuw-${run.id}`}
        action={ophalenUrl(run.connection)}
        target={target}
        kind="subtle"
        icon="refresh"
      >
        Opnieuw ophalen
      </ActForm>
    </div>
  );
}
