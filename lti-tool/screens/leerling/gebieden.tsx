import type { VNode } from 'preact';
import type { ProfielLeergebied, ProfielLeerlijn } from '../../../gateway/leerroute/view.ts';
import { Voortgang } from '../../ui/components/voortgang.tsx';
import { dagKort, laatsteDag } from '../datum.ts';
import { leerlijnUrl } from '../urls.ts';

export interface GebiedenProps {
  leerling: string;
  soort: 'LS' | 'LO';
  gebieden: readonly ProfielLeergebied[];
}

const TITEL = {
  LS: { kop: 'Leergebieden', uitleg: 'Vakken, zoals taal en rekenen' },
  LO: { kop: 'Leergebiedoverstijgend', uitleg: 'Ontwikkeling die door alle vakken loopt' },
} as const;

/** One side of the profile; LS and LO look and work alike (R2). A row for each leerlijn, by leergebied (R14). */
export function Gebieden({ leerling, soort, gebieden }: GebiedenProps): VNode {
  const { kop, uitleg } = TITEL[soort];
  return (
    <section class="k-card" aria-labelledby={`kop-${soort}`}>
      <div>
        <h2 id={`kop-${soort}`}>{kop}</h2>
        <p class="k-small k-soft">{uitleg}</p>
      </div>
      {gebieden.length === 0 ? (
        <p class="k-soft">In deze leerroute staan hier geen leerlijnen.</p>
      ) : (
        <div class="k-scroll">
          <table class="utrecht-table utrecht-table--html-table k-table k-table--stack s-profiel">
            <caption class="k-hidden">{`${kop}: streefniveau en hoever het is`}</caption>
            <thead>
              <tr>
                <th scope="col">Leerlijn</th>
                <th scope="col">Streefniveau</th>
                <th scope="col">Behaald</th>
                <th scope="col">Uitstroom</th>
              </tr>
            </thead>
            {gebieden.map((gebied) => (
              <tbody key={gebied.id}>
                <GebiedKop gebied={gebied} />
                {gebied.leerlijnen.map((lijn) => (
                  <Rij key={lijn.id} leerling={leerling} lijn={lijn} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </section>
  );
}

/** The leergebied itself, with its degree over all leerlijnen when there is more than one. */
function GebiedKop({ gebied }: { gebied: ProfielLeergebied }): VNode {
  return (
    <tr class="s-gebied">
      <th scope="rowgroup" colSpan={4}>
        {gebied.naam}
        {gebied.graad && gebied.leerlijnen.length > 1 ? (
          <span class="s-gebied__graad">{`samen ${gebied.graad.procent} %`}</span>
        ) : null}
      </th>
    </tr>
  );
}

function Rij({ leerling, lijn }: { leerling: string; lijn: ProfielLeerlijn }): VNode {
  const behaald = lijn.doelen.filter((doel) => doel.behaald).length;
  return (
    <tr id={`lijn-${lijn.id}`}>
      <th scope="row">
        <a href={leerlijnUrl(leerling, lijn.id)}>{lijn.naam}</a>
      </th>
      <td data-label="Streefniveau">
        {lijn.streefniveau?.naam ?? (lijn.geordend ? 'nog niet gekozen' : 'zonder niveaus')}
        {lijn.periode && lijn.heeftStreef ? (
          <span class="s-onder">{`t/m ${dagKort(laatsteDag(lijn.periode.tot))}`}</span>
        ) : null}
      </td>
      <td data-label="Behaald">
        {lijn.graad ? (
          <Voortgang behaald={lijn.graad.behaald} totaal={lijn.graad.totaal} compact />
        ) : lijn.doelen.length > 0 ? (
          <Voortgang behaald={behaald} totaal={lijn.doelen.length} zonderNiveaus compact />
        ) : (
          <span class="k-soft">nog geen doelen</span>
        )}
      </td>
      <td data-label="Uitstroom">{lijn.uitstroomniveau?.naam ?? '–'}</td>
    </tr>
  );
}
