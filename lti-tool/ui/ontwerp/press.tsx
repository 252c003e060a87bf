import type { VNode } from 'preact';
import { Badge } from '../components/badge.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { ConfirmPanel } from '../components/confirm-panel.tsx';
import { Section } from './section.tsx';

export function PressSection(): VNode {
  return (
    <Section id="drukken" title="Knoppen" lead="Eén volle knop per scherm: wat je hier het vaakst komt doen.">
      <Card title="In rust, bezig, uit" level={3}>
        <div class="k-row">
          <Button kind="primary" icon="check">
            Doel afvinken
          </Button>
          <Button icon="stairs-up">Naar een hoger niveau</Button>
          <Button kind="subtle" icon="arrow-back-up">
            Ongedaan maken
          </Button>
          <Button kind="careful" icon="door-exit">
            Leerling uitschrijven
          </Button>
        </div>
        <div class="k-row">
          <Button kind="primary" busy icon="refresh">
            Bezig met ophalen
          </Button>
          <Button pressed>Alleen mijn leerlingen</Button>
          <Button kind="primary" disabled>
            Vaststellen
          </Button>
          <Button disabled>Later</Button>
          <Button size="small" icon="pencil">
            Wijzig
          </Button>
          <LinkButton href="#matrix" icon="arrow-right">
            Naar de groep
          </LinkButton>
        </div>
      </Card>
      <Card title="Toestanden" level={3}>
        <div class="k-row">
          <Badge>niet gestart</Badge>
          <Badge tone="info" icon="sailboat">
            onderweg
          </Badge>
          <Badge tone="success">behaald</Badge>
          <Badge tone="warning" icon="hourglass">
            nog 12 dagen
          </Badge>
          <Badge tone="error">wijkt af</Badge>
          <Badge tone="course">op koers</Badge>
        </div>
      </Card>
      <ConfirmPanel
        id="bevestig"
        trigger="Terug naar niveau 2"
        title="Pip voor Geld terug naar niveau 2?"
        open
      >
        <p>De doelen van niveau 3 blijven bewaard. Je kunt dit vandaag nog ongedaan maken.</p>
        <div class="k-row">
          <Button kind="primary">Ja, naar niveau 2</Button>
        </div>
      </ConfirmPanel>
    </Section>
  );
}
