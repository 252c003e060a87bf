import type { VNode } from 'preact';
import type { PreviewLine, RunView } from '../../../gateway/sync/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ActForm } from './act-form.tsx';
import { CountsTable } from './counts-table.tsx';
import { EindeTekst } from './einde.tsx';
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
  const ends = run.reason !== 'first_sync';
  return (
    <Card
      id={`bevestig-${run.connection}`}
      tone="land"
      title={titleOf(run)}
      aside={
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>
      }
    >
      <Reason preview={preview} title={title} />
      {run.reason === 'einde' ? null : (
        <CountsTable counts={run.counts} caption="Wat er in Koers verandert als je ja zegt" explain />
      )}
      {ends ? <Names lines={lines} run={run} /> : <PreviewTables lines={lines} run={run} />}
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

function titleOf(run: RunView): string {
  if (run.reason === 'einde') return 'Deze koppeling beëindigen?';
  return run.reason === 'mass_end' ? massEndTitle(run) : 'Kijk dit na voordat het in Koers komt';
}

function Reason({ preview: { run, blijven }, title }: { preview: Preview; title: string }): VNode {
  if (run.reason === 'einde') return <EindeTekst title={title} blijven={blijven} />;
  return run.reason === 'mass_end' ? <MassEndText title={title} /> : <FirstText title={title} />;
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
      {byHead(lines, run.reason === 'einde').map(({ head, group }) => {
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

/** Words of yes and no. */
const CHOICE = {
  first_sync: { ja: 'Ja, neem dit over', nee: 'Nee, niet overnemen' },
  mass_end: { ja: 'Ja, ze zijn weg', nee: 'Nee, verander niets' },
  einde: { ja: 'Ja, beëindig de koppeling', nee: 'Nee, houd de koppeling op pauze' },
} as const;

function Choice({ run, target }: { run: RunView; target: string }): VNode {
  const reason = run.reason ?? 'first_sync';
  return (
    <div class="k-card__foot">
      <ActForm
        id={`ja-${run.id}`}
        action={runActUrl(run, 'bevestigen')}
        target={target}
        kind={reason === 'first_sync' ? 'primary' : 'careful'}
        icon="check"
      >
        {CHOICE[reason].ja}
      </ActForm>
      <ActForm id={`nee-${run.id}`} action={runActUrl(run, 'stoppen')} target={target} icon="x">
        {CHOICE[reason].nee}
      </ActForm>
      {reason === 'einde' ? null : (
        <ActForm
          id={`opnieuw-${run.id}`}
          action={ophalenUrl(run.connection)}
          target={target}
          kind="subtle"
          icon="refresh"
        >
          Opnieuw ophalen
        </ActForm>
      )}
    </div>
  );
}
