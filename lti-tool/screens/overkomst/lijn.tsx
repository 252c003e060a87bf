import type { VNode } from 'preact';
import type { HoeMee, LijnHier, LijnMee, Voorbeeld } from '../../../gateway/leerroute/overkomst/view.ts';
import { STANDEN } from '../../../gateway/model/act.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Card } from '../../ui/components/card.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { Select } from '../../ui/components/input.tsx';
import { NIET, waardeVan } from './invoer.ts';

const HOE: Readonly<Record<HoeMee, { readonly icon: IconName; readonly tekst: string }>> = {
  zelfde: { icon: 'check', tekst: 'dezelfde leerlijn' },
  andere_versie: { icon: 'refresh', tekst: 'van een andere versie naar die van jullie' },
  dichtstbij: { icon: 'alert-triangle', tekst: 'dit niveau is er niet meer: het dichtstbijzijnde' },
  niet_op_route: { icon: 'alert-triangle', tekst: 'niet op deze leerroute: kies zelf' },
  onbekend: { icon: 'help-circle', tekst: 'niet bekend in jullie leerlijnen: kies zelf' },
};

export interface LijnBlokProps {
  voorbeeld: Voorbeeld;
  lijn: LijnMee;
  waarde: string;
  fout: boolean;
}

/** One leerlijn of the school before: where it goes here, and the doelen that come with it. */
export function LijnBlok({ voorbeeld, lijn, waarde, fout }: LijnBlokProps): VNode {
  const { daar, hoe, voorstel, veld } = lijn;
  const { leerling, opening, lijnenHier } = voorbeeld;
  const hier = voorstel ? lijnenHier.filter((l) => l.leerlijn === voorstel.leerlijn) : lijnenHier;
  return (
    <Card
      title={daar.niveau ? `${daar.naam}: ${daar.niveau}` : daar.naam}
      icon="flag"
      aside={<Badge icon={HOE[hoe].icon}>{HOE[hoe].tekst}</Badge>}
    >
      <Select
        id={veld}
        name={veld}
        label={`Waar werkt ${leerling.naam.roepnaam} hier verder aan?`}
        hint={`Op ${opening.van}: ${daar.naam}${daar.niveau ? `, ${daar.niveau}` : ''}`}
        value={waarde}
        placeholder="Kies een streefniveau"
        options={[...hier.flatMap(niveauKeuzes), { value: NIET, label: 'Deze leerlijn komt niet mee' }]}
        {...(fout ? { error: 'Kies een streefniveau, of dat het niet meekomt.' } : {})}
      />
      <Doelen lijn={lijn} />
    </Card>
  );
}

function niveauKeuzes({ leerlijn, naam, niveaus }: LijnHier): { value: string; label: string }[] {
  if (niveaus.length === 0) return [{ value: waardeVan(leerlijn, null), label: naam }];
  return niveaus.map((n) => ({ value: waardeVan(leerlijn, n.id), label: `${naam}: ${n.naam}` }));
}

/** Open doelen by name with the stand they come with; what is behaald counts as behaald here. */
function Doelen({ lijn }: { lijn: LijnMee }): VNode | null {
  const open = lijn.doelen.filter((d) => !d.behaald && d.opKaart);
  const behaald = lijn.doelen.filter((d) => d.behaald);
  if (open.length + behaald.length === 0) return null;
  return (
    <>
      {open.length > 0 ? (
        <>
          <p>Open doelen die meekomen:</p>
          <ul>
            {open.map((d) => (
              <li key={d.leerdoel}>
                <span class="s-code">{d.code}</span> {d.tekst}{' '}
                <span class="k-soft">
                  {d.alHier === 'beoordeeld' ? 'hier al beoordeeld, dat blijft' : STANDEN[d.stand]}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {behaald.length > 0 ? (
        <p>{`Telt hier als behaald: ${behaald.map((d) => d.code).join(', ')}.`}</p>
      ) : null}
    </>
  );
}
