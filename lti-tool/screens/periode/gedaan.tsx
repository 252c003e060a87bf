import type { VNode } from 'preact';
import type { SluitLeerling } from '../../../gateway/leerroute/cyclus/view.ts';
import { Card } from '../../ui/components/card.tsx';
import { Table } from '../../ui/components/table.tsx';
import { dagKort } from '../datum.ts';
import { leerlingUrl } from '../urls.ts';

/** What is in the next period already, by this group or by another one a pupil is in. */
export function GedaanLijst({ leerlingen }: { leerlingen: readonly SluitLeerling[] }): VNode | null {
  const rows = leerlingen.filter((l) => l.gedaan.length > 0);
  if (rows.length === 0) return null;
  return (
    <Card title="Al in de volgende periode" icon="circle-check">
      <Table
        caption="Wie al aan de volgende periode werkt"
        captionHidden
        rows={rows}
        rowKey={(l) => l.leerling.id}
        columns={[
          {
            key: 'wie',
            header: 'Leerling',
            cell: (l) => <a href={leerlingUrl(l.leerling.id)}>{l.leerling.naam.voluit}</a>,
          },
          {
            key: 'wat',
            header: 'Streefniveau',
            cell: (l) =>
              l.gedaan.map((g) => `${g.leerlijn.naam}: ${g.niveau?.naam ?? 'zonder niveau'}`).join(', '),
          },
          { key: 'door', header: 'Gedaan', cell: (l) => [...new Set(l.gedaan.map(gedaanDoor))].join('; ') },
        ]}
      />
    </Card>
  );
}

const gedaanDoor = (g: SluitLeerling['gedaan'][number]): string =>
  [g.groep === null ? '' : `met ${g.groep}`, g.door, g.op === '' ? '' : dagKort(g.op)]
    .filter(Boolean)
    .join(', ');
