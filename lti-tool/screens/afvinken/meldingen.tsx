import type { VNode } from 'preact';
import type { OngedaanWeigering } from '../../../gateway/arrangementskaart/view.ts';
import type { Graad } from '../../../gateway/leerroute/view.ts';
import type { Stand } from '../../../gateway/model/act.ts';
import type { Hx } from '../../ui/components/hx.ts';
import { MESSAGES } from '../../ui/components/layout.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Partial } from '../../ui/components/partial.tsx';
import { type Stand as Peil, STAND_WORDS } from '../../ui/components/tick-cell.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { voortgangTekst } from '../../ui/components/voortgang.tsx';
import { WEIGERING } from './ongedaan.ts';

/** "behaald" for what counts as behaald by one tap, else the stand in words. */
export const standWoord = (stand: Stand): string => (stand === 4 ? 'behaald' : STAND_WORDS[stand as Peil]);

const zin = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What one tap on a doel did: "Behaald. Nu 3 van 4 doelen, 75 %." */
export function doelTekst(stand: Stand, graad: Graad | null): string {
  return graad ? `${zin(standWoord(stand))} Nu ${voortgangTekst(graad)}.` : zin(standWoord(stand));
}

/** A colleague was there meanwhile: both judgements are kept, and this one counts now (R23). */
export const andersTekst = (stond: Stand): string =>
  `Intussen had iemand anders dit op "${standWoord(stond)}" gezet. Beide staan in de leerreis.`;

/** The undo bar after an act. */
export function Gedaan({ text, undo }: { text: string; undo?: Hx }): VNode {
  return (
    <Partial target={MESSAGES}>
      <Toast text={text} {...(undo ? { undo } : {})} />
    </Partial>
  );
}

export function Teruggezet({ aantal }: { aantal: number }): VNode {
  return (
    <Partial target={MESSAGES}>
      <Toast
        icon="arrow-back-up"
        text={aantal === 1 ? 'Ongedaan gemaakt.' : `${aantal} keer ongedaan gemaakt.`}
      />
    </Partial>
  );
}

export function NietOngedaan({ waarom }: { waarom: OngedaanWeigering }): VNode {
  return (
    <Partial target={MESSAGES}>
      <Notice kind="warning" id="melding" announce {...WEIGERING[waarom]} />
    </Partial>
  );
}
