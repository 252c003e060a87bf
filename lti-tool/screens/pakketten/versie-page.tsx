import type { VNode } from 'preact';
import type { PakketInLijst } from '../../../gateway/leerlijnen/pakketten.ts';
import type { BoomGebied } from '../../../gateway/leerlijnen/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Boom, type OpenPlek } from './boom.tsx';
import { Stand } from './lijst-page.tsx';
import { actUrl, bestandUrl, PAKKETTEN, versieUrl, verslagUrl } from './urls.ts';
import { doelen, eigenConcept, VAN_WIE } from './words.ts';
import { type Gezocht, Zoekresultaat, Zoekveld } from './zoek.tsx';

export interface VersiePageProps {
  frame: Frame;
  regel: PakketInLijst;
  boom: readonly BoomGebied[];
  open: OpenPlek | null;
  gezocht: Gezocht | null;
  /** Whether this person may publish and throw away. */
  beheer: boolean;
}

/** One version of a package, to look through (R4, R5, R10). */
export function VersiePage({ frame, regel, boom, open, gezocht, beheer }: VersiePageProps): VNode {
  const naam = `${regel.naam}, versie ${regel.versie}`;
  return (
    <Page frame={frame} title={naam} plek="leerlijnen" clients={['screens/pakketten.js']}>
      <PageHeader
        title={naam}
        crumbs={[{ href: PAKKETTEN, label: 'Pakketten' }]}
        meta={<Stand versie={regel} />}
        lead={`${doelen(regel.doelen)}. Uitgegeven door ${regel.uitgever}, ${VAN_WIE[regel.vanWie]}. Licentie: ${regel.licentie}.`}
      />
      {regel.vervangenDoor === null ? null : (
        <p>
          <a href={versieUrl(regel.vervangenDoor)}>Bekijk de nieuwere versie</a>
        </p>
      )}
      {beheer && eigenConcept(regel) ? <Concept regel={regel} /> : null}
      {boom.length === 0 ? (
        <EmptyState title="Dit pakket is nog leeg">Er staan nog geen leergebieden in.</EmptyState>
      ) : (
        <>
          <Zoekveld versie={regel.id} q={gezocht?.q ?? ''} />
          <Zoekresultaat versie={regel.id} gezocht={gezocht} />
          <Boom versie={regel.id} boom={boom} open={open} />
        </>
      )}
      <Bestanden regel={regel} />
    </Page>
  );
}

function Concept({ regel }: { regel: PakketInLijst }): VNode {
  return (
    <Card title="Dit is een concept" icon="pencil" tone="land">
      <p>
        Kijk het na. Zolang het concept is, ziet alleen wie pakketten beheert het.{' '}
        <a href={verslagUrl(regel.id)}>Verslag van het inlezen</a>
      </p>
      <div class="k-row">
        <ConfirmPanel
          id="publiceren"
          trigger="Publiceren"
          kind="primary"
          title={`Versie ${regel.versie} publiceren?`}
        >
          <p>
            Daarna verandert deze versie nooit meer. Verbeteringen komen in een volgende versie. Leerlingen
            blijven op hun eigen versie tot jullie overstappen.
          </p>
          <form method="post" action={actUrl(regel.id, 'publiceren')}>
            <Button type="submit" kind="primary" icon="check">
              Ja, publiceer deze versie
            </Button>
          </form>
        </ConfirmPanel>
        <ConfirmPanel id="weggooien" trigger="Weggooien" kind="careful" title="Dit concept weggooien?">
          <p>Alles wat erin staat, gaat weg. Inlezen kan altijd opnieuw.</p>
          <form method="post" action={actUrl(regel.id, 'weggooien')}>
            <Button type="submit" kind="careful" icon="x">
              Ja, gooi het concept weg
            </Button>
          </form>
        </ConfirmPanel>
      </div>
    </Card>
  );
}

const BESTANDEN = [
  { formaat: 'case-1.1', naam: 'CASE 1.1', bij: 'alles, voor een ander systeem' },
  { formaat: 'xlsx', naam: 'Excel', bij: 'om in te werken' },
  { formaat: 'csv', naam: 'CSV', bij: 'voor elk rekenblad' },
] as const;

function Bestanden({ regel }: { regel: PakketInLijst }): VNode {
  return (
    <Card title="Meenemen als bestand" icon="file-text">
      <p>{`Wat je ermee mag, staat in de licentie (${regel.licentie}).`}</p>
      <div class="k-row">
        {BESTANDEN.map(({ formaat, naam, bij }) => (
          <LinkButton
            key={formaat}
            href={bestandUrl(regel.id, formaat)}
            label={`${naam}: ${bij}`}
            download=""
          >
            {naam}
          </LinkButton>
        ))}
      </div>
    </Card>
  );
}
