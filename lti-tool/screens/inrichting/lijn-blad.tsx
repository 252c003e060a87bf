import type { VNode } from 'preact';
import type { Boom, InrichtingView, Knoop } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Nieuw, Verborgen } from './nieuw.tsx';
import { type Plaats, Rij, WERKBLAD } from './rij.tsx';
import { doelUrl, inrichtingUrl, plakUrl } from './urls.ts';
import { kinderen, titelVan } from './woorden.ts';

export interface LijnBladProps {
  view: InrichtingView;
  plaats: Plaats;
  /** The leerlijn that is open. */
  lijn: Knoop | null;
  /** Of what one was added just now: the row to add the next gets the focus. */
  erbij?: string | undefined;
}

/** The leerlijn to open: the one asked for, else the first. */
export function lijnVan(boom: Boom, gevraagd: string | undefined): Knoop | null {
  const lijnen = kinderen(boom, 'leergebied', null).er.flatMap(
    (g) => kinderen(boom, 'leerlijn', g.entiteit).er,
  );
  return lijnen.find((lijn) => lijn.entiteit === gevraagd) ?? lijnen[0] ?? null;
}

/** One leerlijn with its niveaus and doelen to type in, and the way to the others. */
export function LijnBlad(props: LijnBladProps): VNode {
  const { view, plaats, lijn } = props;
  return (
    <div id={WERKBLAD} class="k-stack">
      <Wijzer view={view} plaats={plaats} lijn={lijn} erbij={props.erbij} />
      {lijn === null ? (
        <EmptyState title="Er is nog geen leerlijn">
          Maak hierboven eerst een leergebied, en daarin een leerlijn. Daarna typ of plak je de doelen.
        </EmptyState>
      ) : (
        <Lijn {...props} lijn={lijn} />
      )}
    </div>
  );
}

function Wijzer({ view, plaats, lijn, erbij }: LijnBladProps): VNode {
  const gebieden = kinderen(view.boom, 'leergebied', null);
  return (
    <details class="k-card s-wijzer" open={lijn === null || erbij === 'leergebied' || erbij === 'leerlijn'}>
      <summary class="s-wijzer__kop">
        {lijn === null
          ? 'Leergebieden en leerlijnen'
          : `Andere leerlijn, of een nieuwe. Nu open: ${titelVan(lijn)}`}
      </summary>
      <div class="k-stack">
        {gebieden.er.map((gebied) => (
          <section key={gebied.entiteit} class="k-stack k-stack--tight" aria-label={titelVan(gebied)}>
            <Rij plaats={plaats} knoop={gebied} />
            <Lijnen view={view} plaats={plaats} gebied={gebied} open={lijn} erbij={erbij} />
          </section>
        ))}
        <Verborgen plaats={plaats} knopen={gebieden.verborgen} />
        <Nieuw plaats={plaats} soort="leergebied" ouder={null} focus={erbij === 'leergebied'} />
      </div>
    </details>
  );
}

interface LijnenProps {
  view: InrichtingView;
  plaats: Plaats;
  gebied: Knoop;
  open: Knoop | null;
  erbij?: string | undefined;
}

function Lijnen({ view, plaats, gebied, open }: LijnenProps): VNode {
  const lijnen = kinderen(view.boom, 'leerlijn', gebied.entiteit);
  return (
    <div class="s-onder-rij k-stack k-stack--tight">
      <ul class="s-lijst">
        {lijnen.er.map((lijn) => (
          <li key={lijn.entiteit}>
            <a
              href={inrichtingUrl(plaats.inrichting, lijn.entiteit)}
              aria-current={lijn.entiteit === open?.entiteit ? 'page' : undefined}
            >
              {titelVan(lijn)}
            </a>
          </li>
        ))}
      </ul>
      <Verborgen plaats={plaats} knopen={lijnen.verborgen} />
      <Nieuw plaats={plaats} soort="leerlijn" ouder={gebied.entiteit} bij={titelVan(gebied)} />
    </div>
  );
}

function Lijn({ view, plaats, lijn, erbij }: LijnBladProps & { lijn: Knoop }): VNode {
  const geordend = 'geordend' in lijn.velden && lijn.velden.geordend;
  const niveaus = kinderen(view.boom, 'niveau', lijn.entiteit);
  return (
    <section class="k-stack" aria-labelledby="lijn-kop">
      <div class="k-row">
        <h2 id="lijn-kop">{titelVan(lijn)}</h2>
        <LinkButton href={plakUrl(plaats.inrichting, lijn.entiteit)} size="small" icon="notes">
          Plak uit een spreadsheet
        </LinkButton>
      </div>
      <Rij plaats={plaats} knoop={lijn} />
      {geordend ? (
        <>
          {niveaus.er.map((niveau) => (
            <Card key={niveau.entiteit} title={titelVan(niveau)} level={3} id={`niveau-${niveau.entiteit}`}>
              <Rij plaats={plaats} knoop={niveau} />
              <Doelen view={view} plaats={plaats} plek={niveau} erbij={erbij} />
            </Card>
          ))}
          <Verborgen plaats={plaats} knopen={niveaus.verborgen} />
          <Nieuw
            plaats={plaats}
            soort="niveau"
            ouder={lijn.entiteit}
            bij={titelVan(lijn)}
            focus={erbij === lijn.entiteit}
          />
        </>
      ) : (
        <Card title="Doelen, zonder niveaus" level={3}>
          <Doelen view={view} plaats={plaats} plek={lijn} erbij={erbij} />
        </Card>
      )}
    </section>
  );
}

interface DoelenProps {
  view: InrichtingView;
  plaats: Plaats;
  plek: Knoop;
  erbij: string | undefined;
}

function Doelen({ view, plaats, plek, erbij }: DoelenProps): VNode {
  const doelen = kinderen(view.boom, 'leerdoel', plek.entiteit);
  return (
    <div class="k-stack k-stack--tight">
      {doelen.er.map((doel) => {
        const acties = kinderen(view.boom, 'actie', doel.entiteit).er.length;
        return (
          <Rij key={doel.entiteit} plaats={plaats} knoop={doel}>
            <LinkButton
              id={`acties-${doel.entiteit}`}
              href={doelUrl(plaats.inrichting, doel.entiteit)}
              kind="subtle"
              size="small"
              label={`Acties (${acties}) bij ${titelVan(doel)}`}
            >
              {`Acties (${acties})`}
            </LinkButton>
          </Rij>
        );
      })}
      <Verborgen plaats={plaats} knopen={doelen.verborgen} />
      <Nieuw
        plaats={plaats}
        soort="leerdoel"
        ouder={plek.entiteit}
        bij={titelVan(plek)}
        focus={erbij === plek.entiteit}
      />
    </div>
  );
}
