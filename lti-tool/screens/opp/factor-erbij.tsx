import type { VNode } from 'preact';
import { CATALOGUS, type CatalogusFactor, DIMENSIES, type Richting } from '../../../gateway/profiel/codes.ts';
import { Button } from '../../ui/components/button.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { newActId } from '../act-id.ts';
import { factorUrl } from './urls.ts';

const VRAAG = {
  bevorderend: { knop: 'Iets dat helpt', label: 'Wat helpt?' },
  belemmerend: { knop: 'Iets dat hindert', label: 'Wat maakt het moeilijker?' },
} as const;

/** A factor that is missing, added where it is missed; it goes into the one register (R27). */
export function FactorErbij({
  leerling,
  richting,
  open,
}: {
  leerling: string;
  richting: Richting;
  open?: boolean;
}): VNode {
  const id = `factor-${richting}`;
  const keuzes = Object.entries<CatalogusFactor>(CATALOGUS).filter(([, f]) => f.richting === richting);
  return (
    <details class="s-anders" id={id} open={open}>
      <summary>{`${VRAAG[richting].knop} opschrijven`}</summary>
      <form class="k-form" method="post" action={factorUrl(leerling)}>
        <input type="hidden" name="act" value={newActId()} />
        <input type="hidden" name="richting" value={richting} />
        <Select
          id={`${id}-code`}
          name="code"
          label={VRAAG[richting].label}
          hint="Kies uit de lijst, of schrijf het hieronder zelf op."
          optional
          placeholder="In eigen woorden"
          options={keuzes.map(([value, f]) => ({ value, label: f.tekst }))}
        />
        <Input id={`${id}-tekst`} name="tekst" label="Eigen woorden" optional maxLength={1000} />
        <Select
          id={`${id}-dimensie`}
          name="dimensie"
          label="Waar gaat dat over?"
          hint="Bij een factor uit de lijst weet Koers dit zelf."
          value="1"
          options={Object.entries(DIMENSIES).map(([value, label]) => ({ value, label }))}
        />
        <Input id={`${id}-behoefte`} name="behoefte" label="Wat is daarom nodig?" optional maxLength={1000} />
        <div class="k-row">
          <Button id={`${id}-bewaar`} type="submit" icon="check">
            Factor bewaren
          </Button>
        </div>
      </form>
    </details>
  );
}
