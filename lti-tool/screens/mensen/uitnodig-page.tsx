import type { VNode } from 'preact';
import type { ToegekendeRol } from '../../../gateway/model/actor.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit, datumVan } from '../datum.ts';
import { WOORD } from '../roles.ts';
import { RolKeuze, TotEnWaarom } from './rol-velden.tsx';
import { MENSEN, mensUrl, UITNODIGEN } from './urls.ts';

/** Whom it is for: somebody Koers knows, by name; null: somebody new. */
export type Bekend = { readonly id: string; readonly naam: string } | null;

export interface UitnodigPageProps {
  frame: Frame;
  bekend: Bekend;
  vandaag: Datum;
  teGeven: readonly ToegekendeRol[];
  ingevuld?: {
    readonly naam: string;
    readonly rol: string;
    readonly laatste: string;
    readonly reden: string;
  };
  fout?: string;
}

const kruimels = (bekend: Bekend) => [
  { href: MENSEN, label: 'Mensen' },
  ...(bekend ? [{ href: mensUrl(bekend.id), label: bekend.naam }] : []),
];

/** Asks who is invited for which role (R64). */
export function UitnodigPage({ frame, bekend, vandaag, teGeven, ingevuld, fout }: UitnodigPageProps): VNode {
  return (
    <Page frame={frame} title="Uitnodigen" plek="mensen">
      <PageHeader
        title={bekend ? `${bekend.naam} uitnodigen` : 'Iemand uitnodigen'}
        crumbs={kruimels(bekend)}
        lead="Voor wie zonder leeromgeving binnenkomt, zoals iemand van een leverancier. Je krijgt een code, en geeft die zelf door."
      />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="De uitnodiging is niet gemaakt">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      <form class="k-form" method="post" action={UITNODIGEN}>
        {bekend ? (
          <input type="hidden" name="persoon" value={bekend.id} />
        ) : (
          <Input
            id="naam"
            name="naam"
            label="Voornaam en achternaam"
            hint="Staat iemand al bij Mensen? Nodig hem dan daar uit, anders staat hij er twee keer."
            maxLength={120}
            value={ingevuld?.naam ?? ''}
          />
        )}
        <RolKeuze teGeven={teGeven} rol={ingevuld?.rol} />
        <TotEnWaarom
          label="Laatste dag met deze rol"
          vandaag={vandaag}
          laatste={ingevuld?.laatste}
          reden={ingevuld?.reden}
        />
        <div class="k-row">
          <Button id="uitnodigen" type="submit" kind="primary" icon="check">
            Maak de uitnodiging
          </Button>
        </div>
      </form>
    </Page>
  );
}

export interface CodePageProps {
  frame: Frame;
  persoon: { readonly id: string; readonly naam: string };
  rol: ToegekendeRol;
  code: string;
  verloopt: Date;
  /** Whole address where the code is filled in. */
  adres: string;
}

/** The code, once: it is told to this one person and never shown again. */
export function CodePage({ frame, persoon, rol, code, verloopt, adres }: CodePageProps): VNode {
  const { naam } = persoon;
  return (
    <Page frame={frame} title={`Uitnodiging voor ${naam}`} plek="mensen">
      <PageHeader
        title={`Uitnodiging voor ${naam}`}
        crumbs={kruimels(persoon)}
        lead={`Voor de rol ${WOORD[rol]}. De code werkt één keer, tot en met ${dagVoluit(datumVan(verloopt))}.`}
      />
      <Card title="De code" tone="land">
        <p class="s-code s-code--groot">{code}</p>
        <p>{`Geef deze code aan ${naam}, en aan niemand anders. Je ziet hem maar één keer.`}</p>
      </Card>
      <Card title="Het adres">
        <p class="s-link">{adres}</p>
      </Card>
      <Notice
        kind="info"
        title={`Wat ${naam} doet`}
        next="Het adres openen op een eigen computer of telefoon, de code invullen, en een passkey maken. Daarna is de code niet meer nodig."
      />
      <div class="k-row">
        <LinkButton href={mensUrl(persoon.id)} icon="arrow-left">
          {`Terug naar ${naam}`}
        </LinkButton>
      </div>
    </Page>
  );
}
