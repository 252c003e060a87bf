import type { VNode } from 'preact';
import { Card } from '../../ui/components/card.tsx';
import { Icon, type IconName } from '../../ui/components/icon.tsx';
import { term } from '../../ui/glossary.ts';
import { beheerUrl } from '../groepen/urls.ts';
import { OVERKOMST } from '../overkomst/urls.ts';
import type { Wacht } from './overzicht.ts';

/** What waits for who looks, each with the way to it; nothing when nothing waits. */
export function Wachten({ wacht }: { wacht: Wacht }): VNode | null {
  const { acties, wensen, groepen, overkomsten, horen } = wacht;
  if (acties + wensen + groepen.length + overkomsten + horen === 0) return null;
  return (
    <Card title="Dit wacht op jou" icon="hourglass" tone="land">
      <ul class="s-wacht">
        {wensen > 0 ? (
          <Regel icon="heart" href="/acties#wensen">
            {wensen === 1
              ? '1 leerling wil aan een doel werken'
              : `${wensen} keer wil een leerling aan een doel werken`}
          </Regel>
        ) : null}
        {horen > 0 ? (
          <Regel icon="message-circle" href="/acties#horen">
            {`${horen} ${term('leerling', horen)} opnieuw vragen: Wat vind jij?`}
          </Regel>
        ) : null}
        {acties > 0 ? (
          <Regel icon="list-check" href="/acties">
            {`${acties} ${term('actie', acties)} op jouw naam`}
          </Regel>
        ) : null}
        {overkomsten > 0 ? (
          <Regel icon="sailboat" href={OVERKOMST}>
            {`${overkomsten} ${term('leerling', overkomsten)} van een andere school: koppelen en overnemen`}
          </Regel>
        ) : null}
        {groepen.map((g) => (
          <Regel key={g.id} icon="users" href={beheerUrl(g.id)}>
            {`${g.naam}: voorstel voor ${g.voorstellen} ${term('leerling', g.voorstellen)}`}
          </Regel>
        ))}
      </ul>
    </Card>
  );
}

function Regel({ icon, href, children }: { icon: IconName; href: string; children: string }): VNode {
  return (
    <li>
      <Icon name={icon} />
      <a href={href}>{children}</a>
    </li>
  );
}
