import type { VNode } from 'preact';
import type { EvaluatieRegel, EvaluatieVoorstel, Uitkomst } from '../../../gateway/opp/evaluatie/service.ts';
import type { Klok } from '../../../gateway/opp/klokken/service.ts';
import type { LeerlingKop } from '../../../gateway/school/view.ts';
import { Badge, type Tone } from '../../ui/components/badge.tsx';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { Input, Textarea } from '../../ui/components/input.tsx';
import { KeyValueList } from '../../ui/components/key-value.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import { dagVoluit } from '../datum.ts';
import { evaluatieUrl } from '../opp-status/urls.ts';
import { wanneerInWoorden } from '../opp-status/words.ts';
import { leerlingUrl } from '../urls.ts';
import { conclusieVeld, type EvaluatieBody, type EvaluatieFouten, getypt } from './invoer.ts';

export interface EvaluatiePageProps {
  frame: Frame;
  leerling: LeerlingKop;
  voorstel: EvaluatieVoorstel;
  /** By when it must be done; `null`: nothing is in force. */
  klok: Klok | null;
  invoer: EvaluatieBody;
  fouten?: EvaluatieFouten;
  /** Why it could not be finished, in plain Dutch; nothing was changed. */
  geweigerd?: string | undefined;
  vandaag: string;
}

const WOORD: Readonly<Record<Uitkomst, { tekst: string; tone: Tone }>> = {
  gestopt: { tekst: 'niet aan gewerkt', tone: 'neutral' },
  lager: { tekst: 'lager gesteld', tone: 'warning' },
  niet: { tekst: 'nog niet behaald', tone: 'warning' },
  deels: { tekst: 'voor een deel behaald', tone: 'info' },
  behaald: { tekst: 'behaald', tone: 'success' },
  hoger: { tekst: 'een niveau hoger', tone: 'success' },
  nieuw: { tekst: 'nieuw', tone: 'info' },
  zonder_niveaus: { tekst: 'zonder niveaus', tone: 'neutral' },
};

/** R47: the yearly evaluation. Conclusions stand ready from what was marked; people say what they make of it together. */
export function EvaluatiePage(props: EvaluatiePageProps): VNode {
  const { frame, leerling, voorstel, klok } = props;
  const { versie } = voorstel;
  return (
    <Page frame={frame} title={`Evaluatie van het OPP van ${leerling.naam.voluit}`}>
      <PageHeader
        title="Evaluatie van het OPP"
        crumbs={[
          { href: leerlingUrl(leerling.id), label: leerling.naam.voluit },
          { href: `/leerling/${leerling.id}/opp`, label: 'OPP' },
        ]}
        {...(klok
          ? {
              meta: (
                <Badge tone={klok.staat === 'te_laat' ? 'error' : 'neutral'}>{wanneerInWoorden(klok)}</Badge>
              ),
            }
          : {})}
        lead={
          versie
            ? `Versie ${versie.nummer} is vastgesteld op ${dagVoluit(versie.vastgesteldOp)}. Bespreek met de ouders en met ${leerling.naam.roepnaam} wat er is bereikt.`
            : undefined
        }
      />
      <Meldingen {...props} />
      {versie === null ? (
        <EmptyState title="Er is nog niets om te evalueren">
          Er is voor deze leerling nog geen OPP vastgesteld.
        </EmptyState>
      ) : versie.status === 'vastgesteld' ? (
        <NogNietBegonnen {...props} />
      ) : (
        <Formulier {...props} />
      )}
    </Page>
  );
}

function Meldingen({ fouten = {}, geweigerd }: EvaluatiePageProps): VNode | null {
  if (geweigerd !== undefined)
    return (
      <div data-focus="" tabIndex={-1}>
        <Notice kind="error" announce title="De evaluatie is nog niet afgerond" next={geweigerd} />
      </div>
    );
  if (Object.keys(fouten).length === 0) return null;
  return (
    <div data-focus="" tabIndex={-1}>
      <Notice
        kind="error"
        announce
        title="Er is nog niets bewaard"
        next="Kijk bij de velden met een uitroepteken."
      />
    </div>
  );
}

/** A leerlijn that is a leergebied of its own is named once. */
const titel = ({ leergebied, leerlijn }: EvaluatieRegel): string =>
  leergebied === leerlijn ? leerlijn : `${leergebied}: ${leerlijn}`;

/** The conclusions to read beforehand, and the way to begin. */
function NogNietBegonnen({ leerling, voorstel }: EvaluatiePageProps): VNode {
  return (
    <div class="k-stack">
      <form class="k-card k-form" method="post" action={`${evaluatieUrl(leerling.id)}/begin`}>
        <p>Hieronder zie je alvast wat er uit de arrangementskaart komt. Begin als je het gaat bespreken.</p>
        <div class="k-row">
          <Button type="submit" kind="primary" icon="player-play">
            Evaluatie beginnen
          </Button>
        </div>
      </form>
      <div class="k-grid s-evaluaties">
        {voorstel.regels.map((r) => (
          <Card key={r.entiteit} title={titel(r)} aside={<Stand regel={r} />}>
            <p>{r.voorstel}</p>
          </Card>
        ))}
      </div>
    </div>
  );
}

function Stand({ regel }: { regel: EvaluatieRegel }): VNode {
  const { tekst, tone } = WOORD[regel.uitkomst];
  return <Badge tone={tone}>{tekst}</Badge>;
}

function Formulier(props: EvaluatiePageProps): VNode {
  const { leerling, voorstel, invoer, fouten = {}, vandaag } = props;
  const fout = (veld: string) => (fouten[veld] === undefined ? {} : { error: fouten[veld] });
  return (
    <form class="k-stack" method="post" action={evaluatieUrl(leerling.id)} noValidate>
      <Card title="Het gesprek">
        <div class="k-form">
          <Input
            id="op"
            name="op"
            type="date"
            label="Dag van het gesprek"
            short
            max={vandaag}
            value={invoer.op}
            {...fout('op')}
          />
          <Textarea
            id="deelnemers"
            name="deelnemers"
            label="Wie waren erbij?"
            hint="Elke naam op een eigen regel."
            value={invoer.deelnemers}
            {...fout('deelnemers')}
          />
        </div>
      </Card>
      <div class="k-grid s-evaluaties">
        {voorstel.regels.map((r) => (
          <Regel
            key={r.entiteit}
            regel={r}
            woorden={getypt(invoer, r.entiteit) ?? r.voorstel}
            fout={fouten[conclusieVeld(r.entiteit)]}
          />
        ))}
      </div>
      <Card title="Wat verandert er?">
        <div class="k-form">
          <Textarea
            id="wijzigingen"
            name="wijzigingen"
            label="Wat doen jullie het komende jaar anders?"
            optional
            value={invoer.wijzigingen}
          />
        </div>
      </Card>
      <p>
        Na het afronden staat er een concept voor de volgende versie klaar. Wat nu is vastgesteld, blijft
        gelden tot die versie is vastgesteld.
      </p>
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Evaluatie afronden
        </Button>
        <LinkButton href={`/leerling/${leerling.id}/opp`}>Later verder</LinkButton>
      </div>
    </form>
  );
}

function Regel({
  regel,
  woorden,
  fout,
}: {
  regel: EvaluatieRegel;
  woorden: string;
  fout: string | undefined;
}): VNode {
  const veld = conclusieVeld(regel.entiteit);
  return (
    <Card title={titel(regel)} aside={<Stand regel={regel} />}>
      <KeyValueList
        items={[
          { term: 'Streefniveau', value: regel.streefniveau ?? 'geen niveaus' },
          { term: 'Bereikt', value: regel.behaald, source: 'uit de arrangementskaart, vandaag' },
        ]}
      />
      <div class="k-form">
        <Textarea
          id={veld}
          name={veld}
          label={`Conclusie bij ${regel.leerlijn}`}
          rows={2}
          value={woorden}
          {...(fout === undefined ? {} : { error: fout })}
        />
      </div>
    </Card>
  );
}
