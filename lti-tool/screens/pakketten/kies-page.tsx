import type { VNode } from 'preact';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { INLEZEN, PAKKETTEN } from './urls.ts';

export interface KiesPageProps {
  frame: Frame;
  /** Most bytes of a file. */
  meesteBytes: number;
  /** What went wrong with what was sent. */
  fout?: string;
  url?: string;
}

/** First step of bringing a package in: a file, or the address of a CASE server (R9). */
export function KiesPage({ frame, meesteBytes, fout, url }: KiesPageProps): VNode {
  const mb = Math.floor(meesteBytes / 1024 / 1024);
  return (
    <Page frame={frame} title="Pakket inlezen" plek="leerlijnen">
      <PageHeader
        title="Pakket inlezen"
        crumbs={[{ href: PAKKETTEN, label: 'Pakketten' }]}
        lead="Kies een bestand of een adres. Koers laat eerst zien hoe het gelezen wordt; er wordt nog niets bewaard."
      />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title={fout} announce />
        </div>
      )}
      <Card title="Uit een bestand" icon="file-text">
        <form class="k-form" method="post" action={INLEZEN} encType="multipart/form-data">
          <Field
            id="bestand"
            label="Bestand"
            hint={`CASE (JSON), Excel, CSV of een JSON-bestand van een leerlijnenpakket. Tot ${mb} MB.`}
          >
            <input
              class="k-input"
              id="bestand"
              name="bestand"
              type="file"
              required
              aria-describedby="bestand-hint"
              accept=".json,.csv,.tsv,.txt,.xlsx"
            />
          </Field>
          <div class="k-row">
            <Button type="submit" kind="primary" icon="arrow-right">
              Bestand nakijken
            </Button>
          </div>
        </form>
      </Card>
      <Card title="Van een CASE-server" icon="external-link">
        <form class="k-form" method="post" action={INLEZEN}>
          <Input
            id="url"
            name="url"
            type="url"
            label="Adres van het pakket"
            hint="Het adres begint met https:// en eindigt op CFPackages of CFDocuments met een lang nummer."
            value={url ?? ''}
            maxLength={1000}
            {...(fout !== undefined && url !== undefined ? { error: fout } : {})}
          />
          <div class="k-row">
            <Button type="submit" icon="arrow-right">
              Adres nakijken
            </Button>
            <LinkButton href={PAKKETTEN} kind="subtle">
              Terug
            </LinkButton>
          </div>
        </form>
      </Card>
    </Page>
  );
}
