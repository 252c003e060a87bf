import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { foutBij, getypt, type Terug, terugVan } from '../gebruikersgroep/terug.tsx';
import { PILOTS } from '../gebruikersgroep/urls.ts';
import { GEEN_NAMEN, MENING } from '../gebruikersgroep/words.ts';

const VORM = 'mening';
/** Id of the words that go with it. */
const MENING_TEKST = 'mening-tekst';

/** An opinion that could not be taken, as it was sent. @throws what is no fault of what was typed */
export function meningTerug(body: Readonly<Record<string, unknown>>, error: unknown) {
  const terug = terugVan(VORM, body, error);
  return { ...terug, bij: terug.status === 422 ? MENING_TEKST : undefined };
}

/** Stands by a feature in a pilot: what do you think of it? Who answers is not kept. */
export function MeningForm({ pilot, terug }: { pilot: string; terug?: Terug | undefined }): VNode {
  const velden = getypt(terug, VORM);
  return (
    <ConfirmPanel
      id={`mening-${pilot}`}
      trigger="Wat vind je hiervan?"
      kind="subtle"
      title="Helpt dit je?"
      open={velden !== undefined}
    >
      <form class="k-form" method="post" action={`${PILOTS}/${pilot}/mening`}>
        <RadioGroup
          id="oordeel"
          name="oordeel"
          label="Jouw mening"
          hint="Koers bewaart niet wie dit zegt."
          choices={([3, 2, 1] as const).map((n) => ({
            value: String(n),
            label: MENING[n],
            checked: velden?.['oordeel'] === String(n),
          }))}
        />
        <Input
          {...foutBij(terug, MENING_TEKST)}
          id={MENING_TEKST}
          name="tekst"
          label="Wil je er iets bij zeggen?"
          hint={GEEN_NAMEN}
          value={velden?.['tekst'] ?? ''}
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
