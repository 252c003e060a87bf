import type { VNode } from 'preact';
import { EISEN } from '../../../gateway/gebruikersgroep/pve/eisen.ts';
import { NIVEAUS } from '../../../gateway/gebruikersgroep/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { FaultSummary } from '../../ui/components/fault-summary.tsx';
import { Input, Select, Textarea } from '../../ui/components/input.tsx';
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
  /** What is wrong with it as a whole. */
  fout?: string;
  /** Fields that must be mended. */
  mis?: readonly string[];
}

/** Every question, by the name under which its answer is sent. */
const VRAGEN = {
  titel: 'Wens in één zin',
  wie: 'Wie heeft dit nodig?',
  wanneer: 'Wanneer?',
  nu: 'Wat gebeurt er nu?',
  straks: 'Wat wil je straks kunnen?',
  pve: 'Bij welke eis hoort het?',
} as const;
type Vraag = keyof typeof VRAGEN;

const foutVan = (naam: Vraag): string =>
  naam === 'pve' ? 'Kies een eis.' : `Schrijf iets meer bij “${VRAGEN[naam]}”.`;

/** R77: a wish so concrete that a leverancier can begin: who, when, what now, what then. */
export function WensFormPage({ frame, groep, crumbs, ingevuld = {}, fout, mis = [] }: WensFormProps): VNode {
  const fouten = (Object.keys(VRAGEN) as Vraag[])
    .filter((naam) => mis.includes(naam))
    .map((id) => ({ id, text: foutVan(id) }));
  const veld = (naam: Vraag) => ({
    id: naam,
    name: naam,
    label: VRAGEN[naam],
    value: ingevuld[naam] ?? '',
    ...(mis.includes(naam) ? { error: foutVan(naam) } : {}),
  });
  return (
    <Page frame={frame} title="Wens indienen" plek="samen">
      <PageHeader
        title="Wens indienen"
        crumbs={crumbs}
        lead="Beschrijf één moment uit je werk. Hoe concreter, hoe sneller een ander snapt wat je nodig hebt."
      />
      {fout === undefined && fouten.length === 0 ? null : (
        <FaultSummary
          title="De wens is nog niet ingediend"
          faults={fout === undefined ? fouten : [{ text: fout }]}
        />
      )}
      <Card title="Je wens" icon="bulb">
        <form class="k-form" method="post" action={wensenUrl(groep)}>
          <Input {...veld('titel')} maxLength={120} />
          <Input
            {...veld('wie')}
            hint="Een rol, geen naam. Bijvoorbeeld: een leerkracht met twee groepen."
            maxLength={300}
          />
          <Input {...veld('wanneer')} hint="Bijvoorbeeld: op maandagochtend voor de les." maxLength={300} />
          <Textarea {...veld('nu')} hint={GEEN_NAMEN} rows={3} maxLength={1000} />
          <Textarea {...veld('straks')} rows={3} maxLength={1000} />
          <Select
            {...veld('pve')}
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
