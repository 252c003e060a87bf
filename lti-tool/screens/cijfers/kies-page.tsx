import type { VNode } from 'preact';
import type { CursusStand, DoelKeuze, GroepCijfers, LineItem } from '../../lti/cijfers-service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/components/choice.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Tabs } from '../../ui/components/tabs.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { kruimels } from './page.tsx';
import { bewijsUrl, cijfersUrl, doelenUrl } from './urls.ts';
import { naamVan } from './words.ts';

export interface KiesProps {
  frame: Frame;
  cijfers: GroepCijfers;
  cursus: CursusStand;
  /** The leerlijn whose doelen stand here; none when nobody in the group works on anything. */
  lijn: string | undefined;
  keuzes: readonly DoelKeuze[];
}

const hier = ({ cijfers: { groep } }: KiesProps) => [
  ...kruimels(groep),
  { href: cijfersUrl(groep.id), label: 'Cijferlijst' },
];

function Lijnen({ cijfers, lijn, naar }: KiesProps & { naar: (lijn: string) => string }): VNode {
  return (
    <Tabs
      label="Leerlijn"
      tabs={cijfers.lijnen.map((l) => ({ href: naar(l.id), label: l.naam, current: l.id === lijn }))}
    />
  );
}

function GeenDoelen(): VNode {
  return (
    <EmptyState title="Nog geen streefniveaus in deze groep">
      Zodra de intern begeleider de leerlingen op een leerroute plaatst, kun je hier hun doelen kiezen.
    </EmptyState>
  );
}

/** Which doelen and streefniveaus of one leerlijn get a column. @param props.fout why nothing was chosen yet */
export function DoelenPage(props: KiesProps & { fout?: string }): VNode {
  const { frame, cijfers, cursus, lijn, keuzes, fout } = props;
  const gekozen = new Set(cursus.kolommen.map((k) => k.van));
  const open = keuzes.filter((k) => !gekozen.has(k.id));
  return (
    <Page frame={frame} title={`Doelen voor ${cursus.titel}`} plek="groepen">
      <PageHeader
        title="Doelen kiezen"
        crumbs={hier(props)}
        lead={`Elk doel krijgt een kolom in de cijferlijst van ${cursus.titel}. Daarin staat per leerling de stand: 0 (niet gestart) tot en met 4 (beheerst). Wat nu al zo is, gaat meteen mee. Verder gaat er niets naar de leeromgeving.`}
      />
      {lijn === undefined ? (
        <GeenDoelen />
      ) : (
        <>
          <Lijnen {...props} naar={(l) => doelenUrl(cijfers.groep.id, cursus.id, l)} />
          <form class="k-form" method="post" action={doelenUrl(cijfers.groep.id, cursus.id, lijn)}>
            {open.length === 0 ? (
              <p class="k-soft">Alles van deze leerlijn staat al in de cijferlijst.</p>
            ) : (
              <CheckboxGroup
                id="keuze"
                name="keuze"
                label="Doelen en streefniveaus"
                hint="Alleen waar je leerlingen nu aan werken. Een streefniveau is bereikt (4) als de leerling naar een hoger niveau gaat."
                {...(fout === undefined ? {} : { error: fout })}
                choices={open.map((k) => ({ value: k.id, label: naamVan(k) }))}
              />
            )}
            <div class="k-row">
              {open.length === 0 ? null : (
                <Button id="kies" type="submit" kind="primary" icon="check">
                  Zet in de cijferlijst
                </Button>
              )}
              <LinkButton href={cijfersUrl(cijfers.groep.id)} kind="subtle">
                Terug
              </LinkButton>
            </div>
          </form>
        </>
      )}
    </Page>
  );
}

export interface BewijsKiesProps extends KiesProps {
  /** Columns of the course as the ELO has them now; null: it does not answer. */
  kolommen: readonly LineItem[] | null;
  /** Why, plain Dutch. */
  fout?: string | undefined;
}

/** Which column of the course counts as evidence for which doel. */
export function BewijsPage(props: BewijsKiesProps): VNode {
  const { frame, cijfers, cursus, lijn, keuzes, kolommen, fout } = props;
  const doelen = keuzes.filter((k) => k.soort === 'doel');
  return (
    <Page frame={frame} title={`Bewijs uit ${cursus.titel}`} plek="groepen">
      <PageHeader
        title="Scores als bewijs"
        crumbs={hier(props)}
        lead={`Een score uit ${cursus.titel} komt bij het doel op de kaart te staan. Jij beslist of het doel is behaald.`}
      />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="De kolommen zijn nu niet op te halen">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      {kolommen === null ? (
        <div class="k-row">
          <LinkButton href={bewijsUrl(cijfers.groep.id, cursus.id, lijn)} icon="refresh">
            Probeer het opnieuw
          </LinkButton>
          <LinkButton href={cijfersUrl(cijfers.groep.id)} kind="subtle">
            Terug
          </LinkButton>
        </div>
      ) : kolommen.length === 0 ? (
        <EmptyState
          title="Geen kolommen van andere programma’s"
          action={<LinkButton href={cijfersUrl(cijfers.groep.id)}>Terug naar de cijferlijst</LinkButton>}
        >
          De cijferlijst van deze cursus heeft alleen kolommen van Koers. Komt er een toets of oefenprogramma
          bij, dan staat die hier.
        </EmptyState>
      ) : lijn === undefined ? (
        <GeenDoelen />
      ) : (
        <>
          <Lijnen {...props} naar={(l) => bewijsUrl(cijfers.groep.id, cursus.id, l)} />
          <form class="k-stack" method="post" action={bewijsUrl(cijfers.groep.id, cursus.id)}>
            <div class="k-split">
              <Card title="1. De kolom">
                <RadioGroup
                  id="kolom"
                  name="lineitem"
                  label="Kolom in de cijferlijst"
                  choices={kolommen.map((k) => ({ value: k.id, label: k.label || 'Kolom zonder naam' }))}
                />
              </Card>
              <Card title="2. Het doel">
                <RadioGroup
                  id="doel"
                  name="leerdoel"
                  label="Telt als bewijs voor"
                  choices={doelen.map((k) => ({ value: k.id, label: naamVan(k) }))}
                />
              </Card>
            </div>
            <div class="k-row">
              <Button id="kies" type="submit" kind="primary" icon="check">
                Telt als bewijs
              </Button>
              <LinkButton href={cijfersUrl(cijfers.groep.id)} kind="subtle">
                Terug
              </LinkButton>
            </div>
          </form>
        </>
      )}
    </Page>
  );
}
