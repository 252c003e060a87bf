import type { VNode } from 'preact';
import { scopesFor } from '../../../gateway/access/policy.ts';
import type { LeerlingKop } from '../../../gateway/school/view.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Initials } from '../../ui/components/leerling-chip.tsx';
import { type Crumb, PageHeader } from '../../ui/components/page-header.tsx';
import { Tabs } from '../../ui/components/tabs.tsx';
import type { Frame } from '../chrome.tsx';
import { oppUrl } from '../opp/urls.ts';
import { beeldUrl, groepUrl, kaartUrl, leerlingUrl, leerreisUrl, ondersteuningUrl } from '../urls.ts';

export type LeerlingDeel = 'profiel' | 'beeld' | 'kaart' | 'opp' | 'ondersteuning' | 'leerreis';

export interface KopProps {
  leerling: LeerlingKop;
  deel: LeerlingDeel;
  frame: Frame;
}

/** Top of every page about a pupil: who, in which groups, and its parts. */
export function Kop({ leerling, deel, frame }: KopProps): VNode {
  return (
    <>
      <PageHeader
        title={leerling.naam.voluit}
        crumbs={kruimels(leerling, frame)}
        mark={<Initials naam={leerling.naam.voluit} />}
        meta={
          <>
            {leerling.leeftijd === null ? null : <Badge icon="user">{`${leerling.leeftijd} jaar`}</Badge>}
            {leerling.groepen.map((groep) => (
              <Badge icon="users" key={groep.id}>
                {frame.groepen?.has(groep.id) ? <a href={groepUrl(groep.id)}>{groep.naam}</a> : groep.naam}
              </Badge>
            ))}
          </>
        }
      />
      <Tabs
        label={`Over ${leerling.naam.roepnaam}`}
        tabs={[
          { href: leerlingUrl(leerling.id), label: 'Profiel', icon: 'map', current: deel === 'profiel' },
          ...(scopesFor(frame.who, 'beeld_lezen').length > 0
            ? [
                {
                  href: beeldUrl(leerling.id),
                  label: 'Integraal beeld',
                  icon: 'compass' as const,
                  current: deel === 'beeld',
                },
              ]
            : []),
          {
            href: kaartUrl(leerling.id),
            label: 'Arrangementskaart',
            icon: 'list-check',
            current: deel === 'kaart',
          },
          ...(bereikt(leerling, frame, 'opp_lezen')
            ? [
                {
                  href: oppUrl(leerling.id),
                  label: 'OPP',
                  icon: 'file-text' as const,
                  current: deel === 'opp',
                },
              ]
            : []),
          // Need to know: who may not see factoren does not see that there is a page of them.
          ...(bereikt(leerling, frame, 'factoren_lezen')
            ? [
                {
                  href: ondersteuningUrl(leerling.id),
                  label: 'Ondersteuning',
                  icon: 'notes' as const,
                  current: deel === 'ondersteuning',
                },
              ]
            : []),
          {
            href: leerreisUrl(leerling.id),
            label: 'Leerreis',
            icon: 'history',
            current: deel === 'leerreis',
          },
        ]}
      />
    </>
  );
}

/** Whether who works at the school reaches this of this pupil: by his role, by a group of his own or by a share. */
function bereikt(leerling: LeerlingKop, frame: Frame, wat: 'factoren_lezen' | 'opp_lezen'): boolean {
  const scopes = scopesFor(frame.who, wat);
  if (scopes.includes('school') || scopes.includes('gedeeld')) return true;
  return scopes.includes('eigen_groepen') && leerling.groepen.some((g) => frame.eigenGroepen?.has(g.id));
}

/** The way here: the first page and the first group this person can open. */
export function kruimels(leerling: LeerlingKop, frame: Frame): Crumb[] {
  const groep = leerling.groepen.find((g) => frame.groepen?.has(g.id));
  return [
    { href: '/vandaag', label: 'Vandaag' },
    ...(groep ? [{ href: groepUrl(groep.id), label: groep.naam }] : []),
  ];
}
