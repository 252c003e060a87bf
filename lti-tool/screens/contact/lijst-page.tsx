import type { VNode } from 'preact';
import type { ContactRij } from '../../../gateway/access/contact/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { Table } from '../../ui/components/table.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { CONTACT, contactUrl, lijstUrl } from './urls.ts';

export interface LijstPageProps {
  frame: Frame;
  rijen: readonly ContactRij[];
  totaal: number;
  paginas: number;
  vraag: { readonly zoek: string; readonly open: boolean; readonly pagina: number };
  /** Whether this Koers can send mail. */
  mail: boolean;
}

/** Pupils with the people who speak for them, and who of those can come in. */
export function LijstPage({ frame, rijen, totaal, paginas, vraag, mail }: LijstPageProps): VNode {
  return (
    <Page frame={frame} title="Ouders en contact" plek="contact">
      <PageHeader
        title="Ouders en contact"
        lead="Wie er bij een leerling hoort, wie het gezag heeft, en wie al in Koers kan."
      />
      {mail ? null : (
        <Notice
          kind="info"
          title="Koers stuurt nu geen mail."
          next="Er is geen mailserver ingesteld. Geef ouders de link en de code zelf. Wat voor hen klaarstaat, zien ze in Koers."
        />
      )}
      <search aria-label="Leerling zoeken">
        <form class="k-row s-zoek" method="get" action={CONTACT}>
          <Input
            id="zoek"
            name="zoek"
            type="search"
            label="Naam van de leerling"
            optional
            value={vraag.zoek}
            maxLength={100}
          />
          <CheckboxGroup
            id="open"
            name="open"
            label="Laat zien"
            optional
            choices={[{ value: 'ja', label: 'alleen waar nog iemand ontbreekt', checked: vraag.open }]}
          />
          <Button type="submit" icon="search">
            Zoeken
          </Button>
        </form>
      </search>
      <Table
        caption={totaal === 1 ? '1 leerling' : `${totaal} leerlingen`}
        rows={rijen}
        rowKey={(rij) => rij.leerling}
        empty={<EmptyState title="Niemand gevonden">Zoek met een ander deel van de naam.</EmptyState>}
        columns={[
          {
            key: 'naam',
            header: 'Leerling',
            rowHeader: true,
            cell: (rij) => <a href={contactUrl(rij.leerling)}>{rij.naam.voluit}</a>,
          },
          { key: 'gezag', header: 'Met gezag', numeric: true, cell: (rij) => rij.gezag },
          { key: 'huis', header: 'Huishoudens', numeric: true, cell: (rij) => rij.huishoudens },
          { key: 'binnen', header: 'Kan in Koers', cell: (rij) => staat(rij) },
        ]}
      />
      <Bladeren paginas={paginas} vraag={vraag} />
    </Page>
  );
}

function staat({ aantal, binnen, uitgenodigd }: ContactRij): string {
  if (aantal === 0) return 'niemand bekend';
  const wacht = uitgenodigd === 0 ? '' : `, ${uitgenodigd} uitgenodigd`;
  return `${binnen} van de ${aantal}${wacht}`;
}

function Bladeren({ paginas, vraag }: Pick<LijstPageProps, 'paginas' | 'vraag'>): VNode | null {
  if (paginas < 2) return null;
  const naar = (pagina: number) => lijstUrl({ ...vraag, pagina });
  return (
    <nav aria-label="Bladeren" class="k-row">
      {vraag.pagina > 1 ? (
        <LinkButton href={naar(vraag.pagina - 1)} icon="arrow-left">
          Vorige
        </LinkButton>
      ) : null}
      <span>{`Bladzijde ${vraag.pagina} van ${paginas}`}</span>
      {vraag.pagina < paginas ? (
        <LinkButton href={naar(vraag.pagina + 1)} icon="arrow-right">
          Volgende
        </LinkButton>
      ) : null}
    </nav>
  );
}
