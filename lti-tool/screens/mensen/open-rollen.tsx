import type { VNode } from 'preact';
import type { Grant } from '../../../gateway/access/grants.ts';
import type { Rol } from '../../../gateway/model/actor.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { WOORD } from '../roles.ts';
import { eindeUrl } from './urls.ts';

export interface OpenRollenProps {
  persoon: string;
  grants: readonly Grant[];
  /** Roles that who looks may give and end. */
  teGeven: readonly Rol[];
}

/** Roles that hold now or later, each with a way to end it for who may. */
export function OpenRollen({ persoon, grants, teGeven }: OpenRollenProps): VNode {
  if (grants.length === 0) {
    return (
      <Card title="Rollen in Koers" icon="lock">
        <p>
          Er zijn geen rollen gegeven in Koers. Wie via de ELO als docent binnenkomt, is leerkracht van de
          eigen groepen.
        </p>
      </Card>
    );
  }
  return (
    <section class="k-section" aria-labelledby="rollen-kop">
      <h2 id="rollen-kop">Rollen in Koers</h2>
      <div class="k-grid">
        {grants.map((grant) => (
          <OpenRol key={grant.id} persoon={persoon} grant={grant} mag={teGeven.includes(grant.rol)} />
        ))}
      </div>
    </section>
  );
}

function OpenRol({ persoon, grant, mag }: { persoon: string; grant: Grant; mag: boolean }): VNode {
  const naam = WOORD[grant.rol];
  return (
    <Card
      title={`${naam.charAt(0).toUpperCase()}${naam.slice(1)}`}
      level={3}
      aside={
        grant.staat === 'nu' ? (
          <Badge tone="success">nu</Badge>
        ) : (
          <Badge tone="info" icon="clock">
            later
          </Badge>
        )
      }
      foot={
        mag ? (
          <Beeindigen persoon={persoon} grant={grant} naam={naam} />
        ) : (
          <p>Deze rol beëindigt de directeur.</p>
        )
      }
    >
      <KeyValueList
        items={[
          { term: 'Vanaf', value: dagVoluit(grant.van) },
          {
            term: 'Laatste dag',
            value: grant.tot === null ? 'geen' : dagVoluit(laatsteDag(grant.tot)),
          },
          {
            term: 'Waarom',
            value: grant.reden,
            ...(grant.door ? { source: `gegeven door ${grant.door}` } : {}),
          },
        ]}
      />
    </Card>
  );
}

function Beeindigen({ persoon, grant, naam }: { persoon: string; grant: Grant; naam: string }): VNode {
  return (
    <ConfirmPanel id={`einde-${grant.id}`} trigger="Beëindigen" title={`De rol ${naam} beëindigen?`}>
      <p>Dit gaat meteen in. De rol blijft in de geschiedenis staan.</p>
      <form class="k-form" method="post" action={eindeUrl(persoon, grant.id)}>
        <Input id={`reden-${grant.id}`} name="reden" label="Waarom eindigt de rol" maxLength={500} />
        <div class="k-row">
          <Button type="submit" kind="careful" icon="x" label={`Rol beëindigen: ${naam}`}>
            Rol beëindigen
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
