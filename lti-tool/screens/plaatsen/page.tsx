import type { VNode } from 'preact';
import { type Gevonden, type Keuze, type LinkSoort, plekCode } from '../../lti/plekken-service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup, type Choice, RadioGroup } from '../../ui/components/choice.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { kiesUrl, nietUrl } from './urls.ts';
import { SOORT, WIE_ZIET } from './woorden.ts';

const LIJST = 'keuzes';

export interface LijstProps {
  /** More than one may be chosen. */
  readonly meer: boolean;
  readonly soort: LinkSoort;
  readonly zoek: string;
  readonly gevonden: Gevonden;
  /** Chosen before, also of another kind. */
  readonly gekozen: readonly Keuze[];
}

export interface PlaatsenProps {
  readonly frame: Frame;
  readonly keuze: string;
  readonly soorten: readonly LinkSoort[];
  readonly lijst: LijstProps;
  /** Nothing was chosen. */
  readonly fout?: string;
}

/** What of Koers goes into the course: one of a kind, or more where the ELO takes more (Deep Linking 2.0). */
export function PlaatsenPage({ frame, keuze, soorten, lijst, fout }: PlaatsenProps): VNode {
  return (
    <Page frame={frame} title="Kies wat je in de les zet">
      <PageHeader
        title="Kies wat je in de les zet"
        lead={
          lijst.meer
            ? 'Kies een of meer plekken in Koers. In de les komt van elke plek een link.'
            : 'Kies één plek in Koers. In de les komt een link naar die plek.'
        }
      />
      {fout === undefined ? null : <Notice kind="error" id="fout" title={fout} announce />}
      <Card title="Zoeken" icon="search">
        <Zoeken keuze={keuze} soorten={soorten} lijst={lijst} />
      </Card>
      <form method="post" action={kiesUrl(keuze)} id="plaatsen" class="k-stack">
        <Lijst {...lijst} />
        <p class="k-small k-soft">
          De naam van een leerling of groep komt niet in de les te staan: daar staat een nummer.
        </p>
        <div class="k-row">
          <Button type="submit" kind="primary" icon="check">
            Zet in de les
          </Button>
          <Button type="submit" form="niet">
            Toch niet
          </Button>
        </div>
      </form>
      <form method="post" action={nietUrl(keuze)} id="niet" />
    </Page>
  );
}

/** Looks while one types; what was ticked goes along and stays. */
function Zoeken({ keuze, soorten, lijst }: Pick<PlaatsenProps, 'keuze' | 'soorten' | 'lijst'>): VNode {
  const zoek = {
    get: kiesUrl(keuze),
    target: `#${LIJST}`,
    swap: 'outerHTML',
    sync: 'closest form:replace',
    include: `#zoeken, #${LIJST}`,
  };
  return (
    <search>
      <form method="get" action={kiesUrl(keuze)} id="zoeken" class="k-row s-plaatsen-zoek">
        <Select
          id="soort"
          name="soort"
          label="Wat wil je plaatsen?"
          value={lijst.soort}
          options={soorten.map((soort) => ({ value: soort, label: SOORT[soort].label }))}
          hx={{ ...zoek, trigger: 'change' }}
        />
        <Input
          id="zoek"
          name="zoek"
          type="search"
          label="Naam"
          optional
          value={lijst.zoek}
          maxLength={100}
          hx={{ ...zoek, trigger: 'input changed delay:150ms, search' }}
        />
        <Button type="submit" icon="search" id="zoek-knop">
          Zoeken
        </Button>
      </form>
    </search>
  );
}

const choice = ({ plek, naam, bij }: Keuze, checked: boolean): Choice => ({
  value: plekCode(plek),
  label: naam,
  checked,
  ...(bij === '' ? {} : { note: bij }),
});

/** What can be chosen now; also the answer to a search. What was looked for goes along: who chose nothing finds it again. */
export function Lijst({ meer, soort, zoek, gevonden, gekozen }: LijstProps): VNode {
  const van = new Set(gekozen.map((k) => plekCode(k.plek)));
  const nieuw = gevonden.keuzes.filter((k) => !van.has(plekCode(k.plek)));
  const Groep = meer ? CheckboxGroup : RadioGroup;
  const telling = tellingVan(nieuw.length, gevonden.meer, soort);
  return (
    <div id={LIJST} class="k-stack" data-announce={zoek === '' ? undefined : telling}>
      <input type="hidden" name="bij_soort" value={soort} />
      <input type="hidden" name="bij_zoek" value={zoek} />
      {gekozen.length === 0 ? null : (
        <Card title="Gekozen" icon="checks">
          <Groep
            id="gekozen"
            name="plek"
            label="Dit komt in de les"
            optional
            choices={gekozen.map((k) => ({
              ...choice(k, true),
              note: [SOORT[k.plek.soort].label, k.bij].filter(Boolean).join(' · '),
            }))}
          />
        </Card>
      )}
      {nieuw.length === 0 ? (
        <EmptyState title={SOORT[soort].geen}>
          {zoek === ''
            ? 'Hier is nog niets dat jij in een les kunt zetten. Kies iets anders.'
            : 'Zoek met een ander deel van de naam, of kies iets anders.'}
        </EmptyState>
      ) : (
        <Card title={SOORT[soort].label}>
          <Groep
            id="plek"
            name="plek"
            label={telling}
            hint={WIE_ZIET[soort]}
            optional
            choices={nieuw.map((k) => choice(k, false))}
          />
        </Card>
      )}
    </div>
  );
}

function tellingVan(aantal: number, meer: boolean, soort: LinkSoort): string {
  if (aantal === 0) return `${SOORT[soort].geen}.`;
  if (meer) return `De eerste ${aantal}. Typ een deel van de naam om te kiezen.`;
  return aantal === 1 ? 'Eén om te kiezen' : `${aantal} om uit te kiezen`;
}
