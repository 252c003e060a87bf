import type { ComponentChildren, VNode } from 'preact';
import type { OppAct, OppView } from '../../../gateway/opp/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { CheckboxGroup } from '../../ui/components/choice.tsx';
import { ConfirmPanel } from '../../ui/components/confirm-panel.tsx';
import { Input, Textarea } from '../../ui/components/input.tsx';
import { actId, adviesUrl, overlegUrl, type RedenAct, redenUrl } from './urls.ts';

/** What was filled in before it was refused. */
export type Velden = Readonly<Record<string, string | readonly string[]>>;

export interface ActProps {
  opp: OppView;
  vandaag: string;
  /** The form that is asked for stands open, with what was typed before. */
  open?: boolean | undefined;
  velden?: Velden | undefined;
}

const een = (velden: Velden | undefined, naam: string): string => {
  const waarde = velden?.[naam];
  return typeof waarde === 'string' ? waarde : '';
};
const meer = (velden: Velden | undefined, naam: string): readonly string[] => {
  const waarde = velden?.[naam] ?? [];
  return typeof waarde === 'string' ? [waarde] : waarde;
};

interface PaneelProps {
  act: OppAct;
  knop: string;
  titel: string;
  open: boolean | undefined;
  post: string;
  bewaar: string;
  careful?: boolean;
  children: ComponentChildren;
}

function Paneel({ act, knop, titel, open, post, bewaar, careful, children }: PaneelProps): VNode {
  const id = actId(act);
  return (
    <ConfirmPanel
      id={id}
      trigger={knop}
      title={titel}
      open={open ?? false}
      {...(careful ? { kind: 'careful' as const } : {})}
    >
      <form class="k-form" method="post" action={post}>
        {children}
        <div class="k-row">
          <Button
            id={`${id}-bewaar`}
            type="submit"
            icon="check"
            {...(careful ? { kind: 'careful' as const } : {})}
          >
            {bewaar}
          </Button>
        </div>
      </form>
    </ConfirmPanel>
  );
}

/** R43: when, with whom and what came of it. Who will have been there is ticked already. */
export function OverlegVorm({ opp, vandaag, open, velden }: ActProps): VNode {
  const bekend = [...opp.gezag.map((g) => ({ naam: g.naam, rol: g.rol })), ...(opp.inhoud?.a.cvb ?? [])];
  const gekozen = velden ? new Set(meer(velden, 'deelnemer')) : null;
  return (
    <Paneel
      act="overleg"
      knop={opp.inhoud?.h.overleg ? 'Nog een overleg vastleggen' : 'Overleg vastleggen'}
      titel="Overleg met de ouders"
      open={open}
      post={overlegUrl(opp.leerling.id)}
      bewaar="Bewaar het overleg"
    >
      <Input
        id="overleg-op"
        name="op"
        type="date"
        label="Wanneer was het?"
        short
        max={vandaag}
        value={een(velden, 'op') || vandaag}
      />
      {bekend.length > 0 ? (
        <CheckboxGroup
          id="overleg-deelnemer"
          name="deelnemer"
          label="Wie waren erbij?"
          optional
          choices={bekend.map(({ naam, rol }) => ({
            value: naam,
            label: naam,
            note: rol,
            checked: gekozen?.has(naam) ?? true,
          }))}
        />
      ) : null}
      <Input
        id="overleg-anderen"
        name="anderen"
        label="Wie nog meer?"
        hint="Zet een komma tussen de namen."
        optional
        maxLength={600}
        value={een(velden, 'anderen')}
      />
      <Textarea
        id="overleg-uitkomst"
        name="uitkomst"
        label="Wat spraken jullie af?"
        rows={3}
        maxLength={4000}
        value={een(velden, 'uitkomst')}
      />
    </Paneel>
  );
}

/** Advice of the commissie voor de begeleiding (domain.md L5). */
export function AdviesVorm({ opp, vandaag, open, velden }: ActProps): VNode {
  return (
    <Paneel
      act="cvb_advies"
      knop={opp.inhoud?.h.cvbAdvies ? 'Nieuw advies vastleggen' : 'Advies van de commissie vastleggen'}
      titel="Advies van de commissie voor de begeleiding"
      open={open}
      post={adviesUrl(opp.leerling.id)}
      bewaar="Bewaar het advies"
    >
      <Input
        id="advies-op"
        name="op"
        type="date"
        label="Wanneer?"
        short
        max={vandaag}
        value={een(velden, 'op') || vandaag}
      />
      <Textarea
        id="advies-advies"
        name="advies"
        label="Wat adviseert de commissie?"
        rows={3}
        maxLength={4000}
        value={een(velden, 'advies')}
      />
    </Paneel>
  );
}

const REDEN: Readonly<
  Record<RedenAct, { knop: string; titel: string; label: string; bewaar: string; careful?: true }>
> = {
  bijstellen: {
    knop: 'Bijstellen',
    titel: 'Het OPP bijstellen?',
    label: 'Wat is er veranderd?',
    bewaar: 'Begin een nieuw concept',
  },
  vervallen: {
    knop: 'Concept intrekken',
    titel: 'Dit concept intrekken?',
    label: 'Waarom?',
    bewaar: 'Ja, trek het in',
    careful: true,
  },
  beeindigen: {
    knop: 'OPP beëindigen',
    titel: 'Het OPP beëindigen?',
    label: 'Waarom is het niet meer nodig?',
    bewaar: 'Ja, beëindig het OPP',
    careful: true,
  },
  geschil_open: {
    knop: 'Er is een geschil',
    titel: 'Een geschil vastleggen',
    label: 'Waar gaat het over?',
    bewaar: 'Leg het geschil vast',
  },
  geschil_sluiten: {
    knop: 'Geschil sluiten',
    titel: 'Is het geschil voorbij?',
    label: 'Hoe is het afgelopen?',
    bewaar: 'Sluit het geschil',
  },
};

const UITLEG: Readonly<Record<RedenAct, string>> = {
  bijstellen:
    'Wat is vastgesteld, blijft gelden tot je het nieuwe concept vaststelt. In de klas verandert nu niets.',
  vervallen: 'Wat is geschreven, blijft te lezen. Het concept telt niet meer mee.',
  beeindigen: 'Doe dit als de leerling van school gaat of geen OPP meer nodig heeft. Alles blijft te lezen.',
  geschil_open: 'Zolang een geschil loopt, wordt er van dit dossier niets vernietigd.',
  geschil_sluiten: 'De gewone bewaartermijn gaat dan weer verder.',
};

/** An act that asks why, and nothing else. */
export function RedenVorm({ act, opp, open, velden }: ActProps & { act: RedenAct }): VNode {
  const woorden = REDEN[act];
  return (
    <Paneel
      act={act}
      knop={woorden.knop}
      titel={woorden.titel}
      open={open}
      post={redenUrl(opp.leerling.id, act)}
      bewaar={woorden.bewaar}
      careful={woorden.careful ?? false}
    >
      <p>{UITLEG[act]}</p>
      <Textarea
        id={`${actId(act)}-reden`}
        name="reden"
        label={woorden.label}
        rows={2}
        maxLength={4000}
        value={een(velden, 'reden')}
      />
    </Paneel>
  );
}
