import type { VNode } from 'preact';
import { PER_PAGINA, type TrailPage, type TrailState } from '../../../gateway/access/trail/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { dagKort, dagVoluit, datumVan, kloktijd } from '../datum.ts';
import { type Antwoord, csvUrl, spoorUrl } from './question.ts';
import { sectieInWoorden, waarom, wat, wie } from './words.ts';

export interface LijstProps extends Antwoord {
  found: TrailPage & { readonly stand: TrailState };
}

/** The answer: the lines of a page, whether they can be trusted, and the way to the other pages. */
export function Lijst({ leerling, invoer, pagina, found }: LijstProps): VNode {
  const { lines, totaal, stand } = found;
  const periode = `${dagVoluit(invoer.van)} tot en met ${dagVoluit(invoer.tot)}`;
  return (
    <section class="k-section" aria-labelledby="spoor-kop">
      <h2 id="spoor-kop">{`${totaal === 1 ? '1 regel' : `${totaal} regels`}, ${periode}`}</h2>
      <Stand stand={stand} />
      <Table
        caption="Wie opende of veranderde wat, het laatste eerst"
        captionHidden
        rows={lines}
        rowKey={(line) => line.id}
        empty={
          <EmptyState title="Niemand" level={3}>
            In deze periode heeft niemand dit onderdeel geopend of veranderd. Kies een langere periode of een
            ander onderdeel.
          </EmptyState>
        }
        columns={[
          {
            key: 'wanneer',
            header: 'Wanneer',
            rowHeader: true,
            cell: ({ at }) => (
              <time dateTime={at.toISOString()}>
                {`${dagKort(datumVan(at))} ${datumVan(at).slice(0, 4)}, ${kloktijd(at)}`}
              </time>
            ),
          },
          { key: 'wie', header: 'Wie', cell: wie },
          { key: 'wat', header: 'Wat', cell: wat },
          {
            key: 'onderdeel',
            header: 'Onderdeel',
            cell: (line) => (line.sectie === null ? <Nothing /> : sectieInWoorden(line.sectie)),
          },
          {
            key: 'waarom',
            header: 'Waarom',
            cell: (line) => (waarom(line) === '–' ? <Nothing /> : waarom(line)),
          },
        ]}
      />
      <Bladeren leerling={leerling.id} invoer={invoer} pagina={pagina} totaal={totaal} />
    </section>
  );
}

function Stand({ stand }: { stand: TrailState }): VNode {
  if (!stand.klopt)
    return (
      <Notice
        kind="error"
        title="De keten klopt niet: in het spoor is iets veranderd."
        next="Vraag wie de server beheert om “npx koers audit verify” te draaien. Dat noemt de regels."
      />
    );
  if (stand.tot === null)
    return <p>Deze regels zijn nog niet verzegeld. Dat gebeurt om de paar minuten, als Koers draait.</p>;
  return <p>{`De keten klopt tot ${dagVoluit(datumVan(stand.tot))} om ${kloktijd(stand.tot)}.`}</p>;
}

interface BladerenProps extends Pick<Antwoord, 'invoer' | 'pagina'> {
  leerling: string;
  totaal: number;
}

function Bladeren({ leerling, invoer, pagina, totaal }: BladerenProps): VNode | null {
  if (totaal === 0) return null;
  const laatste = Math.ceil(totaal / PER_PAGINA);
  return (
    <div class="k-row">
      {pagina > 1 ? (
        <LinkButton href={spoorUrl(leerling, invoer, pagina - 1)} icon="arrow-left">
          Nieuwer
        </LinkButton>
      ) : null}
      {laatste > 1 ? <span>{`Bladzijde ${pagina} van ${laatste}`}</span> : null}
      {pagina < laatste ? (
        <LinkButton href={spoorUrl(leerling, invoer, pagina + 1)} icon="arrow-right">
          Ouder
        </LinkButton>
      ) : null}
      <LinkButton href={csvUrl(leerling, invoer)} download="inzage.csv" icon="file-text">
        Download als bestand (CSV)
      </LinkButton>
    </div>
  );
}
