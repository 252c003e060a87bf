import type { VNode } from 'preact';
import type { SessionView } from '../../../gateway/access/my-sessions.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Table } from '../../ui/components/table.tsx';
import { wanneer } from '../datum.ts';
import { ELDERS } from './urls.ts';

const HOE = {
  passkey: 'met een passkey',
  lti: 'vanuit de leeromgeving',
  teams: 'vanuit Teams',
  oidc: 'met het account van school',
} as const;

/** Where I am signed in now, and one button that ends all but this. */
export function SessionsCard({ sessions, now }: { sessions: readonly SessionView[]; now: Date }): VNode {
  return (
    <Card
      title="Waar je bent aangemeld"
      icon="door-exit"
      {...(sessions.length > 1 ? { foot: <EndOthers /> } : {})}
    >
      <Table
        caption="Nu aangemeld"
        captionHidden
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          {
            key: 'school',
            header: 'School',
            rowHeader: true,
            cell: ({ school, current }) => (current ? `${school} (hier)` : school),
          },
          { key: 'hoe', header: 'Hoe', cell: ({ method }) => HOE[method] },
          { key: 'sinds', header: 'Sinds', cell: ({ since }) => wanneer(since, now) },
          { key: 'laatst', header: 'Laatst gebruikt', cell: ({ lastSeen }) => wanneer(lastSeen, now) },
        ]}
      />
    </Card>
  );
}

function EndOthers(): VNode {
  return (
    <form method="post" action={ELDERS}>
      <Button type="submit" kind="careful" icon="door-exit">
        Overal afmelden, behalve hier
      </Button>
    </form>
  );
}
