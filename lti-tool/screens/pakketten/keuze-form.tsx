import type { VNode } from 'preact';
import type { Gelezen } from '../../../gateway/leerlijnen/formaten/gelezen.ts';
import type { Bekeken } from '../../../gateway/leerlijnen/uploads.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { KolommenKaart } from './kolommen.tsx';
import { uploadUrl } from './urls.ts';
import { WatIsWat } from './wat-is-wat.tsx';

export interface KeuzeFormProps {
  bekeken: Bekeken;
  /** Whether it can be stored as it is now. */
  kan: boolean;
  /** Name of the bestuur of the school. */
  bestuur: string | null;
}

/** What a person says of the package: it goes before what the file says. Looking again stores nothing. */
export function KeuzeForm({ bekeken, kan, bestuur }: KeuzeFormProps): VNode {
  const { upload, gelezen, voorbeeld, overzicht } = bekeken;
  const { keuzes } = upload;
  const staat = gelezen.goed ? gelezen.pakket : null;
  return (
    <form id="keuzes" class="k-stack" method="post" action={uploadUrl(upload.id)}>
      {voorbeeld ? (
        <KolommenKaart voorbeeld={voorbeeld} kolommen={keuzes.kolommen} alsEerder={bekeken.alsEerder} />
      ) : null}
      {overzicht ? <WatIsWat overzicht={overzicht} keuzes={keuzes} /> : null}
      <Card title="Over het pakket" icon="pencil">
        <Input
          id="naam"
          name="naam"
          label="Naam"
          value={keuzes.naam ?? staat?.naam ?? ''}
          maxLength={200}
          optional
        />
        <Input
          id="versie"
          name="versie"
          label="Versie"
          hint="Twee getallen met een punt, zoals 1.0"
          value={keuzes.versie ?? staat?.versie ?? ''}
          maxLength={13}
          short
          optional
        />
        <Input
          id="uitgever"
          name="uitgever"
          label="Uitgever"
          value={keuzes.uitgever ?? staat?.uitgever ?? ''}
          maxLength={200}
          optional
        />
        <Input
          id="licentie"
          name="licentie"
          label="Licentie"
          hint="Wat je ermee mag, bijvoorbeeld CC-BY-4.0. Zonder licentie leest Koers niets in."
          value={keuzes.licentie ?? staat?.licentie ?? ''}
          maxLength={200}
          {...(licentieOntbreekt(gelezen) ? { error: 'Vul de licentie in.' } : {})}
        />
        <Input
          id="code"
          name="code"
          label="Korte naam"
          hint="Dezelfde korte naam en uitgever: dan is het een nieuwe versie van hetzelfde pakket."
          value={keuzes.code ?? staat?.code ?? ''}
          maxLength={40}
          optional
        />
        <RadioGroup
          id="voor"
          name="voor"
          label="Voor wie is het?"
          choices={[
            { value: 'school', label: 'Onze school', checked: keuzes.voor === 'school' },
            ...(bestuur === null
              ? []
              : [
                  {
                    value: 'bestuur',
                    label: `Alle scholen van ${bestuur}`,
                    checked: keuzes.voor === 'bestuur',
                  },
                ]),
          ]}
        />
        <CheckboxGroup
          id="vervang"
          name="vervang"
          label="Staat deze versie er al als concept?"
          optional
          choices={[{ value: 'ja', label: 'Vervang dat concept', checked: keuzes.vervang }]}
        />
        <div class="k-row">
          <Button
            type="submit"
            name="actie"
            value="kijken"
            icon="refresh"
            {...(kan ? {} : { kind: 'primary' as const })}
          >
            Opnieuw nakijken
          </Button>
          {kan ? (
            <Button type="submit" name="actie" value="bewaren" kind="primary" icon="check">
              Bewaren als concept
            </Button>
          ) : null}
          <Button type="submit" name="actie" value="weg" kind="subtle">
            Niet inlezen
          </Button>
        </div>
      </Card>
    </form>
  );
}

const licentieOntbreekt = (gelezen: Gelezen): boolean =>
  !gelezen.goed && gelezen.fouten.some((fout) => fout.path.replace(/^\//, '') === 'licentie');
