import type { ComponentChildren, VNode } from 'preact';
import type { OppInhoud } from '../../../gateway/model/opp.ts';
import type { VeldKader } from './kader.ts';
import { SectieA } from './sectie-a.tsx';
import { SectieB } from './sectie-b.tsx';
import { SectieC } from './sectie-c.tsx';
import { SectieD } from './sectie-d.tsx';
import { SectieE } from './sectie-e.tsx';
import { SectieF } from './sectie-f.tsx';
import { SectieG } from './sectie-g.tsx';
import { SectieH } from './sectie-h.tsx';

export interface InhoudProps {
  inhoud: OppInhoud;
  kader: VeldKader;
  magStem?: boolean;
  instemming?: ComponentChildren;
  children?: ComponentChildren;
}

/** The eight sections, in the order of the law. */
export function Inhoud({ inhoud, kader, magStem = false, instemming, children }: InhoudProps): VNode {
  const { roepnaam } = inhoud.a.leerling;
  return (
    <>
      <SectieA a={inhoud.a} kader={kader} />
      <SectieB b={inhoud.b} kader={kader} roepnaam={roepnaam} />
      <SectieC c={inhoud.c} kader={kader} />
      <SectieD d={inhoud.d} kader={kader} />
      <SectieE e={inhoud.e} handelingsdeel={inhoud.h.handelingsdeel} kader={kader} />
      <SectieF f={inhoud.f} kader={kader} roepnaam={roepnaam} magStem={magStem} />
      <SectieG g={inhoud.g} kader={kader} />
      <SectieH h={inhoud.h} instemming={instemming}>
        {children}
      </SectieH>
    </>
  );
}
