import type { VNode } from 'preact';
import type { PeriodenView } from '../../../gateway/leerroute/cyclus/service.ts';
import { STAPPEN } from '../../../gateway/leerroute/cyclus/service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { CYCLUS_WOORDEN } from '../../ui/glossary.ts';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, laatsteDag } from '../datum.ts';
import { TERMIJNEN } from '../opp-status/urls.ts';
import { BEGIN, type PeriodenInvoer } from './perioden-invoer.ts';
import { PERIODEN } from './urls.ts';

export interface PeriodenPageProps {
  frame: Frame;
  perioden: PeriodenView['perioden'];
  invoer: PeriodenInvoer;
  fout?: string | undefined;
  bewaard?: boolean;
}

/** How the school divides its year, and its words for the steps of the cycle (R57, R58). */
export function PeriodenPage({ frame, perioden, invoer, fout, bewaard }: PeriodenPageProps): VNode {
  return (
    <Page frame={frame} title="Perioden" plek="perioden">
      <PageHeader
        title="Perioden"
        crumbs={[{ href: '/vandaag', label: 'Vandaag' }]}
        lead="Verdeel het schooljaar, van 1 augustus tot en met 31 juli. Volgende jaren gaan vanzelf zo verder."
        actions={
          <LinkButton href={TERMIJNEN} icon="clock">
            Termijnen en vakanties
          </LinkButton>
        }
      />
      {bewaard ? <Notice kind="success" announce title="Bewaard." /> : null}
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" announce title="Er is nog niets veranderd" next={fout} />
        </div>
      )}
      <Verdeling invoer={invoer} />
      <Card title="Wat er staat" icon="calendar">
        <Table
          caption="De perioden van dit en volgend schooljaar"
          captionHidden
          rows={perioden}
          rowKey={(p) => p.van}
          columns={[
            { key: 'naam', header: 'Periode', cell: (p) => `${p.naam} ${p.schooljaar}` },
            { key: 'van', header: 'Van', cell: (p) => dagVoluit(p.van) },
            { key: 'tot', header: 'Tot en met', cell: (p) => dagVoluit(laatsteDag(p.tot)) },
            {
              key: 'vast',
              header: 'Verandert',
              cell: (p) => (p.vast ? 'nee, begonnen of in gebruik' : 'ja'),
            },
          ]}
        />
      </Card>
    </Page>
  );
}

function Verdeling({ invoer }: { invoer: PeriodenInvoer }): VNode {
  const aantal = Number(invoer.aantal);
  return (
    <form class="k-card k-form" method="post" action={PERIODEN} noValidate>
      <p class="k-row">
        Koers stelt gelijke delen voor:
        {(['2', '3', '4'] as const).map((n) => (
          <LinkButton key={n} href={`${PERIODEN}?aantal=${n}`} size="small">
            {`${n} perioden`}
          </LinkButton>
        ))}
      </p>
      <input type="hidden" name="aantal" value={invoer.aantal} />
      <div class="s-grenzen">
        {BEGIN.slice(0, aantal - 1).map((veld, i) => (
          <Input
            key={veld}
            id={veld}
            name={veld}
            label={`Periode ${i + 2} begint op`}
            hint="Dag en maand, bijvoorbeeld 1-12."
            short
            maxLength={5}
            value={invoer[veld]}
          />
        ))}
      </div>
      <p class="k-soft k-small">
        Wat al begonnen is, of waar al iets in gepland staat, blijft precies zoals het is. Niets gaat
        verloren.
      </p>
      <RadioGroup
        id="woorden"
        name="woorden"
        label="Welke woorden gebruiken jullie voor de stappen?"
        hint="Alleen de woorden op het scherm veranderen."
        choices={Object.entries(CYCLUS_WOORDEN).map(([value, woorden]) => ({
          value,
          label: woorden.naam,
          note: STAPPEN.map((stap) => woorden[stap]).join(', '),
          checked: invoer.woorden === value,
        }))}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Bewaren
        </Button>
      </div>
    </form>
  );
}
