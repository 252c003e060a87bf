import type { VNode } from 'preact';
import { EISEN } from '../../../gateway/gebruikersgroep/pve/eisen.ts';
import { NIVEAUS } from '../../../gateway/gebruikersgroep/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Input, Select, Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { wensenUrl } from './urls.ts';
import { GEEN_NAMEN, NIVEAU } from './words.ts';

export interface WensFormProps {
  frame: Frame;
  groep: string;
  crumbs: readonly { href: string; label: string }[];
  /** What was typed before. */
  ingevuld?: Readonly<Record<string, string>>;
  fout?: string;
}

/** R77: a wish so concrete that a leverancier can begin: who, when, what now, what then. */
export function WensFormPage({ frame, groep, crumbs, ingevuld = {}, fout }: WensFormProps): VNode {
  const veld = (naam: string) => ({ id: naam, name: naam, value: ingevuld[naam] ?? '' });
  return (
    <Page frame={frame} title="Wens indienen" plek="samen">
      <PageHeader
        title="Wens indienen"
        crumbs={crumbs}
        lead="Beschrijf één moment uit je werk. Hoe concreter, hoe sneller een ander snapt wat je nodig hebt."
      />
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="De wens is nog niet ingediend">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      <Card title="Je wens" icon="bulb">
        <form class="k-form" method="post" action={wensenUrl(groep)}>
          <Input {...veld('titel')} label="Wens in één zin" maxLength={120} />
          <Input
            {...veld('wie')}
            label="Wie heeft dit nodig?"
            hint="Een rol, geen naam. Bijvoorbeeld: een leerkracht met twee groepen."
            maxLength={300}
          />
          <Input
            {...veld('wanneer')}
            label="Wanneer?"
            hint="Bijvoorbeeld: op maandagochtend voor de les."
            maxLength={300}
          />
          <Textarea {...veld('nu')} label="Wat gebeurt er nu?" hint={GEEN_NAMEN} rows={3} maxLength={1000} />
          <Textarea {...veld('straks')} label="Wat wil je straks kunnen?" rows={3} maxLength={1000} />
          <Select
            {...veld('pve')}
            label="Bij welke eis hoort het?"
            hint="Uit het programma van eisen (R1 tot en met R90)."
            placeholder="Kies een eis"
            options={EISEN.map((eis) => ({ value: String(eis.nr), label: `R${eis.nr} ${eis.naam}` }))}
          />
          <RadioGroup
            id="niveau"
            name="niveau"
            label="Aan welke tafel hoort het?"
            choices={NIVEAUS.map((niveau) => ({
              value: niveau,
              label: NIVEAU[niveau].woord,
              note: NIVEAU[niveau].uitleg,
              checked: (ingevuld['niveau'] ?? 'operationeel') === niveau,
            }))}
          />
          <div class="k-row">
            <Button id="indienen" type="submit" kind="primary" icon="check">
              Dien in
            </Button>
          </div>
        </form>
      </Card>
    </Page>
  );
}
