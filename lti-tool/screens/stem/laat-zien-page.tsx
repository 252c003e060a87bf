import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { Bijlagen } from './bijlagen.tsx';
import { Blad, type FormulierProps } from './formulier.tsx';
import { Opsturen } from './opsturen.tsx';

/** Something to see: a photo, or a drawing made here. */
export function LaatZienPage(props: FormulierProps): VNode {
  const { base } = props.plek;
  return (
    <Blad
      {...props}
      stap="laat-zien"
      pad="laat-zien"
      vraag="Wil je iets laten zien?"
      uitleg="Een foto of een tekening. Het hoeft niet."
    >
      <div class="s-stem__delen">
        <Bijlagen base={base} bijlagen={props.gesprek.bijlagen.filter((b) => b.wat !== 'geluid')} />
        <Opsturen base={base} wat="foto" label="Een foto maken of kiezen" />
        <section class="s-stem__deel" aria-label="Tekenen" data-tekenen={`${base}/bestand`} hidden>
          <Button id="tekenen" icon="brush">
            <span data-voorlezen="">Tekenen</span>
          </Button>
          <div class="s-stem__tekenblad" data-tekenblad="" hidden>
            <canvas
              width={900}
              height={540}
              aria-label="Tekenblad: teken met je vinger of de muis"
              role="img"
            />
            <div class="k-row">
              <Button id="teken-bewaar" icon="check">
                Bewaar
              </Button>
              <Button id="teken-wis" icon="eraser">
                Opnieuw
              </Button>
            </div>
          </div>
          <p class="s-stem__fout" role="alert" data-fout="" />
        </section>
      </div>
    </Blad>
  );
}
