import type { VNode } from 'preact';
import type { RegelMelding } from '../../../gateway/leerlijnen/formaten/gelezen.ts';
import { Badge, type Tone } from '../../ui/components/badge.tsx';
import { Table } from '../../ui/components/table.tsx';

const UITKOMST: Readonly<Record<RegelMelding['uitkomst'], { woord: string; tone: Tone }>> = {
  aangenomen: { woord: 'aangenomen', tone: 'success' },
  aangepast: { woord: 'aangepast', tone: 'warning' },
  geweigerd: { woord: 'niet overgenomen', tone: 'error' },
};

/** So many lines on a page; the counts are always whole. */
const OP_EEN_PAGINA = 200;
const ERNST: Readonly<Record<RegelMelding['uitkomst'], number>> = {
  geweigerd: 0,
  aangepast: 1,
  aangenomen: 2,
};

/** What became of the rows of a source that were not simply accepted: what was refused first. */
export function Regels({ regels }: { regels: readonly RegelMelding[] }): VNode {
  const opErnst = [...regels].sort((a, b) => ERNST[a.uitkomst] - ERNST[b.uitkomst]);
  const toon = opErnst.slice(0, OP_EEN_PAGINA).map((regel, n) => ({ ...regel, n }));
  const meer = regels.length - toon.length;
  return (
    <>
      <Table
        caption="Regels met een opmerking"
        rows={toon}
        rowKey={(regel) => String(regel.n)}
        empty={<p>Alles is overgenomen zoals het er staat.</p>}
        columns={[
          { key: 'plek', header: 'Waar', rowHeader: true, cell: (regel) => regel.plek || 'het hele bestand' },
          {
            key: 'uitkomst',
            header: 'Wat Koers deed',
            cell: ({ uitkomst }) => <Badge tone={UITKOMST[uitkomst].tone}>{UITKOMST[uitkomst].woord}</Badge>,
          },
          { key: 'waarom', header: 'Waarom', cell: (regel) => regel.waarom },
        ]}
      />
      {meer > 0 ? <p class="k-small k-soft">{`En nog ${meer} regels met een opmerking.`}</p> : null}
    </>
  );
}
