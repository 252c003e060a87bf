import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { hx } from '../../ui/components/hx.ts';
import { Input, Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import type { Getypt, VeldProps } from './kader.ts';
import { veldId, veldTerugUrl, veldUrl } from './urls.ts';

/** Replaces the field where it stands; without scripts the page comes back at the field. */
const terPlaatse = (post: string, id: string) =>
  hx({ post, target: `#${id}`, swap: 'outerHTML', status422: 'swap:outerHTML' });

/** Something else than the source says, with the reason why (R38). */
export function AndersForm({
  label,
  veld,
  kader,
  getypt,
}: VeldProps & { getypt: Getypt | undefined }): VNode {
  const id = veldId(veld.veld);
  const post = veldUrl(kader.leerling);
  return (
    <form class="k-form" method="post" action={post} {...terPlaatse(post, id)}>
      <Vast veld={veld} kader={kader} />
      {getypt ? <NietBewaard getypt={getypt} /> : null}
      <Textarea
        id={`${id}-waarde`}
        name="waarde"
        label={`Wat moet er staan bij “${label}”?`}
        rows={2}
        maxLength={2000}
        value={getypt?.waarde ?? veld.waarde ?? ''}
      />
      <Input
        id={`${id}-reden`}
        name="reden"
        label="Waarom wijk je af?"
        hint="Dit staat erbij in het OPP."
        maxLength={500}
        value={getypt?.reden ?? veld.overruled?.reden ?? ''}
      />
      <div class="k-row">
        <Button id={`${id}-bewaar`} type="submit" icon="check">
          Bewaar
        </Button>
      </div>
    </form>
  );
}

/**
 * Mends a typing error in what people talked over or got to read: nobody is asked again when it is no more than that (R44). It is
 * sent whole and once, so it has a button of its own and is not kept per pause. `null`: nobody read it yet.
 */
export function TypefoutForm({ label, veld, kader }: VeldProps): VNode | null {
  if (kader.schrijf?.besproken !== true || (veld.waarde ?? '') === '') return null;
  const id = veldId(veld.veld);
  return (
    <details class="s-opp__typefout">
      <summary>
        Typefout verbeteren<span class="k-hidden">{`: ${label}`}</span>
      </summary>
      <form class="k-form" method="post" action={veldUrl(kader.leerling)}>
        <Vast veld={veld} kader={kader} />
        <input type="hidden" name="taalfout" value="ja" />
        {veld.overruled ? <input type="hidden" name="reden" value={veld.overruled.reden} /> : null}
        <Textarea
          id={`${id}-typefout`}
          name="waarde"
          label={`De tekst van “${label}”, zonder de fout`}
          hint="Verander alleen letters of leestekens. Dan hoeft niemand opnieuw te antwoorden."
          rows={3}
          maxLength={4000}
          value={veld.waarde ?? ''}
        />
        <div class="k-row">
          <Button id={`${id}-typefout-bewaar`} type="submit" icon="check">
            Bewaar
          </Button>
        </div>
      </form>
    </details>
  );
}

/** Undo of the above: what the source says stands again. */
export function TerugForm({ label, veld, kader }: VeldProps): VNode {
  const id = veldId(veld.veld);
  const post = veldTerugUrl(kader.leerling);
  return (
    <form method="post" action={post} {...terPlaatse(post, id)}>
      <Vast veld={veld} kader={kader} />
      <Button
        id={`${id}-terug`}
        type="submit"
        kind="subtle"
        icon="arrow-back-up"
        label={`Terug naar de bron: ${label}`}
      >
        Terug naar de bron
      </Button>
    </form>
  );
}

/** Why it was not saved; when a colleague was first, what he wrote. */
export function NietBewaard({ getypt }: { getypt: Getypt }): VNode {
  return (
    <div data-focus="" tabIndex={-1}>
      <Notice kind={getypt.collega === undefined ? 'error' : 'warning'} title={getypt.fout} announce>
        {getypt.collega === undefined ? null : (
          <>
            <p>{`${getypt.collega.door} schreef:`}</p>
            <blockquote class="s-opp__tekst">{getypt.collega.waarde}</blockquote>
            <p>Jouw tekst staat hieronder. Maak er samen één tekst van en bewaar opnieuw.</p>
          </>
        )}
      </Notice>
    </div>
  );
}

function Vast({ veld, kader }: Pick<VeldProps, 'veld' | 'kader'>): VNode {
  return (
    <>
      <input type="hidden" name="veld" value={veld.veld} />
      <input type="hidden" name="gezien" value={kader.schrijf?.gezien(veld.veld) ?? 0} />
    </>
  );
}
