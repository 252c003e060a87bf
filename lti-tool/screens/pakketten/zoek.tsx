import type { VNode } from 'preact';
import type { GevondenDoel } from '../../../gateway/leerlijnen/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { Input } from '../../ui/components/input.tsx';
import { plekUrl, zoekUrl } from './urls.ts';
import { doelen as inWoorden } from './words.ts';

const RESULTAAT = 'zoekresultaat';

/** What was asked and what was found; `null`: nothing was asked. */
export interface Gezocht {
  readonly q: string;
  readonly doelen: readonly GevondenDoel[];
  readonly aantal: number;
}

/** Search while one types; with a button for who has no scripts. */
export function Zoekveld({ versie, q }: { versie: string; q: string }): VNode {
  return (
    <search>
      <form class="s-zoek" method="get" action={zoekUrl(versie)}>
        <Input
          id="zoek"
          name="q"
          type="search"
          label="Zoek een doel"
          hint="Typ woorden uit het doel of de code. Met / spring je hierheen."
          value={q}
          maxLength={100}
          optional
          hx={{
            get: zoekUrl(versie),
            trigger: 'input changed delay:120ms, search',
            target: `#${RESULTAAT}`,
            swap: 'outerHTML',
            sync: 'this:replace',
          }}
        />
        <Button type="submit" icon="search" id="zoek-knop">
          Zoeken
        </Button>
      </form>
    </search>
  );
}

/** The doelen that were found, each with the way to it. */
export function Zoekresultaat({ versie, gezocht }: { versie: string; gezocht: Gezocht | null }): VNode {
  if (gezocht === null) return <div id={RESULTAAT} />;
  const { q, doelen, aantal } = gezocht;
  const gevonden = aantal === 0 ? `Geen doel gevonden met "${q}".` : `${inWoorden(aantal)} gevonden.`;
  const meer = aantal > doelen.length ? ` Dit zijn de eerste ${doelen.length}; typ meer om te kiezen.` : '';
  return (
    <section id={RESULTAAT} class="k-card" aria-labelledby="gevonden" data-announce={gevonden}>
      <h2 id="gevonden" class="s-tussenkop">{`${gevonden}${meer}`}</h2>
      {aantal === 0 ? <p>Probeer minder woorden, of een deel van een woord.</p> : null}
      <ul class="s-doelen">
        {doelen.map((doel) => (
          <li key={doel.id}>
            <a href={plekUrl(versie, { lijn: doel.leerlijnId, niveau: doel.niveauId })}>
              <span class="s-code">{doel.code}</span> {`De leerling ${doel.tekst}`}
            </a>
            <span class="s-doel-plek k-small k-soft">
              {[doel.leergebied, doel.leerlijn, doel.niveau].filter(Boolean).join(' › ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
