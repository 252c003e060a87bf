import type { VNode } from 'preact';
import type { Overstap } from '../../../gateway/leerlijnen/migratie/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wanneer } from '../datum.ts';
import { OVERSTAP, ongedaanUrl, vergelijkUrl } from './urls.ts';
import { aantal, leerlingen, versieNaam } from './words.ts';

export interface KlaarPageProps {
  frame: Frame;
  overstap: Overstap;
  magOverstappen: boolean;
  nu: Date;
}

/** A migration that was carried out, with its undo as long as that is possible (R10). */
export function KlaarPage({ frame, overstap, magOverstappen, nu }: KlaarPageProps): VNode {
  const { van, naar } = overstap;
  const titel = `Overgestapt naar ${versieNaam(naar)}`;
  return (
    <Page frame={frame} title={titel} plek="leerlijnen">
      <PageHeader title={titel} crumbs={[{ href: OVERSTAP, label: 'Versies' }]} />
      <Uitslag overstap={overstap} nu={nu} />
      <Card title="Deze overstap" icon="history">
        <KeyValueList
          wide
          items={[
            { term: 'Van', value: versieNaam(van) },
            { term: 'Naar', value: versieNaam(naar) },
            { term: 'Wanneer', value: wanneer(overstap.op, nu) },
            { term: 'Door', value: overstap.door },
            { term: 'Leerlingen', value: String(overstap.leerlingen) },
          ]}
        />
        <p>
          <a href={vergelijkUrl({ van: van.id, naar: naar.id })}>Wat er anders is</a>
        </p>
        {magOverstappen && overstap.ongedaan === null && overstap.erna === 0 ? (
          <ConfirmPanel
            id="ongedaan"
            trigger="Ongedaan maken"
            kind="careful"
            title="Deze overstap ongedaan maken?"
          >
            <p>{`Dan staan ${leerlingen(overstap.leerlingen)} weer precies zoals voor de overstap.`}</p>
            <form method="post" action={ongedaanUrl(overstap.id)}>
              <Button type="submit" kind="careful" icon="arrow-back-up">
                Ja, maak ongedaan
              </Button>
            </form>
          </ConfirmPanel>
        ) : null}
      </Card>
    </Page>
  );
}

function Uitslag({ overstap, nu }: Pick<KlaarPageProps, 'overstap' | 'nu'>): VNode {
  const { ongedaan, erna, naar, van } = overstap;
  if (ongedaan)
    return (
      <Notice
        title={`Ongedaan gemaakt, ${wanneer(ongedaan.op, nu)} door ${ongedaan.door}.`}
        next={`De leerlingen staan weer op ${versieNaam(van)}, precies zoals ze stonden.`}
      />
    );
  const over = overstap.leerlingen === 1 ? 'staat' : 'staan';
  return (
    <Notice
      kind="success"
      title={`${leerlingen(overstap.leerlingen)} ${over} nu op ${versieNaam(naar)}.`}
      next={
        erna === 0
          ? 'Je kunt dit nog ongedaan maken, tot iemand op de nieuwe versie werkt.'
          : `Ongedaan maken kan niet meer: er is al gewerkt op de nieuwe versie (${aantal(erna, 'handeling', 'handelingen')}).`
      }
    />
  );
}
