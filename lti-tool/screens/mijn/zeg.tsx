import type { VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { newActId } from '../act-id.ts';
import { mijnDoelUrl } from './urls.ts';

const WOORD = {
  kan: { zeg: 'Dit kan ik', icon: 'thumb-up' },
  wens: { zeg: 'Hier wil ik aan werken', icon: 'heart' },
} as const satisfies Record<string, { zeg: string; icon: IconName }>;

interface ZegProps {
  doel: string;
  wat: keyof typeof WOORD;
  gezegd: boolean;
}

/** One large button that is on or off: pressed again it is taken back. A plain form: works whatever else does not. */
export function Zeg({ doel, wat, gezegd }: ZegProps): VNode {
  const { zeg, icon } = WOORD[wat];
  return (
    <form method="post" action={`${mijnDoelUrl(doel)}/${gezegd ? 'terug' : 'zeg'}`}>
      <input type="hidden" name="act" value={newActId()} />
      <Button id={`zeg-${wat}`} type="submit" name="wat" value={wat} icon={icon} pressed={gezegd}>
        {zeg}
      </Button>
    </form>
  );
}
