import type { VNode } from 'preact';
import type { PeriodeSluiten } from '../../../gateway/leerroute/cyclus/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { term } from '../../ui/glossary.ts';
import type { SluitRijen } from './invoer.ts';
import { type Fout, Rij } from './rij.tsx';
import { periodeUrl } from './urls.ts';

export interface SluitFormulierProps {
  view: PeriodeSluiten;
  /** Of the act: sent twice it counts once. */
  id: string;
  /** By `leerling/leerlijn`. */
  ingevuld: ReadonlyMap<string, SluitRijen[number]>;
  fouten: ReadonlyMap<string, Fout>;
}

export const rijSleutel = (leerling: string, leerlijn: string): string => `${leerling}/${leerlijn}`;

/** All rows of a group as they are proposed; one button takes them over. */
export function SluitFormulier({ view, id, ingevuld, fouten }: SluitFormulierProps): VNode {
  const genummerd = nummer(view);
  const aantal = view.leerlingen.filter((l) => l.rijen.length > 0).length;
  return (
    <form class="k-form s-sluit" method="post" action={periodeUrl(view.groep.id)} noValidate>
      <input type="hidden" name="id" value={id} />
      <WatMis fouten={fouten} eerste={genummerd.find((g) => fouten.has(g.sleutel))?.n} />
      <p>
        Dit is een voorstel. Neem alles over, of verander eerst wat je anders wilt. Leerdoelen die niet af
        zijn, gaan mee.
      </p>
      <Sluit aantal={aantal} wat={ingevuld.size > 0 ? 'Afsluiten' : 'Alles overnemen'} />
      {view.leerlingen
        .filter((l) => l.rijen.length > 0)
        .map(({ leerling, rijen }) => (
          <fieldset class="k-card s-sluit__leerling" key={leerling.id}>
            <legend>{leerling.naam.voluit}</legend>
            <div class="s-sluit__rijen">
              {rijen.map((rij) => {
                const sleutel = rijSleutel(leerling.id, rij.leerlijn.id);
                return (
                  <Rij
                    key={sleutel}
                    n={genummerd.find((g) => g.sleutel === sleutel)?.n ?? 0}
                    leerling={leerling}
                    rij={rij}
                    ingevuld={ingevuld.get(sleutel)}
                    fout={fouten.get(sleutel)}
                  />
                );
              })}
            </div>
          </fieldset>
        ))}
      <div class="k-row">
        <Button type="submit" icon="check" label={`Afsluiten met wat hierboven staat`}>
          Afsluiten
        </Button>
      </div>
    </form>
  );
}

function nummer(view: PeriodeSluiten): { n: number; sleutel: string }[] {
  return view.leerlingen
    .flatMap((l) => l.rijen.map((r) => rijSleutel(l.leerling.id, r.leerlijn.id)))
    .map((sleutel, n) => ({ n, sleutel }));
}

function Sluit({ aantal, wat }: { aantal: number; wat: string }): VNode {
  return (
    <div class="k-row">
      <Button type="submit" kind="primary" icon="checks">
        {`${wat} voor ${aantal} ${term('leerling', aantal)}`}
      </Button>
    </div>
  );
}

function WatMis({
  fouten,
  eerste,
}: {
  fouten: ReadonlyMap<string, Fout>;
  eerste: number | undefined;
}): VNode | null {
  if (fouten.size === 0) return null;
  const veranderd = [...fouten.values()].includes('veranderd');
  const n = fouten.size;
  return (
    <div data-focus="" tabIndex={-1}>
      <Notice
        kind={veranderd ? 'warning' : 'error'}
        announce
        title={
          veranderd
            ? `Er is nog niets afgesloten: bij ${n} ${n === 1 ? 'regel' : 'regels'} is intussen iets veranderd.`
            : `Er is nog niets afgesloten: bij ${n} ${n === 1 ? 'regel' : 'regels'} mist een reden.`
        }
        {...(eerste === undefined ? {} : { next: <a href={`#rij-${eerste}`}>Naar de eerste</a> })}
      />
    </div>
  );
}
