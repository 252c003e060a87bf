import type { VNode } from 'preact';
import { FUNCTIES } from '../../../gateway/arrangementskaart/inhoud-input.ts';
import type { DoelBlad } from '../../../gateway/arrangementskaart/inhoud-view.ts';
import { Input, Select, Textarea } from '../../ui/components/input.tsx';
import { laatsteDag } from '../datum.ts';
import { WOORD } from '../roles.ts';

export interface ActieVeldenProps {
  blad: DoelBlad;
  /** Makes the ids of the fields, for there are more of these forms on the page. */
  id: string;
  /** Also to choose from the package. */
  sjablonen?: boolean;
  velden: Readonly<Record<string, string>>;
}

/** Wat, wie, wanneer, waarmee and ritme of an actie (R26). */
export function ActieVelden({ blad, id, sjablonen, velden }: ActieVeldenProps): VNode {
  const veld = (naam: string) => ({ id: `${id}-${naam}`, name: naam, value: velden[naam] ?? '' });
  const tot = velden['tot'] ?? '';
  return (
    <>
      {sjablonen && blad.sjablonen.length > 0 ? (
        <Select
          {...veld('sjabloon')}
          label="Uit het pakket"
          hint="Of schrijf hieronder een eigen actie."
          optional
          placeholder="Een eigen actie"
          options={blad.sjablonen.map((s) => ({ value: s.id, label: `${s.tekst} (${s.wie}, ${s.ritme})` }))}
        />
      ) : null}
      <Textarea
        {...veld('tekst')}
        label="Wat"
        rows={2}
        maxLength={500}
        {...(sjablonen && blad.sjablonen.length > 0 ? { optional: true } : {})}
      />
      <Select
        {...veld('persoon')}
        label="Voor wie is dit"
        hint="Wie je kiest, ziet de actie onder Mijn acties."
        optional
        placeholder="Niemand in het bijzonder"
        options={blad.uitvoerders.map((u) => ({ value: u.id, label: `${u.naam} (${WOORD[u.rol]})` }))}
      />
      <Select
        {...veld('functie')}
        label="Functie"
        optional
        placeholder="Zoals in het pakket"
        options={FUNCTIES.map((f) => ({ value: f, label: f }))}
      />
      <Input {...veld('waarmee')} label="Waarmee" optional maxLength={300} />
      <Input {...veld('ritme')} label="Hoe vaak" optional maxLength={100} />
      <Input {...veld('van')} type="date" label="Vanaf" optional short />
      <Input
        {...veld('laatste')}
        value={velden['laatste'] ?? (tot === '' ? '' : laatsteDag(tot))}
        type="date"
        label="Laatste dag"
        optional
        short
      />
    </>
  );
}
