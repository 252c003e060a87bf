import type { ComponentChildren, VNode } from 'preact';
import { RelatieReden, RelatieSoort } from '../../../gateway/access/contact/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { contactDoen } from './urls.ts';
import { REDEN, SOORT } from './words.ts';

interface Wie {
  leerling: string;
  persoon: string;
}

const REDENEN = RelatieReden.options.map((value) => ({ value, label: REDEN[value] }));
const HUIZEN = [1, 2, 3, 4].map((n) => ({ value: String(n), label: `huishouden ${n}` }));
const GEZAG = { value: 'ja', label: 'Heeft gezag: beslist mee over het handelingsdeel' };

function Doe({
  wie,
  wat,
  children,
}: {
  wie: Wie;
  wat: Parameters<typeof contactDoen>[1];
  children: ComponentChildren;
}): VNode {
  return (
    <form class="k-form" method="post" action={contactDoen(wie.leerling, wat)}>
      <input type="hidden" name="persoon" value={wie.persoon} />
      {children}
    </form>
  );
}

/** How the code goes to somebody decides how sure the school is of who comes in: so that is asked first. */
export function UitnodigForm({ naam, opnieuw, ...wie }: Wie & { naam: string; opnieuw: boolean }): VNode {
  return (
    <ConfirmPanel
      id={`uitnodigen-${wie.persoon}`}
      trigger={opnieuw ? `${naam} opnieuw uitnodigen` : `${naam} uitnodigen`}
      kind={opnieuw ? 'secondary' : 'primary'}
      title={`Hoe geef je ${naam} de code?`}
    >
      <p>
        Koers mailt een link. De code geef je zelf. Alleen met allebei komt iemand binnen.
        {opnieuw ? ' De vorige uitnodiging werkt dan niet meer.' : ''}
      </p>
      <Doe wie={wie} wat="uitnodigen">
        <RadioGroup
          id={`hoe-${wie.persoon}`}
          name="overhandigd"
          label="De code"
          choices={[
            {
              value: 'gezien_door_school',
              label: 'geef ik op school',
              note: 'Ik zie wie het is. Dit is het zekerst.',
            },
            { value: 'post', label: 'stuur ik per post' },
            {
              value: 'telefoon',
              label: 'lees ik voor aan de telefoon',
              note: 'Bel zelf, op een nummer dat je al had.',
            },
          ]}
        />
        <div class="k-row">
          <Button type="submit" icon="arrow-right">
            Maak de uitnodiging
          </Button>
        </div>
      </Doe>
    </ConfirmPanel>
  );
}

export function AdresForm({ email, ...wie }: Wie & { email: string | null }): VNode {
  return (
    <ConfirmPanel
      id={`adres-${wie.persoon}`}
      trigger="E-mailadres wijzigen"
      kind="subtle"
      title="E-mailadres"
    >
      <Doe wie={wie} wat="adres">
        <Input
          id={`email-${wie.persoon}`}
          name="email"
          type="email"
          label="E-mailadres"
          hint="Leeg: geen mail."
          optional
          value={email ?? ''}
          maxLength={200}
        />
        <div class="k-row">
          <Button type="submit">Adres bewaren</Button>
        </div>
      </Doe>
    </ConfirmPanel>
  );
}

export function GezagForm({
  gezag,
  huishouden,
  ...wie
}: Wie & { gezag: boolean; huishouden: number }): VNode {
  return (
    <ConfirmPanel
      id={`gezag-${wie.persoon}`}
      trigger="Gezag of huishouden wijzigen"
      kind="subtle"
      title="Wat is er veranderd?"
    >
      <Doe wie={wie} wat="gezag">
        <CheckboxGroup
          id={`heeft-gezag-${wie.persoon}`}
          name="gezag"
          label="Gezag"
          optional
          choices={[{ ...GEZAG, checked: gezag }]}
        />
        <Select
          id={`huis-${wie.persoon}`}
          name="huishouden"
          label="Huishouden"
          value={String(huishouden)}
          options={HUIZEN}
        />
        <Select
          id={`reden-${wie.persoon}`}
          name="reden"
          label="Waarom"
          value="gezag_gewijzigd"
          options={REDENEN}
        />
        <div class="k-row">
          <Button type="submit">Wijziging bewaren</Button>
        </div>
      </Doe>
    </ConfirmPanel>
  );
}

export function EindeForm({ naam, ...wie }: Wie & { naam: string }): VNode {
  return (
    <ConfirmPanel
      id={`einde-${wie.persoon}`}
      trigger="Hoort niet meer bij deze leerling"
      kind="subtle"
      title={`Hoort ${naam} niet meer bij deze leerling?`}
    >
      <p>
        Deze persoon ziet dan meteen niets meer van deze leerling. Wat er eerder is geantwoord, blijft
        bewaard.
      </p>
      <Doe wie={wie} wat="einde">
        <Select
          id={`einde-reden-${wie.persoon}`}
          name="reden"
          label="Waarom"
          value="gezag_gewijzigd"
          options={REDENEN}
        />
        <div class="k-row">
          <Button type="submit" kind="careful">
            Haal weg
          </Button>
        </div>
      </Doe>
    </ConfirmPanel>
  );
}

export function NieuwForm({ leerling }: { leerling: string }): VNode {
  return (
    <form class="k-form" method="post" action={contactDoen(leerling, 'mensen')}>
      <Input id="nieuw-roepnaam" name="roepnaam" label="Voornaam" maxLength={60} />
      <Input id="nieuw-achternaam" name="achternaam" label="Achternaam" maxLength={80} />
      <Input id="nieuw-email" name="email" type="email" label="E-mailadres" optional maxLength={200} />
      <Select
        id="nieuw-soort"
        name="soort"
        label="Is"
        value="ouder"
        options={RelatieSoort.options.map((value) => ({ value, label: SOORT[value] }))}
      />
      <CheckboxGroup
        id="nieuw-gezag"
        name="gezag"
        label="Gezag"
        optional
        choices={[{ ...GEZAG, checked: true }]}
      />
      <Select id="nieuw-huishouden" name="huishouden" label="Huishouden" value="1" options={HUIZEN} />
      <Select
        id="nieuw-reden"
        name="reden"
        label="Waarom"
        optional
        placeholder="geen bijzondere reden"
        options={REDENEN}
      />
      <div class="k-row">
        <Button type="submit" icon="plus">
          Zet erbij
        </Button>
      </div>
    </form>
  );
}
