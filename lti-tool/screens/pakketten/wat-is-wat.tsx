import type { VNode } from 'preact';
import type { CaseOverzicht } from '../../../gateway/leerlijnen/formaten/case/overzicht.ts';
import type { ImportKeuzes } from '../../../gateway/leerlijnen/uploads.ts';
import { Card } from '../../ui/components/card.tsx';
import { Select } from '../../ui/components/input.tsx';
import { aantal } from './words.ts';

const SOORTEN = [
  { value: '', label: 'laat Koers kiezen' },
  { value: 'leergebied', label: 'leergebied' },
  { value: 'leerlijn', label: 'leerlijn' },
  { value: 'niveau', label: 'niveau' },
  { value: 'leerdoel', label: 'doel' },
  { value: 'actie', label: 'actie' },
  { value: 'leerroute', label: 'leerroute' },
  { value: 'rest', label: 'alleen bewaren' },
] as const;

/** Types that Koers writes itself and needs no word about. */
const EIGEN: ReadonlySet<string> = new Set([
  'Leergebied',
  'Leerlijn',
  'Niveau',
  'Leerdoel',
  'Actie',
  'Leerroute',
]);
export const MEESTE_TYPES = 12;
const MEESTE_LAGEN = 5;

export interface WatIsWatProps {
  overzicht: CaseOverzicht;
  keuzes: ImportKeuzes;
}

/** What the items of a package of somebody else are in Koers: by what they call them, and by their layer. */
export function WatIsWat({ overzicht, keuzes }: WatIsWatProps): VNode | null {
  const vreemd = overzicht.types.filter(({ type }) => type === null || !EIGEN.has(type));
  if (vreemd.length === 0) return null;
  const types = vreemd.flatMap(({ type, aantal: hoeveel }) => (type === null ? [] : [{ type, hoeveel }]));
  return (
    <Card title="Wat is wat in dit pakket?" icon="list-check">
      <p>
        Koers kiest zelf: boven een leergebied, daaronder een leerlijn, onderaan doelen. Weet jij het beter?
        Zeg het hier.
      </p>
      <div class="s-kolommen">
        {types.slice(0, MEESTE_TYPES).map(({ type, hoeveel }, n) => (
          <div key={type}>
            <input type="hidden" name={`typenaam${n}`} value={type} />
            <Select
              id={`type-${n}`}
              name={`type${n}`}
              label={type}
              hint={`komt ${hoeveel} keer voor`}
              options={SOORTEN}
              value={keuzes.types[type] ?? ''}
              optional
            />
          </div>
        ))}
        {overzicht.diepten.slice(0, MEESTE_LAGEN).map((laag, n) => (
          <Select
            key={n}
            id={`laag-${n + 1}`}
            name={`laag${n + 1}`}
            label={`Laag ${n + 1}`}
            hint={`${aantal(laag.aantal, 'regel', 'regels')}, zoals "${(laag.zoals[0] ?? '').slice(0, 60)}"`}
            options={SOORTEN}
            value={keuzes.lagen[n] ?? ''}
            optional
          />
        ))}
      </div>
    </Card>
  );
}
