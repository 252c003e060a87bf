import type { VNode } from 'preact';
import type { Voorbeeld } from '../../../gateway/leerlijnen/migratie/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Select } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Gevolg, StreefGevolgen } from './gevolg.tsx';
import { NIEUW, OVERSTAP, vergelijkUrl } from './urls.ts';
import { aantal, leerlingen, opsomming, versieNaam } from './words.ts';

export type Waarom = 'veranderd' | 'keuze_nodig';

export interface VoorbeeldPageProps {
  frame: Frame;
  voorbeeld: Voorbeeld;
  /** Id of the migration that this form would make. */
  id: string;
  /** Why it is shown again. */
  waarom?: Waarom;
}

const MELDING: Readonly<Record<Waarom, { readonly title: string; readonly next: string }>> = {
  veranderd: {
    title: 'Intussen is er iets veranderd. Er is nog niemand overgestapt.',
    next: 'Hieronder staat hoe het nu is. Kijk het na en bevestig opnieuw.',
  },
  keuze_nodig: {
    title: 'Er is nog een keuze nodig. Er is nog niemand overgestapt.',
    next: 'Kies bij elke leerroute waar de leerlingen heen gaan.',
  },
};

/** What a migration will do, before anything changes; the choices and the confirmation are one form (R10). */
export function VoorbeeldPage({ frame, voorbeeld, id, waarom }: VoorbeeldPageProps): VNode {
  const { van, naar } = voorbeeld;
  const titel = `Overstappen naar ${versieNaam(naar)}`;
  return (
    <Page
      frame={frame}
      title={titel}
      plek="leerlijnen"
      {...(waarom ? { messages: <Notice kind="warning" announce {...MELDING[waarom]} /> } : {})}
    >
      <PageHeader
        title={titel}
        crumbs={[{ href: OVERSTAP, label: 'Versies' }]}
        lead={`Zo gaan de leerlingen van ${versieNaam(van)} naar ${versieNaam(naar)}. Er is nog niets veranderd.`}
      />
      <form method="post" action={NIEUW} class="k-stack">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="van" value={van.id} />
        <input type="hidden" name="naar" value={naar.id} />
        <input type="hidden" name="afdruk" value={voorbeeld.afdruk} />
        <InHetKort voorbeeld={voorbeeld} />
        <Routes voorbeeld={voorbeeld} />
        {voorbeeld.doelen.length > 0 ? (
          <Card title="Doelen die veranderen" icon="target">
            {voorbeeld.doelen.map((gevolg) => (
              <Gevolg key={gevolg.regel.oud.id} gevolg={gevolg} />
            ))}
          </Card>
        ) : null}
        {voorbeeld.streef.length > 0 ? (
          <Card title="Streefniveaus die veranderen" icon="flag">
            <StreefGevolgen streef={voorbeeld.streef} />
          </Card>
        ) : null}
        <Bevestig voorbeeld={voorbeeld} />
      </form>
    </Page>
  );
}

function InHetKort({ voorbeeld }: { voorbeeld: Voorbeeld }): VNode {
  const { gelijk, nieuw, zonderLeerlingen } = voorbeeld;
  const erbij = nieuw.map((n) => `${n.doel.code} (${leerlingen(n.leerlingen)})`);
  return (
    <Card title="In het kort" icon="compass">
      <KeyValueList
        wide
        items={[
          { term: 'Wie gaan mee', value: leerlingen(voorbeeld.leerlingen.length) },
          {
            term: 'Gaat gewoon mee',
            value: `${aantal(gelijk.doelen, 'doel', 'doelen')} met alle standen en acties, op ${aantal(gelijk.cellen, 'plek', 'plekken')} op de kaarten`,
          },
          { term: 'Komt erbij', value: erbij.length > 0 ? opsomming(erbij) : 'niets op de kaarten van nu' },
          {
            term: 'Verandert elders',
            value:
              zonderLeerlingen === 0
                ? 'niets'
                : `${aantal(zonderLeerlingen, 'doel', 'doelen')} waar nu niemand aan werkt`,
          },
        ]}
      />
      <p>
        <a href={vergelijkUrl({ van: voorbeeld.van.id, naar: voorbeeld.naar.id })}>
          Alle veranderingen naast elkaar
        </a>
      </p>
      <details class="s-wie">
        <summary>Namen van de leerlingen</summary>
        <ul>
          {voorbeeld.leerlingen.map((l) => (
            <li key={l.id}>{l.naam.voluit}</li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function Routes({ voorbeeld }: { voorbeeld: Voorbeeld }): VNode | null {
  if (voorbeeld.routes.length === 0) return null;
  const options = voorbeeld.routeKeuzes.map((r) => ({ value: r.id, label: r.tekst }));
  return (
    <Card title="Leerroutes die er niet meer zijn" icon="route" tone="land">
      {voorbeeld.routes.map(({ regel, wie }) => (
        <Select
          key={regel.oud.id}
          id={`r-${regel.oud.id}`}
          name={`leerroute.${regel.oud.id}`}
          label={`${regel.oud.tekst}: waar gaan deze leerlingen heen?`}
          hint={opsomming(wie.map((l) => l.naam.voluit))}
          placeholder="Kies een leerroute"
          value={regel.naar?.id ?? ''}
          options={options}
        />
      ))}
    </Card>
  );
}

function Bevestig({ voorbeeld }: { voorbeeld: Voorbeeld }): VNode {
  const n = voorbeeld.leerlingen.length;
  return (
    <Card title="Overstappen" icon="sailboat" tone="land">
      <p>
        Niets gaat verloren: alles wat is afgevinkt, blijft staan in de leerreis. Je kunt de overstap ongedaan
        maken zolang niemand op de nieuwe versie heeft gewerkt.
      </p>
      <p class="k-soft">
        Kies een rustig moment. Zolang de overstap loopt, kan niemand iets afvinken: meestal een paar tellen,
        op een school met meer dan duizend leerlingen ongeveer een halve minuut.
      </p>
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check" id="bevestig">
          {n === 0 ? 'Ja, ga over op deze versie' : `Ja, stap over met ${leerlingen(n)}`}
        </Button>
        <LinkButton href={OVERSTAP}>Nee, verander niets</LinkButton>
      </div>
    </Card>
  );
}
