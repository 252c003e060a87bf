import type { VNode } from 'preact';
import type { Cel, Deel, Tabel } from '../../../gateway/rapportage/service.ts';
import { PATRONEN, type Patroon, Staaf, StaafTeken } from '../../ui/charts/staven.tsx';
import { Table } from '../../ui/components/table.tsx';
import { kolomNaam, rijNaam, VERDELING } from './woorden.ts';

/** A figure, or that it is not shown. */
export function Getal({ n }: { n: Cel }): VNode {
  if (n !== null) return <span>{n}</span>;
  return (
    <span>
      <span aria-hidden="true">–</span>
      <span class="k-hidden">niet getoond</span>
    </span>
  );
}

/** What is below or unknown is empty or dotted, what is reached is full: the same in every chart. */
const PATROON: Readonly<Record<string, Patroon>> = {
  onder: 'punt',
  op: 'vol',
  boven: 'schuin',
  lager: 'punt',
  gelijk: 'vol',
  hoger: 'schuin',
  anders: 'ruit',
  vso: 'ruit',
  bestendig: 'vol',
  niet_bestendig: 'punt',
  onbekend: 'leeg',
};

/** Of columns taken together the first that another column has not. */
function patronenVan(tabel: Tabel): Patroon[] {
  const over = new Set<Patroon>(PATRONEN);
  return tabel.kolommen.map(({ sleutels }) => {
    const wens = sleutels.flatMap((s) => PATROON[s] ?? []).find((p) => over.has(p)) ?? 'leeg';
    over.delete(wens);
    return wens;
  });
}

/** Columns in which somebody stands; an empty one tells nothing. */
const gevuld = ({ tabel }: Deel): number[] => tabel.totalen.flatMap((n, i) => (n > 0 ? [i] : []));

/** Whether there is more to see than how many pupils there are: not when all columns had to be taken together. */
export const zegtIets = (deel: Deel): boolean =>
  gevuld(deel).length > 1 || gevuld(deel).some((i) => deel.tabel.kolommen[i]?.sleutels.length === 1);

/** What the patterns mean; once for all charts of a subject. */
export function Legenda({ deel }: { deel: Deel }): VNode {
  const patronen = patronenVan(deel.tabel);
  return (
    <ul class="s-legenda">
      {gevuld(deel).map((i) => (
        <li key={i}>
          <StaafTeken patroon={patronen[i] ?? 'leeg'} />
          {kolomNaam(deel.tabel.kolommen[i]?.sleutels ?? [])}
        </li>
      ))}
    </ul>
  );
}

/** A chart and its table in one: a bar in each row, with the figures beside it. */
export function Grafiek({ deel, bijschrift }: { deel: Deel; bijschrift: string }): VNode {
  const { tabel, verdeling } = deel;
  const patronen = patronenVan(tabel);
  const { kop, kolom } = VERDELING[verdeling];
  return (
    <div class="s-grafiek">
      <h4>{kop}</h4>
      <Table
        caption={`${bijschrift}, ${kop.toLowerCase()}`}
        captionHidden
        scrolls
        rows={tabel.rijen}
        rowKey={(rij) => rij.sleutels.join('|')}
        columns={[
          { key: 'naam', header: kolom, rowHeader: true, cell: (rij) => rijNaam(verdeling, rij.sleutels) },
          {
            key: 'staaf',
            header: 'Verdeling',
            cell: (rij) => (
              <Staaf
                totaal={rij.totaal}
                delen={gevuld(deel).map((i) => ({
                  patroon: patronen[i] ?? 'leeg',
                  aantal: rij.cellen[i] ?? 0,
                }))}
              />
            ),
          },
          ...gevuld(deel).map((i) => ({
            key: `k${i}`,
            header: kolomNaam(tabel.kolommen[i]?.sleutels ?? []),
            numeric: true,
            cell: (rij: Tabel['rijen'][number]) => <Getal n={rij.cellen[i] ?? null} />,
          })),
          { key: 'totaal', header: 'Samen', numeric: true, cell: (rij) => <span>{rij.totaal}</span> },
        ]}
      />
    </div>
  );
}
