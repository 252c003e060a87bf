import type { VNode } from 'preact';
import { EVENTS, type EventSoort, type Subscription } from '../../../gateway/interchange/webhooks/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { wanneer } from '../datum.ts';
import { berichtenUrl } from './urls.ts';

const host = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

function Stand({ webhook }: { webhook: Subscription }): VNode {
  if (!webhook.aan) return <Badge tone="neutral">Uit</Badge>;
  if (webhook.gestopt !== null) return <Badge tone="error">Stilgezet</Badge>;
  if (webhook.fout !== null) return <Badge tone="warning">Probeert het opnieuw</Badge>;
  return <Badge tone="success">Werkt</Badge>;
}

/** Where a program is told that something changed; set going again or sent once more from here. */
export function Berichten({
  client,
  webhooks,
  now,
}: {
  client: string;
  webhooks: readonly Subscription[];
  now: Date;
}): VNode | null {
  if (webhooks.length === 0) return null;
  return (
    <>
      {webhooks.map((webhook) => (
        <Card
          key={webhook.id}
          title={`Berichten naar ${host(webhook.url)}`}
          icon="message-circle"
          aside={<Stand webhook={webhook} />}
        >
          {webhook.fout === null ? null : (
            <Notice kind="warning" title={webhook.fout}>
              {webhook.gestopt === null ? null : <p>Koers stopte ermee: {wanneer(webhook.gestopt, now)}.</p>}
            </Notice>
          )}
          <KeyValueList
            items={[
              {
                term: 'Waarover',
                value: webhook.soorten.map((s) => EVENTS[s as EventSoort]?.titel ?? s).join(', '),
              },
              { term: 'Wacht', value: webhook.wacht },
              { term: 'Geweigerd', value: webhook.dood },
            ]}
          />
          <div class="k-row">
            {webhook.gestopt === null ? null : (
              <form method="post" action={berichtenUrl(client, webhook.id, 'hervatten')}>
                <Button
                  type="submit"
                  icon="refresh"
                  label={`Zet weer aan: berichten naar ${host(webhook.url)}`}
                >
                  Zet weer aan
                </Button>
              </form>
            )}
            {webhook.dood === 0 ? null : (
              <form method="post" action={berichtenUrl(client, webhook.id, 'opnieuw')}>
                <Button
                  type="submit"
                  icon="refresh"
                  label={`Stuur geweigerde berichten opnieuw naar ${host(webhook.url)}`}
                >
                  Stuur geweigerde berichten opnieuw
                </Button>
              </form>
            )}
          </div>
        </Card>
      ))}
    </>
  );
}
