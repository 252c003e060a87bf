import type { ComponentChildren, VNode } from 'preact';
import type { DelingenService } from '../../gateway/access/delingen.ts';
import { mayInSchool } from '../../gateway/access/policy.ts';
import type { InbrengService } from '../../gateway/arrangementskaart/inbreng/service.ts';
import type { KaartInhoudService } from '../../gateway/arrangementskaart/inhoud-service.ts';
import type { ArrangementskaartService } from '../../gateway/arrangementskaart/service.ts';
import type { OverkomstService } from '../../gateway/leerroute/overkomst/service.ts';
import type { LeerrouteService } from '../../gateway/leerroute/service.ts';
import type { Actor } from '../../gateway/model/actor.ts';
import type { ProfielService } from '../../gateway/profiel/service.ts';
import type { Assets } from '../ui/assets.ts';
import { Layout, type Viewer } from '../ui/components/layout.tsx';
import { type NavPlek, navFor } from './navigation.ts';
import { rolInWoorden } from './roles.ts';

/** What the screens work with. */
export interface ScreenDeps {
  readonly assets: Assets;
  readonly leerroute: LeerrouteService;
  readonly kaart: ArrangementskaartService;
  readonly inhoud: KaartInhoudService;
  readonly inbreng: InbrengService;
  readonly profiel: ProfielService;
  readonly delingen: DelingenService;
  readonly overkomst: OverkomstService;
  /** Today's clock, in `deps` so that a test can set it. */
  readonly now: () => Date;
}

/** What every page shows around its content: who is here and where he can go. */
export interface Frame {
  readonly assets: Pick<Assets, 'url'>;
  readonly viewer: Viewer;
  readonly who: Pick<Actor, 'roles' | 'passkey'>;
  /** Groups this person can open, on pages about a pupil: a name is a link only where the door is open. */
  readonly groepen?: ReadonlySet<string>;
  /** Of those, the groups he works in today. */
  readonly eigenGroepen?: ReadonlySet<string>;
}

export interface PageProps {
  frame: Frame;
  /** Name of the page, for the browser's title: what and whose. */
  title: string;
  plek?: NavPlek;
  /** Client modules by asset name: `screens/afvinken.js`. */
  clients?: readonly string[];
  messages?: ComponentChildren;
  children: ComponentChildren;
}

/** For who signed in to Koers itself. */
const OWN_ACCOUNT = [
  { href: '/passkeys', label: 'Mijn passkeys' },
  { href: '/school', label: 'Andere school' },
];

/** Who speaks for nobody there finds it below; for the others it stands in the menu. */
const SAMEN = { href: '/gebruikersgroepen', label: 'Gebruikersgroepen' };

function onderaan(who: Frame['who']): { href: string; label: string }[] {
  const stil = mayInSchool(who, 'samenwerken') && !mayInSchool(who, 'samenwerken_namens');
  return [...(who.passkey ? OWN_ACCOUNT : []), ...(stil ? [SAMEN] : [])];
}

/** A page of the screens: the layout of ui with the menu of this person. */
export function Page({ frame, title, plek = 'elders', clients, messages, children }: PageProps): VNode {
  return (
    <Layout
      title={title}
      assets={frame.assets}
      viewer={frame.viewer}
      nav={navFor(frame.who, plek)}
      home="/vandaag"
      lock
      footerLinks={onderaan(frame.who)}
      {...(clients ? { clients } : {})}
      {...(messages === undefined ? {} : { messages })}
    >
      {children}
    </Layout>
  );
}

/** The viewer of the layout, from names and roles. */
export function viewerOf(naam: string, school: string, who: Pick<Actor, 'roles'>): Viewer {
  return { naam, rol: rolInWoorden(who.roles), school };
}
