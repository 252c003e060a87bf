import type { VNode } from 'preact';
import { ACCEPT } from '../../../gateway/bestanden/aanname/service.ts';
import type { TlvRegel } from '../../../gateway/opp/tlv/service.ts';
import type { LeerlingKop } from '../../../gateway/school/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { FileInput } from '../../ui/components/file-input.tsx';
import { Input } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { tlvUrl } from '../opp-status/urls.ts';
import { leerlingUrl } from '../urls.ts';
import type { TlvBody, TlvFouten, TlvVeld } from './invoer.ts';

export interface TlvPageProps {
  frame: Frame;
  leerling: LeerlingKop;
  regels: readonly TlvRegel[];
  mag: boolean;
  vandaag: string;
  invoer: TlvBody;
  fouten?: TlvFouten;
  bewaard?: boolean;
}

const STAAT = { geldt: 'geldt', vervangen: 'verbeterd', ingetrokken: 'weggehaald' } as const;
const zelf = (p: TlvPageProps, verbeter?: string) =>
  `${tlvUrl(p.leerling.id)}${verbeter === undefined ? '' : `?verbeter=${verbeter}`}`;

/** R49: the TLV's of a pupil: what holds, what held, and a form for the next one. */
export function TlvPage(props: TlvPageProps): VNode {
  const { frame, leerling, regels, mag, bewaard } = props;
  const geldend = regels.filter((r) => r.staat === 'geldt');
  return (
    <Page frame={frame} title={`TLV van ${leerling.naam.voluit}`}>
      <PageHeader
        title="Toelaatbaarheidsverklaring"
        crumbs={[{ href: leerlingUrl(leerling.id), label: leerling.naam.voluit }]}
        lead="Zonder verklaring van het samenwerkingsverband mag een leerling niet naar het so of vso. Koers waarschuwt op tijd voor het einde."
      />
      {bewaard ? <Notice kind="success" announce title="Bewaard." /> : null}
      <section class="k-section" aria-labelledby="geldt-kop">
        <h2 id="geldt-kop">Wat nu geldt</h2>
        {geldend.length === 0 ? (
          <EmptyState title="Nog geen verklaring" level={3}>
            {mag ? 'Vul hieronder in wat er op de beschikking staat.' : 'De intern begeleider vult dit in.'}
          </EmptyState>
        ) : (
          geldend.map((t) => <Geldend key={t.id} tlv={t} props={props} />)
        )}
      </section>
      {mag ? <Formulier {...props} /> : null}
      <Geschiedenis regels={regels} />
    </Page>
  );
}

function Geldend({ tlv, props }: { tlv: TlvRegel; props: TlvPageProps }): VNode {
  const { mag, leerling, vandaag } = props;
  return (
    <Card
      title={tlv.nummer}
      level={3}
      aside={tlv.tot < vandaag ? <Badge tone="error">afgelopen</Badge> : undefined}
    >
      <KeyValueList
        items={[
          { term: 'Van', value: dagVoluit(tlv.van) },
          { term: 'Tot en met', value: dagVoluit(tlv.tot) },
          { term: 'Categorie', value: tlv.categorie },
          { term: 'Samenwerkingsverband', value: tlv.samenwerkingsverband },
          ...(tlv.bestand === null
            ? []
            : [{ term: 'Beschikking', value: <Beschikking leerling={leerling.id} tlv={tlv} /> }]),
        ]}
      />
      {mag ? (
        <form class="k-row" method="post" action={`${tlvUrl(leerling.id)}/weg`}>
          <LinkButton
            href={`${zelf(props, tlv.id)}#tlv-formulier`}
            size="small"
            icon="pencil"
            label={`Verbeteren: ${tlv.nummer}`}
          >
            Verbeteren
          </LinkButton>
          <input type="hidden" name="tlv" value={tlv.id} />
          <Button type="submit" size="small" icon="x" label={`Weghalen: ${tlv.nummer}`}>
            Weghalen
          </Button>
        </form>
      ) : null}
    </Card>
  );
}

function Beschikking({ leerling, tlv }: { leerling: string; tlv: TlvRegel }): VNode {
  return (
    <a href={`${tlvUrl(leerling)}/beschikking?tlv=${tlv.id}`} download="">
      Bestand ophalen<span class="k-hidden">{` van ${tlv.nummer}`}</span>
    </a>
  );
}

function Formulier(props: TlvPageProps): VNode {
  const { leerling, invoer, fouten = {} } = props;
  const veld = (naam: TlvVeld, label: string, meer: { hint?: string; type?: 'date' } = {}) => (
    <Input
      id={naam}
      name={naam}
      label={label}
      short
      value={invoer[naam]}
      {...meer}
      {...(fouten[naam] === undefined ? {} : { error: fouten[naam] })}
    />
  );
  return (
    <form
      id="tlv-formulier"
      class="k-card k-form"
      method="post"
      action={tlvUrl(leerling.id)}
      enctype="multipart/form-data"
      noValidate
    >
      <h2>{invoer.vervangt === '' ? 'Nieuwe verklaring' : `Verklaring ${invoer.nummer} verbeteren`}</h2>
      {Object.keys(fouten).length > 0 ? (
        <div data-focus="" tabIndex={-1}>
          <Notice
            kind="error"
            announce
            title="Er is nog niets bewaard"
            next="Kijk bij de velden met een uitroepteken."
          />
        </div>
      ) : null}
      <input type="hidden" name="vervangt" value={invoer.vervangt} />
      {veld('nummer', 'Nummer', { hint: 'Zoals het op de beschikking staat.' })}
      {veld('van', 'Eerste dag', { type: 'date' })}
      {veld('tot', 'Laatste dag', { type: 'date', hint: 'Vaak 31 juli.' })}
      {veld('samenwerkingsverband', 'Nummer van het samenwerkingsverband', { hint: 'Bijvoorbeeld PO2801.' })}
      <RadioGroup
        id="categorie"
        name="categorie"
        label="Bekostiging"
        {...(fouten.categorie === undefined ? {} : { error: fouten.categorie })}
        choices={(['laag', 'midden', 'hoog'] as const).map((value) => ({
          value,
          label: value,
          checked: invoer.categorie === value,
        }))}
      />
      <FileInput
        id="bestand"
        name="bestand"
        label="De beschikking"
        hint={`PDF of foto, hooguit 10 MB.${invoer.vervangt === '' ? '' : ' Kies je niets, dan blijft het bestand dat erbij zit.'}`}
        accept={ACCEPT.document}
        optional
        {...(fouten.bestand === undefined ? {} : { error: fouten.bestand })}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Bewaren
        </Button>
        {invoer.vervangt === '' ? null : <LinkButton href={zelf(props)}>Niet verbeteren</LinkButton>}
      </div>
    </form>
  );
}

function Geschiedenis({ regels }: Pick<TlvPageProps, 'regels'>): VNode | null {
  if (regels.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="eerder-kop">
      <h2 id="eerder-kop">Alles wat is vastgelegd</h2>
      <Table
        caption="Verklaringen, de laatste eerst"
        captionHidden
        rows={regels}
        rowKey={(r) => r.id}
        columns={[
          { key: 'nummer', header: 'Nummer', rowHeader: true, cell: (r) => r.nummer },
          {
            key: 'dagen',
            header: 'Van en tot',
            cell: (r) => `${dagVoluit(r.van)} tot en met ${dagVoluit(r.tot)}`,
          },
          { key: 'staat', header: 'Stand', cell: (r) => STAAT[r.staat] },
          { key: 'door', header: 'Vastgelegd', cell: (r) => `${dagVoluit(r.gemaaktOp)}, ${r.gemaaktDoor}` },
        ]}
      />
    </section>
  );
}
