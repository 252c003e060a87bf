import type { VNode } from 'preact';
import type { ZegtVanDoel } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import type { GroepMatrix } from '../../../gateway/arrangementskaart/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { doelUrl } from '../urls.ts';

interface ZegtZelfProps {
  matrix: GroepMatrix;
  leerlijn: string;
  zegt: readonly ZegtVanDoel[];
}

/** What leerlingen say of the doelen of this leerlijn themselves, under the matrix: beside the standen, changing none (R59). */
export function ZegtZelf({ matrix, leerlijn, zegt }: ZegtZelfProps): VNode | null {
  const regels = matrix.rijen.flatMap(({ leerling }) =>
    matrix.doelen
      .filter((doel) => doel.leerlijn === leerlijn)
      .flatMap((doel) =>
        zegt
          .filter((z) => z.leerling === leerling.id && z.leerdoel === doel.id)
          .map((z) => ({ ...z, naam: leerling.naam.voluit, code: doel.code })),
      ),
  );
  if (regels.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="zelf-kop">
      <h2 id="zelf-kop">Wat leerlingen zelf zeggen</h2>
      <ul class="k-stack k-stack--tight">
        {regels.map((r) => (
          <li class="k-row" key={`${r.leerling}-${r.leerdoel}`}>
            <a href={`${doelUrl(r.leerling, r.leerdoel)}#zelf`}>{`${r.naam}, ${r.code}`}</a>
            {r.kan ? <Badge icon="thumb-up">zegt zelf: kan ik</Badge> : null}
            {r.wil ? <Badge icon="heart">wil hieraan werken</Badge> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
