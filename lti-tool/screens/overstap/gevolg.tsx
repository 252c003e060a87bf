import type { VNode } from 'preact';
import type { DoelGevolg, DoelRegel, Voorbeeld } from '../../../gateway/leerlijnen/migratie/view.ts';
import { SPLITS_KEUZES } from '../../../gateway/leerlijnen/migratie/view.ts';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Kant, LotBadge } from './verandering.tsx';
import { leerlingen, opsomming, SPLITSING, STAND, watAnders } from './words.ts';

/** What happens with one old doel, and to whom; a split asks what its parts begin with. */
export function Gevolg({ gevolg }: { gevolg: DoelGevolg }): VNode {
  const { regel, wie, buitenKaart } = gevolg;
  return (
    <section class="s-gevolg" aria-labelledby={`doel-${regel.oud.id}`}>
      <h3 id={`doel-${regel.oud.id}`}>{regel.oud.code}</h3>
      <div class="s-naast">
        <div class="s-naast__kop">
          <LotBadge lot={regel.lot} />
          {regel.wat.length > 0 ? <span class="k-small">{watAnders(regel.wat)}</span> : null}
        </div>
        <Kant kop="Nu" rijen={[regel.oud]} leeg="" />
        <Kant kop="Straks" rijen={regel.naar} leeg="Gaat van de kaart en blijft in de geschiedenis." />
      </div>
      <p>{`${wieHetRaakt(gevolg)} ${watErGebeurt(regel)}`}</p>
      {regel.keuze ? <Keuze regel={regel} /> : null}
      {buitenKaart.length > 0 ? (
        <Notice
          kind="warning"
          title={`Bij ${leerlingen(buitenKaart.length)} komt dit doel niet meer op de kaart`}
        >
          <p>
            {`${opsomming(buitenKaart.map((l) => l.naam.voluit))}: werkt niet op de nieuwe leerlijn. De stand blijft bewaard.`}
          </p>
        </Notice>
      ) : null}
      {wie.length > 0 ? (
        <details class="s-wie">
          <summary>{`Bij wie: ${leerlingen(wie.length)}`}</summary>
          <ul>
            {wie.map(({ leerling, stand }) => (
              <li key={leerling.id}>{`${leerling.naam.voluit}, stand ${STAND(stand)}`}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function wieHetRaakt({ leerlingen: n, behaald }: DoelGevolg): string {
  const hebben = `${leerlingen(n)} ${n === 1 ? 'heeft' : 'hebben'} dit doel`;
  return behaald === 0 ? `${hebben}.` : `${hebben}, van wie ${behaald} behaald.`;
}

function watErGebeurt({ stand, lot, keuze }: DoelRegel): string {
  if (stand === null) return 'De stand en alles wat is afgevinkt, blijven in de geschiedenis.';
  if (stand === 'laagste') return 'Het nieuwe doel krijgt de laagste stand van de doelen waar het uit komt.';
  if (keuze) return 'Kies hieronder waar de delen mee beginnen.';
  return lot === 'verplaatst' ? 'De stand gaat mee naar de nieuwe plek.' : 'De stand gaat mee.';
}

function Keuze({ regel }: { regel: DoelRegel }): VNode {
  return (
    <RadioGroup
      id={`s-${regel.oud.id}`}
      name={`splitsing.${regel.oud.id}`}
      label={`Waar beginnen de delen van ${regel.oud.code} mee?`}
      choices={SPLITS_KEUZES.map((value) => ({
        value,
        ...SPLITSING[value],
        checked: regel.stand === value,
      }))}
    />
  );
}

/** Streefniveaus whose niveau is gone. */
export function StreefGevolgen({ streef }: Pick<Voorbeeld, 'streef'>): VNode {
  return (
    <ul>
      {streef.map(({ regel, wie }) => (
        <li key={`${regel.leerlijn.id}-${regel.niveau?.id ?? ''}`}>
          {`${regel.leerlijn.tekst}, ${regel.niveau?.tekst ?? 'zonder niveaus'}: `}
          {regel.naar.length === 0
            ? 'deze leerlijn is er niet meer; het streefniveau eindigt'
            : `wordt ${opsomming(regel.naar.map((n) => `${n.leerlijn.tekst}${n.niveau ? `, ${n.niveau.tekst}` : ''}`))}`}
          {` (${opsomming(wie.map((l) => l.naam.voluit))})`}
        </li>
      ))}
    </ul>
  );
}
