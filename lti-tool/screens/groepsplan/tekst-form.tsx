import type { VNode } from 'preact';
import type { Subgroep } from '../../../gateway/groepen/plan/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { sectieId, tekstUrl } from './urls.ts';

/** What somebody typed that could not be saved: it goes back into the form. */
export interface Getypt {
  readonly subgroep: string;
  readonly aanpak: string;
  readonly evaluatie: Readonly<Record<string, string>>;
}

export interface TekstFormProps {
  groep: string;
  periode: string;
  sub: Subgroep;
  gezien: string;
  getypt: Getypt | undefined;
}

/** The only two things that are typed in a plan: the aanpak of a subgroup, and the evaluatie per doel (R54). */
export function TekstForm({ groep, periode, sub, gezien, getypt }: TekstFormProps): VNode {
  const id = sectieId(sub);
  return (
    <ConfirmPanel
      id={`${id}-schrijf`}
      trigger="Aanpak en evaluatie schrijven"
      title="Aanpak en evaluatie"
      open={getypt !== undefined}
    >
      <form class="k-form" method="post" action={tekstUrl(groep)}>
        <input type="hidden" name="periode" value={periode} />
        <input type="hidden" name="subgroep" value={sub.sleutel} />
        <input type="hidden" name="gezien" value={gezien} />
        <Textarea
          id={`${id}-aanpak`}
          name="aanpak"
          label="Aanpak van deze subgroep"
          hint="Schrijf hier geen namen: dit gaat over de groep."
          optional
          rows={3}
          maxLength={2000}
          value={getypt?.aanpak ?? sub.aanpak?.tekst ?? ''}
        />
        {sub.doelen.map((doel) => (
          <Textarea
            key={doel.id}
            id={`${id}-${doel.id}`}
            name={`evaluatie.${doel.id}`}
            label={`Evaluatie van ${doel.code}`}
            hint={`De leerling ${doel.tekst}. Behaald: ${doel.behaaldDoor.length} van ${doel.werkenEraan.length}.`}
            optional
            rows={2}
            maxLength={2000}
            value={getypt?.evaluatie[doel.id] ?? doel.evaluatie?.tekst ?? ''}
          />
        ))}
        <div class="k-row">
          <Button id={`${id}-bewaar`} type="submit" kind="primary" icon="check">
            Bewaar
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
