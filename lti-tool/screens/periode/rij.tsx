import type { VNode } from 'preact';
import type { SluitLeerling, SluitRij } from '../../../gateway/leerroute/cyclus/view.ts';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { Select, Textarea } from '../../ui/components/input.tsx';
import { rijVeld, type SluitRijen, veld } from './invoer.ts';
import { keuzeWoord, waarom } from './woorden.ts';

export type Fout = 'veranderd' | 'reden';

export interface RijProps {
  n: number;
  leerling: SluitLeerling['leerling'];
  rij: SluitRij;
  /** What was filled in before; else it is as proposed. */
  ingevuld: SluitRijen[number] | undefined;
  fout: Fout | undefined;
}

const FOUT: Record<Fout, string> = {
  veranderd: 'Dit is intussen veranderd. Kijk nog eens: dit is het nieuwe voorstel.',
  reden:
    'Schrijf op waarom. Dat is nodig als het niveau gelijk blijft of lager wordt, of als een leerdoel vervalt.',
};

/** Choices in the order of the niveaus; only those that can be. */
function keuzes(rij: SluitRij) {
  const kan = [
    ...(rij.hoger ? (['hoger'] as const) : []),
    'blijven' as const,
    'intensiveren' as const,
    ...(rij.lager ? (['lager'] as const) : []),
  ];
  return kan.map((value) => ({ value, label: keuzeWoord(value, rij) }));
}

/** One pupil on one leerlijn: the proposal with its reasons, ready to take over or to change (R57). */
export function Rij({ n, leerling, rij, ingevuld, fout }: RijProps): VNode {
  const f = veld(n);
  const keuze = ingevuld?.keuze ?? rij.voorstel.keuze;
  const reden = ingevuld?.reden ?? waarom(rij.voorstel.gronden);
  return (
    <div class="s-sluit__rij" id={`rij-${n}`}>
      <input type="hidden" name={f.rij} value={rijVeld(leerling.id, rij)} />
      <Select
        id={f.keuze}
        name={f.keuze}
        label={rij.leerlijn.naam}
        hint={waarom(rij.voorstel.gronden)}
        value={keuze}
        options={keuzes(rij)}
        {...(fout === 'veranderd' ? { error: FOUT.veranderd } : {})}
      />
      <details class="s-sluit__meer" open={fout === 'reden'}>
        <summary>
          {rij.open.length > 0 ? 'Reden en open leerdoelen' : 'Reden'}
          <span class="k-hidden">{` bij ${rij.leerlijn.naam} van ${leerling.naam.voluit}`}</span>
        </summary>
        <Textarea
          id={f.reden}
          name={f.reden}
          label="Waarom?"
          hint="Komt in de leerreis. Alleen collega's lezen dit."
          value={reden}
          rows={2}
          maxLength={2000}
          {...(fout === 'reden' ? { error: FOUT.reden } : {})}
        />
        {rij.open.length > 0 ? (
          <CheckboxGroup
            id={f.weg}
            name={f.weg}
            label="Laten vervallen"
            hint="Wat je niet aanvinkt, gaat mee naar de volgende periode."
            optional
            choices={rij.open.map((doel) => ({
              value: doel.id,
              label: `${doel.code} ${doel.tekst}`,
              ...(doel.stoppen ? { note: 'In de evaluatie staat: stoppen.' } : {}),
              checked: ingevuld ? ingevuld.vervallen.includes(doel.id) : doel.stoppen,
            }))}
          />
        ) : null}
      </details>
    </div>
  );
}
