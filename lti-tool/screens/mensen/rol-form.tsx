import type { VNode } from 'preact';
import type { ToegekendeRol } from '../../../gateway/model/actor.ts';
import type { Datum } from '../../../gateway/model/roster.ts';
import { Button } from '../../ui/components/button.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { RolKeuze, TotEnWaarom } from './rol-velden.tsx';
import { rollenUrl } from './urls.ts';

/** What was filled in before. */
export interface Ingevuld {
  readonly rol: string;
  readonly van: string;
  readonly laatste: string;
  readonly reden: string;
}

export interface RolFormProps {
  persoon: string;
  vandaag: Datum;
  /** Roles that who looks may give. */
  teGeven: readonly ToegekendeRol[];
  ingevuld?: Ingevuld | undefined;
  fout?: string | undefined;
}

/** Gives a role: which, from when, until when, and why (R64). Works without scripts. */
export function RolForm({ persoon, vandaag, teGeven, ingevuld, fout }: RolFormProps): VNode {
  return (
    <form class="k-form" method="post" action={rollenUrl(persoon)}>
      {fout === undefined ? null : (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="De rol is niet gegeven">
            <p>{fout}</p>
          </Notice>
        </div>
      )}
      <RolKeuze teGeven={teGeven} rol={ingevuld?.rol} />
      <Input
        id="van"
        name="van"
        type="date"
        label="Eerste dag"
        short
        min={vandaag}
        value={ingevuld?.van ?? vandaag}
      />
      <TotEnWaarom
        label="Laatste dag"
        vandaag={vandaag}
        laatste={ingevuld?.laatste}
        reden={ingevuld?.reden}
      />
      <div class="k-row">
        <Button id="geven" type="submit" kind="primary" icon="check">
          Rol geven
        </Button>
      </div>
    </form>
  );
}
