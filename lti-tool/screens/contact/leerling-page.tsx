import type { VNode } from 'preact';
import type { Contact, ContactView } from '../../../gateway/access/contact/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { aanmeldenUrl } from '../aanmelden/urls.ts';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { ContactKaart } from './contact-kaart.tsx';
import { AdresForm, NieuwForm, UitnodigForm } from './forms.tsx';
import { CONTACT, contactDoen, contactUrl, GEDAAN, type Gedaan } from './urls.ts';
import { REDEN, SOORT, toegangInWoorden } from './words.ts';

export interface LeerlingPageProps {
  frame: Frame;
  view: ContactView;
  /** Whether who looks can change something here now: with a passkey. Otherwise nothing is typed for nothing. */
  magDoen: boolean;
  gedaan?: Gedaan | undefined;
  /** Why the last act was refused. */
  fout?: string;
}

/** Everybody who speaks for one pupil: who they are, who decides, and how they come in (R44, R45, R60). */
export function ContactPage({ frame, view, magDoen, gedaan, fout }: LeerlingPageProps): VNode {
  const { leerling, nu, eerder } = view;
  const huizen = [...new Set(nu.map((c) => c.huishouden))];
  return (
    <Page
      frame={frame}
      title={`Ouders en contact van ${leerling.naam.voluit}`}
      plek="contact"
      {...(gedaan ? { messages: <Toast icon="check" text={GEDAAN[gedaan]} /> } : {})}
    >
      <PageHeader
        title={leerling.naam.voluit}
        crumbs={[{ href: CONTACT, label: 'Ouders en contact' }]}
        lead="Wie er bij deze leerling hoort."
      />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Dat is niet gelukt">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      {magDoen ? null : <EigenVenster leerling={leerling.id} />}
      <Beslist view={view} magDoen={magDoen} />
      {huizen.length > 1 ? (
        <Notice
          kind="info"
          title={`Deze leerling heeft ${huizen.length} huishoudens.`}
          next="Zij zien elkaars adres, antwoorden en berichten niet."
        />
      ) : null}
      {nu.length === 0 ? (
        <EmptyState title="Er staat nog niemand bij deze leerling">
          Koers kent geen ouder of vertegenwoordiger van deze leerling.
        </EmptyState>
      ) : null}
      {nu.map((contact) => (
        <ContactKaart
          key={contact.relatie}
          leerling={leerling.id}
          contact={contact}
          huizen={huizen.length}
          magDoen={magDoen}
        />
      ))}
      <Zelf view={view} magDoen={magDoen} />
      {magDoen ? (
        <ConfirmPanel
          id="erbij"
          trigger="Iemand erbij zetten"
          title="Wie hoort er nog bij deze leerling?"
          level={2}
          open={nu.length === 0}
        >
          <NieuwForm leerling={leerling.id} />
        </ConfirmPanel>
      ) : null}
      {eerder.length > 0 ? (
        <Card title="Eerder" icon="history">
          <Timeline label="Wie er eerder bij deze leerling stond" entries={eerder.map(regel)} />
        </Card>
      ) : null}
    </Page>
  );
}

/** Within an ELO a passkey does not work: changing something goes on in a window of its own, on this same page. */
function EigenVenster({ leerling }: { leerling: string }): VNode {
  return (
    <Notice
      kind="info"
      title="Hier kun je alles lezen. Iets veranderen of iemand uitnodigen doe je met je passkey."
      next={
        <LinkButton href={aanmeldenUrl(contactUrl(leerling))} kind="primary" icon="lock" external>
          Verder in een eigen venster
        </LinkButton>
      }
    />
  );
}

interface DeelProps {
  view: ContactView;
  magDoen: boolean;
}

/** Who decides today, and from when the pupil himself (R45). */
function Beslist({ view: { leerling, nu, meerderjarig, achttien }, magDoen }: DeelProps): VNode | null {
  const metGezag = nu.filter((c) => c.gezag);
  if (!meerderjarig) {
    const dag =
      achttien === null ? '' : ` Op ${dagVoluit(achttien)} wordt deze leerling 18 en beslist dan zelf.`;
    return metGezag.length > 0 ? (
      <p>{`Er ${metGezag.length === 1 ? 'beslist 1 persoon' : `beslissen ${metGezag.length} mensen`} mee over het handelingsdeel.${dag}`}</p>
    ) : (
      <Notice
        kind="warning"
        title="Er staat niemand met gezag bij deze leerling."
        next={`Zonder gezag kan niemand instemmen met het handelingsdeel.${dag}`}
      />
    );
  }
  const vertegenwoordiger = metGezag.find((c) => c.soort === 'mentor' || c.soort === 'curator');
  if (vertegenwoordiger)
    return (
      <p>{`${leerling.naam.roepnaam} is 18 of ouder. ${vertegenwoordiger.naam.voluit} beslist als ${SOORT[vertegenwoordiger.soort]}.`}</p>
    );
  if (metGezag.length === 0) return <p>{`${leerling.naam.roepnaam} is 18 of ouder en beslist zelf.`}</p>;
  if (!magDoen)
    return <Notice kind="warning" title={`${leerling.naam.roepnaam} is 18. Leg vast wie er nu beslist.`} />;
  return (
    <ConfirmPanel
      id="achttien"
      trigger={`${leerling.naam.roepnaam} is 18: leg vast wie beslist`}
      title={`Beslist ${leerling.naam.roepnaam} nu zelf?`}
      level={2}
      open
    >
      <p>
        Vanaf 18 jaar beslist een leerling zelf. Heeft de rechter een mentor of curator benoemd? Zet die
        persoon dan eerst hieronder erbij, met gezag.
      </p>
      <form method="post" action={contactDoen(leerling.id, 'achttien')}>
        <Button type="submit" kind="primary" icon="check">
          Ouders hebben geen gezag meer
        </Button>
      </form>
    </ConfirmPanel>
  );
}

function Zelf({ view: { leerling, zelf }, magDoen }: DeelProps): VNode | null {
  if (!zelf) return null;
  const wie = { leerling: leerling.id, persoon: leerling.id };
  return (
    <Card title={`${leerling.naam.roepnaam} zelf`} icon="user" aside={<Badge icon="user">leerling</Badge>}>
      <p>{`Kan zelf in Koers, zonder de ELO: ${toegangInWoorden(zelf.toegang)}.`}</p>
      {magDoen ? (
        <>
          <UitnodigForm {...wie} naam={leerling.naam.roepnaam} opnieuw={zelf.toegang.staat !== 'geen'} />
          <AdresForm {...wie} email={zelf.email} />
        </>
      ) : null}
    </Card>
  );
}

function regel(contact: Contact) {
  const { relatie, naam, soort, gezag, van, tot, reden } = contact;
  return {
    key: relatie,
    datetime: tot ?? van,
    when: `${dagVoluit(van)} tot ${dagVoluit(tot ?? van)}`,
    what: `${naam.voluit}, ${SOORT[soort]}${gezag ? ' met gezag' : ''}`,
    ...(reden ? { detail: <p class="k-small">{REDEN[reden]}</p> } : {}),
  };
}
