import type { VNode } from 'preact';
import type { GevondenLeerling } from '../../../gateway/access/trail/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { Lijst } from './lijst.tsx';
import { type Antwoord, leerlingKeuzeUrl, SPOOR } from './question.ts';
import { SECTIES } from './words.ts';

export interface SpoorPageProps {
  frame: Frame;
  /** What was typed in the search box. */
  naam: string;
  gevonden: readonly GevondenLeerling[];
  antwoord: Antwoord | null;
}

/** Who opened or changed what of a pupil, when and why: the screen of the FG (R83). */
export function SpoorPage({ frame, naam, gevonden, antwoord }: SpoorPageProps): VNode {
  return (
    <Page frame={frame} title={antwoord ? `Inzage ${antwoord.leerling.naam}` : 'Inzage'} plek="spoor">
      <PageHeader
        title={antwoord ? antwoord.leerling.naam : 'Inzage'}
        lead="Zie wie de gegevens van een leerling opende of veranderde. Dat je hier kijkt, staat er zelf ook bij."
        {...(antwoord ? { crumbs: [{ href: SPOOR, label: 'Inzage' }] } : {})}
      />
      {antwoord ? <Vraag {...antwoord} /> : <Zoek naam={naam} />}
      {antwoord?.found ? <Lijst {...antwoord} found={antwoord.found} /> : null}
      {antwoord === null && naam.trim() ? <Gevonden naam={naam} gevonden={gevonden} /> : null}
    </Page>
  );
}

function Zoek({ naam }: { naam: string }): VNode {
  return (
    <form class="k-form" method="get" action={SPOOR}>
      <Input
        id="naam"
        name="naam"
        type="search"
        label="Naam van de leerling"
        hint="Ook een leerling die van school is. Typ ten minste twee letters."
        value={naam}
        maxLength={100}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="search">
          Zoek
        </Button>
      </div>
    </form>
  );
}

function Gevonden({ naam, gevonden }: { naam: string; gevonden: readonly GevondenLeerling[] }): VNode {
  if (gevonden.length === 0)
    return (
      <EmptyState title={`Geen leerling gevonden bij "${naam.trim()}"`}>
        Kijk of de naam goed staat, of zoek op een deel van de naam.
      </EmptyState>
    );
  return (
    <Card title="Kies een leerling" icon="users">
      <Table
        caption="Gevonden leerlingen"
        captionHidden
        rows={gevonden}
        rowKey={(l) => l.id}
        columns={[
          {
            key: 'naam',
            header: 'Naam',
            rowHeader: true,
            cell: (l) => <a href={leerlingKeuzeUrl(l.id)}>{l.naam}</a>,
          },
          {
            key: 'geboren',
            header: 'Geboren',
            cell: (l) => (l.geboortedatum ? dagVoluit(l.geboortedatum) : 'onbekend'),
          },
          { key: 'waar', header: 'Op school', cell: (l) => (l.weg ? 'nee, vertrokken' : 'ja') },
        ]}
      />
    </Card>
  );
}

function Vraag({ leerling, invoer }: Antwoord): VNode {
  const { van, tot, fouten } = invoer;
  return (
    <form class="k-form" method="get" action={SPOOR} noValidate>
      <input type="hidden" name="leerling" value={leerling.id} />
      <Select
        id="sectie"
        name="sectie"
        label="Onderdeel"
        optional
        placeholder="Alles"
        value={invoer.sectie ?? ''}
        options={SECTIES}
      />
      <Input
        id="van"
        name="van"
        type="date"
        short
        label="Eerste dag"
        value={van}
        {...(fouten.van ? { error: fouten.van } : {})}
      />
      <Input
        id="tot"
        name="tot"
        type="date"
        short
        label="Laatste dag"
        value={tot}
        {...(fouten.tot ? { error: fouten.tot } : {})}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="eye">
          Laat zien
        </Button>
      </div>
    </form>
  );
}
