import type { ComponentChildren, VNode } from 'preact';
import { DIMENSIES } from '../../../gateway/profiel/codes.ts';
import type { Factor } from '../../../gateway/profiel/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { newActId } from '../act-id.ts';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { Kop } from '../leerling/kop.tsx';
import { ondersteuningUrl } from '../urls.ts';
import type { ProfielDeelProps } from './deel.ts';
import { FactorVorm } from './factor-vorm.tsx';
import { Ondersteuning } from './ondersteuning.tsx';
import { BRON, RICHTING, ZICHTBAAR } from './woorden.ts';

/** Support that a pupil needs, and what helps and hinders him: one register for card and OPP (R21, R27). */
export function OndersteuningPage({
  frame,
  profiel,
  fout,
  messages,
}: ProfielDeelProps & { frame: Frame; messages?: ComponentChildren }): VNode {
  const { leerling, mag } = profiel;
  return (
    <Page
      frame={frame}
      title={`Ondersteuning van ${leerling.naam.voluit}`}
      {...(messages === undefined ? {} : { messages })}
    >
      <Kop leerling={leerling} deel="ondersteuning" frame={frame} />
      <p class="k-small k-soft">
        Wie deze pagina opent, komt in het overzicht van de functionaris gegevensbescherming te staan.
      </p>
      {fout ? (
        <div data-focus="" tabIndex={-1}>
          <Notice kind="error" title="Er is nog niets bewaard">
            <p>{fout.tekst}</p>
          </Notice>
        </div>
      ) : null}
      {profiel.ondersteuning ? <Ondersteuning profiel={profiel} fout={fout} /> : null}
      <section class="k-card" id="factoren" aria-labelledby="factoren-kop">
        <h2 id="factoren-kop">Wat helpt en wat hindert</h2>
        {profiel.factoren.length === 0 ? (
          <EmptyState title="Nog niets opgeschreven" level={3}>
            {`Wat helpt ${leerling.naam.roepnaam} bij het leren, en wat maakt het moeilijker?`}
          </EmptyState>
        ) : (
          <PerDimensie profiel={profiel} fout={fout} />
        )}
        {mag.schrijven ? (
          <ConfirmPanel
            id="factor-erbij"
            trigger="Factor erbij"
            kind="primary"
            title="Wat helpt of hindert?"
            open={fout?.deel === 'factor' && !fout.velden['factor']}
          >
            <FactorVorm
              profiel={profiel}
              id="nieuw"
              velden={fout?.deel === 'factor' && !fout.velden['factor'] ? fout.velden : {}}
            />
          </ConfirmPanel>
        ) : null}
      </section>
    </Page>
  );
}

function PerDimensie({ profiel, fout }: ProfielDeelProps): VNode {
  return (
    <>
      {([1, 2, 3, 4, 5] as const).map((dimensie) => {
        const hier = profiel.factoren.filter((f) => f.dimensie === dimensie);
        return hier.length === 0 ? null : (
          <section key={dimensie} aria-labelledby={`dim-${dimensie}`}>
            <h3 id={`dim-${dimensie}`} class="s-tussenkop">
              {eerste(DIMENSIES[dimensie])}
            </h3>
            <ul class="s-register">
              {hier.map((factor) => (
                <Regel key={factor.factor} factor={factor} profiel={profiel} fout={fout} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

const eerste = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function Regel({ factor, profiel, fout }: ProfielDeelProps & { factor: Factor }): VNode {
  const mis = fout?.deel === 'factor' && fout.velden['factor'] === factor.factor ? fout.velden : undefined;
  const tekst = factor.tekst ?? 'niet meer te lezen';
  return (
    <li>
      <p class="k-row">
        <Badge icon={factor.richting === 'bevorderend' ? 'plus' : 'minus'}>{RICHTING[factor.richting]}</Badge>
        <span>{tekst}</span>
      </p>
      {factor.behoefte ? <p>{`Heeft daarom nodig: ${factor.behoefte}`}</p> : null}
      <p class="k-small k-soft">
        {`${eerste(BRON[factor.bron])}, ${dagVoluit(factor.bronOp)}. Opgeschreven door ${factor.door}. Te zien voor ${ZICHTBAAR[factor.zichtbaar]}.`}
      </p>
      {profiel.mag.schrijven ? (
        <details class="s-anders" open={mis !== undefined}>
          <summary>
            Veranderen<span class="k-hidden">: {tekst}</span>
          </summary>
          <FactorVorm profiel={profiel} id={factor.factor} velden={mis ?? veldenVan(factor)} />
          <form method="post" action={`${ondersteuningUrl(profiel.leerling.id)}/factor-einde`}>
            <input type="hidden" name="act" value={newActId()} />
            <input type="hidden" name="factor" value={factor.factor} />
            <Button type="submit" kind="subtle" icon="x" label={`Geldt niet meer: ${tekst}`}>
              Geldt niet meer
            </Button>
          </form>
        </details>
      ) : null}
    </li>
  );
}

function veldenVan(factor: Factor): Readonly<Record<string, string>> {
  return {
    factor: factor.factor,
    code: factor.code ?? '',
    tekst: factor.eigen,
    behoefte: factor.behoefte,
    richting: factor.richting,
    dimensie: String(factor.dimensie),
    bron: factor.bron,
    bronOp: factor.bronOp,
    zichtbaar: factor.zichtbaar,
  };
}
