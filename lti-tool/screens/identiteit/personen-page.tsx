import type { VNode } from 'preact';
import type { Kant, Paar, Personen } from '../../../gateway/access/identiteit/service.ts';
import type { MovedKey } from '../../../gateway/sync/moved-keys/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { type Besluit, Knop } from './knop.tsx';
import { SleutelBesluiten, SleutelVraag } from './sleutel-vraag.tsx';
import { VERSCHILLEN } from './urls.ts';

export interface PersonenPageProps {
  frame: Frame;
  personen: Personen;
  sleutels: readonly MovedKey[];
  /** A colleague was first. */
  weg: boolean;
}

/** Who may be one and the same (R72): a human says it, and can take it back. */
export function PersonenPage({ frame, personen, sleutels, weg }: PersonenPageProps): VNode {
  const { open, twee, samen } = personen;
  return (
    <Page frame={frame} title="Dezelfde persoon?" plek="koppelingen">
      <PageHeader
        title="Dezelfde persoon?"
        lead="Deze mensen lijken op elkaar. Koers voegt niemand vanzelf samen: jij zegt of het er één is of twee."
        actions={
          <LinkButton href={VERSCHILLEN} icon="list-check">
            Verschillen tussen systemen
          </LinkButton>
        }
      />
      {weg ? (
        <Notice title="Dat was al gekozen">Een collega was je voor. Hieronder zie je hoe het nu is.</Notice>
      ) : null}
      {sleutels.map((vraag) =>
        vraag.besluit === null ? <SleutelVraag key={vraag.id} vraag={vraag} /> : null,
      )}
      {open.length === 0 && sleutels.every((vraag) => vraag.besluit !== null) ? (
        <EmptyState title="Niemand lijkt op een ander">
          Als een koppeling iemand brengt met dezelfde naam en geboortedatum als iemand die er al is, zie je
          die hier.
        </EmptyState>
      ) : null}
      {open.map((paar) => (
        <OpenPaar key={paar.id} paar={paar} />
      ))}
      {samen.length > 0 ? (
        <Card title="Samengevoegd" icon="users">
          {samen.map((paar) => (
            <Gedaan key={paar.id} paar={paar} besluit="uit_elkaar" knop="Weer uit elkaar">
              {paar.bleven > 0
                ? `${paar.bleven} gegevens die ze allebei hadden, zijn apart bewaard. Wat van de eerste was, geldt.`
                : 'Alles is bij elkaar gekomen.'}
            </Gedaan>
          ))}
        </Card>
      ) : null}
      {twee.length > 0 ? (
        <Card title="Dit zijn er twee" icon="users">
          {twee.map((paar) => (
            <Gedaan key={paar.id} paar={paar} besluit="twijfel" knop="Opnieuw bekijken">
              Koers vraagt het niet meer.
            </Gedaan>
          ))}
        </Card>
      ) : null}
      <SleutelBesluiten sleutels={sleutels.filter((vraag) => vraag.besluit !== null)} />
    </Page>
  );
}

const voluit = (kant: Kant) => kant.naam;
const REDEN = {
  naam_en_geboortedatum: 'Dezelfde naam en geboortedatum',
  email: 'Hetzelfde e-mailadres',
} as const;

function OpenPaar({ paar }: { paar: Paar }): VNode {
  const [eerste, tweede] = paar.kanten;
  const wie = `${voluit(eerste)} en ${voluit(tweede)}`;
  return (
    <Card
      title={voluit(eerste)}
      icon="users"
      tone="land"
      foot={
        <div class="k-row">
          <Knop id={paar.id} besluit="een" kind="primary" label={`Dezelfde persoon: ${wie}`}>
            Dezelfde persoon
          </Knop>
          <Knop id={paar.id} besluit="twee" label={`Twee personen: ${wie}`}>
            Twee personen
          </Knop>
        </div>
      }
    >
      <p>{paar.reden ? REDEN[paar.reden] : ''}. Samenvoegen kun je later weer ongedaan maken.</p>
      <div class="s-paar">
        {paar.kanten.map((kant) => (
          <section key={kant.id} aria-label={`${voluit(kant)}, ${bronnen(kant)}`}>
            <KeyValueList items={bewijs(kant)} />
          </section>
        ))}
      </div>
    </Card>
  );
}

const bronnen = (kant: Kant) =>
  kant.bronnen
    .map(({ naam, key, nu }) => `${naam}${key ? ` (${key})` : ''}${nu ? '' : ', daar niet meer'}`)
    .join('; ') || 'uit geen koppeling';

function bewijs(kant: Kant) {
  return [
    { term: 'Naam', value: voluit(kant) },
    { term: 'Geboortedatum', value: kant.geboortedatum ? dagVoluit(kant.geboortedatum) : 'onbekend' },
    { term: 'E-mailadres', value: kant.email ?? 'onbekend' },
    { term: 'Bekend in', value: bronnen(kant) },
    { term: 'Groepen', value: kant.groepen.join(', ') || 'geen' },
    { term: 'ECK iD', value: kant.eckid ? 'ja' : 'nee' },
    ...(kant.soort === 'leerling'
      ? [{ term: 'In Koers vastgelegd', value: `${kant.handelingen} keer` }]
      : []),
    { term: 'Op school', value: kant.ended ? 'nee' : 'ja' },
  ];
}

interface GedaanProps {
  paar: Paar;
  besluit: Besluit;
  knop: string;
  children: string;
}

function Gedaan({ paar, besluit, knop, children }: GedaanProps): VNode {
  const [eerste, tweede] = paar.kanten;
  const wie = `${voluit(eerste)} (${bronnen(eerste)}) en ${voluit(tweede)} (${bronnen(tweede)})`;
  return (
    <div class="k-row">
      <p>
        {wie}. {children}
      </p>
      <Knop id={paar.id} besluit={besluit} label={`${knop}: ${wie}`}>
        {knop}
      </Knop>
    </div>
  );
}
