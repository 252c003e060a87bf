import type { VNode } from 'preact';
import type { Hulp } from '../../../gateway/leerroute/cyclus/service.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { term } from '../../ui/glossary.ts';
import { beheerUrl, samenstelUrl } from '../groepen/urls.ts';

/** Where more help was chosen: the group that is for it already, or one to be made (R19, R52). */
export function Hulpgroepen({ hulp }: { hulp: readonly Hulp[] }): VNode | null {
  if (hulp.length === 0) return null;
  return (
    <Card title="Meer hulp, misschien samen" icon="users" tone="land">
      <ul class="s-hulp">
        {hulp.map((h) => (
          <li key={h.leerlijn.id}>
            <p>
              <strong>{h.leerlijn.naam}</strong>
              {`: intensiveren voor ${h.leerlingen} ${term('leerling', h.leerlingen)}.`}
            </p>
            <div class="k-row">
              {h.groepen.map((g) => (
                <LinkButton key={g.id} href={beheerUrl(g.id)} icon="users">
                  {`${g.naam} (${g.erin} van ${h.leerlingen} erin)`}
                </LinkButton>
              ))}
              <LinkButton
                href={samenstelUrl(vraagVoor(h.leerlijn.id, h.niveau))}
                icon="plus"
                label={`Stel een groep samen voor ${h.leerlijn.naam}`}
              >
                Stel een groep samen
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Everybody who works on this leerlijn at this niveau or below it: who may learn it together. */
export const vraagVoor = (leerlijn: string, niveau: string | null) =>
  niveau === null
    ? ({ soort: 'leerlijn', leerlijn } as const)
    : ({ soort: 'niveau', leerlijn, niveau, hoe: 'tot_en_met' } as const);
