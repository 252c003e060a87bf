import type { VNode } from 'preact';
import {
  type AanbiederView,
  GEBRUIK_DAGEN,
  type VraagGebruik,
} from '../../../gateway/interchange/clients/toestemming.ts';
import type { Subscription } from '../../../gateway/interchange/webhooks/service.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { Berichten } from './berichten.tsx';
import { type FormState, ToestemmingForm } from './form.tsx';
import { AANBIEDERS, intrekkenUrl, weigerenUrl } from './urls.ts';
import { stand, vraagWoorden } from './words.ts';

const crumbs = [{ href: AANBIEDERS, label: 'Aanbieders' }];

export interface OnePageProps {
  readonly frame: Frame;
  readonly one: AanbiederView;
  readonly webhooks: readonly Subscription[];
  readonly form: FormState;
  readonly now: Date;
  readonly vandaag: Datum;
  /** What was just done. */
  readonly gedaan: string | null;
}

/** One program: what it may, what it asked, and the way back. */
export function OnePage({ frame, one, webhooks, form, now, vandaag, gedaan }: OnePageProps): VNode {
  const { tone, woord } = stand(one);
  return (
    <Page frame={frame} title={one.product} plek="aanbieders">
      <PageHeader title={one.product} crumbs={crumbs} lead={one.doel} />
      {gedaan === null ? null : <Notice kind="success" title={gedaan} announce />}
      <Card title="Wie vraagt dit?" icon="puzzle" aside={<Badge tone={tone}>{woord}</Badge>}>
        <KeyValueList
          items={[
            { term: 'Aanbieder', value: one.aanbieder },
            { term: 'Gevraagd', value: wanneer(one.gevraagd, now) },
            ...(one.geweigerd ? [{ term: 'Geweigerd', value: wanneer(one.geweigerd, now) }] : []),
          ]}
        />
      </Card>
      {one.beeindigd === null ? (
        <Card title="Wat mag het?" icon="lock" id="mag">
          <ToestemmingForm aanbieder={one} state={form} vandaag={vandaag} />
        </Card>
      ) : (
        <Notice
          title={`Dit programma is gestopt: ${wanneer(one.beeindigd, now)}. Het kan nergens meer bij.`}
        />
      )}
      <Gebruik gebruik={one.gebruik} now={now} />
      <Berichten client={one.id} webhooks={webhooks} now={now} />
      <Weg aanbieder={one} />
    </Page>
  );
}

function Gebruik({ gebruik, now }: { gebruik: readonly VraagGebruik[]; now: Date }): VNode {
  return (
    <Card title={`Wat vroeg het de laatste ${GEBRUIK_DAGEN} dagen?`} icon="history">
      <Table
        caption={`Vragen van de laatste ${GEBRUIK_DAGEN} dagen`}
        captionHidden
        columns={[
          { key: 'wat', header: 'Wat', cell: (row) => vraagWoorden(row.vraag), rowHeader: true },
          { key: 'aantal', header: 'Hoe vaak', cell: (row) => row.aantal, numeric: true },
          { key: 'laatst', header: 'Voor het laatst', cell: (row) => wanneer(row.laatst, now) },
        ]}
        rows={gebruik}
        rowKey={(row) => row.vraag}
        empty={<p>Nog niets.</p>}
      />
    </Card>
  );
}

/** No, or no more. */
function Weg({ aanbieder: one }: { aanbieder: AanbiederView }): VNode | null {
  if (one.mag.length > 0)
    return (
      <ConfirmPanel
        id="intrekken"
        trigger="Trek alles in"
        kind="careful"
        title={`${one.product} nergens meer bij laten?`}
      >
        <p>
          Het programma kan er meteen niet meer bij, ook niet met een sleutel die het al heeft. Wat het al
          heeft gelezen, krijg je hiermee niet terug: daarover gaat de verwerkersovereenkomst.
        </p>
        <form method="post" action={intrekkenUrl(one.id)}>
          <Button type="submit" kind="careful" name="zeker" value="ja">
            Ja, trek alles in
          </Button>
        </form>
      </ConfirmPanel>
    );
  if (one.geweigerd !== null || one.beeindigd !== null) return null;
  return (
    <ConfirmPanel id="weigeren" trigger="Weiger" kind="careful" title={`${one.product} weigeren?`}>
      <p>De aanbieder hoort dat je school nee zegt, en kan over 30 dagen opnieuw vragen.</p>
      <form method="post" action={weigerenUrl(one.id)}>
        <Button type="submit" kind="careful" name="zeker" value="ja">
          Ja, weiger
        </Button>
      </form>
    </ConfirmPanel>
  );
}
