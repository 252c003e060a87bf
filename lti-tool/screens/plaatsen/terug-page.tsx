import type { VNode } from 'preact';
import { type DeepLinkAnswer, titelVan } from '../../lti/plekken-service.ts';
import type { Assets } from '../../ui/assets.ts';
import { Button } from '../../ui/components/button.tsx';
import { StartPage } from '../../ui/components/start-page.tsx';

interface Props {
  assets: Pick<Assets, 'url'>;
  antwoord: DeepLinkAnswer;
}

/** Sends the choice to the ELO by a form that submits itself; with a button for when it does not. */
export function TerugPage({ assets, antwoord: { returnUrl, jwt, placed } }: Props): VNode {
  const niets = placed.length === 0;
  return (
    <StartPage
      assets={assets}
      title={niets ? 'Terug naar de les' : 'Je keuze gaat naar de les'}
      clients={['screens/plaatsen.js']}
      lead="Een ogenblik."
    >
      {niets ? (
        <p>Je koos niets. Er verandert niets in de les.</p>
      ) : (
        <>
          <p>Zo staat het straks in de les:</p>
          <ul>
            {placed.map((link) => (
              <li key={link.id}>{titelVan(link)}</li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={returnUrl} id="terug-naar-elo">
        <input type="hidden" name="JWT" value={jwt} />
        <Button type="submit" kind="primary">
          Verder naar de leeromgeving
        </Button>
      </form>
    </StartPage>
  );
}

/** The request does not wait (any more): it was answered, or the hour is over. */
export function VoorbijPage({ assets }: Pick<Props, 'assets'>): VNode {
  return (
    <StartPage
      assets={assets}
      title="Deze keuze is voorbij"
      scene="vuurtoren"
      lead="Je koos al, of het duurde langer dan een uur."
    >
      <p>Ga terug naar de les in de leeromgeving, en voeg Koers daar opnieuw toe.</p>
    </StartPage>
  );
}
