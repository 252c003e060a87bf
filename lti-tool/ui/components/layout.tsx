import type { ComponentChildren, VNode } from 'preact';
import type { Assets } from '../assets.ts';
import { once } from '../once.ts';
import { richting, type Taal } from '../talen/taal.ts';
import { Brand } from './brand.tsx';
import { HTMX_CONFIG } from './hx.ts';
import { Icon, type IconName } from './icon.tsx';
import { Notice } from './notice.tsx';
import { Wachtrij } from './wachtrij.tsx';

/** Where short messages go: `<Partial target={MESSAGES}>`. */
export const MESSAGES = '#meldingen';

export interface NavItem {
  href: string;
  label: string;
  icon?: IconName;
  /** This is the page, or the part of the site, that is open. */
  current?: boolean;
  /** Stands with others behind one word that opens, so that daily work stays in sight. */
  onder?: string;
}

export interface Viewer {
  naam: string;
  /** In words: "leerkracht", "ouder van Pip". */
  rol: string;
  school: string;
  /** Tells one person from another on a shared device, for marks that wait there; see screens/persoon-merk.ts. */
  merk?: string;
}

export interface LayoutProps {
  /** Name of the page; the browser shows "title · Koers". */
  title: string;
  assets: Pick<Assets, 'url'>;
  viewer?: Viewer;
  /** Shows the button that ends the session at once: for shared tablets. */
  lock?: boolean;
  nav?: readonly NavItem[];
  /** Where the name "Koers" in the header leads. */
  home?: string;
  /** Client modules of this screen by asset name, for example `screens/groep.js`. */
  clients?: readonly string[];
  /** Messages that are there when the page opens. */
  messages?: ComponentChildren;
  footerLinks?: readonly { href: string; label: string }[];
  lang?: Taal;
  /** What the frame itself says, for a page that is not in Dutch. */
  woorden?: KaderWoorden;
  children: ComponentChildren;
}

/** The frame's own words. */
export interface KaderWoorden {
  readonly inhoud: string;
  readonly naarMelding: string;
  readonly melding: string;
  readonly menu: string;
  readonly jeBent: string;
  readonly vergrendel: string;
  readonly voet: string;
}

const NEDERLANDS: KaderWoorden = {
  inhoud: 'Naar de inhoud',
  naarMelding: 'Naar de laatste melding',
  melding: 'Laatste melding',
  menu: 'Hoofdmenu',
  jeBent: 'Je bent',
  vergrendel: 'Vergrendel',
  voet: 'Koers: leerroutes boven op het leerlingvolgsysteem van je school',
};

/** Every page of Koers, also inside the iframe of the ELO: no fixed heights, no autofocus (lti.md §5). */
export function Layout(props: LayoutProps): VNode {
  const lang = props.lang ?? 'nl';
  const woorden = props.woorden ?? NEDERLANDS;
  return (
    <html lang={lang} dir={richting(lang) === 'rtl' ? 'rtl' : undefined}>
      <Head {...props} />
      <body>
        <a class="k-skip" href="#inhoud">
          {woorden.inhoud}
        </a>
        <a class="k-skip k-skip--message" href={MESSAGES}>
          {woorden.naarMelding}
        </a>
        <Header {...props} woorden={woorden} />
        {/* Before the content, so that it is a few stops away at most; the style puts it at the lower edge. */}
        <section class="k-messages" id="meldingen" aria-label={woorden.melding} tabIndex={-1}>
          {props.messages}
        </section>
        <main class="k-main" id="inhoud" tabIndex={-1}>
          {props.children}
        </main>
        <div class="k-hidden" id="status" role="status" aria-live="polite" aria-atomic="true" />
        <Footer links={props.footerLinks ?? []} woorden={woorden} />
        {/* Only Dutch pages have parts that change without a whole new page. */}
        {lang === 'nl' ? <FailureMessages /> : null}
        {props.viewer?.merk ? <Wachtrij /> : null}
      </body>
    </html>
  );
}

function Head({ title, assets, clients, viewer }: LayoutProps): VNode {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <meta name="htmx-config" content={HTMX_CONFIG} />
      {viewer?.merk ? <meta name="koers-persoon" content={viewer.merk} /> : null}
      <title>{`${title} · Koers`}</title>
      <link rel="icon" type="image/svg+xml" href={assets.url('icon.svg')} />
      <link
        rel="preload"
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
        href={assets.url('font-400.woff2')}
      />
      <link
        rel="preload"
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
        href={assets.url('font-700.woff2')}
      />
      <link rel="stylesheet" href={assets.url('koers.css')} />
      <script src={assets.url('htmx.js')} defer />
      <script type="module" src={assets.url('koers.js')} />
      {(clients ?? []).map((name) => (
        <script key={name} type="module" src={assets.url(name)} />
      ))}
    </head>
  );
}

type Kader = { readonly woorden: KaderWoorden };

function Header({ viewer, nav, home, lock, woorden }: LayoutProps & Kader): VNode {
  return (
    <header>
      <div class="k-header">
        <div class="k-header__in">
          <Brand {...(home === undefined ? {} : { href: home })} />
          {nav && nav.length > 0 ? <Menu nav={nav} label={woorden.menu} /> : null}
          {viewer ? <Who viewer={viewer} lock={lock ?? false} woorden={woorden} /> : null}
        </div>
      </div>
      <div class="k-edge" />
    </header>
  );
}

/** What is daily work stands in a row; the rest is one press further. A plain `details`: it works without script. */
function Menu({ nav, label }: { nav: readonly NavItem[]; label: string }): VNode {
  const groups = [...new Set(nav.flatMap(({ onder }) => onder ?? []))];
  return (
    <nav class="k-nav" aria-label={label}>
      <ul class="k-nav__list">
        {nav.map((item) => (item.onder === undefined ? <Entry key={item.href} item={item} /> : null))}
        {groups.map((onder) => (
          <li key={onder} class="k-nav__more">
            <More label={onder} items={nav.filter((item) => item.onder === onder)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function More({ label, items }: { label: string; items: readonly NavItem[] }): VNode {
  const here = items.some(({ current }) => current);
  return (
    <details class="k-nav__group" data-menu="">
      <summary class={here ? 'k-nav__link k-nav__link--here' : 'k-nav__link'}>
        <Icon name="settings" />
        {label}
        <Icon name="chevron-down" />
      </summary>
      <ul class="k-nav__panel">
        {items.map((item) => (
          <Entry key={item.href} item={item} />
        ))}
      </ul>
    </details>
  );
}

function Entry({ item }: { item: NavItem }): VNode {
  return (
    <li>
      <a class="k-nav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
        {item.icon ? <Icon name={item.icon} /> : null}
        {item.label}
      </a>
    </li>
  );
}

/** Who is here, and one tap that leaves nothing of him on the screen. A plain form: it works whatever else does not. */
function Who({ viewer, lock, woorden }: Kader & { viewer: Viewer; lock: boolean }): VNode {
  return (
    <div class="k-who">
      <p>
        <span class="k-hidden">{`${woorden.jeBent} `}</span>
        <span class="k-who__name">{viewer.naam}</span>
        <span class="k-who__role">{`${viewer.rol} · ${viewer.school}`}</span>
      </p>
      {lock ? (
        <form method="post" action="/uit">
          <button class="k-lock" type="submit">
            <Icon name="lock" />
            <span>{woorden.vergrendel}</span>
          </button>
        </form>
      ) : null}
    </div>
  );
}

function Footer({ links, woorden }: Kader & { links: readonly { href: string; label: string }[] }): VNode {
  return (
    <footer class="k-footer">
      <div class="k-footer__in">
        <span>{woorden.voet}</span>
        {links.length > 0 ? (
          <ul class="k-footer__links">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </footer>
  );
}

/** The words the client module shows when no answer came. They live here, so the script carries no texts. */
const FailureMessages = once(() => (
  <>
    <template id="melding-geen-verbinding">
      <Notice
        kind="error"
        title="Er is even geen verbinding."
        announce
        next="Je laatste tik is niet bewaard. Probeer het zo nog eens."
      />
    </template>
    <template id="melding-peiling">
      <Notice
        id="melding-verbinding-weg"
        kind="warning"
        title="De verbinding met Koers is weg."
        announce
        next="We proberen het vanzelf opnieuw. Wat er loopt, gaat gewoon door."
      />
    </template>
    <template id="melding-storing">
      <Notice
        kind="error"
        title="Er ging iets mis bij ons."
        announce
        next="Je laatste tik is niet bewaard. Probeer het nog eens, of laad de pagina opnieuw."
      />
    </template>
  </>
));
