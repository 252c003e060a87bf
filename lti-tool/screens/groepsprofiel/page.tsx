import type { VNode } from 'preact';
import type {
  Groepsprofiel,
  GroepsprofielView,
  LidAfwijking,
} from '../../../gateway/leerroute/groepsprofiel/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Select } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Person } from '../../ui/components/leerling-chip.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { term } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { groepUrl, leerlingUrl } from '../urls.ts';
import { Formulier, type FormulierProps } from './formulier.tsx';
import { profielUrl, terugUrl } from './urls.ts';

export interface GroepsprofielPageProps {
  frame: Frame;
  view: GroepsprofielView;
  /** Leerroutes that are filled in, for who may couple. */
  routes: readonly { id: string; naam: string }[];
  /** The form, once a leerroute was chosen. */
  form: FormulierProps | null;
  /** What was just done. */
  gedaan?: 'gekoppeld' | 'terug' | undefined;
}

const titelVan = (naam: string): string => `Profiel van ${naam}`;
export const kruimels = (groep: { id: string; naam: string }) => [
  { href: '/vandaag', label: 'Vandaag' },
  { href: groepUrl(groep.id), label: groep.naam },
];

/** What a group works on, who of it goes his own way, and coupling it to something else (R6, R7). */
export function GroepsprofielPage({ frame, view, routes, form, gedaan }: GroepsprofielPageProps): VNode {
  const { groep, profiel, leerlingen, mag } = view;
  return (
    <Page frame={frame} title={titelVan(groep.naam)} plek="vandaag">
      <PageHeader
        title={titelVan(groep.naam)}
        crumbs={kruimels(groep)}
        lead="Waar de groep deze periode aan werkt. Wie iets eigens heeft, houdt dat."
      />
      <Gedaan gedaan={gedaan} profiel={profiel} />
      {profiel ? (
        <>
          <Nu profiel={profiel} groep={groep.id} />
          <Eigen afwijkingen={view.afwijkingen} aantal={leerlingen.length} />
        </>
      ) : (
        <EmptyState title="Deze groep heeft nog geen profiel">
          {mag.koppelen
            ? 'Koppel de groep hieronder aan een leerroute en niveaus. Dat gaat in één keer voor alle leerlingen.'
            : 'De intern begeleider koppelt de groep aan een leerroute en niveaus.'}
        </EmptyState>
      )}
      {mag.koppelen && leerlingen.length > 0 ? (
        <Card id="koppelen" title={profiel ? 'Verder met een nieuw profiel' : 'Koppelen'} icon="route">
          <KiesRoute
            groep={groep.id}
            routes={routes}
            gekozen={form?.route.id ?? profiel?.leerroute.id ?? view.meest.leerroute}
          />
          {form ? <Formulier {...form} /> : null}
        </Card>
      ) : null}
    </Page>
  );
}

function Gedaan({
  gedaan,
  profiel,
}: Pick<GroepsprofielPageProps, 'gedaan'> & { profiel: Groepsprofiel | null }): VNode | null {
  if (gedaan === 'terug')
    return <Notice kind="success" announce title="Teruggedraaid. Iedereen staat weer zoals daarvoor." />;
  if (gedaan !== 'gekoppeld' || !profiel) return null;
  const n = profiel.leerlingen;
  return (
    <Notice kind="success" announce title={`Gekoppeld. Bij ${n} ${term('leerling', n)} is iets veranderd.`} />
  );
}

function Nu({ profiel, groep }: { profiel: Groepsprofiel; groep: string }): VNode {
  return (
    <Card title={profiel.leerroute.naam} icon="flag">
      <KeyValueList
        items={[
          { term: 'Periode', value: `${profiel.periode.naam} ${profiel.periode.schooljaar}` },
          { term: 'Sinds', value: dagVoluit(profiel.op) },
          { term: 'Besloten door', value: profiel.beslotenDoor },
        ]}
      />
      <Table
        caption="Niveaus van de groep"
        captionHidden
        rows={profiel.streef}
        rowKey={(s) => s.leerlijn.id}
        columns={[
          { key: 'lijn', header: 'Leerlijn', cell: (s) => s.leerlijn.naam },
          { key: 'niveau', header: 'Streefniveau', cell: (s) => s.niveau?.naam ?? 'zonder niveau' },
        ]}
      />
      {profiel.terug ? (
        <ConfirmPanel id="terug" trigger="Terugdraaien" kind="careful" title="Deze koppeling terugdraaien?">
          <p>
            {profiel.leerlingen === 1
              ? 'Dan staat 1 leerling weer precies zoals daarvoor.'
              : `Dan staan ${profiel.leerlingen} leerlingen weer precies zoals daarvoor.`}
          </p>
          <form method="post" action={terugUrl(groep)}>
            <input type="hidden" name="profiel" value={profiel.id} />
            <Button type="submit" kind="careful" icon="arrow-back-up">
              Ja, draai terug
            </Button>
          </form>
        </ConfirmPanel>
      ) : null}
    </Card>
  );
}

/** R6: what is individual stays, and is marked. */
function Eigen({ afwijkingen, aantal }: { afwijkingen: readonly LidAfwijking[]; aantal: number }): VNode {
  if (afwijkingen.length === 0)
    return (
      <Notice
        kind="success"
        title={aantal === 1 ? 'De leerling volgt de groep.' : `Alle ${aantal} leerlingen volgen de groep.`}
      />
    );
  return (
    <Card
      title={`Iets eigens: ${afwijkingen.length} van ${aantal} ${term('leerling', aantal)}`}
      icon="compass"
    >
      <ul class="s-eigen">
        {afwijkingen.map(({ leerling, eigenRoute, lijnen }) => (
          <li key={leerling.id}>
            <Person naam={leerling.naam.voluit} href={leerlingUrl(leerling.id)} />
            <ul class="s-eigen__wat">
              {eigenRoute ? (
                <li>
                  {eigenRoute.naam === null
                    ? 'Nog op geen leerroute'
                    : `Op een eigen leerroute: ${eigenRoute.naam}`}
                </li>
              ) : null}
              {lijnen.map(({ leerlijn, eigen, groep }) => (
                <li key={leerlijn}>
                  {`${leerlijn}: ${eigen ?? 'werkt hier niet aan'} `}
                  <span class="k-soft">{`(groep: ${groep})`}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function KiesRoute({
  groep,
  routes,
  gekozen,
}: {
  groep: string;
  routes: GroepsprofielPageProps['routes'];
  gekozen: string | null;
}): VNode {
  return (
    <form class="s-kiesroute" method="get" action={`${profielUrl(groep)}#koppelen`}>
      <Select
        id="leerroute"
        name="leerroute"
        label="Leerroute"
        value={gekozen ?? ''}
        options={routes.map((r) => ({ value: r.id, label: r.naam }))}
      />
      <Button type="submit" icon="arrow-right">
        Kies niveaus
      </Button>
    </form>
  );
}
