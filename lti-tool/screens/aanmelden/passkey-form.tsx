import type { ComponentChildren, VNode } from 'preact';
import { Button, type ButtonKind } from '../../ui/components/button.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { Notice } from '../../ui/components/notice.tsx';

/** The client module that speaks with the passkeys of the device. */
export const CLIENT = 'screens/aanmelden.js';

export interface PasskeyFormProps {
  action: string;
  /** Make a passkey, or use one. */
  doen: 'maken' | 'gebruiken';
  /** The question to the browser, or where it asks for one when the button is tapped. */
  vraag: { readonly opties: unknown } | { readonly bij: string };
  kind?: ButtonKind;
  icon?: IconName;
  button: string;
  /** More fields. */
  children?: ComponentChildren;
}

/**
 * A form with one button: the device answers, and the answer is sent as an ordinary form. Until the client module listens the
 * button cannot be pressed: a form without an answer would go out.
 */
export function PasskeyForm({ action, doen, vraag, kind, icon, button, children }: PasskeyFormProps): VNode {
  const ask = 'bij' in vraag ? { 'data-vraag': vraag.bij } : { 'data-opties': JSON.stringify(vraag.opties) };
  return (
    <form class="k-form" method="post" action={action} data-passkey={doen} {...ask}>
      {children}
      <input type="hidden" name="antwoord" value="" />
      <div class="k-row">
        <Button type="submit" disabled {...(kind ? { kind } : {})} {...(icon ? { icon } : {})}>
          {button}
        </Button>
      </div>
    </form>
  );
}

/** The words the client module shows; they live here, so the script carries no texts. */
export function PasskeyMessages(): VNode {
  return (
    <>
      <noscript>
        <Notice
          kind="warning"
          title="Een passkey werkt hier nog niet."
          next="Zet JavaScript aan in je browser, of gebruik een andere browser."
        />
      </noscript>
      <template id="passkey-afgebroken">
        <Notice
          kind="info"
          title="Er is nog niets gebeurd."
          announce
          next="Het scherm van je passkey is gesloten, of het duurde te lang. Probeer het opnieuw."
        />
      </template>
      <template id="passkey-bekend">
        <Notice
          kind="info"
          title="Op dit apparaat staat al een passkey van jou."
          announce
          next="Gebruik een ander apparaat om er een bij te maken."
        />
      </template>
      <template id="passkey-kan-niet">
        <Notice
          kind="error"
          title="Deze browser kan geen passkey gebruiken."
          announce
          next="Gebruik een nieuwe versie van Chrome, Edge, Firefox of Safari, met een schermvergrendeling op je apparaat."
        />
      </template>
    </>
  );
}
