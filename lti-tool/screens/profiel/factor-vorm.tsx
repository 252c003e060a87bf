import type { VNode } from 'preact';
import {
  Bron,
  CATALOGUS,
  type CatalogusFactor,
  DIMENSIES,
  Richting,
  Zichtbaar,
} from '../../../gateway/profiel/codes.ts';
import type { ProfielRegister } from '../../../gateway/profiel/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { newActId } from '../act-id.ts';
import { ondersteuningUrl } from '../urls.ts';
import { BRON, RICHTING, ZICHTBAAR } from './woorden.ts';

export interface FactorVormProps {
  profiel: ProfielRegister;
  /** Makes the ids of the fields, for there are more of these forms on the page. */
  id: string;
  velden: Readonly<Record<string, string>>;
}

/** A factor of the list or in own words, with its source, its need and who may see it (R27). */
export function FactorVorm({ profiel, id, velden }: FactorVormProps): VNode {
  const veld = (naam: string, anders = '') => ({
    id: `${id}-${naam}`,
    name: naam,
    value: velden[naam] ?? anders,
  });
  const zichtbaar = velden['zichtbaar'] ?? 'team';
  const kan = Zichtbaar.options.filter((z) => z !== 'cvb' || profiel.mag.cvb);
  return (
    <form class="k-form" method="post" action={`${ondersteuningUrl(profiel.leerling.id)}/factor`}>
      <input type="hidden" name="act" value={newActId()} />
      {velden['factor'] ? <input type="hidden" name="factor" value={velden['factor']} /> : null}
      <Select
        {...veld('code')}
        label="Uit de lijst"
        hint="Of beschrijf het hieronder in eigen woorden."
        optional
        placeholder="In eigen woorden"
        options={Object.entries<CatalogusFactor>(CATALOGUS).map(([value, f]) => ({
          value,
          label: `${RICHTING[f.richting]}: ${f.tekst}`,
        }))}
      />
      <Input {...veld('tekst')} label="Eigen woorden" optional maxLength={1000} />
      <RadioGroup
        id={`${id}-richting`}
        name="richting"
        label="Helpt of hindert het?"
        hint="Bij een factor uit de lijst kiest Koers dit zelf."
        optional
        choices={Richting.options.map((value) => ({
          value,
          label: RICHTING[value],
          checked: velden['richting'] === value,
        }))}
      />
      <Select
        {...veld('dimensie', '1')}
        label="Waar gaat het over?"
        options={Object.entries(DIMENSIES).map(([value, label]) => ({ value, label }))}
      />
      <Input {...veld('behoefte')} label="Wat is daarom nodig?" optional maxLength={1000} />
      <Select
        {...veld('bron', 'school')}
        label="Van wie weet je dit?"
        options={Bron.options.map((value) => ({ value, label: BRON[value] }))}
      />
      <Input
        {...veld('bronOp', profiel.vandaag)}
        type="date"
        label="Sinds wanneer"
        short
        max={profiel.vandaag}
      />
      <RadioGroup
        id={`${id}-zichtbaar`}
        name="zichtbaar"
        label="Wie mag dit zien?"
        choices={kan.map((value) => ({ value, label: ZICHTBAAR[value], checked: value === zichtbaar }))}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          {velden['factor'] ? 'Wijziging bewaren' : 'Factor bewaren'}
        </Button>
      </div>
    </form>
  );
}
