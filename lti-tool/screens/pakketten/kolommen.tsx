import type { VNode } from 'preact';
import type { TabelVoorbeeld } from '../../../gateway/leerlijnen/formaten/tabel/voorbeeld.ts';
import { type ImportKeuzes, VELDEN, type Veld } from '../../../gateway/leerlijnen/uploads.ts';
import { buttonClass } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Table } from '../../ui/components/table.tsx';

/** What a person is asked; the rest is in exports of Koers only and goes along unseen. */
const GEVRAAGD: readonly (readonly [Veld, string])[] = [
  ['leergebied', 'Leergebied'],
  ['leerlijn', 'Leerlijn'],
  ['niveau', 'Niveau'],
  ['doelCode', 'Code van het doel'],
  ['doel', 'Tekst van het doel'],
  ['actie', 'Actie'],
  ['actieSoort', 'Soort actie'],
  ['wie', 'Wie doet de actie'],
  ['ritme', 'Hoe vaak'],
  ['kerndoelen', 'Kerndoelen'],
  ['volgorde', 'Volgorde'],
  ['ouder', 'Waar het onder valt'],
  ['id', 'Kenmerk (vast nummer)'],
];
const GEZIEN: ReadonlySet<Veld> = new Set(GEVRAAGD.map(([veld]) => veld));
const VERPLICHT: ReadonlySet<Veld> = new Set(['doel']);

export interface KolommenKaartProps {
  voorbeeld: TabelVoorbeeld;
  kolommen: ImportKeuzes['kolommen'];
  alsEerder: boolean;
}

/** Which column of a table is what, with its first rows in sight. The choice is remembered for the next sheet like it. */
export function KolommenKaart({ voorbeeld, kolommen, alsEerder }: KolommenKaartProps): VNode {
  const velden = kolommen?.velden ?? voorbeeld.velden;
  const opties = [
    { value: '', label: 'geen kolom' },
    ...voorbeeld.koppen.map((kop) => ({ value: kop, label: kop })),
  ];
  return (
    <Card title="Welke kolom is wat?" icon="list-check">
      {alsEerder ? (
        <Notice kind="info" title="Dit zijn de kolommen die jullie de vorige keer kozen." />
      ) : null}
      <input type="hidden" name="tabel" value="ja" />
      <div class="s-kolommen">
        {GEVRAAGD.map(([veld, naam]) => (
          <Select
            key={veld}
            id={`kolom-${veld}`}
            name={`kolom.${veld}`}
            label={naam}
            options={opties}
            value={velden[veld] ?? ''}
            {...(VERPLICHT.has(veld) ? {} : { optional: true })}
          />
        ))}
      </div>
      {VELDEN.filter((veld) => !GEZIEN.has(veld) && velden[veld] !== undefined).map((veld) => (
        <input key={veld} type="hidden" name={`kolom.${veld}`} value={velden[veld]} />
      ))}
      <Vorm voorbeeld={voorbeeld} />
      <Voorbeeld voorbeeld={voorbeeld} />
    </Card>
  );
}

const TEKENS = [
  { value: 'komma', label: 'komma', teken: ',' },
  { value: 'puntkomma', label: 'puntkomma', teken: ';' },
  { value: 'tab', label: 'tab', teken: '\t' },
] as const;

/** How the table itself is made: its sheet, its line of headings, what stands between two cells. */
function Vorm({ voorbeeld }: { voorbeeld: TabelVoorbeeld }): VNode {
  const { bladen, blad, kopregel, scheidingsteken } = voorbeeld;
  return (
    <details class="k-confirm">
      <summary class={buttonClass('subtle')}>De tabel zelf klopt niet</summary>
      <div class="k-confirm__body">
        {bladen.length > 1 ? (
          <Select
            id="blad"
            name="blad"
            label="Tabblad"
            options={bladen.map((naam) => ({ value: naam, label: naam }))}
            value={blad ?? ''}
          />
        ) : null}
        <Input
          id="kopregel"
          name="kopregel"
          label="Regel met de koppen"
          hint="0 als er geen koppen zijn."
          value={String(kopregel)}
          inputMode="numeric"
          short
        />
        {scheidingsteken === null ? null : (
          <Select
            id="scheidingsteken"
            name="scheidingsteken"
            label="Tussen twee kolommen staat een"
            options={TEKENS}
            value={TEKENS.find(({ teken }) => teken === scheidingsteken)?.value ?? 'komma'}
          />
        )}
      </div>
    </details>
  );
}

const EERSTE = 6;

function Voorbeeld({ voorbeeld }: { voorbeeld: TabelVoorbeeld }): VNode {
  return (
    <Table
      caption={`De eerste regels van ${voorbeeld.aantal}`}
      rows={voorbeeld.rijen.slice(0, EERSTE)}
      rowKey={(rij) => String(rij.regel)}
      empty={<p>Er staan geen regels in.</p>}
      columns={[
        { key: 'regel', header: 'Regel', rowHeader: true, cell: (rij) => rij.regel },
        ...voorbeeld.koppen.map((kop, n) => ({
          key: kop,
          header: kop,
          cell: (rij: TabelVoorbeeld['rijen'][number]) => rij.cellen[n] ?? '',
        })),
      ]}
    />
  );
}
