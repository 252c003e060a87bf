import type { ComponentChildren, VNode } from 'preact';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { SpokenCode } from '../ui/components/spoken-code.tsx';
import { StartPage } from '../ui/components/start-page.tsx';
import type { TeamsDeps } from './deps.ts';
import { AANMELDEN, GROEPEN, TAB, VENSTER } from './urls.ts';

type Assets = TeamsDeps['assets'];

/** One state of the page: shown by the client module, in the place of the one before it. The words live here. */
function Staat({ id, title, children }: { id: string; title: string; children: ComponentChildren }): VNode {
  return (
    <template id={`teams-${id}`} data-title={title}>
      {children}
    </template>
  );
}

const Opnieuw = (): VNode => (
  <div class="k-row">
    <Button kind="primary" icon="refresh" id="teams-opnieuw">
      Probeer het opnieuw
    </Button>
  </div>
);

/** What can come of signing in, whichever page it is on. */
function Staten(): VNode {
  return (
    <>
      <Staat id="onbekend" title="Welkom bij Koers">
        <p class="k-sheet__lead">Koers weet nog niet wie jij bent.</p>
        <p>
          Je bent goed aangemeld in Teams. Alleen is jouw account nog niet gekoppeld aan een persoon in Koers.
          Zo gaat het verder:
        </p>
        <ol>
          <li>
            Geef deze code aan de beheerder van Koers op jouw school: <SpokenCode />
          </li>
          <li>De beheerder koppelt jouw account.</li>
          <li>Druk daarna op de knop.</li>
        </ol>
        <Opnieuw />
      </Staat>
      <Staat id="kies" title="Kies je school">
        <p class="k-sheet__lead">
          Jouw Microsoft-account hoort bij meer scholen. In welke school werk je nu?
        </p>
        <div class="k-stack" data-vul="scholen">
          <Button icon="school">School</Button>
        </div>
      </Staat>
      <Staat id="venster" title="Koers staat klaar">
        <p class="k-sheet__lead">
          Je browser bewaart in Teams niets van Koers. Daarom opent Koers in een eigen venster.
        </p>
        <form method="post" action={VENSTER} target="_blank" rel="noopener">
          <input type="hidden" name="ticket" value="" />
          <Button kind="primary" type="submit">
            Open Koers in een nieuw venster
          </Button>
        </form>
        <p class="k-sheet__foot">
          Deze knop werkt één keer, en één minuut lang. Is dat voorbij? Open het tabblad dan opnieuw.
        </p>
      </Staat>
      <Staat id="geweigerd" title="Koers kon niet openen in Teams">
        <p class="k-sheet__lead" data-vul="reden">
          Er ging iets mis bij ons.
        </p>
        <Opnieuw />
        <p class="k-sheet__foot">
          Blijft het zo? Geef dan dit nummer door aan de beheerder van je school:{' '}
          <span class="k-code" data-vul="nummer">
            –
          </span>
        </p>
      </Staat>
      <Staat id="toestemming" title="Teams gaf Koers geen toegang">
        <p class="k-sheet__lead">Koers mag nog niet van Teams weten wie jij bent.</p>
        <p>
          Sloot je een scherm van Microsoft? Probeer het dan opnieuw. Helpt dat niet, vraag dan de beheerder
          van Microsoft op jouw school om Koers toestemming te geven in Microsoft Entra.
        </p>
        <Opnieuw />
      </Staat>
      <Staat id="buiten" title="Open Koers in Teams">
        <p class="k-sheet__lead">Deze pagina hoort in Microsoft Teams.</p>
        <p>Open Teams en kies daar het tabblad Koers. Of meld je hier aan met het account van je school.</p>
        <div class="k-row">
          <LinkButton kind="primary" icon="lock" href="/aanmelden">
            Aanmelden
          </LinkButton>
        </div>
      </Staat>
    </>
  );
}

const OPENT = 'Koers wordt geopend';

/** The page of every tab: signs in by what Teams knows, and then holds Koers in a frame of its own. */
export function TabPage({ assets }: { assets: Assets }): VNode {
  return (
    <StartPage assets={assets} title={OPENT} clients={['teams/tab.js']} lead="Een ogenblik.">
      <div id="teams" class="k-stack" data-aanmelden={AANMELDEN} aria-live="polite" />
      <Staten />
      <template id="teams-kader">
        <button type="button" class="k-skip" id="teams-terug">
          Terug naar Teams
        </button>
        <iframe class="k-teams" title="Koers" allow="microphone" />
      </template>
    </StartPage>
  );
}

/** The page on which who adds a tab to a channel chooses what it shows. Teams has the buttons. */
export function InstellenPage({ assets, origin }: { assets: Assets; origin: string }): VNode {
  return (
    <StartPage assets={assets} title={OPENT} clients={['teams/instellen.js']} lead="Een ogenblik.">
      <div
        id="teams"
        class="k-stack"
        data-aanmelden={AANMELDEN}
        data-groepen={GROEPEN}
        data-inhoud={`${origin}${TAB}`}
        data-origin={origin}
        aria-live="polite"
      />
      <Staten />
      <Staat id="instellen" title="Wat laat dit tabblad zien?">
        <div data-vul="groepen" />
      </Staat>
    </StartPage>
  );
}

/** What Koers knows of who opens it in Teams, for who is about to install it. */
export function OverPage({ assets }: { assets: Assets }): VNode {
  return (
    <StartPage
      assets={assets}
      title="Koers in Teams"
      lead="Dit gebeurt er met gegevens als je Koers in Teams opent."
    >
      <ul>
        <li>
          Teams geeft Koers een bewijs van wie je bent. Koers bewaart daarvan twee nummers: dat van je school
          bij Microsoft en dat van jouw account. Je naam en mailadres uit dat bewijs leest Koers niet.
        </li>
        <li>
          Wat je in Koers ziet, mag je daar zien van je school. Het blijft in Koers en komt niet in Teams.
        </li>
        <li>In de naam en het adres van een tabblad staat geen leerling en geen groep.</li>
      </ul>
      <p>
        Je school bepaalt wat er met de gegevens in Koers gebeurt en heeft daar afspraken over. Vragen? Stel
        ze aan de beheerder van Koers op jouw school.
      </p>
    </StartPage>
  );
}
