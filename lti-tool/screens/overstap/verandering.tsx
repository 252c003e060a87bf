import type { VNode } from 'preact';
import type { Rij, Verandering } from '../../../gateway/leerlijnen/migratie/view.ts';
import { Badge, type Tone } from '../../ui/components/badge.tsx';
import { LOT, SOORT, watAnders } from './words.ts';

const TOON: Readonly<Record<Verandering['lot'], Tone>> = {
  gelijk: 'neutral',
  gewijzigd: 'info',
  verplaatst: 'info',
  gesplitst: 'warning',
  samengevoegd: 'warning',
  herverdeeld: 'warning',
  vervallen: 'error',
  nieuw: 'success',
};

/** What became of something, in a word. */
export function LotBadge({ lot }: { lot: Verandering['lot'] }): VNode {
  return <Badge tone={TOON[lot]}>{LOT[lot]}</Badge>;
}

/** One change, old beside new; under each other where there is little room. */
export function VeranderingRij({ verandering }: { verandering: Verandering }): VNode {
  const { soort, lot, oud, nieuw, wat } = verandering;
  return (
    <li class="s-naast">
      <div class="s-naast__kop">
        <LotBadge lot={lot} />
        <span class="k-small k-soft">{SOORT[soort].een}</span>
        {wat.length > 0 ? <span class="k-small">{watAnders(wat)}</span> : null}
      </div>
      <Kant kop="Oud" rijen={oud} leeg="Stond er nog niet." />
      <Kant kop="Nieuw" rijen={nieuw} leeg="Staat er niet meer." />
    </li>
  );
}

export function Kant({ kop, rijen, leeg }: { kop: string; rijen: readonly Rij[]; leeg: string }): VNode {
  return (
    <div class="s-naast__kant">
      <p class="k-small k-soft">{kop}</p>
      {rijen.length === 0 ? <p class="k-soft">{leeg}</p> : null}
      {rijen.map((rij) => (
        <p key={rij.id}>
          {rij.code ? <span class="s-code">{`${rij.code} `}</span> : null}
          {rij.soort === 'leerdoel' ? `De leerling ${rij.tekst}` : rij.tekst}
          {rij.plek.length > 0 ? (
            <span class="k-small k-soft s-naast__plek">{rij.plek.join(' › ')}</span>
          ) : null}
        </p>
      ))}
    </div>
  );
}
