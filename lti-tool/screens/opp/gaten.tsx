import type { VNode } from 'preact';
import type { Gat } from '../../../gateway/opp/service.ts';
import { Icon } from '../../ui/components/icon.tsx';
import { kaartUrl, leerlingUrl } from '../urls.ts';
import {
  actUrl,
  contactUrl,
  oppUrl,
  SECTIE_ID,
  stemUrl,
  tlvUrl,
  vaststellenUrl,
  veldId,
  voorleggenUrl,
} from './urls.ts';

/** Where a gap is mended (R37). */
export function gatUrl(leerling: string, { waar }: Gat): string {
  if (waar.soort === 'veld') return oppUrl(leerling, { bij: veldId(waar.veld) });
  if (waar.soort === 'act')
    return waar.act === 'gehoord'
      ? stemUrl(leerling)
      : waar.act === 'ter_instemming'
        ? voorleggenUrl(leerling)
        : waar.act === 'vaststellen'
          ? vaststellenUrl(leerling)
          : actUrl(leerling, waar.act);
  const paginas: Readonly<Record<typeof waar.pagina, string>> = {
    factoren: oppUrl(leerling, { bij: SECTIE_ID.c }),
    plaatsing: leerlingUrl(leerling),
    kaart: kaartUrl(leerling),
    stem: stemUrl(leerling),
    tlv: tlvUrl(leerling),
    mensen: contactUrl(leerling),
  };
  return paginas[waar.pagina];
}

/** What is missing in plain Dutch, with a link to each; what holds up fixing first (R37). */
export function Gaten({ gaten, leerling }: { gaten: readonly Gat[]; leerling: string }): VNode {
  if (gaten.length === 0)
    return (
      <p class="s-opp__klaar">
        <Icon name="circle-check" />
        Het OPP is compleet.
      </p>
    );
  const nodig = gaten.filter((g) => g.houdtTegen);
  const mooier = gaten.filter((g) => !g.houdtTegen);
  return (
    <>
      {nodig.length > 0 ? (
        <Lijst titel="Nog nodig om vast te stellen" gaten={nodig} leerling={leerling} />
      ) : null}
      {mooier.length > 0 ? (
        <details class="s-opp__mooier">
          <summary>
            {`${nodig.length > 0 ? 'Ook nog leeg' : 'Vaststellen kan. Nog leeg'}: ${mooier.length} ${mooier.length === 1 ? 'deel' : 'delen'}`}
          </summary>
          <Lijst gaten={mooier} leerling={leerling} />
        </details>
      ) : null}
    </>
  );
}

function Lijst({
  titel,
  gaten,
  leerling,
}: {
  titel?: string;
  gaten: readonly Gat[];
  leerling: string;
}): VNode {
  return (
    <div>
      {titel ? <h3 class="s-tussenkop">{titel}</h3> : null}
      <ul class="s-opp__gaten">
        {gaten.map((gat) => (
          <li key={gat.sleutel}>
            <a href={gatUrl(leerling, gat)}>
              <Icon name={gat.houdtTegen ? 'circle-dashed' : 'pencil'} />
              {gat.tekst}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
