import type { VNode } from 'preact';
import type { Gelezen } from '../../../gateway/leerlijnen/formaten/gelezen.ts';
import type { Bekeken } from '../../../gateway/leerlijnen/uploads.ts';
import { Button, buttonClass } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/components/choice.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { KolommenKaart } from './kolommen.tsx';
import { uploadUrl } from './urls.ts';

export interface KeuzeFormProps {
  bekeken: Bekeken;
  /** Whether it can be stored as it is now. */
  kan: boolean;
  /** Name of the bestuur of the school. */
  bestuur: string | null;
}

/** What a person says of the package: it goes before what the file says. Looking again stores nothing. */
export function KeuzeForm({ bekeken, kan, bestuur }: KeuzeFormProps): VNode {
  const { upload, gelezen, voorbeeld } = bekeken;
  const { keuzes } = upload;
  const staat = gelezen.goed ? gelezen.pakket : null;
  return (
    <form id="keuzes" class="k-stack" method="post" action={uploadUrl(upload.id)}>
      {voorbeeld ? (
        <KolommenKaart voorbeeld={voorbeeld} kolommen={keuzes.kolommen} alsEerder={bekeken.alsEerder} />
      ) : null}
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
        {gelezen.formaat?.startsWith('case') ? <Lagen lagen={keuzes.lagen} /> : null}
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

const SOORTEN = [
  { value: '', label: 'laat Koers kiezen' },
  { value: 'leergebied', label: 'leergebied' },
  { value: 'leerlijn', label: 'leerlijn' },
  { value: 'niveau', label: 'niveau' },
  { value: 'leerdoel', label: 'doel' },
  { value: 'rest', label: 'alleen bewaren' },
] as const;
const LAGEN = [1, 2, 3, 4, 5];

/** What each layer of a foreign tree is; for who knows better than what Koers makes of it. */
function Lagen({ lagen }: { lagen: readonly string[] }): VNode {
  return (
    <details class="k-confirm" open={lagen.length > 0}>
      <summary class={buttonClass('subtle')}>Ik wil zelf zeggen wat elke laag is</summary>
      <div class="k-confirm__body">
        <p>
          Laag 1 is de bovenste. Koers kiest anders zelf: boven een leergebied, dan een leerlijn, onderaan
          doelen.
        </p>
        {LAGEN.map((laag) => (
          <Select
            key={laag}
            id={`laag-${laag}`}
            name={`laag${laag}`}
            label={`Laag ${laag}`}
            options={SOORTEN}
            value={lagen[laag - 1] ?? ''}
            optional
          />
        ))}
      </div>
    </details>
  );
}
