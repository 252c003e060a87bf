import type { VNode } from 'preact';
import type { OuderUitnodiging } from '../../../gateway/access/ouder-uitnodiging/uitnodigen.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, datumVan } from '../datum.ts';
import { CONTACT, contactUrl } from './urls.ts';

export interface UitnodigingPageProps {
  frame: Frame;
  leerling: string;
  naam: string;
  uitnodiging: OuderUitnodiging;
  /** Whole address of the link, for who has no mail. */
  link: string;
  /** Whether the link goes by mail. */
  mail: boolean;
}

/** The code, once: it can be printed and handed over, and is never shown again. */
export function UitnodigingPage({
  frame,
  leerling,
  naam,
  uitnodiging,
  link,
  mail,
}: UitnodigingPageProps): VNode {
  return (
    <Page frame={frame} title={`Uitnodiging voor ${naam}`} plek="contact">
      <PageHeader
        title={`Uitnodiging voor ${naam}`}
        crumbs={[
          { href: CONTACT, label: 'Ouders en contact' },
          { href: contactUrl(leerling), label: 'Ouders van de leerling' },
        ]}
        lead={`Deze uitnodiging werkt tot en met ${dagVoluit(datumVan(uitnodiging.expiresAt))}.`}
      />
      <Card title="De code" tone="land">
        <p class="s-code s-code--groot">{uitnodiging.code}</p>
        <p>
          {`Geef deze code aan ${naam}, en aan niemand anders. Je ziet hem maar één keer. `}
          {mail ? 'De link gaat per mail.' : 'De link staat hieronder.'}
        </p>
      </Card>
      {mail ? null : (
        <Card title="De link">
          <p class="s-link">{link}</p>
          <p>Koers kan deze persoon nu niet mailen. Geef daarom ook deze link mee.</p>
        </Card>
      )}
      <Notice
        kind="info"
        title={`Wat ${naam} doet`}
        next="De link openen op de eigen telefoon, de code invullen, en een passkey maken. Dat duurt een minuut. Daarna is de code niet meer nodig."
      />
      <div class="k-row">
        <LinkButton href={contactUrl(leerling)} icon="arrow-left">
          Terug naar de leerling
        </LinkButton>
      </div>
    </Page>
  );
}
