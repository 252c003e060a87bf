import type { VNode } from 'preact';
import type { SessionMethod } from '../../gateway/platform/db/session-entry.ts';
import type { Assets } from '../ui/assets.ts';
import { Button, LinkButton } from '../ui/components/button.tsx';
import { SpokenCode } from '../ui/components/spoken-code.tsx';
import { StartPage } from '../ui/components/start-page.tsx';
import { renderPage } from '../ui/render.ts';
import type { PlatformStorage } from './platform-storage.ts';

export interface RefusedModel {
  /** Plain Dutch: what is wrong and what to do. */
  readonly message: string;
  /** Leads to the reason in the log. */
  readonly requestId: string;
  /** Address that starts the same login in a window of its own; null when that would not help. */
  readonly restart: string | null;
  /** Page of the ELO to go back to, with what went wrong; null when the launch named none that we may believe. */
  readonly back: string | null;
}

/** A step on the way in, in a browser that may keep no cookie in a frame. */
export interface KeepModel extends PlatformStorage {
  readonly value: string;
  /** The platform's address, to go on to. */
  readonly to: string;
}
export interface AskModel extends PlatformStorage {
  readonly state: string;
  readonly idToken: string;
  /** As in `RefusedModel`. */
  readonly restart: string | null;
}

/** The pages of a launch. None of them shows anything of a school or a person. */
export interface LtiPages {
  /** The ELO knows him, Koers does not yet. `code` is what he reads out to the beheerder. */
  unknownPerson(code: string): string;
  /** The ELO does not say who it is. */
  anonymous(): string;
  refused(model: RefusedModel): string;
  /** After the lock; nothing of anybody. `method`: how this person had come in. */
  locked(method: SessionMethod): string;
  /** Has the ELO keep the secret of this login, and goes on. */
  keepState(model: KeepModel): string;
  /** Asks the ELO for that secret, and posts the launch once more with it. */
  askState(model: AskModel): string;
  /** The launch holds; one press opens Koers where cookies are kept. */
  ownWindow(ticket: string): string;
}

const NewWindow = ({ href }: { href: string }): VNode => (
  <LinkButton kind="primary" href={href} external>
    Open Koers in een nieuw venster
  </LinkButton>
);
const OPENING = 'Koers wordt geopend';
const CLIENTS = ['lti-storage.js'];

/** The pages in Koers' own layout. */
export function launchPages(assets: Pick<Assets, 'url'>): LtiPages {
  return {
    unknownPerson: (code) =>
      renderPage(
        <StartPage assets={assets} title="Welkom bij Koers" lead="Koers weet nog niet wie jij bent.">
          <p>
            Je bent goed aangemeld vanuit de leeromgeving. Alleen is jouw account nog niet gekoppeld aan een
            persoon in Koers. Daarom zie je nog niets. Zo gaat het verder:
          </p>
          <ol>
            <li>
              Geef deze code aan de beheerder van Koers op jouw school: <SpokenCode code={code} />
            </li>
            <li>De beheerder koppelt jouw account.</li>
            <li>Open Koers daarna opnieuw vanuit de leeromgeving.</li>
          </ol>
          <p>Je hoeft hier zelf niets in te vullen.</p>
        </StartPage>,
      ),
    anonymous: () =>
      renderPage(
        <StartPage assets={assets} title="Welkom bij Koers" lead="De leeromgeving zegt niet wie jij bent.">
          <p>
            De koppeling staat op anoniem. Koers laat dan niets zien, want Koers weet niet wat bij jou hoort.
          </p>
          <p>
            Vraag de beheerder van de leeromgeving op jouw school om aan Koers door te geven wie je bent. Open
            Koers daarna opnieuw.
          </p>
        </StartPage>,
      ),
    refused: ({ message, requestId, restart, back }) =>
      renderPage(
        <StartPage
          assets={assets}
          title="Koers kon niet openen vanuit de leeromgeving"
          lead={message}
          scene="vuurtoren"
        >
          {restart === null && back === null ? null : (
            <div class="k-row">
              {restart === null ? null : <NewWindow href={restart} />}
              {back === null ? null : <LinkButton href={back}>Terug naar de leeromgeving</LinkButton>}
            </div>
          )}
          <p class="k-sheet__foot">
            Blijft het zo? Geef dan dit nummer door aan de beheerder van je school:{' '}
            <span class="k-code">{requestId}</span>
          </p>
        </StartPage>,
      ),
    locked: (method) =>
      renderPage(
        <StartPage assets={assets} title="Vergrendeld" lead="Niemand kan nu in Koers verder als jij.">
          {method === 'oidc' ? (
            <p>
              Je account van school kan in deze browser nog open staan. Gebruiken meer mensen dit apparaat?
              Sluit dan ook de browser.
            </p>
          ) : null}
          {method === 'passkey' || method === 'oidc' ? (
            <div class="k-row">
              <LinkButton kind="primary" href="/aanmelden" icon="lock">
                Opnieuw aanmelden
              </LinkButton>
            </div>
          ) : (
            <p>Open Koers opnieuw vanuit de leeromgeving, of open het tabblad in Teams opnieuw.</p>
          )}
        </StartPage>,
      ),
    keepState: ({ to, target, platform, key, value }) =>
      renderPage(
        <StartPage assets={assets} title={OPENING} clients={CLIENTS} lead="Een ogenblik.">
          <p>
            <a
              id="lti-keep"
              href={to}
              data-target={target}
              data-platform={platform}
              data-key={key}
              data-value={value}
            >
              Ga verder naar Koers
            </a>
          </p>
        </StartPage>,
      ),
    askState: ({ state, idToken, restart, target, platform, key }) =>
      renderPage(
        <StartPage assets={assets} title={OPENING} clients={CLIENTS} lead="Een ogenblik.">
          <form
            id="lti-ask"
            method="post"
            action="/lti/launch/bewaard"
            data-target={target}
            data-platform={platform}
            data-key={key}
          >
            <input type="hidden" name="state" value={state} />
            <input type="hidden" name="id_token" value={idToken} />
            <input type="hidden" name="kept" value="" />
          </form>
          {restart === null ? null : (
            <div id="lti-window" hidden>
              <p>Je browser bewaart in dit venster niets van Koers.</p>
              <NewWindow href={restart} />
            </div>
          )}
        </StartPage>,
      ),
    ownWindow: (ticket) =>
      renderPage(
        <StartPage
          assets={assets}
          title="Koers staat klaar"
          lead="Je browser bewaart in dit venster niets van Koers. Daarom opent Koers in een eigen venster."
        >
          <form method="post" action="/lti/venster" target="_blank" rel="noopener">
            <input type="hidden" name="ticket" value={ticket} />
            <Button kind="primary" type="submit">
              Open Koers in een nieuw venster
            </Button>
          </form>
          <p class="k-sheet__foot">
            Deze knop werkt één keer, en één minuut lang. Is dat voorbij? Open Koers dan opnieuw vanuit de
            leeromgeving.
          </p>
        </StartPage>,
      ),
  };
}
