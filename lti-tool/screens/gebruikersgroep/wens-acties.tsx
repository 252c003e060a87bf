import type { VNode } from 'preact';
import { FUNCTIE_SLEUTELS, FUNCTIES } from '../../../gateway/gebruikersgroep/pilots/functies.ts';
import { BUDGET, OORDELEN, volgendeStatussen } from '../../../gateway/gebruikersgroep/service.ts';
import type { WensView } from '../../../gateway/gebruikersgroep/view.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Select, Textarea } from '../../ui/components/input.tsx';
import { foutBij, getypt, type Terug } from './terug.tsx';
import { pilotsUrl, wensUrl } from './urls.ts';
import { GEEN_NAMEN, OORDEEL, STATUS } from './words.ts';

/** What a form may be told to mend, by the names that its page knows. */
export const TOELICHTING = { id: 'antwoord-tekst', label: 'Toelichting' } as const;
export const VRAAG = { id: 'vraag', label: 'Wat willen jullie weten?' } as const;

interface Bij {
  groep: string;
  wens: string;
  terug?: Terug | undefined;
}

export function StemForm({ groep, wens, gaf, over }: Bij & { gaf: number; over: number }): VNode {
  const punten = Array.from({ length: over + 1 }, (_, n) => n);
  return (
    <form class="k-form" method="post" action={`${wensUrl(groep, wens)}/stem`}>
      <Select
        id="punten"
        name="punten"
        label="Onze punten"
        hint={`Jullie bestuur verdeelt ${BUDGET} punten over alle open wensen.`}
        value={String(gaf)}
        options={punten.map((n) => ({ value: String(n), label: n === 0 ? 'geen' : String(n) }))}
      />
      <div class="k-row">
        <Button id="stemmen" type="submit" icon="thumb-up">
          Geef punten
        </Button>
      </div>
    </form>
  );
}

export function AntwoordForm({ groep, wens, terug }: Bij): VNode {
  const was = getypt(terug, 'antwoord') ?? {};
  return (
    <form class="k-form" method="post" action={`${wensUrl(groep, wens)}/antwoord`}>
      <RadioGroup
        id="oordeel"
        name="oordeel"
        label="Ons antwoord"
        choices={OORDELEN.map((value) => ({
          value,
          label: OORDEEL[value],
          checked: was['oordeel'] === value,
        }))}
      />
      <Textarea
        {...TOELICHTING}
        name="tekst"
        hint={GEEN_NAMEN}
        rows={3}
        maxLength={1000}
        value={was['tekst'] ?? ''}
        {...foutBij(terug, TOELICHTING.id)}
      />
      <Input
        id="klaarOp"
        name="klaarOp"
        type="date"
        label="Wanneer verwacht je het?"
        value={was['klaarOp'] ?? ''}
        short
        optional
      />
      <div class="k-row">
        <Button id="antwoorden" type="submit" icon="check">
          Geef antwoord
        </Button>
      </div>
    </form>
  );
}

export function StatusForm({
  groep,
  wens,
  terug,
}: {
  groep: string;
  wens: WensView;
  terug: Terug | undefined;
}): VNode | null {
  const naar = volgendeStatussen(wens.status);
  if (naar.length === 0) return null;
  const was = getypt(terug, 'status');
  return (
    <ConfirmPanel
      id="verder"
      trigger="Wens verder brengen"
      title="Waar staat deze wens nu?"
      open={was !== undefined}
    >
      <form class="k-form" method="post" action={`${wensUrl(groep, wens.id)}/status`}>
        <RadioGroup
          id="naar"
          name="status"
          label="Nieuwe status"
          choices={naar.map((value) => ({
            value,
            label: STATUS[value].woord,
            checked: was?.['status'] === value,
          }))}
        />
        <Textarea
          id="toelichting"
          name="toelichting"
          label="Waarom"
          hint={GEEN_NAMEN}
          rows={2}
          maxLength={500}
          value={was?.['toelichting'] ?? ''}
          optional
        />
        <div class="k-row">
          <Button type="submit" icon="check">
            Leg vast
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}

export function PilotForm({ groep, wens, vandaag, terug }: Bij & { vandaag: Datum }): VNode {
  const was = getypt(terug, 'pilot');
  return (
    <ConfirmPanel
      id="pilot"
      trigger="Pilot beginnen"
      title="Wat gaan jullie proberen?"
      open={was !== undefined}
    >
      <p>De functie gaat pas aan als een school ja zegt. Na de laatste dag gaat hij vanzelf uit.</p>
      <form class="k-form" method="post" action={pilotsUrl(groep)}>
        <input type="hidden" name="wens" value={wens} />
        <RadioGroup
          id="functie"
          name="functie"
          label="Functie"
          choices={FUNCTIE_SLEUTELS.map((value, i) => ({
            value,
            label: FUNCTIES[value].naam,
            note: FUNCTIES[value].wat,
            checked: was === undefined ? i === 0 : was['functie'] === value,
          }))}
        />
        <Textarea
          {...VRAAG}
          name="vraag"
          hint={GEEN_NAMEN}
          rows={2}
          maxLength={500}
          value={was?.['vraag'] ?? ''}
          {...foutBij(terug, VRAAG.id)}
        />
        <Input id="van" name="van" type="date" label="Eerste dag" value={was?.['van'] ?? vandaag} short />
        <Input id="tot" name="tot" type="date" label="Laatste dag" value={was?.['tot'] ?? ''} short />
        <Input
          id="kosten"
          name="kostenEuro"
          type="number"
          inputMode="numeric"
          label="Wat kost het een school per jaar, in euro?"
          hint="Leeg: nog niet bekend."
          value={was?.['kostenEuro'] ?? ''}
          min="0"
          max="1000000"
          short
          optional
        />
        <div class="k-row">
          <Button type="submit" icon="sparkles">
            Begin de pilot
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}
