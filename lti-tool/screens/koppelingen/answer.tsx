import type { VNode } from 'preact';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Reply } from '../../../gateway/platform/http/route.ts';
import type { ConnectionView, RunView } from '../../../gateway/sync/service.ts';
import { MESSAGES } from '../../ui/components/layout.tsx';
import { Partial } from '../../ui/components/partial.tsx';
import { renderFragment } from '../../ui/render.ts';
import { ConnectionCard } from './connection-card.tsx';
import { LINK_TITLE, LinkCard, VERBINDING } from './connection-page.tsx';
import { linkOf } from './connection-reply.tsx';
import { connectionOf, type KoppelingenDeps, outcomeOf, previewOf, settle } from './load.ts';
import { Stand } from './stand.tsx';
import { UITKOMST, Uitkomst } from './uitkomst.tsx';
import type { Plek } from './urls.ts';
import { ConnectionSteps, STAPPEN_PLEK } from './wizard-steps.tsx';
import { countsInWords, MOVES } from './words.ts';

export interface Live {
  readonly connection: string;
  readonly plek: Plek;
  readonly n: number;
  /** What is said aloud; null says nothing. */
  readonly say: string | null;
  /** Draw again what is open and what happened. */
  readonly whole: boolean;
  /** Takes the place of the last message; left out: that stays. */
  readonly message?: VNode | null;
}

/** How a run ended, in one sentence for who listens. */
export function endInWords({ status, trigger, error, total }: RunView): string {
  if (trigger === 'einde' && status === 'done') return 'De koppeling is beëindigd.';
  if (trigger === 'einde' && status === 'needs_confirmation')
    return 'Koers weet wie dit raakt. Kijk het na en kies.';
  if (status === 'done') return `Ophalen is klaar: ${countsInWords(total)}.`;
  if (status === 'needs_confirmation') return 'De gegevens zijn opgehaald. Koers wacht op jou: kijk ze na.';
  if (status === 'failed') return `Ophalen is mislukt. ${error?.message ?? ''}`.trim();
  return 'Gestopt. Er is niets veranderd.';
}

/** What a poll must say: nothing while it goes on, the outcome once, when it moved at the last look and no longer does. */
export function endOf(was: RunView['status'], run: RunView | null): string | null {
  return run && MOVES.has(was) && !MOVES.has(run.status) ? endInWords(run) : null;
}

/** The part of a page that shows a connection, as it is now. */
export async function liveAnswer(deps: KoppelingenDeps, who: KnownActor, live: Live): Promise<Reply> {
  const connection = await connectionOf(deps, who.school, live.connection);
  const now = deps.sync.now();
  const { n, say, message } = live;
  const messages = message === undefined ? null : <Partial target={MESSAGES}>{message}</Partial>;
  if (live.plek === 'overzicht') {
    const state = await settle(deps, who.school, connection);
    return fragment(<ConnectionCard state={state} now={now} n={n} say={say} />, messages);
  }
  const preview = await previewOf(deps, who.school, connection);
  const steps = <Stappen deps={deps} connection={connection} />;
  if (!live.whole) {
    const state = await settle(deps, who.school, connection);
    return fragment(
      <Stand state={state} preview={preview} now={now} n={n} say={say} />,
      <>
        {connection.lastSuccessAt === null ? steps : null}
        {messages}
      </>,
    );
  }
  const outcome = await outcomeOf(deps, who, connection);
  return fragment(
    <Stand state={outcome.state} preview={preview} now={now} n={n} say={say} />,
    <>
      <Partial target={`#${UITKOMST}`} swap="outerHTML">
        <Uitkomst outcome={outcome} me={who.person} now={now} />
      </Partial>
      {steps}
      {connection.run?.trigger === 'einde' ? await lineAfterEnd(deps, who, connection) : null}
      {messages}
    </>,
  );
}

/** Its end takes from the line itself what can be done with it, and no or undoing gives that back. */
async function lineAfterEnd(
  deps: KoppelingenDeps,
  who: KnownActor,
  connection: ConnectionView,
): Promise<VNode> {
  const link = await linkOf(deps, who, connection);
  return (
    <Partial target={`#${VERBINDING}`} swap="outerHTML">
      <LinkCard {...link} connection={connection} title={LINK_TITLE} />
    </Partial>
  );
}

/** The steps of a new connection move along; after the last one they go. */
function Stappen({ deps, connection }: { deps: KoppelingenDeps; connection: ConnectionView }): VNode {
  return (
    <Partial target={`#${STAPPEN_PLEK}`} swap="outerHTML">
      <ConnectionSteps connection={connection} adapter={deps.sync.adapters.get(connection.adapter)} />
    </Partial>
  );
}

function fragment(main: VNode, rest: VNode | null): Reply {
  return {
    html: renderFragment(
      <>
        {main}
        {rest}
      </>,
    ),
  };
}
