import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { Icon, type IconName } from '../../ui/components/icon.tsx';
import { type KaderWoorden, Layout, type NavItem } from '../../ui/components/layout.tsx';
import { TALEN, type Taal, type Vertaal, vertaler, WOORDEN } from '../../ui/talen/taal.ts';
import type { Frame } from '../chrome.tsx';
import { TAAL, THUIS } from './urls.ts';

/** What every page for thuis is shown with. */
export interface ThuisFrame {
  readonly assets: Frame['assets'];
  readonly naam: string;
  readonly school: string;
  readonly taal: Taal;
  /** This page, to come back to after another language was chosen. */
  readonly hier: string;
  /** Everywhere the reader can go: as on every other page of Koers. */
  readonly nav: readonly NavItem[];
}

export interface ThuisPageProps {
  frame: ThuisFrame;
  title: string;
  /** Says that something was done. */
  gelukt?: string | undefined;
  children: ComponentChildren;
}

/** A page for thuis: its own frame in the language of the reader, made for a phone. */
export function ThuisPage({ frame, title, gelukt, children }: ThuisPageProps): VNode {
  const t = vertaler(frame.taal);
  return (
    <Layout
      title={title}
      assets={frame.assets}
      viewer={{ naam: frame.naam, rol: t('kader.ouder'), school: frame.school }}
      nav={frame.nav}
      home={THUIS}
      lock
      lang={frame.taal}
      woorden={kaderWoorden(t)}
    >
      <div class="s-thuis">
        {gelukt === undefined ? null : <Bericht t={t} soort="gelukt" tekst={gelukt} focus />}
        {children}
        <TaalKeuze frame={frame} t={t} />
      </div>
    </Layout>
  );
}

/** What the frame around a page says. */
export const kaderWoorden = (t: Vertaal): KaderWoorden => ({
  inhoud: t('kader.inhoud'),
  naarMelding: t('kader.naarMelding'),
  melding: t('kader.melding'),
  menu: t('kader.menu'),
  jeBent: t('kader.jeBent'),
  vergrendel: t('kader.afmelden'),
  voet: t('kader.voet'),
});

/** Another language for every page; a plain form, so it works whatever else does not. */
function TaalKeuze({ frame, t }: { frame: ThuisFrame; t: Vertaal }): VNode {
  return (
    <form class="s-thuis__taal" method="post" action={TAAL} aria-label={t('taal.kies')}>
      <input type="hidden" name="naar" value={frame.hier} />
      <div class="k-row">
        {TALEN.map((taal) => (
          <button
            key={taal}
            class="s-thuis__taalknop"
            type="submit"
            name="taal"
            value={taal}
            lang={taal}
            aria-pressed={taal === frame.taal ? 'true' : 'false'}
          >
            {WOORDEN[taal]['taal.naam']}
          </button>
        ))}
      </div>
      {frame.taal === 'nl' ? null : <p class="k-small">{t('taal.uitleg')}</p>}
    </form>
  );
}

const LOOK = {
  letOp: ['warning', 'alert-triangle'],
  gelukt: ['success', 'circle-check'],
  weten: ['info', 'info-circle'],
  mislukt: ['error', 'alert-octagon'],
} as const satisfies Record<string, readonly [string, IconName]>;

/** A message in the language of the page. */
export function Bericht({
  t,
  soort,
  tekst,
  focus,
  children,
}: {
  t: Vertaal;
  soort: keyof typeof LOOK;
  tekst: string;
  focus?: boolean;
  children?: ComponentChildren;
}): VNode {
  const [kind, icon] = LOOK[soort];
  const rol = soort === 'mislukt' ? 'alert' : 'status';
  return (
    <div
      class={`k-notice k-notice--${kind}`}
      role={rol}
      {...(focus ? { 'data-focus': '', tabIndex: -1 } : {})}
    >
      <Icon name={icon} />
      <div class="k-notice__body">
        <p class="k-notice__title">
          <span class="k-hidden">{`${t(`kader.${soort}`)}: `}</span>
          <strong>{tekst}</strong>
        </p>
        {children}
      </div>
    </div>
  );
}

/** What the school wrote: Dutch, and from left to right, on a page of any language. */
export function VanSchool({ children, inline }: { children: ComponentChildren; inline?: boolean }): VNode {
  const Element = inline ? 'span' : 'div';
  return (
    <Element lang="nl" dir="ltr" class="s-thuis__school">
      {children}
    </Element>
  );
}

/** The one big button of a form. */
export const Verstuur = ({ children }: { children: ComponentChildren }): VNode => (
  <div class="s-thuis__verstuur">
    <Button type="submit" kind="primary" icon="check">
      {children}
    </Button>
  </div>
);
