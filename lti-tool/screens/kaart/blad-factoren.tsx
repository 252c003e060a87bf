import type { VNode } from 'preact';
import type { DoelBlad } from '../../../gateway/arrangementskaart/inhoud-view.ts';
import type { Factor } from '../../../gateway/profiel/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { newActId } from '../act-id.ts';
import { doelBladUrl, ondersteuningUrl } from '../urls.ts';

/** Which factoren of the pupil count for this doel; the factoren themselves stand in one register (R27). */
export function FactorenDeel({ blad, factoren }: { blad: DoelBlad; factoren: readonly Factor[] }): VNode {
  const { leerling, doel } = blad;
  return (
    <section class="k-card" id="factoren" aria-labelledby="factoren-kop">
      <h2 id="factoren-kop">Wat helpt en wat hindert</h2>
      {factoren.length === 0 ? null : (
        <form class="k-form" method="post" action={`${doelBladUrl(leerling.id, doel.id)}/factoren`}>
          <input type="hidden" name="act" value={newActId()} />
          <CheckboxGroup
            id="factor"
            name="factor"
            label="Telt bij dit doel"
            choices={factoren.map((f) => ({
              value: f.factor,
              label: f.tekst ?? 'niet meer te lezen',
              note: f.richting === 'bevorderend' ? 'helpt' : 'hindert',
              checked: f.leerdoelen.includes(doel.id),
            }))}
          />
          <div class="k-row">
            <Button type="submit" icon="check">
              Keuze bewaren
            </Button>
          </div>
        </form>
      )}
      <p>
        <a href={ondersteuningUrl(leerling.id)}>
          {factoren.length === 0
            ? `Schrijf op wat ${leerling.naam.roepnaam} helpt of hindert`
            : 'Factoren bekijken of veranderen'}
        </a>
      </p>
    </section>
  );
}
