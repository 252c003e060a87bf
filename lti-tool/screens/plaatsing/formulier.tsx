import type { VNode } from 'preact';
import type { PlaatsVoorstel } from '../../../gateway/arrangementskaart/view.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { hx } from '../../ui/components/hx.ts';
import { Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { type Stand as Peil, STAND_WORDS } from '../../ui/components/tick-cell.tsx';
import { term } from '../../ui/glossary.ts';
import { kaartUrl, plaatsUrl } from '../urls.ts';
import { doelVeld, type Fouten, type Ingevuld } from './invoer.ts';

const FORM = 'plaats';

export interface FormulierProps {
  voorstel: PlaatsVoorstel;
  invoer: Ingevuld;
  fouten: Fouten;
}

/** Three questions: which niveau, what with the open doelen, and why (R31, R32). Also the answer when something is missing. */
export function Formulier({ voorstel, invoer, fouten }: FormulierProps): VNode {
  const url = plaatsUrl(voorstel.leerling.id, voorstel.leerlijn.id);
  return (
    <form
      class="k-form"
      id={FORM}
      method="post"
      action={url}
      noValidate
      {...hx({ post: url, target: `#${FORM}`, swap: 'outerHTML', status422: 'swap:outerHTML' })}
    >
      <input type="hidden" name="act" value={invoer.act} />
      <input type="hidden" name="nu" value={voorstel.huidig.id} />
      <WatOntbreekt fouten={fouten} />
      <NiveauVraag voorstel={voorstel} invoer={invoer} fouten={fouten} />
      <OpenDoelen voorstel={voorstel} invoer={invoer} />
      <Textarea
        id="reden"
        name="reden"
        label="Waarom?"
        hint="Nodig als het niveau lager wordt of gelijk blijft, of als een doel vervalt. Alleen collega's lezen dit."
        value={invoer.reden}
        rows={3}
        maxLength={2000}
        {...(fouten.reden ? { error: fouten.reden } : { optional: true })}
      />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Plaatsen
        </Button>
        <LinkButton href={kaartUrl(voorstel.leerling.id, voorstel.leerlijn.id)} kind="subtle">
          Niets veranderen
        </LinkButton>
      </div>
    </form>
  );
}

/** Said aloud and given the focus when the form comes back; leads to what must be mended. */
function WatOntbreekt({ fouten }: { fouten: Fouten }): VNode | null {
  const { niveau, reden, veranderd } = fouten;
  const title = veranderd ?? niveau ?? reden;
  if (title === undefined) return null;
  const next = veranderd ? (
    'Er is nog niets geplaatst. Kijk het formulier nog eens na.'
  ) : (
    <>
      Er is nog niets geplaatst.{' '}
      <a href={niveau ? '#niveau' : '#reden'}>{niveau ? 'Kies een niveau' : 'Schrijf de reden op'}</a>
    </>
  );
  return (
    <div data-focus="">
      <Notice kind={veranderd ? 'warning' : 'error'} announce title={title} next={next} />
    </div>
  );
}

function NiveauVraag({ voorstel, invoer, fouten }: FormulierProps): VNode {
  return (
    <RadioGroup
      id="niveau"
      name="niveau"
      label={`Aan welk niveau gaat ${voorstel.leerling.naam.roepnaam} werken?`}
      {...(fouten.niveau ? { error: fouten.niveau } : {})}
      choices={volgorde(voorstel).map((keuze) => ({
        value: keuze.niveau.id,
        label: keuzeNaam(keuze, voorstel.aanbevolen),
        note: keuzeUitleg(keuze),
        checked: keuze.niveau.id === invoer.niveau,
      }))}
    />
  );
}

/** Nearest first: the higher niveaus upwards, the one of now, then the lower ones downwards. */
function volgorde({ keuzes }: PlaatsVoorstel): PlaatsVoorstel['keuzes'] {
  const van = (richting: (typeof keuzes)[number]['richting']) =>
    keuzes.filter((keuze) => keuze.richting === richting);
  return [...van('hoger'), ...van('blijft'), ...van('lager').reverse()];
}

function keuzeNaam(
  { niveau, richting }: PlaatsVoorstel['keuzes'][number],
  aanbevolen: string | null,
): string {
  if (richting === 'blijft') return `${niveau.naam} blijft`;
  return niveau.id === aanbevolen ? `${niveau.naam}, het volgende` : niveau.naam;
}

function keuzeUitleg({ richting, bovenUitstroom, doelen }: PlaatsVoorstel['keuzes'][number]): string {
  const aantal = `${doelen.length} ${term('leerdoel', doelen.length)}: ${doelen.map((d) => d.code).join(', ')}.`;
  if (richting === 'blijft') return `${aantal} Nog een periode op dit niveau: schrijf op waarom.`;
  if (bovenUitstroom)
    return `${aantal} Hoger dan het uitstroomniveau: het OPP klopt dan niet meer en vraagt om een gesprek.`;
  return richting === 'lager' ? `${aantal} Lager dan nu: schrijf op waarom.` : aantal;
}

function OpenDoelen({ voorstel, invoer }: Omit<FormulierProps, 'fouten'>): VNode {
  if (voorstel.openDoelen.length === 0) {
    return <Notice kind="success" title={`Alle doelen van ${voorstel.huidig.naam} zijn behaald.`} />;
  }
  return (
    <section class="k-stack s-open" aria-labelledby="open-kop">
      <h2 id="open-kop" class="s-tussenkop">
        {`Nog niet behaald: ${voorstel.openDoelen.length} ${term('leerdoel', voorstel.openDoelen.length)}`}
      </h2>
      {voorstel.openDoelen.map((doel) => (
        <RadioGroup
          key={doel.id}
          id={doelVeld(doel.id)}
          name={doelVeld(doel.id)}
          label={`${doel.code} ${doel.tekst}`}
          hint={`Nu: ${STAND_WORDS[doel.stand as Peil]}`}
          choices={[
            {
              value: 'meenemen',
              label: 'Meenemen',
              note: 'Blijft op de kaart staan.',
              checked: invoer.openDoelen[doel.id] !== 'vervallen',
            },
            {
              value: 'vervallen',
              label: 'Laten vervallen',
              note: 'Gaat van de kaart. Schrijf hieronder waarom.',
              checked: invoer.openDoelen[doel.id] === 'vervallen',
            },
          ]}
        />
      ))}
    </section>
  );
}
