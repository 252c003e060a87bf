import type { VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { ondersteuningUrl } from '../urls.ts';
import { FactorErbij } from './factor-erbij.tsx';
import type { VeldKader } from './kader.ts';
import { Sectie } from './sectie.tsx';
import { Bewoog } from './veld.tsx';
import { herkomstInWoorden } from './woorden.ts';

type Factoren = OppInhoud['c'];

const KOLOM = {
  bevorderend: { kop: 'Dit helpt', icon: 'plus', leeg: 'Nog niets dat helpt.' },
  belemmerend: { kop: 'Dit hindert', icon: 'minus', leeg: 'Nog niets dat hindert.' },
} as const;

/** C: one register for card and OPP; what is changed there is changed here (R27). */
export function SectieC({ c, kader }: { c: Factoren; kader: VeldKader }): VNode {
  return (
    <Sectie
      letter="c"
      aside={
        kader.schrijf ? (
          <LinkButton
            href={`${ondersteuningUrl(kader.leerling)}#factor-erbij`}
            size="small"
            icon="pencil"
            id="factoren-bijwerken"
          >
            Factoren bijwerken
          </LinkButton>
        ) : null
      }
    >
      <Bewoog veld="c.factoren" kader={kader} />
      <div class="s-opp__naast">
        <Kolom richting="bevorderend" c={c} kader={kader} />
        <Kolom richting="belemmerend" c={c} kader={kader} />
      </div>
    </Sectie>
  );
}

function Kolom({
  richting,
  c,
  kader,
}: {
  richting: keyof typeof KOLOM;
  c: Factoren;
  kader: VeldKader;
}): VNode {
  const { kop, icon, leeg } = KOLOM[richting];
  const hier = c.filter((f) => f.richting === richting);
  return (
    <div class="k-stack k-stack--tight">
      <h3 class="s-opp__kolomkop">
        <Icon name={icon} />
        {kop}
      </h3>
      {hier.length === 0 ? (
        <p class="s-opp__leeg">{leeg}</p>
      ) : (
        <ul class="s-opp__rijen">
          {hier.map((f) => (
            <li key={f.factor}>
              <p>{f.tekst}</p>
              {f.behoefte ? <p>{`Heeft daarom nodig: ${f.behoefte}`}</p> : null}
              <p class="k-facts__source">
                {`${f.dimensie}; ${herkomstInWoorden(f.herkomst, kader.vandaag)}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      {kader.schrijf && kader.factorErbij ? (
        <FactorErbij leerling={kader.leerling} richting={richting} />
      ) : null}
    </div>
  );
}
