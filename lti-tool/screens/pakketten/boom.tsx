import type { VNode } from 'preact';
import type { BoomGebied, BoomLijn, DoelRij } from '../../../gateway/leerlijnen/view.ts';
import { hx } from '../../ui/components/hx.ts';
import { doelenUrl, type Plek, plekId, plekUrl } from './urls.ts';
import { doelen } from './words.ts';

/** The one place of the tree that is open when the page comes, with its doelen. */
export interface OpenPlek extends Plek {
  readonly doelen: readonly DoelRij[];
}

export interface BoomProps {
  versie: string;
  boom: readonly BoomGebied[];
  open: OpenPlek | null;
}

/** Leergebied › leerlijn › niveau › doel. Doelen come when a niveau is opened; the keys of a tree walk through it (client.ts). */
export function Boom({ versie, boom, open }: BoomProps): VNode {
  return (
    <div class="s-boom" data-boom="">
      {boom.map((gebied) => (
        <details key={gebied.id} class="s-tak" open={gebied.leerlijnen.some((l) => l.id === open?.lijn)}>
          <summary>
            <span class="s-tak__naam">{gebied.naam}</span>
            <span class="k-small k-soft">
              {gebied.soort === 'LS' ? 'leergebied' : 'leergebiedoverstijgend'}
              {`, ${doelen(gebied.leerlijnen.reduce((som, lijn) => som + lijn.doelen, 0))}`}
            </span>
          </summary>
          {gebied.leerlijnen.map((lijn) => (
            <Lijn key={lijn.id} versie={versie} lijn={lijn} open={open?.lijn === lijn.id ? open : null} />
          ))}
        </details>
      ))}
    </div>
  );
}

function Lijn({ versie, lijn, open }: { versie: string; lijn: BoomLijn; open: OpenPlek | null }): VNode {
  if (lijn.niveaus.length === 0) {
    const hier = { lijn: lijn.id, niveau: null };
    return (
      <Tak
        versie={versie}
        plek={hier}
        naam={lijn.naam}
        code={lijn.code}
        aantal={lijn.doelen}
        open={open}
        noot="zonder niveaus"
      />
    );
  }
  return (
    <details class="s-tak" open={open !== null}>
      <summary>
        <span class="s-code">{lijn.code}</span> <span class="s-tak__naam">{lijn.naam}</span>
        <span class="k-small k-soft">{doelen(lijn.doelen)}</span>
      </summary>
      {lijn.niveaus.map((niveau) => (
        <Tak
          key={niveau.id}
          versie={versie}
          plek={{ lijn: lijn.id, niveau: niveau.id }}
          code={niveau.code}
          naam={niveau.naam}
          aantal={niveau.doelen}
          open={open?.niveau === niveau.id ? open : null}
        />
      ))}
    </details>
  );
}

interface TakProps {
  versie: string;
  plek: Plek;
  code: string;
  naam: string;
  aantal: number;
  open: OpenPlek | null;
  noot?: string;
}

/** A place with doelen. Closed it holds a link to them, which htmx follows when it is opened. */
function Tak({ versie, plek, code, naam, aantal, open, noot }: TakProps): VNode {
  return (
    <details class="s-tak" open={open !== null} id={plekId(plek)}>
      <summary>
        <span class="s-code">{code}</span> <span class="s-tak__naam">{naam}</span>
        <span class="k-small k-soft">{`${doelen(aantal)}${noot ? `, ${noot}` : ''}`}</span>
      </summary>
      {open ? (
        <Doelen doelen={open.doelen} />
      ) : (
        <p
          {...hx({
            get: doelenUrl(versie, plek),
            trigger: 'toggle from:"closest details" once',
            swap: 'outerHTML',
          })}
        >
          <a href={plekUrl(versie, plek)}>{`Toon ${doelen(aantal)}`}</a>
        </p>
      )}
    </details>
  );
}

/** Leerdoelen with their template acties, to read. */
export function Doelen({ doelen: lijst }: { doelen: readonly DoelRij[] }): VNode {
  if (lijst.length === 0) return <p class="k-soft">Hier staan nog geen doelen.</p>;
  return (
    <ul class="s-doelen">
      {lijst.map((doel) => (
        <li key={doel.id} id={`doel-${doel.id}`}>
          <span class="s-code">{doel.code}</span> {`De leerling ${doel.tekst}`}
          {doel.acties.length === 0 ? null : (
            <ul class="s-doel-acties">
              {doel.acties.map((actie) => (
                <li key={`${actie.soort} ${actie.tekst}`} class="k-small k-soft">
                  {`${actie.soort}: ${actie.tekst} (${actie.wie}, ${actie.ritme})`}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
