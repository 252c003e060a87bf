import type { VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { Table } from '../../ui/components/table.tsx';
import { dagVoluit } from '../datum.ts';
import type { VeldKader } from './kader.ts';
import { Sectie } from './sectie.tsx';
import { Veld } from './veld.tsx';

/** G: what came of it, with ouders, at least once a year (R47). */
export function SectieG({ g, kader }: { g: OppInhoud['g']; kader: VeldKader }): VNode {
  if (g === null)
    return (
      <Sectie letter="g">
        <p class="s-opp__leeg">Nog niet geëvalueerd. Dat gebeurt ten minste één keer per schooljaar.</p>
      </Sectie>
    );
  return (
    <Sectie letter="g">
      <p>{`Op ${dagVoluit(g.op)} met ${g.deelnemers.join(', ')}.`}</p>
      <ul class="s-opp__rijen">
        {g.leergebieden.map((rij) => (
          <li key={rij.leerlijn}>
            <h3 class="s-opp__rijkop">
              {rij.leerlijn} <span class="k-soft">{rij.leergebied}</span>
            </h3>
            <p>{`Doel was ${rij.streefniveau ?? 'zonder niveau'}, bereikt: ${rij.behaald}.`}</p>
            <dl class="k-facts k-facts--wide">
              <Veld label="Conclusie" veld={rij.conclusie} kader={kader} />
            </dl>
          </li>
        ))}
      </ul>
      <Table
        caption="Doelen"
        rows={g.doelen}
        rowKey={(d) => d.code}
        empty={<p class="k-soft">Er zijn geen doelen afgesloten.</p>}
        columns={[
          { key: 'doel', header: 'Doel', rowHeader: true, cell: (d) => `${d.code} De leerling ${d.tekst}.` },
          { key: 'uitkomst', header: 'Uitkomst', cell: (d) => d.uitkomst },
        ]}
      />
      <dl class="k-facts k-facts--wide">
        <Veld label="Wat verandert er?" veld={g.wijzigingen} kader={kader} />
      </dl>
    </Sectie>
  );
}
