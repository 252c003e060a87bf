import type { ComponentChildren, VNode } from 'preact';
import type { Knoop, VraagKeuzes } from '../../../gateway/groepen/service.ts';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { Select } from '../../ui/components/input.tsx';
import { SAMENSTELLEN } from './urls.ts';
import { Uitklap, Vorm } from './vorm.tsx';
import type { Velden } from './vraag-form.ts';

type Soort = NonNullable<Velden['voeg']>;

export interface VoegProps {
  soort: Soort;
  knop: string;
  vraag: Knoop | null;
  open?: boolean;
  children: ComponentChildren;
}

/** One kind of condition to add: asks by GET, so that back and a bookmark work and nothing is made yet. */
export function Voeg({ soort, knop, vraag, open, children }: VoegProps): VNode {
  const mee = { ...(vraag === null ? {} : { vraag: JSON.stringify(vraag) }), voeg: soort };
  return (
    <Uitklap id={`voeg-${soort}`} titel={knop} {...(open ? { open } : {})}>
      <Vorm id={`voeg-${soort}`} method="get" action={SAMENSTELLEN} mee={mee} icon="plus" knop="Voeg toe">
        {children}
        <CheckboxGroup
          id={`niet-${soort}`}
          name="niet"
          label="Omdraaien"
          optional
          choices={[{ value: 'ja', label: 'Juist de leerlingen voor wie dit niet geldt' }]}
        />
      </Vorm>
    </Uitklap>
  );
}

interface KeuzeProps {
  naam: string;
  label: string;
  hint?: string;
  keuzes: readonly (readonly [value: string, label: string])[];
}

/** A part of a condition that may be left open. */
export function MaaktNietUit({ naam, keuzes, ...veld }: KeuzeProps): VNode {
  const options = keuzes.map(([value, label]) => ({ value, label }));
  return <Select id={naam} name={naam} optional placeholder="maakt niet uit" options={options} {...veld} />;
}

const HOE_NIVEAU = [
  { value: 'op', label: 'op dit niveau' },
  { value: 'vanaf', label: 'op dit niveau of hoger' },
  { value: 'tot_en_met', label: 'op dit niveau of lager' },
  { value: 'boven', label: 'boven dit niveau' },
  { value: 'onder', label: 'onder dit niveau' },
];

/** A niveau of a leerlijn, and where against it. */
export function PlekVelden({ id, keuzes, label }: { id: string; keuzes: VraagKeuzes; label: string }): VNode {
  return (
    <>
      <Select
        id={`plek-${id}`}
        name="plek"
        label="Leerlijn en niveau"
        options={keuzes.lijnen.flatMap((l) =>
          l.niveaus.map((n) => ({ value: `${l.id}/${n.id}`, label: `${l.naam}: ${n.naam}` })),
        )}
      />
      <Select id={`hoe-${id}`} name="hoe" label={label} value="op" options={HOE_NIVEAU} />
    </>
  );
}
