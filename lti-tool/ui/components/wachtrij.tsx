import type { VNode } from 'preact';
import { Notice } from './notice.tsx';
import { Toast } from './toast.tsx';

/**
 * What is said of marks that wait on this device (client/wachtrij): one quiet line at the lower edge, and the words for it. They
 * stand here so that the script carries no texts; `{n}` becomes a number and `{dag}` a day.
 */
export function Wachtrij(): VNode {
  return (
    <>
      <section class="k-wachtrij" id="wachtrij" aria-label="Tikken op dit apparaat" hidden />
      <template id="wachtrij-woorden">
        <span data-woord="wacht-1">1 tik wacht op netwerk</span>
        <span data-woord="wacht-n">{'{n} tikken wachten op netwerk'}</span>
        <span data-woord="aanmelden-1">1 tik wacht: meld je opnieuw aan, dan gaat hij vanzelf mee</span>
        <span data-woord="aanmelden-n">
          {'{n} tikken wachten: meld je opnieuw aan, dan gaan ze vanzelf mee'}
        </span>
        <span data-woord="verloopt">{'Ga voor {dag} op het netwerk, anders vervallen ze'}</span>
        <span data-woord="opgeslagen">Alles opgeslagen</span>
        <span data-woord="ander-1">Op dit apparaat wacht 1 tik van iemand anders</span>
        <span data-woord="ander-n">{'Op dit apparaat wachten {n} tikken van iemand anders'}</span>
      </template>
      <template id="melding-wacht">
        <div data-wacht-melding="">
          <Toast
            icon="cloud-off"
            text="Bewaard op dit apparaat. Het gaat vanzelf mee als er weer netwerk is."
            ownUndo="data-wacht-terug"
          />
        </div>
      </template>
      <template id="melding-vervallen">
        <Notice
          kind="warning"
          title="Er zijn tikken vervallen."
          announce
          next="Ze wachtten langer dan een week op dit apparaat. Kijk na wat er nu staat en zet het zoals het hoort."
        />
      </template>
    </>
  );
}
