import type { VNode } from 'preact';
import { Baan } from '../charts/baan.tsx';
import { Tijdlijn } from '../charts/tijdlijn.tsx';
import { Card } from '../components/card.tsx';
import { Section } from './section.tsx';

const NIVEAUS = ['N1', 'N2', 'N3', 'N4', 'N5'];
const WEG = [
  { op: '2024-09-16', positie: 0.5 },
  { op: '2025-03-10', positie: 1 },
  { op: '2025-11-03', positie: 2 },
  { op: '2026-05-18', positie: 1.5 },
  { op: '2026-11-20', positie: 2.5 },
];
const ROUTE = [
  { vanaf: '2024-08-01', verwacht: 1.5 },
  { vanaf: '2025-08-01', verwacht: 2 },
  { vanaf: '2026-08-01', verwacht: 2.5 },
];

export function ChartsSection(): VNode {
  return (
    <Section
      id="tekeningen"
      title="Tekeningen"
      lead="Een tekening staat nooit alleen: ernaast of eronder zeggen woorden of een tabel hetzelfde."
    >
      <div class="k-grid">
        <Card title="Op de leerlijn" level={3}>
          <Baan niveaus={NIVEAUS} positie={2.5} verwacht={3.3} streef={3} uitstroom={4} />
        </Card>
        <Card title="Streefniveau is het uitstroomniveau" level={3}>
          <Baan niveaus={NIVEAUS} positie={5} verwacht={3.3} streef={4} uitstroom={4} />
        </Card>
        <Card title="Net begonnen" level={3}>
          <Baan niveaus={NIVEAUS} positie={0} />
        </Card>
      </div>
      <Card title="Door de tijd" level={3}>
        <Tijdlijn
          niveaus={NIVEAUS}
          punten={WEG}
          route={ROUTE}
          verder={{ op: '2027-07-31', laag: 2.2, hoog: 3.6 }}
          merken={[
            { op: '2025-06-02', nummer: 1 },
            { op: '2026-11-20', nummer: 2 },
          ]}
        />
        <p class="k-small">Nu 2,5. Vooruitblik op 31 juli 2027: 2,2 tot 3,6. Twee resultaten.</p>
      </Card>
    </Section>
  );
}
