import type { ComponentChildren, VNode } from 'preact';
import { mayInSchool } from '../../../gateway/access/policy.ts';
import type { CyclusLeerling } from '../../../gateway/leerroute/cyclus/view.ts';
import type { Leerlingprofiel } from '../../../gateway/leerroute/view.ts';
import { type Frame, Page } from '../chrome.tsx';
import { openenUrl } from '../overkomst/urls.ts';
import { LeerlingStap } from '../periode/stap.tsx';
import { Delen, type DelenProps } from './delen.tsx';
import { Gebieden } from './gebieden.tsx';
import { Kop } from './kop.tsx';
import { Plaatsing } from './plaatsing.tsx';

export interface ProfielPageProps {
  frame: Frame;
  profiel: Leerlingprofiel;
  /** What is shared with people from outside; absent for who may not share it. */
  delen?: DelenProps | undefined;
  /** Where he stands in the cycle (R56); absent for who does not work on his card. */
  cyclus?: CyclusLeerling | null;
  messages?: ComponentChildren;
}

/** The leerlingprofiel (R13–R15): where to, and how far on every leerlijn, LS and LO side by side (R2). */
export function ProfielPage({ frame, profiel, delen, cyclus, messages }: ProfielPageProps): VNode {
  const { leerling, LS, LO } = profiel;
  return (
    <Page
      frame={frame}
      title={`Profiel van ${leerling.naam.voluit}`}
      {...(messages === undefined ? {} : { messages })}
    >
      <Kop leerling={leerling} deel="profiel" frame={frame} />
      {cyclus ? <LeerlingStap leerling={leerling.id} cyclus={cyclus} /> : null}
      <Plaatsing profiel={profiel} />
      {LS.length + LO.length > 0 ? (
        <div class="s-naast">
          <Gebieden leerling={leerling.id} soort="LS" gebieden={LS} />
          <Gebieden leerling={leerling.id} soort="LO" gebieden={LO} />
        </div>
      ) : null}
      {delen ? <Delen {...delen} /> : null}
      {mayInSchool(frame.who, 'leerroute_plaatsen') ? (
        <p class="k-small">
          <a
            href={openenUrl(leerling.id)}
          >{`Gaat ${leerling.naam.roepnaam} naar een andere school? Open de leerreis`}</a>
        </p>
      ) : null}
    </Page>
  );
}
