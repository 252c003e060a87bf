import type { VNode } from 'preact';
import type { StemRegel } from '../../../gateway/opp/stem/service.ts';
import { dagVoluit } from '../datum.ts';
import { Beeld } from './bijlagen.tsx';
import { stemUrl } from './urls.ts';

const HOE: Readonly<Record<string, string>> = {
  taal: 'in woorden',
  picto: 'met picto’s',
  foto: 'met een foto',
  audio: 'met een opname',
  teken: 'met een tekening',
};

/** One time that he was heard, or that it could not be done. */
export function Regel({ leerling, regel }: { leerling: string; regel: StemRegel }): VNode {
  const kop = `stem-${regel.op}-${regel.gehoord ? 'ja' : 'nee'}`;
  return (
    <section class="k-card s-stemregel" aria-labelledby={kop}>
      <h2 id={kop}>
        {regel.gehoord ? `Gehoord op ${dagVoluit(regel.op)}` : `Niet gelukt op ${dagVoluit(regel.op)}`}
      </h2>
      <p class="k-soft">
        {regel.zelf ? 'Zelf ingevuld' : `Vastgelegd door ${regel.vastgelegdDoor}`}
        {regel.hoe.length > 0 ? `, ${regel.hoe.map((h) => HOE[h] ?? h).join(', ')}` : ''}
      </p>
      {regel.reden === null ? null : <p>{regel.reden}</p>}
      {regel.volgendePoging === null ? null : (
        <p>
          Opnieuw proberen op <strong>{dagVoluit(regel.volgendePoging)}</strong>.
        </p>
      )}
      {regel.gevraagd.length === 0 ? null : (
        <dl class="s-stemregel__vragen">
          {regel.gevraagd.map(({ vraag, antwoord }) => (
            <div key={vraag}>
              <dt>{vraag}</dt>
              <dd>{antwoord}</dd>
            </div>
          ))}
        </dl>
      )}
      {regel.eigenWoorden === null ? null : (
        <blockquote class="s-stemregel__woorden">{regel.eigenWoorden}</blockquote>
      )}
      {regel.bijlagen.length === 0 ? null : (
        <ul class="s-stem__bijlagen">
          {regel.bijlagen.map((b) => (
            <li key={b.bestand} class="s-stem__bijlage">
              <Beeld wat={b.wat} naam={b.naam} src={`${stemUrl(leerling)}/bestand/${b.bestand}`} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
