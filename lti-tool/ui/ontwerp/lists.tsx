import type { VNode } from 'preact';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { KeyValueList } from '../components/key-value.tsx';
import { LeerlingChip, Person } from '../components/leerling-chip.tsx';
import { Steps } from '../components/steps.tsx';
import { Table } from '../components/table.tsx';
import { Timeline } from '../components/timeline.tsx';
import { Section } from './section.tsx';

const RUNS = [
  { id: '1', wanneer: 'vandaag 03.00 uur', nieuw: 2, gelijk: 28, soort: 'success', woord: 'gelukt' },
  { id: '2', wanneer: 'gisteren 03.00 uur', nieuw: 0, gelijk: 30, soort: 'warning', woord: '1 vraag' },
  { id: '3', wanneer: 'woensdag 03.00 uur', nieuw: 0, gelijk: 0, soort: 'error', woord: 'gestopt' },
] as const;

export function ListsSection(): VNode {
  return (
    <Section id="lijsten" title="Lijsten en kaarten">
      <div class="k-grid">
        <Card title="De Schelpen" href="#groep" icon="users" foot={<Badge tone="info">6 leerlingen</Badge>}>
          <p>Vandaag: 4 acties en 1 gesprek.</p>
        </Card>
        <Card
          title="Geld niveau 3"
          href="#groep2"
          icon="users"
          tone="land"
          foot={<Badge tone="warning">2 doelen bijna af</Badge>}
        >
          <p>Vijf leerlingen uit drie groepen.</p>
        </Card>
        <Card title="Mensen">
          <LeerlingChip naam="Pip Regenlaars" href="#pip" note="7 jaar, De Schelpen" />
          <LeerlingChip naam="Saar Sterrenschrift" large note="leerroute 6" />
          <Person naam="Marjan Schelpenpad" soort="medewerker" note="leerkracht" />
        </Card>
      </div>
      <Card title="Profiel" icon="user" aside={<Button size="small">Wijzig</Button>}>
        <KeyValueList
          items={[
            {
              term: 'Leerroute',
              value: 'Leerroute 4',
              source: 'vastgesteld op 12 september door de commissie',
            },
            { term: 'Uitstroombestemming', value: '(beschutte) arbeid: groen' },
            { term: 'Stamgroep', value: 'De Schelpen', source: 'uit ParnasSys, gisteren' },
            { term: 'Leeftijd', value: '7 jaar' },
          ]}
        />
      </Card>
      <Card title="Zo gaat het">
        <Steps
          label="Stappen van een plan"
          steps={[
            { key: 'schrijven', label: 'Schrijven', state: 'done', note: '3 november' },
            { key: 'bespreken', label: 'Bespreken', state: 'now', note: 'afspraak op 24 november' },
            { key: 'vragen', label: 'Vragen', state: 'over' },
            { key: 'vaststellen', label: 'Vaststellen', state: 'ahead' },
          ]}
        />
      </Card>
      <Card title="Koppeling met ParnasSys" icon="plug">
        <Table
          caption="Laatste keren opgehaald"
          captionHidden
          rows={RUNS}
          rowKey={(row) => row.id}
          columns={[
            { key: 'wanneer', header: 'Wanneer', cell: (row) => row.wanneer },
            {
              key: 'uitkomst',
              header: 'Uitkomst',
              cell: (row) => <Badge tone={row.soort}>{row.woord}</Badge>,
            },
            { key: 'nieuw', header: 'Nieuw', cell: (row) => row.nieuw, numeric: true },
            { key: 'gelijk', header: 'Gelijk gebleven', cell: (row) => row.gelijk, numeric: true },
          ]}
        />
      </Card>
      <Card title="Logboek" icon="history">
        <Timeline
          label="Wat er gebeurde"
          entries={[
            {
              key: '1',
              datetime: '2026-11-20T10:12',
              when: 'vandaag 10.12 uur',
              who: 'Marjan Schelpenpad',
              what: 'Doel behaald: betaalt met gepast geld',
              icon: 'check',
            },
            {
              key: '2',
              datetime: '2026-11-19T14:30',
              when: 'gisteren 14.30 uur',
              who: 'Kees Vloedlijn',
              what: 'Actie gedaan: winkelspel met echte munten',
              undone: true,
            },
            {
              key: '3',
              datetime: '2026-11-02',
              when: '2 november',
              who: 'Petra Poolster',
              what: 'Geplaatst op niveau 3 voor Geld',
              icon: 'stairs-up',
              detail: <p class="k-small">Reden: alle doelen van niveau 2 behaald.</p>,
            },
          ]}
        />
      </Card>
    </Section>
  );
}
