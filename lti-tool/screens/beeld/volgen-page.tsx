import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { volgenUrl } from '../urls.ts';
import type { VolgenInvoer } from './volgen-invoer.ts';
import { REGEL } from './woorden.ts';

export interface VolgenPageProps {
  frame: Frame;
  invoer: VolgenInvoer;
  fouten: Partial<Record<keyof VolgenInvoer, string>>;
  messages?: ComponentChildren;
}

/** How the school looks at progress: which judgement counts, and when a leerlijn stands out (R19, R23). */
export function VolgenPage({ frame, invoer, fouten, messages }: VolgenPageProps): VNode {
  return (
    <Page frame={frame} title="Hoe jullie volgen" {...(messages === undefined ? {} : { messages })}>
      <PageHeader
        title="Hoe jullie volgen"
        crumbs={[{ href: '/vandaag', label: 'Vandaag' }]}
        lead="Dit geldt voor alle leerlingen van de school. Alle oordelen blijven bewaard: als je hier iets verandert, verandert alleen hoe ze samen tellen."
      />
      {Object.keys(fouten).length === 0 ? null : (
        <Notice kind="error" title="Er is nog niets veranderd">
          Kijk bij de velden hieronder wat er anders moet.
        </Notice>
      )}
      <form class="k-card k-form" method="post" action={volgenUrl}>
        <RadioGroup
          id="regel"
          name="regel"
          label="Als meer mensen een doel beoordelen"
          hint="De kaart en de groep laten altijd het laatste oordeel zien. Het profiel en het integraal beeld volgen deze keuze."
          {...fout(fouten.regel)}
          choices={Object.entries(REGEL).map(([value, woorden]) => ({
            value,
            ...woorden,
            checked: invoer.regel === value,
          }))}
        />
        <Getal
          id="marge"
          label="Zo ver van de route is nog op de route"
          waarde={invoer.marge}
          error={fouten.marge}
        />
        <Getal
          id="voor"
          label="Vanaf hier loopt een leerlijn voor"
          waarde={invoer.voor}
          error={fouten.voor}
        />
        <Getal
          id="achter"
          label="Vanaf hier blijft een leerlijn achter"
          waarde={invoer.achter}
          error={fouten.achter}
        />
        <div class="k-row">
          <Button type="submit" kind="primary" icon="check">
            Bewaren
          </Button>
        </div>
      </form>
    </Page>
  );
}

const fout = (error: string | undefined) => (error === undefined ? {} : { error });

function Getal(props: { id: string; label: string; waarde: string; error: string | undefined }): VNode {
  const { id, label, waarde, error } = props;
  return (
    <Input
      id={id}
      name={id}
      label={label}
      hint="In niveaus, bijvoorbeeld 0,5."
      inputMode="decimal"
      short
      maxLength={5}
      value={waarde}
      {...fout(error)}
    />
  );
}
