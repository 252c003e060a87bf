import type { VNode } from 'preact';
import type { ToegekendeRol } from '../../../gateway/model/actor.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Input, Select } from '../../ui/components/input.tsx';
import { WOORD } from '../roles.ts';

/** Which role: one of those that who looks may give (R64). */
export function RolKeuze({
  teGeven,
  rol,
}: {
  teGeven: readonly ToegekendeRol[];
  rol: string | undefined;
}): VNode {
  return (
    <Select
      id="rol"
      name="rol"
      label="Rol"
      placeholder="Kies een rol"
      value={rol ?? ''}
      options={teGeven.map((dit) => ({ value: dit, label: WOORD[dit] }))}
    />
  );
}

export interface TotEnWaaromProps {
  /** What the last day is called here. */
  label: string;
  vandaag: Datum;
  laatste: string | undefined;
  reden: string | undefined;
}

/** Until when somebody has a role, and why. */
export function TotEnWaarom({ label, vandaag, laatste, reden }: TotEnWaaromProps): VNode {
  return (
    <>
      <Input
        id="laatste"
        name="laatste"
        type="date"
        label={label}
        hint="Leeg: tot iemand de rol beëindigt. Een zorgverlener en een leverancier hebben altijd een laatste dag."
        short
        optional
        min={vandaag}
        value={laatste ?? ''}
      />
      <Input
        id="reden"
        name="reden"
        label="Waarom"
        hint="De functionaris gegevensbescherming leest dit terug."
        maxLength={500}
        value={reden ?? ''}
      />
    </>
  );
}
