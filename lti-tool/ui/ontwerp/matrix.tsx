import type { VNode } from 'preact';
import { Card } from '../components/card.tsx';
import { Matrix, MatrixLegend, type MatrixRow } from '../components/matrix.tsx';
import { type Stand, TickCell } from '../components/tick-cell.tsx';
import { Voortgang } from '../components/voortgang.tsx';
import { Section } from './section.tsx';

const DOELEN = [
  [
    'NT-M-2a',
    'beantwoordt een vraag naar "wie" of "wat" over een foto van de eigen dag met één woord, gebaar of symbool',
  ],
  ['NT-M-2b', 'voert een enkele mondelinge opdracht uit zonder dat die wordt voorgedaan'],
  ['RW-E-2a', 'herkent munten en briefjes tussen andere voorwerpen en legt gelijke bij elkaar'],
  ['RW-E-2b', 'betaalt met geld dat vooraf gepast is klaargelegd'],
  ['SE-S-2a', 'wacht op zijn beurt in een spel voor twee als een volwassene meekijkt'],
  ['SE-S-2b', 'laat met een gevoelskaart met vier gevoelens merken hoe hij zich voelt'],
] as const;

const LEERLINGEN: readonly (readonly [string, readonly (Stand | null)[]])[] = [
  ['Pip Regenlaars', [4, 3, 4, 2, 1, 0]],
  ['Juno Lampedoek', [1, 0, null, null, 2, 1]],
  ['Tygo Zandkasteel', [4, 4, 4, 4, 0, 1]],
  ['Mila Wolkenveer', [4, 4, 3, 2, 4, 3]],
  ['Boaz Knikkerpot', [2, 1, 0, 0, 1, 2]],
  ['Saar Sterrenschrift', [4, 4, 4, 4, 4, 3]],
];

function rowOf([leerling, standen]: (typeof LEERLINGEN)[number], r: number): MatrixRow {
  const eigen = standen.filter((stand) => stand !== null);
  return {
    key: String(r),
    leerling,
    href: '#leerling',
    note: 'leerroute 4',
    all: { post: '/ontwerp/rij', swap: 'none' },
    cells: standen.map((stand, c) =>
      stand === null
        ? null
        : {
            id: `tik-${r}-${c}`,
            done: stand === 4,
            stand,
            hx: { post: `/ontwerp/tik/${r}/${c}/${stand === 4 ? 3 : 4}` },
          },
    ),
    end: <Voortgang behaald={eigen.filter((stand) => stand === 4).length} totaal={eigen.length} compact />,
  };
}

export function MatrixSection(): VNode {
  return (
    <Section
      id="matrix"
      title="Matrix"
      lead="Leerlingen naar beneden, doelen opzij. Een vakje is een peilglas: het water stijgt tot het doel behaald is."
    >
      <MatrixLegend />
      <Matrix
        id="m"
        caption="Doelen van De Schelpen in deze periode"
        columns={DOELEN.map(([code, text]) => ({
          key: code,
          code,
          text,
          all: { post: '/ontwerp/kolom', swap: 'none' },
        }))}
        rows={LEERLINGEN.map(rowOf)}
      />
      <Card title="Een los vakje" level={3}>
        <div class="k-row">
          <TickCell id="los-1" leerling="Pip" wat="time-timer op tafel" done={false} />
          <TickCell id="los-2" leerling="Pip" wat="winkelspel met echte munten" done />
          <TickCell id="los-3" leerling="Pip" wat="foto's van het weekend mailen" done={false} error />
          <TickCell id="los-4" leerling="Pip" wat="rustkaart afspreken" done={false} disabled />
          <TickCell id="los-5" leerling="Pip" wat="zithouding afstellen" done disabled />
        </div>
        <p class="k-small k-soft">Open, gedaan, niet bewaard, niet van jou, en gedaan maar niet van jou.</p>
      </Card>
    </Section>
  );
}
