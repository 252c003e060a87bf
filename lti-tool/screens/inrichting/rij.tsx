import type { ComponentChildren, VNode } from 'preact';
import type { Knoop } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { Badge } from '../../ui/components/badge.tsx';
import { Button } from '../../ui/components/button.tsx';
import { hx } from '../../ui/components/hx.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { newActId } from '../act-id.ts';
import type { Mislukt } from './melding.ts';
import { type Blad, inrichtingUrl } from './urls.ts';
import { VeldInvoer } from './veld-invoer.tsx';
import { alsInvoer, VELDEN_VAN, type Veld } from './velden.ts';
import { naamVan, verschilVan } from './woorden.ts';

/** Where the answer to a change goes: the part of the editor that is open. */
export const WERKBLAD = 'werkblad';

export interface Plaats {
  readonly inrichting: string;
  readonly blad: Blad;
  /** The last change that was not kept. */
  readonly mislukt: Mislukt | null;
}

export interface VormProps {
  id: string;
  plaats: Plaats;
  soort: string;
  entiteit?: string;
  ouder?: string | null;
  class?: string;
  label: string;
  children: ComponentChildren;
}

/** A form that changes one thing. Works without scripts; with them only the open part of the editor is drawn again. */
export function Vorm({ id, plaats, soort, entiteit, ouder, label, children, ...props }: VormProps): VNode {
  const { inrichting, blad } = plaats;
  const action = inrichtingUrl(inrichting);
  return (
    <form
      id={id}
      method="post"
      action={action}
      class={props.class ?? 's-rij'}
      aria-label={label}
      data-rij=""
      noValidate
      {...hx({
        post: action,
        target: `#${WERKBLAD}`,
        swap: 'outerMorph',
        sync: 'this:drop',
        status422: 'swap:outerMorph',
      })}
    >
      <input type="hidden" name="act" value={newActId()} />
      <input type="hidden" name="soort" value={soort} />
      <input type="hidden" name="entiteit" value={entiteit ?? ''} />
      {ouder === undefined ? null : <input type="hidden" name="ouder" value={ouder ?? ''} />}
      <input type="hidden" name="blad" value={blad.blad} />
      <input type="hidden" name="bij" value={blad.bij} />
      {children}
    </form>
  );
}

export interface RijProps {
  plaats: Plaats;
  knoop: Knoop;
  /** Links beside the buttons. */
  children?: ComponentChildren;
  /** It can go up and down among its siblings; default true. */
  volgorde?: boolean;
}

/** One entity with its fields and what can be done with it: keep, up, down, hide. */
export function Rij({ plaats, knoop, children, volgorde = true }: RijProps): VNode {
  const { entiteit, soort } = knoop;
  const id = `rij-${entiteit}`;
  const naam = naamVan(knoop);
  const mislukt = plaats.mislukt?.bij === entiteit ? plaats.mislukt : null;
  const velden = VELDEN_VAN[soort].filter((veld) => !veld.alleenNieuw);
  return (
    <Vorm id={id} plaats={plaats} soort={soort} entiteit={entiteit} label={naam}>
      <Waarom mislukt={mislukt} />
      <div class={`s-velden s-velden--${soort}`}>
        {velden.map((veld) => (
          <VeldInvoer key={veld.naam} vorm={id} veld={veld} {...waardeVan(knoop, veld, mislukt)} />
        ))}
      </div>
      <Verschil knoop={knoop} />
      <div class="k-row s-knoppen">
        <Button id={`${id}-bewaar`} type="submit" name="wat" value="herformuleren" size="small">
          Bewaar
        </Button>
        {volgorde ? <Volgorde id={id} naam={naam} /> : null}
        {children}
        <Button
          id={`${id}-verberg`}
          type="submit"
          name="wat"
          value="verbergen"
          kind="subtle"
          size="small"
          label={`Verberg ${naam}`}
        >
          Verberg
        </Button>
      </div>
    </Vorm>
  );
}

function Volgorde({ id, naam }: { id: string; naam: string }): VNode {
  return (
    <>
      <Button
        id={`${id}-omhoog`}
        type="submit"
        name="wat"
        value="omhoog"
        kind="subtle"
        size="small"
        label={`Omhoog: ${naam}`}
        shortcut="Alt+ArrowUp"
      >
        Omhoog
      </Button>
      <Button
        id={`${id}-omlaag`}
        type="submit"
        name="wat"
        value="omlaag"
        kind="subtle"
        size="small"
        label={`Omlaag: ${naam}`}
        shortcut="Alt+ArrowDown"
      >
        Omlaag
      </Button>
    </>
  );
}

// After a colleague was first: what he made of it is what the person has now seen, and what he typed stays in the field.
function waardeVan(knoop: Knoop, veld: Veld, mislukt: Mislukt | null) {
  const nu = alsInvoer((knoop.velden as Readonly<Record<string, unknown>>)[veld.naam]);
  const anders = mislukt?.intussen.find((i) => i.veld === veld.naam);
  return {
    gezien: nu,
    waarde: mislukt?.ingevuld[veld.naam] ?? nu,
    fout: anders ? `Een collega maakte er intussen dit van: ${alsInvoer(anders.nu)}` : undefined,
  };
}

/** Why a change was not kept, with the focus. */
export function Waarom({ mislukt }: { mislukt: Mislukt | null }): VNode | null {
  if (!mislukt) return null;
  return (
    <div data-focus="" tabIndex={-1}>
      <Notice kind="error" title={mislukt.waarom} announce />
    </div>
  );
}

/** Whether the school made it or bent it, and what the package itself says. */
function Verschil({ knoop }: { knoop: Knoop }): VNode | null {
  if (!knoop.vanBasis) return <Badge icon="plus">Van jullie zelf</Badge>;
  const anders = verschilVan(knoop);
  if (anders.length === 0) return null;
  return (
    <div class="s-verschil">
      <Badge icon="pencil">Door jullie gewijzigd</Badge>
      <span class="s-onder">{`In het pakket: ${anders.join(' · ')}`}</span>
    </div>
  );
}
