import type { VNode } from 'preact';
import type { GroepInLijst } from '../../../gateway/groepen/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Nothing, Table } from '../../ui/components/table.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { term } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { beheerUrl, GEDAAN, type Gedaan, SAMENSTELLEN } from './urls.ts';
import { soortInWoorden } from './words.ts';

export interface LijstPageProps {
  frame: Frame;
  groepen: readonly GroepInLijst[];
  magMaken: boolean;
  gedaan?: Gedaan | undefined;
}

/** All groups side by side (R51): those of the LVS, and those that were made here. */
export function LijstPage({ frame, groepen, magMaken, gedaan }: LijstPageProps): VNode {
  const eigen = groepen.filter((g) => g.soort === 'eigen');
  const uitLvs = groepen.filter((g) => g.soort !== 'eigen');
  const maken = (
    <LinkButton href={SAMENSTELLEN} kind="primary" icon="plus">
      Groep samenstellen
    </LinkButton>
  );
  return (
    <Page
      frame={frame}
      title="Groepen"
      plek="groepen"
      {...(gedaan ? { messages: <Toast icon="check" text={GEDAAN[gedaan]} /> } : {})}
    >
      <PageHeader
        title="Groepen"
        lead="Een leerling kan in meer groepen zitten: een stamgroep, een rekengroep, een stagegroep. Elke groep laat zien waar hij voor is."
        {...(magMaken ? { actions: maken } : {})}
      />
      <section class="k-section" aria-labelledby="eigen-kop">
        <h2 id="eigen-kop">In Koers gemaakt</h2>
        <GroepTabel
          naam="Groepen die in Koers zijn gemaakt"
          groepen={eigen}
          leeg={
            <EmptyState title="Nog geen eigen groepen" level={3} {...(magMaken ? { action: maken } : {})}>
              Maak bijvoorbeeld een groep van alle leerlingen die aan hetzelfde niveau werken.
            </EmptyState>
          }
        />
      </section>
      <section class="k-section" aria-labelledby="lvs-kop">
        <h2 id="lvs-kop">Uit het leerlingvolgsysteem</h2>
        <GroepTabel
          naam="Groepen uit het leerlingvolgsysteem"
          groepen={uitLvs}
          leeg={
            <EmptyState title="Hier is geen groep voor jou" level={3}>
              Je ziet de groepen waarin je werkt. Klopt dit niet? Vraag het aan de beheerder.
            </EmptyState>
          }
        />
      </section>
    </Page>
  );
}

function GroepTabel({
  naam,
  groepen,
  leeg,
}: {
  naam: string;
  groepen: readonly GroepInLijst[];
  leeg: VNode;
}): VNode {
  return (
    <Table
      caption={naam}
      captionHidden
      rows={groepen}
      rowKey={(g) => g.id}
      empty={leeg}
      columns={[
        {
          key: 'naam',
          header: 'Groep',
          rowHeader: true,
          cell: (g) => <a href={beheerUrl(g.id)}>{g.naam}</a>,
        },
        {
          key: 'soort',
          header: 'Soort',
          cell: (g) => (
            <span class="k-row">
              {soortInWoorden(g)}
              {g.metRegel ? <Regel groep={g} /> : null}
            </span>
          ),
        },
        { key: 'aantal', header: 'Leerlingen', numeric: true, cell: (g) => g.aantal },
        { key: 'lijnen', header: 'Voor', cell: (g) => g.lijnen.join(', ') || 'alle leerlijnen' },
        { key: 'wie', header: 'Collega’s', cell: (g) => g.medewerkers.join(', ') || <Nothing /> },
      ]}
    />
  );
}

/** Whether a person has something to decide here (R53). */
function Regel({ groep }: { groep: GroepInLijst }): VNode {
  return groep.voorstellen === 0 ? (
    <Badge icon="refresh">volgt een regel</Badge>
  ) : (
    <Badge
      tone="warning"
      icon="refresh"
    >{`voorstel: ${groep.voorstellen} ${term('leerling', groep.voorstellen)}`}</Badge>
  );
}
