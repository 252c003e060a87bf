import type { VNode } from 'preact';
import type { InrichtingView, Knoop } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { Select } from '../../ui/components/input.tsx';
import { Nieuw, Verborgen } from './nieuw.tsx';
import { type Plaats, Rij, Vorm, WERKBLAD } from './rij.tsx';
import { kinderen, naamVan, titelVan } from './woorden.ts';

export interface DoelBladProps {
  view: InrichtingView;
  plaats: Plaats;
  doel: Knoop;
  erbij?: string | undefined;
}

/** The leerlijn a doel stands in. */
export function lijnVanDoel({ boom }: Pick<InrichtingView, 'boom'>, doel: Knoop): Knoop | null {
  const ouder = boom.knopen.get(doel.ouder ?? '');
  return (ouder?.soort === 'niveau' ? boom.knopen.get(ouder.ouder ?? '') : ouder) ?? null;
}

/** One doel: its words, its niveau, and the template acties that come with it. */
export function DoelBlad({ view, plaats, doel, erbij }: DoelBladProps): VNode {
  const acties = kinderen(view.boom, 'actie', doel.entiteit);
  return (
    <div id={WERKBLAD} class="k-stack">
      <Card title="Doel" level={2}>
        <Rij plaats={plaats} knoop={doel} volgorde={false} />
        <AnderNiveau view={view} plaats={plaats} doel={doel} />
      </Card>
      <Card title="Acties" level={2}>
        <div class="k-stack k-stack--tight">
          {acties.er.map((actie) => (
            <Rij key={actie.entiteit} plaats={plaats} knoop={actie} />
          ))}
          <Verborgen plaats={plaats} knopen={acties.verborgen} />
          <Nieuw
            plaats={plaats}
            soort="actie"
            ouder={doel.entiteit}
            bij={titelVan(doel)}
            focus={erbij === doel.entiteit}
          />
        </div>
      </Card>
    </div>
  );
}

function AnderNiveau({ view, plaats, doel }: Omit<DoelBladProps, 'erbij'>): VNode | null {
  const lijn = lijnVanDoel(view, doel);
  const niveaus = lijn ? kinderen(view.boom, 'niveau', lijn.entiteit).er : [];
  if (niveaus.length < 2) return null;
  return (
    <Vorm
      id={`naar-${doel.entiteit}`}
      plaats={plaats}
      soort="leerdoel"
      entiteit={doel.entiteit}
      label={`Ander niveau voor ${naamVan(doel)}`}
      class="k-row s-naar"
    >
      <Select
        id="ander-niveau"
        name="ouder"
        label="Niveau"
        value={doel.ouder ?? ''}
        options={niveaus.map((n) => ({ value: n.entiteit, label: titelVan(n) }))}
      />
      <Button id="verplaats" type="submit" name="wat" value="verplaatsen" size="small">
        Verplaats
      </Button>
    </Vorm>
  );
}
