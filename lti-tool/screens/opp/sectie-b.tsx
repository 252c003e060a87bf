import type { VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { Table } from '../../ui/components/table.tsx';
import { dagVoluit } from '../datum.ts';
import type { VeldKader } from './kader.ts';
import { Schrijfveld } from './schrijfveld.tsx';
import { Sectie } from './sectie.tsx';
import { Bewoog, Veld } from './veld.tsx';

interface Props {
  b: OppInhoud['b'];
  kader: VeldKader;
  roepnaam: string;
}

/** B: who this pupil is and where he stands on every leerlijn; without a percentage where a leerlijn has no niveaus (R4). */
export function SectieB({ b, kader, roepnaam }: Props): VNode {
  return (
    <Sectie letter="b">
      <dl class="k-facts k-facts--wide">
        <Schrijfveld
          label={`Wie is ${roepnaam}?`}
          hint="In een paar zinnen: hoe leert hij of zij, en wat valt op?"
          veld={b.beeld}
          kader={kader}
          rows={4}
        />
        <Veld label="Onderwijsleeftijd" veld={b.onderwijsleeftijd} kader={kader} />
      </dl>
      <h3>Per leerlijn</h3>
      <Bewoog veld="b.leergebieden" kader={kader} />
      {b.leergebieden.length === 0 ? (
        <p class="k-soft">Er zijn nog geen streefniveaus.</p>
      ) : (
        <ul class="s-opp__rijen s-opp__lijnen">
          {b.leergebieden.map((rij) => (
            <li key={rij.leerlijn}>
              <h4 class="s-opp__rijkop">
                {rij.leerlijn} <span class="k-soft">{rij.leergebied}</span>
              </h4>
              <dl class="k-facts">
                <Veld label="Nu" veld={rij.nu} kader={kader} />
                <Veld label="Streefniveau" veld={rij.streefniveau} kader={kader} />
              </dl>
            </li>
          ))}
        </ul>
      )}
      <OndersteuningEnResultaten b={b} kader={kader} />
    </Sectie>
  );
}

function OndersteuningEnResultaten({ b, kader }: Omit<Props, 'roepnaam'>): VNode {
  return (
    <>
      <Bewoog veld="b.ondersteuning" kader={kader} />
      {b.ondersteuning.length > 0 ? (
        <>
          <h3>Ondersteuning die nodig is</h3>
          <dl class="k-facts">
            {b.ondersteuning.map((o) => (
              <Veld key={o.gebied} label={`${o.gebied}: ${o.intensiteit}`} veld={o.veld} kader={kader} />
            ))}
          </dl>
        </>
      ) : null}
      <Bewoog veld="b.resultaten" kader={kader} />
      {b.resultaten.length > 0 ? (
        <Table
          caption="Laatste toetsen"
          rows={b.resultaten}
          rowKey={(r) => `${r.vak}/${r.toets}/${r.op}`}
          columns={[
            { key: 'vak', header: 'Vak', rowHeader: true, cell: (r) => r.vak },
            { key: 'toets', header: 'Toets', cell: (r) => r.toets },
            { key: 'uitslag', header: 'Uitslag', cell: (r) => r.uitslag },
            { key: 'op', header: 'Wanneer', cell: (r) => `${dagVoluit(r.op)}, uit ${r.bron}` },
          ]}
        />
      ) : null}
    </>
  );
}
