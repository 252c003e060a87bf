import type { VNode } from 'preact';
import { spoken } from './spoken.ts';

/** The code that somebody reads out to the beheerder: what he came for, so large. Without a code a script fills it in (`data-vul`). */
export function SpokenCode({ code }: { code?: string }): VNode {
  return (
    <strong class="k-code k-code--spoken" {...(code === undefined ? { 'data-vul': 'code' } : {})}>
      {code === undefined ? null : spoken(code)}
    </strong>
  );
}
