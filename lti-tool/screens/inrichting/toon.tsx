import type { VNode } from 'preact';
import { AppError } from '../../../gateway/errors.ts';
import { bekijkInrichting, type InrichtingView } from '../../../gateway/leerlijnen/inrichting/service.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import { MESSAGES } from '../../ui/components/layout.tsx';
import { Partial } from '../../ui/components/partial.tsx';
import { Toast } from '../../ui/components/toast.tsx';
import { renderFragment, renderPage } from '../../ui/render.ts';
import { newActId } from '../act-id.ts';
import { frameFor } from '../frame.ts';
import type { InrichtingDeps } from './deps.ts';
import { DoelBlad, lijnVanDoel } from './doel-blad.tsx';
import { LijnBlad, lijnVan } from './lijn-blad.tsx';
import type { Mislukt } from './melding.ts';
import { EditorPage } from './page.tsx';
import { type Plaats, WERKBLAD } from './rij.tsx';
import { RoutesBlad } from './routes-blad.tsx';
import { type Blad, inrichtingUrl, ongedaanUrl } from './urls.ts';
import { titelVan } from './woorden.ts';

export interface Call {
  readonly tx: Tx;
  readonly who: KnownActor;
}

/** What a part of the editor says besides what it shows. */
export interface Zeg {
  readonly mislukt?: Mislukt;
  readonly erbij?: string | undefined;
  readonly klaar?: { readonly tekst: string; readonly act: string };
}

/** The open part of the editor. A doel that is gone by now gives way to its leerlijn. */
function bladVan(view: InrichtingView, blad: Blad, zeg: Zeg): { node: VNode; titel?: string; lijn?: string } {
  const doel = blad.blad === 'doel' ? view.boom.knopen.get(blad.bij) : undefined;
  const plaats = (van: Blad): Plaats => {
    return { inrichting: view.inrichting.id, blad: van, mislukt: zeg.mislukt ?? null };
  };
  if (blad.blad === 'routes')
    return { node: <RoutesBlad view={view} plaats={plaats(blad)} erbij={zeg.erbij} />, titel: 'Leerroutes' };
  if (doel?.soort === 'leerdoel') {
    const lijn = lijnVanDoel(view, doel)?.entiteit;
    const node = <DoelBlad view={view} plaats={plaats(blad)} doel={doel} erbij={zeg.erbij} />;
    return { node, titel: `Doel ${titelVan(doel)}`, ...(lijn === undefined ? {} : { lijn }) };
  }
  const lijn = lijnVan(view.boom, blad.bij);
  const hier = { blad: 'lijn' as const, bij: lijn?.entiteit ?? '' };
  return { node: <LijnBlad view={view} plaats={plaats(hier)} lijn={lijn} erbij={zeg.erbij} /> };
}

const Gedaan = ({
  inrichting,
  blad,
  klaar,
}: {
  inrichting: string;
  blad: Blad;
  klaar: NonNullable<Zeg['klaar']>;
}) => (
  <Toast
    text={klaar.tekst}
    undo={{
      post: ongedaanUrl(inrichting),
      target: `#${WERKBLAD}`,
      swap: 'outerMorph',
      vals: { act: newActId(), wat: klaar.act, ...blad },
    }}
  />
);

/** The whole page of a part of the editor. */
export async function toonPagina(
  deps: InrichtingDeps,
  call: Call,
  inrichting: string,
  blad: Blad,
  zeg: Zeg = {},
): Promise<string> {
  const view = await bekijkInrichting(call.tx, inrichting);
  if (blad.blad === 'doel' && view.boom.knopen.get(blad.bij)?.soort !== 'leerdoel')
    throw new AppError('not_found', 'Dit doel bestaat niet (meer).', { status: 404 });
  const { node, titel, lijn } = bladVan(view, blad, zeg);
  const crumb =
    lijn === undefined
      ? {}
      : {
          crumb: {
            href: inrichtingUrl(inrichting, lijn),
            label: titelVan(view.boom.knopen.get(lijn) ?? LEEG),
          },
        };
  const messages = zeg.klaar
    ? { messages: <Gedaan inrichting={inrichting} blad={blad} klaar={zeg.klaar} /> }
    : {};
  const tab = blad.blad === 'routes' ? 'leerroutes' : 'leerlijnen';
  return renderPage(
    <EditorPage
      frame={await frameFor(deps, call)}
      view={view}
      tab={tab}
      {...(titel === undefined ? {} : { title: titel })}
      {...crumb}
      {...messages}
    >
      {node}
    </EditorPage>,
  );
}

const LEEG = { velden: { code: '', naam: 'Leerlijn' } } as const;

/** Only the open part, for an answer to a change. */
export async function toonBlad({ tx }: Call, inrichting: string, blad: Blad, zeg: Zeg): Promise<string> {
  const view = await bekijkInrichting(tx, inrichting);
  return renderFragment(
    <>
      {bladVan(view, blad, zeg).node}
      <Partial target={MESSAGES}>
        {zeg.klaar ? <Gedaan inrichting={inrichting} blad={blad} klaar={zeg.klaar} /> : null}
      </Partial>
    </>,
  );
}
