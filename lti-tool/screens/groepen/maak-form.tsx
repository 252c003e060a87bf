import type { VNode } from 'preact';
import { bladeren, type Knoop, type Voorbeeld, type VraagKeuzes } from '../../../gateway/groepen/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input } from '../../ui/components/input.tsx';
import { LijnKeuze } from './lijn-keuze.tsx';
import { GROEPEN } from './urls.ts';
import { hoofdletter, WERKVORM } from './words.ts';

/** What was filled in before it was refused. */
export interface Ingevuld {
  readonly naam: string;
  readonly werkvorm: string;
  readonly leerlingen: readonly string[];
  readonly lijnen: readonly string[];
  readonly regel: boolean;
  readonly van: string;
}

export interface MaakFormProps {
  vraag: Knoop | null;
  voorbeeld: Voorbeeld | null;
  keuzes: VraagKeuzes;
  vandaag: string;
  ingevuld?: Ingevuld | undefined;
}

/** The leerlijnen a query speaks of: what the group is for, most likely. */
const lijnenIn = (vraag: Knoop | null): readonly string[] =>
  vraag === null ? [] : bladeren(vraag).flatMap((b) => ('leerlijn' in b ? [b.leerlijn] : []));

/** Makes the group: who of the found, under what name, and whether the query goes on proposing (R52, R53). */
export function MaakForm({ vraag, voorbeeld, keuzes, vandaag, ingevuld }: MaakFormProps): VNode {
  const lijnen = new Set(ingevuld?.lijnen ?? lijnenIn(vraag));
  return (
    <form class="k-form" method="post" action={GROEPEN}>
      {vraag === null ? null : <input type="hidden" name="vraag" value={JSON.stringify(vraag)} />}
      {voorbeeld ? <Gevonden voorbeeld={voorbeeld} ingevuld={ingevuld} /> : null}
      <Input id="naam" name="naam" label="Naam van de groep" maxLength={80} value={ingevuld?.naam ?? ''} />
      <RadioGroup
        id="werkvorm"
        name="werkvorm"
        label="Soort groep"
        choices={Object.entries(WERKVORM).map(([value, label]) => ({
          value,
          label: hoofdletter(label),
          checked: value === (ingevuld?.werkvorm ?? 'niveaugroep'),
        }))}
      />
      <Input
        id="van"
        name="van"
        type="date"
        label="Begint op"
        short
        min={vandaag}
        value={ingevuld?.van ?? vandaag}
      />
      {vraag === null ? null : (
        <CheckboxGroup
          id="regel"
          name="regel"
          label="Bijhouden"
          optional
          choices={[
            {
              value: 'ja',
              label: 'Laat Koers voorstellen wie erbij komt en wie eruit gaat',
              note: 'Er verandert niets vanzelf. Jij zegt ja of nee.',
              checked: ingevuld?.regel ?? true,
            },
          ]}
        />
      )}
      <ConfirmPanel
        id="lijnkeuze"
        trigger="Voor welke leerlijnen"
        kind="subtle"
        title="Voor welke leerlijnen is deze groep?"
      >
        <LijnKeuze lijnen={keuzes.lijnen} gekozen={lijnen} />
      </ConfirmPanel>
      <div class="k-row">
        <Button id="maak" type="submit" kind="primary" icon="check">
          Maak groep
        </Button>
      </div>
    </form>
  );
}

function Gevonden({ voorbeeld, ingevuld }: { voorbeeld: Voorbeeld; ingevuld: Ingevuld | undefined }): VNode {
  const gekozen = ingevuld ? new Set(ingevuld.leerlingen) : null;
  return (
    <>
      <p>{`Dit zijn ${voorbeeld.uitleg}.`}</p>
      {voorbeeld.leerlingen.length === 0 ? (
        <p class="k-soft">Haal een voorwaarde weg, of maak de groep alvast leeg aan.</p>
      ) : (
        <CheckboxGroup
          id="leerling"
          name="leerling"
          label="Wie komt in de groep?"
          optional
          choices={voorbeeld.leerlingen.map((l) => ({
            value: l.id,
            label: l.naam.voluit,
            note: [l.stamgroep, ...l.waarom].filter(Boolean).join(' · '),
            checked: gekozen?.has(l.id) ?? true,
          }))}
        />
      )}
    </>
  );
}
