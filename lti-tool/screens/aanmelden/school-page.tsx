import type { VNode } from 'preact';
import type { Where } from '../../../gateway/access/passkey-session.ts';
import { Rol } from '../../../gateway/model/actor.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { rolInWoorden } from '../roles.ts';
import { SCHOOL } from './urls.ts';

export interface SchoolPageProps {
  frame: Frame;
  schools: readonly Where[];
  /** The person this session is now. */
  person: string;
  naar: string;
}

const rollen = (where: Where): string =>
  rolInWoorden(new Set(where.rollen.filter((rol): rol is Rol => Rol.safeParse(rol).success)));

/** Who works for several schools, also of several besturen, says in which one. */
export function SchoolPage({ frame, schools, person, naar }: SchoolPageProps): VNode {
  return (
    <Page frame={frame} title="Kies je school">
      <PageHeader
        title="Kies je school"
        lead="Je ziet en verandert alleen gegevens van de school die je kiest."
      />
      {schools.map((where) => (
        <Card
          key={where.person}
          title={where.naam}
          icon="school"
          {...(where.person === person ? { aside: <Badge tone="success">Hier ben je nu</Badge> } : {})}
        >
          <p>{`${where.bestuur} · je bent hier ${rollen(where)}`}</p>
          {where.person === person ? (
            <div class="k-row">
              <LinkButton href={naar} icon="arrow-right">{`Verder bij ${where.naam}`}</LinkButton>
            </div>
          ) : (
            <form method="post" action={SCHOOL}>
              <input type="hidden" name="naar" value={naar} />
              <Button type="submit" name="person" value={where.person} icon="arrow-right">
                {`Naar ${where.naam}`}
              </Button>
            </form>
          )}
        </Card>
      ))}
    </Page>
  );
}
