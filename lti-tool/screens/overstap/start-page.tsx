import type { VNode } from 'preact';
import type { Overstap, TeKiezen } from '../../../gateway/leerlijnen/migratie/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Select } from '../../ui/components/input.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { LeerlijnenTabs } from '../leerlijnen/sub-pages.tsx';
import { overstapUrl, VERGELIJKEN, vergelijkUrl, voorbeeldUrl } from './urls.ts';
import { leerlingen, versieNaam } from './words.ts';

export interface StartPageProps {
  frame: Frame;
  versies: readonly TeKiezen[];
  overstappen: readonly Overstap[];
  magOverstappen: boolean;
  nu: Date;
}

/** Versions that are there, which of them pupils are on, and who went over before (R10). */
export function StartPage({ frame, versies, overstappen, magOverstappen, nu }: StartPageProps): VNode {
  return (
    <Page frame={frame} title="Versies" plek="leerlijnen">
      <PageHeader
        title="Versies"
        lead="Komt er een nieuwe versie van een pakket, dan blijven leerlingen op de oude. Pas als jullie overstappen, gaan ze mee."
      />
      <LeerlijnenTabs who={frame.who} plek="overstap" />
      <Nieuwer versies={versies} magOverstappen={magOverstappen} />
      {versies.length > 1 ? <Kies versies={versies} /> : null}
      <Eerder overstappen={overstappen} nu={nu} />
    </Page>
  );
}

/** For each version with pupils: the newest of the same package, if that is another one. */
function nieuwere(versies: readonly TeKiezen[]): { van: TeKiezen; naar: TeKiezen }[] {
  return versies.flatMap((van) => {
    const [naar] = versies.filter((v) => v.pakket === van.pakket); // newest first
    return van.leerlingen > 0 && naar && naar.id !== van.id ? [{ van, naar }] : [];
  });
}

function Nieuwer({ versies, magOverstappen }: Pick<StartPageProps, 'versies' | 'magOverstappen'>): VNode {
  const er = nieuwere(versies);
  if (er.length === 0)
    return (
      <EmptyState title="Alle leerlingen staan op de nieuwste versie">
        Zodra er een nieuwere versie is, staat die hier.
      </EmptyState>
    );
  return (
    <>
      {er.map(({ van, naar }) => (
        <Card
          key={van.id}
          title={`${versieNaam(naar)} is er`}
          icon="sailboat"
          tone="land"
          foot={
            <div class="k-row">
              <LinkButton href={vergelijkUrl({ van: van.id, naar: naar.id })} icon="eye">
                Wat is er anders?
              </LinkButton>
              {magOverstappen ? (
                <LinkButton
                  href={voorbeeldUrl({ van: van.id, naar: naar.id })}
                  kind="primary"
                  icon="arrow-right"
                >
                  Bekijk de overstap
                </LinkButton>
              ) : null}
            </div>
          }
        >
          <p>{`${leerlingen(van.leerlingen)} ${van.leerlingen === 1 ? 'staat' : 'staan'} nog op ${versieNaam(van)}.`}</p>
          {magOverstappen ? null : <p class="k-soft">Overstappen doet de intern begeleider.</p>}
        </Card>
      ))}
    </>
  );
}

function Kies({ versies }: Pick<StartPageProps, 'versies'>): VNode {
  const options = versies.map((v) => ({
    value: v.id,
    label: v.leerlingen > 0 ? `${versieNaam(v)} (${leerlingen(v.leerlingen)})` : versieNaam(v),
  }));
  const van = versies.find((v) => v.leerlingen > 0) ?? versies.at(-1);
  const naar = versies.find((v) => v.id !== van?.id && v.pakket === van?.pakket) ?? versies[0];
  return (
    <Card title="Twee versies vergelijken" icon="search">
      <form method="get" action={VERGELIJKEN} class="k-stack">
        <Select id="van" name="van" label="Van" options={options} value={van?.id ?? ''} />
        <Select id="naar" name="naar" label="Naar" options={options} value={naar?.id ?? ''} />
        <Button type="submit">Vergelijk</Button>
      </form>
    </Card>
  );
}

function Eerder({ overstappen, nu }: Pick<StartPageProps, 'overstappen' | 'nu'>): VNode | null {
  if (overstappen.length === 0) return null;
  return (
    <Table
      caption="Eerdere overstappen"
      rows={overstappen}
      rowKey={(o) => o.id}
      columns={[
        {
          key: 'wat',
          header: 'Overstap',
          rowHeader: true,
          cell: (o) => (
            <a href={overstapUrl(o.id)}>{`Van ${versieNaam(o.van)} naar ${versieNaam(o.naar)}`}</a>
          ),
        },
        { key: 'op', header: 'Wanneer', cell: (o) => wanneer(o.op, nu) },
        { key: 'door', header: 'Door', cell: (o) => o.door },
        { key: 'n', header: 'Leerlingen', cell: (o) => String(o.leerlingen), numeric: true },
        {
          key: 'stand',
          header: 'Stand',
          cell: (o) =>
            o.ongedaan ? (
              <Badge icon="arrow-back-up">ongedaan gemaakt</Badge>
            ) : (
              <Badge tone="success">gedaan</Badge>
            ),
        },
      ]}
    />
  );
}
