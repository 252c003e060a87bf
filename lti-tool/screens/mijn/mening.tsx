import type { VNode } from 'preact';
import type { Inbreng } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { newActId } from '../act-id.ts';
import { GEZICHTEN } from './gezichten.ts';
import { mijnDoelUrl } from './urls.ts';
import { Tekst } from './voorlezen.tsx';

interface MeningProps {
  doel: string;
  mening: Inbreng['mening'];
}

/** "Hoe gaat het?": three faces; who wants adds words afterwards (R59). The face that is on, pressed again, is taken back. */
export function Mening({ doel, mening }: MeningProps): VNode {
  return (
    <section class="k-section" aria-labelledby="mening-kop">
      <h2 id="mening-kop">
        <Tekst>Hoe gaat het?</Tekst>
      </h2>
      <div class="s-mij__gezichten">
        {GEZICHTEN.map(({ gezicht, woord, icon }) => {
          const aan = mening?.gezicht === gezicht;
          return (
            <form key={gezicht} method="post" action={`${mijnDoelUrl(doel)}/${aan ? 'terug' : 'zeg'}`}>
              <input type="hidden" name="act" value={newActId()} />
              <input type="hidden" name="wat" value="mening" />
              <input type="hidden" name="tekst" value={mening?.tekst ?? ''} />
              <Button
                id={`gezicht-${gezicht}`}
                type="submit"
                name="gezicht"
                value={gezicht}
                icon={icon}
                pressed={aan}
              >
                {woord}
              </Button>
            </form>
          );
        })}
      </div>
      {mening ? <Woorden doel={doel} mening={mening} /> : null}
    </section>
  );
}

function Woorden({ doel, mening }: { doel: string; mening: NonNullable<Inbreng['mening']> }): VNode {
  return (
    <form class="k-form" method="post" action={`${mijnDoelUrl(doel)}/zeg`}>
      <input type="hidden" name="act" value={newActId()} />
      <input type="hidden" name="wat" value="mening" />
      <input type="hidden" name="gezicht" value={mening.gezicht} />
      <Textarea
        id="mening-tekst"
        name="tekst"
        label="Wil je er iets bij zeggen?"
        optional
        rows={3}
        maxLength={1000}
        value={mening.tekst ?? ''}
      />
      <div class="k-row">
        <Button id="mening-ja" type="submit" icon="check">
          Bewaar
        </Button>
      </div>
    </form>
  );
}
