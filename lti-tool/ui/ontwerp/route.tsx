import type { VNode } from 'preact';
import { Card } from '../components/card.tsx';
import { NiveauBar } from '../components/niveau-bar.tsx';
import { Progress } from '../components/progress.tsx';
import { RouteStrook } from '../components/route-strook.tsx';
import { Table } from '../components/table.tsx';
import { Voortgang } from '../components/voortgang.tsx';
import { Section } from './section.tsx';

const NIVEAUS = ['N1', 'N2', 'N3', 'N4', 'N5'];
const LIJNEN = [
  { naam: 'Mondelinge taal', huidig: 3, deel: 0.5, streef: 3, uitstroom: 4, behaald: 1, totaal: 2 },
  { naam: 'Geld', huidig: 3, deel: 0.75, streef: 4, uitstroom: 4, behaald: 3, totaal: 4 },
  { naam: 'Samen met anderen', huidig: 1, deel: 1, streef: 2, uitstroom: 4, behaald: 0, totaal: 2 },
  { naam: 'Ervaren en meedoen', huidig: 0, behaald: 2, totaal: 4 },
];

export function RouteSection(): VNode {
  return (
    <Section
      id="route"
      title="Route en voortgang"
      lead="De getrokken lijn is gevaren, de stippels liggen nog voor je. De vlag is het streefniveau, het anker het uitstroomniveau, de ruit wat de route verwachtte."
    >
      <Card title="Route van Milan" level={3} icon="route">
        <RouteStrook
          niveaus={NIVEAUS}
          huidig={2}
          deel={0.6}
          streef={3}
          uitstroom={4}
          plan={2.2}
          bestemming="(beschutte) arbeid: groen"
        />
      </Card>
      <div class="k-grid">
        <Card title="Net begonnen" level={3}>
          <RouteStrook
            niveaus={NIVEAUS}
            huidig={0}
            streef={1}
            uitstroom={2}
            bestemming="taakgerichte dagbesteding"
          />
        </Card>
        <Card title="Zonder niveaus" level={3}>
          <RouteStrook niveaus={[]} huidig={0} bestemming="dagbesteding" />
          <Voortgang behaald={2} totaal={4} zonderNiveaus />
        </Card>
      </div>
      <Card>
        <Table
          caption="Leergebieden van Milan in deze periode"
          rows={LIJNEN}
          rowKey={(row) => row.naam}
          columns={[
            { key: 'naam', header: 'Leerlijn', cell: (row) => row.naam },
            {
              key: 'niveau',
              header: 'Niveau',
              cell: (row) => <NiveauBar {...row} niveaus={row.huidig > 0 ? NIVEAUS : []} />,
            },
            {
              key: 'voortgang',
              header: 'Doelen van het streefniveau',
              cell: (row) => (
                <Voortgang behaald={row.behaald} totaal={row.totaal} zonderNiveaus={row.huidig === 0} />
              ),
            },
          ]}
        />
      </Card>
      <Card title="Lang werk" level={3}>
        <Progress id="werk-1" label="Leerlingen ophalen" value={320} max={1200} text="320 van 1.200" />
        <Progress id="werk-2" label="Wachten op ParnasSys" />
      </Card>
    </Section>
  );
}
