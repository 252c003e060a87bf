import type { VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import type { VeldKader } from './kader.ts';
import { Schrijfveld } from './schrijfveld.tsx';
import { Sectie } from './sectie.tsx';
import { Bewoog, Veld } from './veld.tsx';

/** D: where the pupil is expected to go, and why (R34, R35). The school decides, after overleg. */
export function SectieD({ d, kader }: { d: OppInhoud['d']; kader: VeldKader }): VNode {
  return (
    <Sectie letter="d" aside={<span class="k-small k-soft">De school beslist, na overleg</span>}>
      <dl class="k-facts">
        <Veld label="Leerroute" veld={d.leerroute} kader={kader} />
        <Veld label="Uitstroomprofiel" veld={d.uitstroomprofiel} kader={kader} />
        <Veld label="Bestemming" veld={d.bestemming} kader={kader} />
      </dl>
      <dl class="k-facts k-facts--wide">
        <Schrijfveld
          label="Onderbouwing"
          hint="Waarom past deze bestemming, met wat helpt en wat hindert?"
          veld={d.onderbouwing}
          kader={kader}
          rows={4}
          nodig
        />
      </dl>
      {d.eindniveaus.length > 0 ? (
        <>
          <h3>Verwacht aan het eind van school</h3>
          <Bewoog veld="d.eindniveaus" kader={kader} />
          <dl class="k-facts">
            {d.eindniveaus.map((e) => (
              <Veld key={e.leerlijn} label={e.leerlijn} veld={e.veld} kader={kader} />
            ))}
          </dl>
        </>
      ) : null}
    </Sectie>
  );
}
