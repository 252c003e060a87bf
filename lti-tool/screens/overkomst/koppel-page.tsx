import type { VNode } from 'preact';
import type { Kandidaat, OpeningHier } from '../../../gateway/leerroute/overkomst/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Select } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { OVERKOMST, openingUrl } from './urls.ts';

export interface KoppelPageProps {
  frame: Frame;
  opening: OpeningHier;
  kandidaten: readonly Kandidaat[];
  fout?: string;
}

const geboren = (datum: string | null): string =>
  datum === null ? 'geboortedatum onbekend' : `geboren ${dagVoluit(datum)}`;

/** Who, of this school, the pupil is whose leerreis another school opened: proposed, and said by a person (R72). */
export function KoppelPage({ frame, opening, kandidaten, fout }: KoppelPageProps): VNode {
  const { daar, van, laatste } = opening;
  return (
    <Page frame={frame} title={`${daar.naam.voluit} van ${van}`}>
      <PageHeader
        title={`Wie is ${daar.naam.voluit} hier?`}
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: OVERKOMST, label: 'Leerlingen van een andere school' },
        ]}
        lead={`${van} heeft de leerreis voor jullie geopend. Wijs aan welke leerling van deze school het is.`}
      />
      <Card title={`Zo kent ${van} de leerling`} icon="user">
        <KeyValueList
          items={[
            { term: 'Naam', value: daar.naam.voluit },
            {
              term: 'Geboren',
              value: daar.geboortedatum === null ? 'onbekend' : dagVoluit(daar.geboortedatum),
            },
            { term: 'Open tot en met', value: dagVoluit(laatste) },
          ]}
        />
      </Card>
      <Card title="Wie is dit bij ons?" icon="users" tone="land">
        {fout === undefined ? null : (
          <div data-focus="" tabIndex={-1}>
            <Notice kind="error" announce title="Er is nog niemand gekoppeld">
              <p>{fout}</p>
            </Notice>
          </div>
        )}
        <Keuze opening={opening} kandidaten={kandidaten} />
      </Card>
    </Page>
  );
}

function Keuze({ opening, kandidaten }: Omit<KoppelPageProps, 'frame' | 'fout'>): VNode {
  const voorstellen = kandidaten.filter((k) => k.voorstel);
  const andere = kandidaten.filter((k) => !k.voorstel);
  if (kandidaten.length === 0)
    return (
      <EmptyState title="Deze school heeft nog geen leerlingen in Koers" level={3}>
        Zodra de leerling in jullie leerlingvolgsysteem staat en Koers dat heeft opgehaald, kun je hier
        koppelen.
      </EmptyState>
    );
  return (
    <form class="k-form" method="post" action={`${openingUrl(opening.id)}/koppel`} noValidate>
      {voorstellen.length === 0 ? (
        <Notice title="Koers ziet hier niemand met deze naam en geboortedatum">
          Staat de leerling nog niet in jullie leerlingvolgsysteem? Kom dan later terug. Of kies hieronder
          zelf.
        </Notice>
      ) : (
        <RadioGroup
          id="leerling"
          name="leerling"
          label="Naam en geboortedatum lijken op"
          hint="Een voorstel: jij zegt of het klopt."
          choices={[
            ...voorstellen.map((k) => ({
              value: k.id,
              label: k.naam.voluit,
              note: geboren(k.geboortedatum),
            })),
            { value: '', label: 'Iemand anders', note: 'Kies die hieronder.' },
          ]}
        />
      )}
      <Select
        id="anders"
        name="anders"
        label="Een andere leerling"
        optional
        placeholder="Kies een leerling"
        value=""
        options={andere.map((k) => ({
          value: k.id,
          label: `${k.naam.voluit}, ${geboren(k.geboortedatum)}`,
        }))}
      />
      <p class="k-soft">
        Klopt een koppeling toch niet? Vraag de andere school om de opening terug te nemen en opnieuw te
        openen.
      </p>
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Ja, dit is de leerling
        </Button>
      </div>
    </form>
  );
}
