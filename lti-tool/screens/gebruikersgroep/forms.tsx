import type { VNode } from 'preact';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Textarea } from '../../ui/components/input.tsx';
import { foutBij, getypt, type Terug } from './terug.tsx';
import { besluitenUrl, bijeenkomstenUrl } from './urls.ts';
import { WensKeuze } from './wens-keuze.tsx';
import { GEEN_NAMEN } from './words.ts';

/** What a form may be told to mend, by the names that its page knows. */
export const PLAATS = { id: 'plaats', label: 'Waar' } as const;
export const BESLUIT = { id: 'besluit-tekst', label: 'Besluit' } as const;

export function BijeenkomstForm({
  groep,
  vandaag,
  terug,
}: {
  groep: string;
  vandaag: Datum;
  terug: Terug | undefined;
}): VNode {
  const was = getypt(terug, 'plannen');
  return (
    <ConfirmPanel
      id="plannen"
      trigger="Bijeenkomst plannen"
      title="Wanneer komen jullie bij elkaar?"
      open={was !== undefined}
    >
      <form class="k-form" method="post" action={bijeenkomstenUrl(groep)}>
        <Input id="op" name="op" type="date" label="Dag" value={was?.['op'] ?? vandaag} short />
        <Input
          {...PLAATS}
          name="plaats"
          maxLength={120}
          value={was?.['plaats'] ?? ''}
          {...foutBij(terug, PLAATS.id)}
        />
        <div class="k-row">
          <Button type="submit" icon="calendar">
            Plan
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}

/** A decision, about a wish or taken at a meeting. */
export function BesluitForm({
  groep,
  wens,
  bijeenkomst,
  wensen,
  terug,
}: {
  groep: string;
  wens?: string;
  bijeenkomst?: string;
  terug: Terug | undefined;
  /** To choose from, at a meeting. */
  wensen?: readonly { readonly id: string; readonly nr: number; readonly titel: string }[];
}): VNode {
  const was = getypt(terug, 'besluit');
  return (
    <ConfirmPanel
      id="besluit"
      trigger="Besluit vastleggen"
      title="Wat hebben jullie besloten?"
      open={was !== undefined}
    >
      <form class="k-form" method="post" action={besluitenUrl(groep)}>
        {wens ? <input type="hidden" name="wens" value={wens} /> : null}
        {bijeenkomst ? <input type="hidden" name="bijeenkomst" value={bijeenkomst} /> : null}
        <Textarea
          {...BESLUIT}
          name="tekst"
          hint={GEEN_NAMEN}
          rows={2}
          maxLength={1000}
          value={was?.['tekst'] ?? ''}
          {...foutBij(terug, BESLUIT.id)}
        />
        {wensen ? <WensKeuze id="besluit-wens" wensen={wensen} was={was?.['wens']} /> : null}
        <div class="k-row">
          <Button type="submit" icon="check">
            Leg vast
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
