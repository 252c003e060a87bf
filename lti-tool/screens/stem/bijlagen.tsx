import type { VNode } from 'preact';
import type { Bijlage } from '../../../gateway/opp/stem/service.ts';
import { Button } from '../../ui/components/button.tsx';

const NAAM = { foto: 'Foto', geluid: 'Opname', tekening: 'Tekening' } as const;

/** What was brought so far, to see, hear and take away again. */
export function Bijlagen({ base, bijlagen }: { base: string; bijlagen: readonly Bijlage[] }): VNode | null {
  if (bijlagen.length === 0) return null;
  return (
    <ul class="s-stem__bijlagen">
      {bijlagen.map((b, i) => {
        const naam = `${NAAM[b.wat]} ${bijlagen.slice(0, i + 1).filter((x) => x.wat === b.wat).length}`;
        return (
          <li key={b.bestand} class="s-stem__bijlage">
            <Beeld wat={b.wat} src={`${base}/bestand/${b.bestand}`} naam={naam} />
            <form method="post" action={`${base}/bestand/${b.bestand}/weg`}>
              <Button type="submit" icon="trash" label={`Weg: ${naam}`}>
                Weg
              </Button>
            </form>
          </li>
        );
      })}
    </ul>
  );
}

interface BeeldProps {
  wat: Bijlage['wat'];
  src: string;
  naam: string;
}

/** A photo or drawing to look at, a recording to play. For a pupil the client turns the player into one large button. */
export function Beeld({ wat, src, naam }: BeeldProps): VNode {
  if (wat !== 'geluid') return <img class="s-stem__foto" src={src} alt={naam} loading="lazy" />;
  return (
    <div class="s-stem__geluid" data-geluid="">
      <span data-naam="">{naam}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: what a pupil said himself has no written text; his words stand beside it */}
      <audio controls preload="metadata" src={src} aria-label={naam} />
      <span class="s-stem__speel" data-speel="" hidden>
        <Button icon="volume" pressed={false} label={`Luister: ${naam}`}>
          Luister
        </Button>
      </span>
    </div>
  );
}
