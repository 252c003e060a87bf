import type { VNode } from 'preact';
import type { Bewijs } from '../../../gateway/bewijs/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { dagKort, dagVoluit } from '../datum.ts';
import { doelUrl } from '../urls.ts';

const getal = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 });

/** "8,5 van 10". */
const scoreTekst = ({ score, max }: Pick<Bewijs, 'score' | 'max'>): string =>
  `${getal.format(score)} van ${getal.format(max)}`;

/** How many stand on the card; the rest stand with the doel. */
const OP_KAART = 2;

/** What other systems measured of a doel, where it is ticked: it ticks nothing by itself (R74). */
export function BewijsRegel({
  leerling,
  doel,
  bewijs,
}: {
  leerling: string;
  doel: { readonly id: string; readonly code: string };
  bewijs: readonly Bewijs[] | undefined;
}): VNode | null {
  if (!bewijs || bewijs.length === 0) return null;
  const rest = bewijs.length - OP_KAART;
  return (
    <ul class="s-factoren" aria-label={`Bewijs bij ${doel.code}`}>
      {bewijs.slice(0, OP_KAART).map((b) => (
        <li key={b.id}>
          <Badge icon="file-text">{`bewijs uit ${b.bron}: ${scoreTekst(b)}, ${dagKort(b.op)}`}</Badge>
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <a class="k-small" href={`${doelUrl(leerling, doel.id)}#bewijs`}>
            {`nog ${rest}`}
            <span class="k-hidden"> bij {doel.code}</span>
          </a>
        </li>
      ) : null}
    </ul>
  );
}

/** All evidence for one doel, on its page. */
export function BewijsLijst({ bewijs }: { bewijs: readonly Bewijs[] }): VNode | null {
  if (bewijs.length === 0) return null;
  return (
    <section class="k-card" id="bewijs" aria-labelledby="bewijs-kop">
      <h2 id="bewijs-kop">Bewijs uit andere systemen</h2>
      <p class="k-soft">Dit telt mee als bewijs. Jij beslist of het doel is behaald.</p>
      <ul class="k-stack k-stack--tight">
        {bewijs.map((b) => (
          <li key={b.id}>
            <strong>{scoreTekst(b)}</strong> {`voor ${b.naam} `}
            <span class="k-soft k-small">{`uit ${b.bron}, ${dagVoluit(b.op)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
