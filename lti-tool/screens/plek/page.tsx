import type { VNode } from 'preact';
import { LinkButton } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';

interface Props {
  frame: Frame;
}

const verder = ({ who }: Frame): VNode =>
  who.roles.has('leerling') ? (
    <LinkButton kind="primary" href="/mijn">
      Naar mijn doelen
    </LinkButton>
  ) : (
    <LinkButton kind="primary" href="/vandaag">
      Naar mijn eerste pagina
    </LinkButton>
  );

/** The link is of somebody else, or of nothing any more; it says not which, and not of whom. */
export function NietVoorJouPage({ frame }: Props): VNode {
  return (
    <Page frame={frame} title="Deze link is niet voor jou">
      <PageHeader title="Deze link is niet voor jou" />
      <EmptyState title="Hier is niets dat jij kunt zien" scene="vuurtoren" action={verder(frame)}>
        Je bent goed aangemeld. Alleen hoort wat achter deze link zit niet bij jou, of het bestaat niet meer.
        Denk je dat dit niet klopt? Vraag het dan op school.
      </EmptyState>
    </Page>
  );
}

/** Somebody's work, and Koers does not know who that account is of. */
export function OnbekendPage({ frame }: Props): VNode {
  return (
    <Page frame={frame} title="Deze leerling is nog niet gekoppeld">
      <PageHeader title="Deze leerling is nog niet gekoppeld" />
      <EmptyState title="Koers weet nog niet wie dit is" scene="boei" action={verder(frame)}>
        De leerling opent Koers één keer zelf vanuit de leeromgeving. Daarna koppelt de beheerder het account,
        als dat nog nodig is. Dan opent hier zijn kaart.
      </EmptyState>
    </Page>
  );
}
