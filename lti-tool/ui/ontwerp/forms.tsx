import type { VNode } from 'preact';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { CheckboxGroup, RadioGroup } from '../components/choice.tsx';
import { Input, Select, Textarea } from '../components/input.tsx';
import { Section } from './section.tsx';

export function FormsSection(): VNode {
  return (
    <Section id="formulier" title="Formulier" lead="Zo min mogelijk vragen. Wat Koers al weet, staat er al.">
      <Card>
        <form class="k-form" method="post" action="#formulier">
          <Input id="f-reden" name="reden" label="Waarom dit niveau?" hint="Eén zin is genoeg." />
          <Input
            id="f-mail"
            name="mail"
            type="email"
            label="E-mail van de ouder"
            value="sander@"
            error="Dit adres is nog niet af. Vul ook het deel na het apenstaartje in."
          />
          <Input id="f-datum" name="datum" type="date" label="Vanaf" short value="2026-11-23" />
          <Input id="f-brin" name="brin" label="School" value="De Kompasroos" disabled short />
          <Select
            id="f-niveau"
            name="niveau"
            label="Nieuw streefniveau"
            placeholder="Kies een niveau"
            options={['N1', 'N2', 'N3', 'N4', 'N5'].map((value) => ({ value, label: value }))}
          />
          <RadioGroup
            id="f-open"
            name="open"
            label="Wat doen we met de open doelen?"
            hint="Twee doelen van niveau 3 zijn nog niet behaald."
            choices={[
              {
                value: 'mee',
                label: 'Meenemen naar niveau 4',
                note: 'Ze staan bovenaan op de nieuwe kaart.',
                checked: true,
              },
              { value: 'los', label: 'Loslaten', note: 'Schrijf erbij waarom.' },
              { value: 'later', label: 'Later kiezen', disabled: true },
            ]}
          />
          <CheckboxGroup
            id="f-wie"
            name="wie"
            label="Voor wie?"
            error="Kies minstens één leerling."
            choices={[
              { value: 'p1', label: 'Pip Regenlaars' },
              { value: 'p2', label: 'Mila Wolkenveer' },
            ]}
          />
          <Textarea id="f-meer" name="meer" label="Wil je er iets bij zeggen?" optional />
          <div class="k-row">
            <Button kind="primary" type="submit">
              Bewaren
            </Button>
            <Button kind="subtle">Niet bewaren</Button>
          </div>
        </form>
      </Card>
    </Section>
  );
}
