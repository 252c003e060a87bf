import type { VNode } from 'preact';
import type { Vraag } from '../../../gateway/opp/stem/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Blad, type FormulierProps } from './formulier.tsx';
import { pictoVan } from './picto.ts';

/** One question with its answers as large pictos. Of a plain form: works whatever else does not. */
export function VraagPage({ vraag, nr, ...props }: FormulierProps & { vraag: Vraag; nr: number }): VNode {
  const gekozen = props.gesprek.inhoud.antwoorden[vraag.code] ?? [];
  return (
    <Blad
      {...props}
      stap="vraag"
      pad={`vraag/${nr}`}
      vraag={vraag.vraag}
      uitleg={vraag.soort === 'meer' ? 'Je mag er meer kiezen.' : 'Kies er een.'}
    >
      <form
        class={`s-stem__keuzes s-stem__keuzes--${vraag.soort}`}
        method="post"
        action={`${props.plek.base}/vraag/${nr}`}
      >
        {vraag.keuzes.map(({ code, woord }) => {
          const aan = gekozen.includes(code);
          return (
            <Button
              key={code}
              id={`keuze-${code}`}
              type="submit"
              name="keuze"
              value={`${aan ? 'uit' : 'aan'}:${code}`}
              icon={pictoVan(code)}
              pressed={aan}
            >
              <span data-voorlezen="">{woord}</span>
            </Button>
          );
        })}
      </form>
    </Blad>
  );
}
