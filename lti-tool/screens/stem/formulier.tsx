import type { ComponentChildren, VNode } from 'preact';
import type { Gesprek } from '../../../gateway/opp/stem/service.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { Tekst, Voorlezen } from '../mijn/voorlezen.tsx';
import { type Stap, stappenVan } from './stappen.ts';

/** Where the form stands: at the pupil's own address, or beside somebody who writes it down. */
export interface Plek {
  readonly base: string;
  readonly leerling: string;
  /** Name of the pupil, when somebody else holds the pen. */
  readonly samenMet: string | null;
  /** Where "Stoppen" leads. */
  readonly terug: string;
}

export interface FormulierProps {
  readonly frame: Frame;
  readonly plek: Plek;
  readonly gesprek: Gesprek;
}

interface BladProps extends FormulierProps {
  readonly stap: Stap['soort'];
  /** Its address below `base`. */
  readonly pad: string;
  /** What is asked; read aloud first. */
  readonly vraag: string;
  readonly uitleg?: string;
  /** Instead of "Verder". */
  readonly einde?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One screen of the form: one thing is asked; where one is, and the ways on, back and out are always in the same place. */
export function Blad(props: BladProps): VNode {
  const { frame, plek, gesprek, pad, vraag, uitleg, einde, children } = props;
  const stappen = stappenVan(gesprek);
  const at = stappen.findIndex((s) => s.pad === pad);
  const vorige = stappen[at - 1]?.pad;
  const volgende = stappen[at + 1]?.pad;
  return (
    <Page frame={frame} title={vraag} plek={plek.samenMet ? 'elders' : 'mijn'} clients={['screens/stem.js']}>
      <div class="s-stem" data-stem={pad}>
        <div class="s-stem__top">
          <Voortgang at={at + 1} van={stappen.length} />
          <div class="s-stem__rechts">
            <Voorlezen />
          </div>
        </div>
        {plek.samenMet ? <Samen naam={plek.samenMet} /> : null}
        <h1>
          <Tekst>{vraag}</Tekst>
        </h1>
        {uitleg ? (
          <p class="s-stem__uitleg">
            <Tekst>{uitleg}</Tekst>
          </p>
        ) : null}
        <div data-scan="">{children}</div>
        <nav class="s-stem__verder" aria-label="Verder of terug" data-scan="">
          {volgende ? (
            <LinkButton id="stem-verder" href={`${plek.base}/${volgende}`} kind="primary" icon="arrow-right">
              Verder
            </LinkButton>
          ) : null}
          {einde}
          <LinkButton href={vorige ? `${plek.base}/${vorige}` : plek.base} icon="arrow-left">
            Terug
          </LinkButton>
          <LinkButton href={`${plek.terug}?gestopt=ja`} icon="hand-stop">
            Stoppen
          </LinkButton>
        </nav>
        <Aanwijzen />
      </div>
    </Page>
  );
}

function Samen({ naam }: { naam: string }): VNode {
  return (
    <Notice title={`Je vult dit in samen met ${naam}.`}>
      <p>{`Kies wat ${naam} aanwijst of zegt. Koers bewaart dat jij het opschreef.`}</p>
    </Notice>
  );
}

/** How far one is, in a row of buoys and in words. */
function Voortgang({ at, van }: { at: number; van: number }): VNode {
  return (
    <div class="s-stem__voortgang">
      <ol class="s-stem__boeien" aria-hidden="true">
        {Array.from({ length: van }, (_, i) => (
          <li key={i} class={i + 1 < at ? 'is-klaar' : i + 1 === at ? 'is-hier' : ''} />
        ))}
      </ol>
      <span class="s-onder">{`Stap ${at} van ${van}`}</span>
    </div>
  );
}

/**
 * For who has one switch: Koers points at one thing after the other, and one key or tap chooses it. Hidden until the client is
 * there; it also begins by itself when somebody presses the space bar while nothing has the focus.
 */
export function Aanwijzen(): VNode {
  return (
    <section class="s-stem__aanwijzen" data-aanwijzen="" hidden aria-label="Eén knop">
      <Button id="aanwijzen" icon="click" pressed={false}>
        Eén knop
      </Button>
      <div class="s-stem__tempo" data-tempo="" hidden>
        <Button id="tempo-langzaam" value="langzaam" pressed={false}>
          Langzaam
        </Button>
        <Button id="tempo-gewoon" value="gewoon" pressed={true}>
          Gewoon
        </Button>
        <Button id="tempo-snel" value="snel" pressed={false}>
          Snel
        </Button>
        <p class="s-onder">Spatie, Enter of een tik kiest. Escape stopt.</p>
      </div>
    </section>
  );
}
