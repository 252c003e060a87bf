import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { Bijlagen } from './bijlagen.tsx';
import { Blad, type FormulierProps } from './formulier.tsx';
import { pictoVan } from './picto.ts';
import { isBegonnen } from './stappen.ts';

/** Everything he said, to look at once more before it goes to school. */
export function KlaarPage(props: FormulierProps): VNode {
  const { gesprek, plek } = props;
  const gezegd = isBegonnen(gesprek);
  return (
    <Blad
      {...props}
      stap="klaar"
      pad="klaar"
      vraag={gezegd ? 'Dit zei je. Klopt het?' : 'Je hebt nog niets gezegd'}
      uitleg={
        gezegd
          ? 'Stuur het op. Dan leest je juf of meester het.'
          : 'Ga terug en kies iets. Of stop, en ga later verder.'
      }
      einde={
        gezegd ? (
          <form method="post" action={`${plek.base}/klaar`}>
            <Button id="stem-klaar" type="submit" kind="primary" icon="check">
              Klopt, stuur op
            </Button>
          </form>
        ) : null
      }
    >
      <ul class="s-stem__gezegd">
        {gesprek.vragen.map((vraag, i) => {
          const gekozen = vraag.keuzes.filter((k) => gesprek.inhoud.antwoorden[vraag.code]?.includes(k.code));
          return gekozen.length === 0 ? null : (
            <li key={vraag.code}>
              <a class="s-stem__antwoord" href={`${plek.base}/vraag/${i + 1}`}>
                <span class="s-onder">{vraag.vraag}</span>
                <span class="s-stem__woorden">
                  {gekozen.map((k) => (
                    <span key={k.code} class="s-stem__woord">
                      <Icon name={pictoVan(k.code)} />
                      <span data-voorlezen="">{k.woord}</span>
                    </span>
                  ))}
                </span>
              </a>
            </li>
          );
        })}
        {gesprek.inhoud.eigenWoorden === null ? null : (
          <li>
            <a class="s-stem__antwoord" href={`${plek.base}/vertel`}>
              <span class="s-onder">Je schreef</span>
              <span data-voorlezen="">{gesprek.inhoud.eigenWoorden}</span>
            </a>
          </li>
        )}
      </ul>
      <Bijlagen base={plek.base} bijlagen={gesprek.bijlagen} />
    </Blad>
  );
}
