import type { VNode } from 'preact';
import type { LeerrouteView } from '../../../gateway/leerlijnen/view.ts';
import type { PeriodeView } from '../../../gateway/leerroute/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { Input, Select, Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { dagKort } from '../datum.ts';
import { type Fouten, type Ingevuld, streefVeld, ZONDER_NIVEAU } from './invoer.ts';
import { bekijkUrl } from './urls.ts';

export interface FormulierProps {
  groep: string;
  route: LeerrouteView;
  perioden: readonly PeriodeView[];
  invoer: Ingevuld;
  fouten: Fouten;
}

/** R7: a streefniveau per leerlijn for a period, decided by whom and why. Nothing is coupled before it was looked at. */
export function Formulier({ groep, route, perioden, invoer, fouten }: FormulierProps): VNode {
  const mis = Object.values(fouten);
  return (
    <form class="k-form" method="post" action={bekijkUrl(groep)} noValidate>
      <input type="hidden" name="id" value={invoer.id} />
      <input type="hidden" name="leerroute" value={route.id} />
      {invoer.volg.map((leerling) => (
        <input key={leerling} type="hidden" name="volg" value={leerling} />
      ))}
      {mis.length > 0 ? (
        <div data-focus="">
          <Notice kind="error" announce title="Er is nog niets gekoppeld." next={mis.join(' ')} />
        </div>
      ) : null}
      <Select
        id="periode"
        name="periode"
        label="Periode"
        value={invoer.periode}
        options={perioden.map((p) => ({
          value: p.id,
          label: `${p.naam} ${p.schooljaar}${p.huidig ? ', nu' : ''} (vanaf ${dagKort(p.van)})`,
        }))}
        {...(fouten.periode ? { error: fouten.periode } : {})}
      />
      {route.leergebieden.map((gebied) => (
        <fieldset class="s-gebied" key={gebied.id}>
          <legend>{gebied.naam}</legend>
          <div class="s-gebied__lijnen">
            {gebied.leerlijnen.map((lijn) => (
              <Select
                key={lijn.id}
                id={streefVeld(lijn.id)}
                name={streefVeld(lijn.id)}
                label={lijn.naam}
                optional
                placeholder="niet voor de hele groep"
                value={gekozen(invoer, lijn.id)}
                options={
                  lijn.geordend
                    ? lijn.niveaus.map((n) => ({ value: n.id, label: n.naam }))
                    : [{ value: ZONDER_NIVEAU, label: 'de groep werkt eraan' }]
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
      <Input id="op" name="op" type="date" short label="Vanaf" value={invoer.op} {...fout(fouten.op)} />
      <Input
        id="beslotenDoor"
        name="beslotenDoor"
        label="Besloten door"
        hint="Bijvoorbeeld: commissie voor de begeleiding."
        value={invoer.beslotenDoor}
        maxLength={200}
        {...fout(fouten.beslotenDoor)}
      />
      <Textarea
        id="reden"
        name="reden"
        label="Waarom?"
        hint="Komt bij elke leerling in de leerreis. Alleen collega's lezen dit."
        value={invoer.reden}
        rows={3}
        maxLength={2000}
        {...fout(fouten.reden)}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="eye">
          Bekijk wat er verandert
        </Button>
      </div>
    </form>
  );
}

const fout = (error: string | undefined) => (error === undefined ? {} : { error });

function gekozen(invoer: Ingevuld, leerlijn: string): string {
  const streef = invoer.streefniveaus.find((s) => s.leerlijn === leerlijn);
  return streef ? (streef.niveau ?? ZONDER_NIVEAU) : '';
}
