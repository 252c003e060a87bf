import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { PILOTS } from '../gebruikersgroep/urls.ts';
import { GEEN_NAMEN, MENING } from '../gebruikersgroep/words.ts';

/** Stands by a feature in a pilot: what do you think of it? Who answers is not kept. */
export function MeningForm({ pilot }: { pilot: string }): VNode {
  return (
    <ConfirmPanel id={`mening-${pilot}`} trigger="Wat vind je hiervan?" kind="subtle" title="Helpt dit je?">
      <form class="k-form" method="post" action={`${PILOTS}/${pilot}/mening`}>
        <RadioGroup
          id="oordeel"
          name="oordeel"
          label="Jouw mening"
          hint="Koers bewaart niet wie dit zegt."
          choices={([3, 2, 1] as const).map((n) => ({ value: String(n), label: MENING[n] }))}
        />
        <Input
          id="mening-tekst"
          name="tekst"
          label="Wil je er iets bij zeggen?"
          hint={GEEN_NAMEN}
          maxLength={300}
          optional
        />
        <div class="k-row">
          <Button type="submit">Verstuur</Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
