import type { VNode } from 'preact';
import type { EntiteitSoort, Knoop } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { newActId } from '../act-id.ts';
import { nieuwBij } from './melding.ts';
import { type Plaats, Vorm, Waarom } from './rij.tsx';
import { VeldInvoer } from './veld-invoer.tsx';
import { VELDEN_VAN } from './velden.ts';
import { naamVan, soortWoord } from './woorden.ts';

export interface NieuwProps {
  plaats: Plaats;
  soort: EntiteitSoort;
  ouder: string | null;
  /** Where it comes, to tell forms of one kind apart: "Niveau 3". */
  bij?: string;
  /** One was added here just now: go on typing. */
  focus?: boolean;
}

/** A row to add one more. Another id each time: the fields of the last one do not stay behind. */
export function Nieuw({ plaats, soort, ouder, bij, focus }: NieuwProps): VNode {
  const naam = nieuwBij(soort, ouder);
  const mislukt = plaats.mislukt?.bij === naam ? plaats.mislukt : null;
  const id = `${naam}-${newActId().slice(0, 8)}`;
  const velden = VELDEN_VAN[soort];
  const tekst = velden.find((veld) => veld.vorm === 'tekst') ?? velden[1];
  const erbij = bij === undefined ? '' : ` bij ${bij}`;
  const label = `Nieuw: ${soortWoord(soort)}${erbij}`;
  const knop = `Voeg ${soortWoord(soort)} toe`;
  return (
    <Vorm id={id} plaats={plaats} soort={soort} ouder={ouder} label={label} class="s-rij s-rij--nieuw">
      <Waarom mislukt={mislukt} />
      <div class={`s-velden s-velden--${soort}`}>
        {velden.map((veld) => (
          <VeldInvoer
            key={veld.naam}
            vorm={id}
            veld={veld}
            waarde={mislukt?.ingevuld[veld.naam] ?? veld.begin ?? ''}
            focus={focus === true && veld === tekst}
          />
        ))}
      </div>
      <div class="k-row s-knoppen">
        <Button
          id={`${id}-voegtoe`}
          type="submit"
          name="wat"
          value="toevoegen"
          size="small"
          icon="plus"
          label={`${knop}${erbij}`}
        >
          {knop}
        </Button>
      </div>
    </Vorm>
  );
}

/** What is hidden, and the way back. */
export function Verborgen({ plaats, knopen }: { plaats: Plaats; knopen: readonly Knoop[] }): VNode | null {
  if (knopen.length === 0) return null;
  return (
    <ul class="s-verborgen" aria-label="Verborgen">
      {knopen.map((knoop) => (
        <li key={knoop.entiteit}>
          <Vorm
            id={`rij-${knoop.entiteit}`}
            plaats={plaats}
            soort={knoop.soort}
            entiteit={knoop.entiteit}
            label={`Verborgen: ${naamVan(knoop)}`}
            class="s-rij s-rij--verborgen"
          >
            <span>{`Verborgen: ${naamVan(knoop)}`}</span>
            <Button
              id={`rij-${knoop.entiteit}-toon`}
              type="submit"
              name="wat"
              value="tonen"
              kind="subtle"
              size="small"
              icon="eye"
              label={`Toon weer: ${naamVan(knoop)}`}
            >
              Toon weer
            </Button>
          </Vorm>
        </li>
      ))}
    </ul>
  );
}
