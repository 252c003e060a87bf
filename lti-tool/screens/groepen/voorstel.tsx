import type { VNode } from 'preact';
import type { Voorstel } from '../../../gateway/groepen/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { voorstelUrl } from './urls.ts';

export interface VoorstelProps {
  groep: string;
  voorstel: Voorstel;
  vandaag: string;
}

const WAAROM = {
  regel: 'De regel geldt niet meer voor deze leerling.',
  niet_meer_op_school: 'Deze leerling is niet meer op school.',
} as const;

/** What the rule proposes: confirm all of it, or some, from a day on. Nothing happens by itself (R53). */
export function VoorstelKaart({ groep, voorstel, vandaag }: VoorstelProps): VNode {
  const { erbij, eruit, uitzonderingen, alleenEigen } = voorstel;
  const leeg = erbij.length + eruit.length === 0;
  return (
    <Card
      id="voorstel"
      tone={leeg ? 'paper' : 'land'}
      icon="refresh"
      title={leeg ? 'De groep klopt met de regel' : 'Voorstel: de groep is veranderd'}
    >
      {leeg ? (
        <p>Er is niemand die erbij of eruit moet.</p>
      ) : (
        <VoorstelForm {...{ groep, erbij, eruit, vandaag }} />
      )}
      {alleenEigen ? (
        <p class="k-soft">
          Je ziet hier leerlingen uit je eigen groepen. De intern begeleider ziet de hele school.
        </p>
      ) : null}
      <Uitzonderingen groep={groep} uitzonderingen={uitzonderingen} />
    </Card>
  );
}

function VoorstelForm({
  groep,
  erbij,
  eruit,
  vandaag,
}: { groep: string; vandaag: string } & Pick<Voorstel, 'erbij' | 'eruit'>): VNode {
  return (
    <form class="k-form" method="post" action={voorstelUrl(groep)}>
      {[...erbij, ...eruit].map((l) => (
        <input type="hidden" name="gezien" value={l.id} key={l.id} />
      ))}
      {erbij.length > 0 ? (
        <CheckboxGroup
          id="voorstel-erbij"
          name="erbij"
          label="Erbij"
          optional
          choices={erbij.map((l) => ({
            value: l.id,
            label: l.naam.voluit,
            note: l.waarom.join(' · '),
            checked: true,
          }))}
        />
      ) : null}
      {eruit.length > 0 ? (
        <CheckboxGroup
          id="voorstel-eruit"
          name="eruit"
          label="Eruit"
          optional
          choices={eruit.map((l) => ({
            value: l.id,
            label: l.naam.voluit,
            note: WAAROM[l.waarom],
            checked: true,
          }))}
        />
      ) : null}
      <Input id="voorstel-op" name="op" type="date" label="Vanaf" short min={vandaag} value={vandaag} />
      <CheckboxGroup
        id="voorstel-laten"
        name="laten"
        label="Wie je niet aankruist"
        optional
        choices={[{ value: 'ja', label: 'Blijft zoals het nu is, ook in een volgend voorstel' }]}
      />
      <div class="k-row">
        <Button id="voorstel-ja" type="submit" kind="primary" icon="check">
          Neem over
        </Button>
      </div>
    </form>
  );
}

function Uitzonderingen({
  groep,
  uitzonderingen,
}: {
  groep: string;
  uitzonderingen: Voorstel['uitzonderingen'];
}): VNode | null {
  if (uitzonderingen.length === 0) return null;
  return (
    <>
      <h3>Anders dan de regel</h3>
      <ul class="k-stack k-stack--tight">
        {uitzonderingen.map((l) => (
          <li class="k-row" key={l.id}>
            <span>{`${l.naam.voluit} ${l.soort === 'erin' ? 'zit er toch in' : 'blijft erbuiten'}.`}</span>
            <form method="post" action={voorstelUrl(groep)}>
              <input type="hidden" name="volg" value={l.id} />
              <Button
                id={`volg-${l.id}`}
                type="submit"
                kind="subtle"
                size="small"
                label={`Volg weer de regel: ${l.naam.voluit}`}
              >
                Volg weer de regel
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
