import type { VNode } from 'preact';
import { Button, type ButtonKind } from '../../ui/components/button.tsx';
import { hx } from '../../ui/components/hx.ts';
import type { IconName } from '../../ui/components/icon.tsx';
import type { Plek } from './urls.ts';

export interface ActFormProps {
  /** Of the button; the form is called `${id}-vorm`. A morph never turns one act into another: the ids differ. */
  id: string;
  action: string;
  /** What the answer replaces. */
  target: string;
  plek?: Plek;
  kind?: ButtonKind;
  icon?: IconName;
  busy?: boolean;
  /** Id of what explains the act. */
  describedBy?: string;
  children: string;
}

/**
 * One act: a form with one button. Without scripts it posts and comes back to the page; with them it changes its part
 * of the page, and a second click while the first is under way is dropped.
 */
export function ActForm({
  id,
  action,
  target,
  plek = 'pagina',
  kind,
  icon,
  busy,
  describedBy,
  children,
}: ActFormProps): VNode {
  return (
    <form
      id={`${id}-vorm`}
      method="post"
      action={action}
      {...hx({ post: action, target, swap: 'outerMorph', sync: 'this:drop', indicator: `#${id}` })}
    >
      <input type="hidden" name="plek" value={plek} />
      <Button
        id={id}
        type="submit"
        {...(kind ? { kind } : {})}
        {...(icon ? { icon } : {})}
        {...(busy ? { busy } : {})}
        {...(describedBy ? { describedBy } : {})}
      >
        {children}
      </Button>
    </form>
  );
}
