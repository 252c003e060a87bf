import type { VNode } from 'preact';
import type { GroepsprofielView, KoppelGevolg } from '../../../gateway/leerroute/groepsprofiel/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { term } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { type Ingevuld, streefVeld, ZONDER_NIVEAU } from './invoer.ts';
import { kruimels } from './page.tsx';
import { bekijkUrl, profielUrl } from './urls.ts';

export interface BekijkPageProps {
  frame: Frame;
  groep: GroepsprofielView['groep'];
  gevolgen: readonly KoppelGevolg[];
  invoer: Ingevuld;
}

const TITEL = 'Wat er verandert';

/** Pupil by pupil what coupling would do; who keeps something of his own may be chosen to follow after all (R6, R7). */
export function BekijkPage({ frame, groep, gevolgen, invoer }: BekijkPageProps): VNode {
  const veranderen = gevolgen.filter((g) => g.kind !== 'houdt_eigen_route' && g.kind !== 'had_al');
  const eigen = gevolgen.filter((g) => g.houdt.length > 0 || invoer.volg.includes(g.leerling.id));
  const n = veranderen.length;
  return (
    <Page frame={frame} title={`${TITEL} in ${groep.naam}`} plek="vandaag">
      <PageHeader
        title={TITEL}
        crumbs={[...kruimels(groep), { href: profielUrl(groep.id, invoer.leerroute), label: 'Profiel' }]}
        lead={`Er is nog niets gekoppeld. Bij ${n} van ${gevolgen.length} ${term('leerling', gevolgen.length)} verandert er iets.`}
      />
      <Card>
        <Table
          caption="Leerlingen van de groep"
          captionHidden
          rows={gevolgen}
          rowKey={(g) => g.leerling.id}
          columns={[
            { key: 'wie', header: 'Leerling', cell: (g) => g.leerling.naam.voluit },
            { key: 'wat', header: 'Verandert', cell: wat },
            {
              key: 'houdt',
              header: 'Houdt eigen',
              cell: (g) => (g.houdt.length > 0 ? g.houdt.join(', ') : 'niets'),
            },
          ]}
        />
      </Card>
      <form class="k-form" method="post" action={profielUrl(groep.id)} noValidate>
        <Meegestuurd invoer={invoer} />
        {eigen.length > 0 ? (
          <CheckboxGroup
            id="volg"
            name="volg"
            label="Wie volgt toch de groep?"
            hint="Zonder kruisje houdt een leerling wat hij nu zelf heeft."
            optional
            choices={eigen.map((g) => ({
              value: g.leerling.id,
              label: g.leerling.naam.voluit,
              checked: invoer.volg.includes(g.leerling.id),
            }))}
          />
        ) : (
          <Notice title="Niemand heeft hier iets eigens: iedereen volgt de groep." />
        )}
        <div class="k-row">
          <Button type="submit" kind="primary" icon="check">
            {`Koppel de groep`}
          </Button>
          <LinkButton href={profielUrl(groep.id)} kind="subtle">
            Niets veranderen
          </LinkButton>
        </div>
      </form>
      <form method="post" action={bekijkUrl(groep.id)}>
        <Meegestuurd invoer={invoer} />
        <input type="hidden" name="terug" value="ja" />
        <Button type="submit" kind="subtle" icon="arrow-left">
          Terug naar het formulier
        </Button>
      </form>
    </Page>
  );
}

function wat({ kind, wijzigt }: KoppelGevolg): string {
  if (kind === 'houdt_eigen_route') return 'niets: heeft een eigen leerroute';
  if (kind === 'had_al') return 'niets: staat al zo';
  return wijzigt.length > 0 ? wijzigt.join(', ') : 'de leerroute';
}

/** The form goes along as it was filled in. */
function Meegestuurd({ invoer }: { invoer: Ingevuld }): VNode {
  const velden = [
    ...(['id', 'leerroute', 'periode', 'op', 'beslotenDoor', 'reden'] as const).map(
      (veld) => [veld, invoer[veld]] as const,
    ),
    ...invoer.streefniveaus.map((s) => [streefVeld(s.leerlijn), s.niveau ?? ZONDER_NIVEAU] as const),
  ];
  return (
    <>
      {velden.map(([naam, waarde]) => (
        <input key={naam} type="hidden" name={naam} value={waarde} />
      ))}
    </>
  );
}
