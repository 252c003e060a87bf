import type { VNode } from 'preact';
import { ACCEPT, MEESTE_BYTES } from '../../../gateway/bestanden/aanname/service.ts';
import { Button, buttonClass } from '../../ui/components/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';

interface OpsturenProps {
  base: string;
  wat: 'foto' | 'geluid';
  label: string;
}

/** Chooses a file and sends it; with scripts it goes at once and says what is wrong in its own place. */
export function Opsturen({ base, wat, label }: OpsturenProps): VNode {
  return (
    <form
      class="s-stem__opsturen"
      method="post"
      action={`${base}/bestand`}
      enctype="multipart/form-data"
      data-opsturen={String(MEESTE_BYTES[wat])}
    >
      <input type="hidden" name="wat" value={wat} />
      <label class={`${buttonClass()} s-stem__kies`}>
        <Icon name={wat === 'foto' ? 'camera' : 'headphones'} />
        <span data-voorlezen="">{label}</span>
        <input
          id={`bestand-${wat}`}
          type="file"
          name="bestand"
          accept={ACCEPT[wat]}
          required
          aria-describedby={`fout-${wat}`}
        />
      </label>
      <Button type="submit" icon="check">
        Bewaar
      </Button>
      <p id={`fout-${wat}`} class="s-stem__fout" role="alert" data-fout="" />
    </form>
  );
}
