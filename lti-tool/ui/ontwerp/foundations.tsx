import type { VNode } from 'preact';
import { Card } from '../components/card.tsx';
import { ICON_NAMES, Icon } from '../components/icon.tsx';
import { Section } from './section.tsx';

const SWATCHES = [
  { name: 'water-1', use: 'de bladzijde' },
  { name: 'water-2', use: 'rustig vlak' },
  { name: 'water-3', use: 'gevuld tot hier' },
  { name: 'water-4', use: 'lijn in een tekening' },
  { name: 'surface', use: 'waar je op werkt' },
  { name: 'land-1', use: 'hoort bij nu' },
  { name: 'land-2', use: 'land op de kaart' },
  { name: 'ink', use: 'tekst' },
  { name: 'sea', use: 'wat je kunt indrukken' },
  { name: 'course', use: 'alleen de koers' },
  { name: 'beacon', use: 'waar je bent' },
  { name: 'green', use: 'gelukt' },
  { name: 'amber', use: 'let op' },
  { name: 'red', use: 'dat lukte niet' },
];

export function FoundationsSection(): VNode {
  return (
    <Section
      id="fundament"
      title="Kleur en letter"
      lead="Een waterkaart op tafel: water is de achtergrond, land is waar je werkt, inkt is wat je leest. Paars is de uitgezette koers en niets anders."
    >
      <ul class="k-swatches">
        {SWATCHES.map(({ name, use }) => (
          <li class={`k-swatch k-swatch--${name}`} key={name}>
            <span class="k-swatch__name">{name}</span>
            <span class="k-small k-soft">{use}</span>
          </li>
        ))}
      </ul>
      <div class="k-grid">
        <Card title="Letters" level={3}>
          <p class="k-specimen k-specimen--1">Waar vaart Pip heen?</p>
          <p class="k-specimen k-specimen--2">Geld, niveau 3</p>
          <p>Gewone tekst in Atkinson Hyperlegible: 0O, 1lI en rn zijn goed uit elkaar te houden.</p>
          <p class="k-small k-soft">
            Kleine tekst voor wat erbij hoort: uit ParnasSys, gisteren om 16.02 uur.
          </p>
        </Card>
        <Card title="Tekens" level={3}>
          <p class="k-icons">
            {ICON_NAMES.map((name) => (
              <Icon key={name} name={name} />
            ))}
          </p>
        </Card>
      </div>
    </Section>
  );
}
