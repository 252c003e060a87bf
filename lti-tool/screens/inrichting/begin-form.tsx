import type { VNode } from 'preact';
import { DEELBARE_LICENTIES } from '../../../gateway/leerlijnen/delen/service.ts';
import type { VersieKort } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Input, Select } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { EIGEN } from './urls.ts';

export interface BeginInvoer {
  readonly basis: string;
  readonly naam: string;
  readonly code: string;
  readonly eigenaar: 'school' | 'bestuur';
  readonly licentie: string;
}

export interface BeginFormProps {
  bases: readonly VersieKort[];
  mislukt?: { fout: string; invoer: BeginInvoer } | undefined;
}

/** Begins own leerlijnen: on top of a package, or empty. */
export function BeginForm({ bases, mislukt }: BeginFormProps): VNode {
  const invoer = mislukt?.invoer;
  return (
    <form id="beginnen" class="k-form" method="post" action={EIGEN}>
      {mislukt && mislukt.fout !== '' ? (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title={mislukt.fout} />
        </div>
      ) : null}
      <Select
        id="basis"
        name="basis"
        label="Waar bouw je op verder?"
        hint="Van een pakket van een ander neem je de licentie mee."
        value={invoer?.basis ?? ''}
        options={[
          { value: '', label: 'Niets: wij maken het zelf' },
          ...bases.map((b) => ({ value: b.id, label: `${b.naam} ${b.versie} (${b.licentie})` })),
        ]}
        optional
      />
      <Input id="naam" name="naam" label="Naam" maxLength={200} value={invoer?.naam ?? ''} />
      <Input
        id="code"
        name="code"
        label="Korte code"
        hint="Bijvoorbeeld: duin."
        short
        maxLength={40}
        value={invoer?.code ?? ''}
      />
      <RadioGroup
        id="eigenaar"
        name="eigenaar"
        label="Voor wie"
        choices={[
          { value: 'school', label: 'Deze school', checked: invoer?.eigenaar !== 'bestuur' },
          {
            value: 'bestuur',
            label: 'Alle scholen van het bestuur',
            checked: invoer?.eigenaar === 'bestuur',
          },
        ]}
      />
      <Select
        id="licentie"
        name="licentie"
        label="Licentie, als jullie het zelf maken"
        hint="Zegt wat anderen ermee mogen als jullie het delen."
        value={invoer?.licentie ?? 'CC-BY-SA-4.0'}
        optional
        options={[
          ...DEELBARE_LICENTIES.map((licentie) => ({ value: licentie, label: licentie })),
          { value: 'LicenseRef-niet-delen', label: 'Niet delen: alleen voor onszelf' },
        ]}
      />
      <div class="k-row">
        <Button id="begin" type="submit" kind="primary" icon="plus">
          Beginnen
        </Button>
      </div>
    </form>
  );
}
