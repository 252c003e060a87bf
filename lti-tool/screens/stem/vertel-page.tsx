import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { Bijlagen } from './bijlagen.tsx';
import { Blad, type FormulierProps } from './formulier.tsx';
import { Opsturen } from './opsturen.tsx';

/** In his own words: spoken into the device, brought as a recording, or typed. */
export function VertelPage(props: FormulierProps): VNode {
  const { base } = props.plek;
  const geluid = props.gesprek.bijlagen.filter((b) => b.wat === 'geluid');
  return (
    <Blad
      {...props}
      stap="vertel"
      pad="vertel"
      vraag="Wil je nog iets vertellen?"
      uitleg="Dat mag. Het hoeft niet."
    >
      <div class="s-stem__delen">
        <section class="s-stem__deel" aria-label="Inspreken" data-opnemen={`${base}/bestand`} hidden>
          <Button id="opnemen" icon="microphone">
            <span data-voorlezen="">Inspreken</span>
          </Button>
          <p class="s-stem__stand" role="status" data-stand="" />
        </section>
        <Bijlagen base={base} bijlagen={geluid} />
        <Opsturen base={base} wat="geluid" label="Een opname kiezen" />
        <form class="k-form" method="post" action={`${base}/woorden`} data-woorden="">
          <Textarea
            id="woorden"
            name="tekst"
            label="Of schrijf het op"
            optional
            rows={3}
            maxLength={2000}
            value={props.gesprek.inhoud.eigenWoorden ?? ''}
          />
          <div class="k-row">
            <Button id="woorden-bewaar" type="submit" icon="check">
              Bewaar
            </Button>
          </div>
        </form>
      </div>
    </Blad>
  );
}
