import type { VNode } from 'preact';
import type { BeeldLijn, IntegraalBeeld } from '../../../gateway/leerroute/beeld/view.ts';
import { Baan } from '../../ui/charts/baan.tsx';
import { komma } from '../../ui/charts/getal.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LegendMark } from '../../ui/components/route-mark.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { Voortgang } from '../../ui/components/voortgang.tsx';
import { leerlijnUrl } from '../urls.ts';
import { prognoseTekst, routeWoord } from './woorden.ts';

const KOP = { LS: 'Leergebieden', LO: 'Leergebiedoverstijgend' } as const;

/** All leerlijnen against the route and against the plan, LS and LO alike (R2, R17, R18). */
export function Overzicht({ beeld }: { beeld: IntegraalBeeld }): VNode {
  return (
    <section class="k-card" aria-labelledby="overzicht-kop">
      <h2 id="overzicht-kop">Alle leerlijnen</h2>
      <Legenda beeld={beeld} />
      {(['LS', 'LO'] as const).map((soort) => (
        <Lijnen key={soort} beeld={beeld} soort={soort} />
      ))}
    </section>
  );
}

function Lijnen({ beeld, soort }: { beeld: IntegraalBeeld; soort: 'LS' | 'LO' }): VNode | null {
  const lijnen = beeld.lijnen.filter((l) => l.soort === soort);
  if (lijnen.length === 0) return null;
  return (
    <Table
      caption={KOP[soort]}
      rows={lijnen}
      rowKey={(lijn) => lijn.id}
      columns={[
        { key: 'lijn', header: 'Leerlijn', rowHeader: true, cell: (l) => <Naam beeld={beeld} lijn={l} /> },
        { key: 'baan', header: 'Nu', cell: (l) => <Nu lijn={l} /> },
        // The placement is not shared, so neither is what it expects (R63).
        ...(beeld.beperkt
          ? []
          : [{ key: 'route', header: 'Tegenover de route', cell: (l: BeeldLijn) => <Route lijn={l} /> }]),
        { key: 'plan', header: 'Tegenover het plan', cell: (l) => <Plan lijn={l} /> },
      ]}
    />
  );
}

function Naam({ beeld, lijn }: { beeld: IntegraalBeeld; lijn: BeeldLijn }): VNode {
  const { leergebied } = lijn;
  return (
    <>
      <a href={leerlijnUrl(beeld.leerling.id, lijn.id)}>{lijn.naam}</a>
      {leergebied.naam === lijn.naam ? null : <span class="s-onder">{leergebied.naam}</span>}
    </>
  );
}

function Nu({ lijn }: { lijn: BeeldLijn }): VNode {
  if (!lijn.geordend) return <span class="k-soft">zonder niveaus</span>;
  if (lijn.positie === null) return <span class="k-soft">nog niets bekend</span>;
  return (
    <Baan
      niveaus={lijn.niveaus}
      positie={lijn.positie}
      verwacht={lijn.route?.verwacht}
      streef={lijn.streef?.rang}
      uitstroom={lijn.uitstroom?.rang}
    />
  );
}

/** Measure A, with what the own history makes likely under it. */
function Route({ lijn }: { lijn: BeeldLijn }): VNode {
  const { route, prognose } = lijn;
  if (!lijn.geordend) return <Nothing />;
  if (route === null) return <span class="k-soft">niet te zeggen</span>;
  const { tone, icon, tekst } = routeWoord(route);
  return (
    <div class="s-beeld__route">
      <Badge tone={tone} icon={icon}>
        {tekst}
      </Badge>
      <span class="s-onder">{`nu ${komma(lijn.positie ?? 0)}, verwacht ${komma(route.verwacht)}`}</span>
      {prognose === null ? null : <span class="s-onder">{prognoseTekst(prognose)}</span>}
    </div>
  );
}

/** Measure B: the doelen of the streefniveau; without niveaus only the count (R4). */
function Plan({ lijn }: { lijn: BeeldLijn }): VNode {
  if (!lijn.geordend)
    return <Voortgang behaald={lijn.doelen.behaald} totaal={lijn.doelen.totaal} zonderNiveaus compact />;
  if (lijn.plan === null || lijn.streef === null) return <span class="k-soft">geen streefniveau</span>;
  return (
    <>
      <Voortgang behaald={lijn.plan.behaald} totaal={lijn.plan.totaal} compact />
      <span class="s-onder">{`van ${lijn.streef.naam}`}</span>
    </>
  );
}

/** What the marks mean, and what the two measures are measured against. */
function Legenda({ beeld }: { beeld: IntegraalBeeld }): VNode {
  const { beperkt } = beeld;
  return (
    <div class="s-beeld__uitleg k-small">
      <p class="k-route__legend">
        <Merk kind="nu" tekst="nu" />
        {beperkt ? null : <Merk kind="plan" tekst="hier verwacht de route de leerling" />}
        <Merk kind="streef" tekst="streefniveau" />
        {beperkt ? null : <Merk kind="uitstroom" tekst="uitstroomniveau" />}
      </p>
      <p>{`3,5 betekent: drie niveaus af en de helft van het vierde. ${beperkt ? '' : routeUitleg(beeld)}`}</p>
    </div>
  );
}

/** What measure A is measured with, and what a vooruitblik is worth. */
function routeUitleg({ onderwijsleeftijd, routeMarge, lijnen }: IntegraalBeeld): string {
  const route =
    onderwijsleeftijd === null
      ? 'De geboortedatum is niet bekend. Daarom is er geen vergelijking met de route.'
      : `De route hoort bij onderwijsleeftijd ${onderwijsleeftijd}. Tot ${komma(routeMarge)} niveau verschil is "op de route".`;
  const vooruit = lijnen.some((l) => l.prognose !== null)
    ? ' De vooruitblik komt uit de eigen ontwikkeling van de leerling. Hij klopt in ongeveer vier van de vijf gevallen en beslist niets.'
    : '';
  return `${route}${vooruit}`;
}

function Merk({ kind, tekst }: { kind: 'nu' | 'plan' | 'streef' | 'uitstroom'; tekst: string }): VNode {
  return (
    <span class="k-route__item">
      <LegendMark kind={kind} />
      <span>{tekst}</span>
    </span>
  );
}
