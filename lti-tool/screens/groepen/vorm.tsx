import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../ui/components/button.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import type { IconName } from '../../ui/components/icon.tsx';

interface VormProps {
  /** Begins the ids of the button. */
  id: string;
  method: 'get' | 'post';
  action: string;
  /** What goes along unseen. */
  mee?: Readonly<Record<string, string>>;
  icon: IconName;
  knop: string;
  children: ComponentChildren;
}

/** A form with its fields under each other and one button, as all forms of this screen are. */
export function Vorm({ id, method, action, mee = {}, icon, knop, children }: VormProps): VNode {
  return (
    <form class="k-form" method={method} action={action}>
      {Object.entries(mee).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div class="k-row">
        <Button id={`${id}-ja`} type="submit" icon={icon}>
          {knop}
        </Button>
      </div>
    </form>
  );
}

interface UitklapProps {
  id: string;
  /** On the button that opens it, and above the form. */
  titel: string;
  open?: boolean;
  rustig?: boolean;
  children: ComponentChildren;
}

/** Forms that open on the page, under a button with what they do. */
export function Uitklap({ id, titel, open, rustig, children }: UitklapProps): VNode {
  return (
    <ConfirmPanel
      id={id}
      trigger={titel}
      title={titel}
      {...(open ? { open } : {})}
      {...(rustig ? { kind: 'subtle' as const } : {})}
    >
      {children}
    </ConfirmPanel>
  );
}
