import type { VNode } from 'preact';
import { BRON, BRON_CVB, type KlokInstelling, type KlokSoort } from '../../../gateway/opp/klokken/service.ts';
import { Button } from '../../ui/components/button.tsx';
import { Card } from '../../ui/components/card.tsx';
import { RadioGroup } from '../../ui/components/choice.tsx';
import { Input } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { PageHeader } from '../../ui/components/page-header.tsx';
import { type Frame, Page } from '../chrome.tsx';
import type { GetalVeld, KeuzeVeld, TermijnenBody, VakantieBody } from './termijnen-invoer.ts';
import { OPP_STATUS, TERMIJNEN } from './urls.ts';
import { Vakanties } from './vakanties.tsx';

export interface TermijnenPageProps {
  frame: Frame;
  instelling: KlokInstelling;
  invoer: TermijnenBody;
  fouten?: Partial<Record<KeuzeVeld, string>>;
  vakantie?: { invoer: VakantieBody; fout: string } | undefined;
  bewaard?: boolean;
}

/** By which terms the clocks run, and when there is no school (R42, R47, R49, R50). */
export function TermijnenPage(props: TermijnenPageProps): VNode {
  const { frame, instelling, fouten = {}, vakantie, bewaard } = props;
  return (
    <Page frame={frame} title="Termijnen en vakanties" plek="opp">
      <PageHeader
        title="Termijnen en vakanties"
        crumbs={[
          { href: '/vandaag', label: 'Vandaag' },
          { href: OPP_STATUS, label: 'OPP-overzicht' },
        ]}
        lead="Koers waarschuwt op tijd voor elk OPP. Hier kies je wanneer. Wat er staat, is het voorstel van Koers of wat jullie eerder kozen."
      />
      {bewaard ? <Notice kind="success" announce title="Bewaard." /> : null}
      {Object.keys(fouten).length > 0 ? (
        <div data-focus="" tabIndex={-1}>
          <Notice
            kind="error"
            announce
            title="Er is nog niets veranderd"
            next="Kijk bij de velden met een uitroepteken."
          />
        </div>
      ) : null}
      <Termijnen invoer={props.invoer} fouten={fouten} rodAan={instelling.rodAan} />
      <Vakanties vakanties={instelling.kalender.vakanties} mislukt={vakantie} />
    </Page>
  );
}

type FormProps = Pick<TermijnenPageProps, 'invoer'> & {
  fouten: NonNullable<TermijnenPageProps['fouten']>;
  rodAan: boolean;
};

function Termijnen({ invoer, fouten, rodAan }: FormProps): VNode {
  const getal = (veld: GetalVeld, label: string) => (
    <Input
      id={veld}
      name={veld}
      label={label}
      short
      inputMode="numeric"
      maxLength={3}
      value={invoer[veld]}
      {...(fouten[veld] === undefined ? {} : { error: fouten[veld] })}
    />
  );
  return (
    <form class="k-stack" method="post" action={TERMIJNEN} noValidate>
      <Deel titel="Eerste OPP" klok="opp">
        {getal('oppWeken', 'Vastgesteld binnen zoveel weken na de inschrijving')}
        {getal('oppWaarschuwDagen', 'Waarschuw vanaf zoveel dagen na de inschrijving')}
        <RadioGroup
          id="tellen"
          name="tellen"
          label="Hoe tellen jullie de weken?"
          {...(fouten.tellen === undefined ? {} : { error: fouten.tellen })}
          choices={[
            {
              value: 'kalenderweken',
              label: 'Gewone weken',
              note: 'Vakanties tellen mee. Alleen een herinnering schuift naar een schooldag.',
              checked: invoer.tellen === 'kalenderweken',
            },
            {
              value: 'schoolweken',
              label: 'Alleen schoolweken',
              note: 'Dagen in een vakantie tellen niet mee.',
              checked: invoer.tellen === 'schoolweken',
            },
          ]}
        />
      </Deel>
      <Advies invoer={invoer} fout={fouten.cvbAdvies} />
      <Deel titel="Evaluatie" klok="evaluatie">
        {getal('evaluatieMaanden', 'Opnieuw binnen zoveel maanden')}
        {getal('evaluatieWaarschuwMaanden', 'Waarschuw vanaf zoveel maanden')}
      </Deel>
      <Deel titel="Toelaatbaarheidsverklaring (TLV)" klok="tlv">
        {getal('tlvMaanden', 'Waarschuw zoveel maanden voor het einde')}
      </Deel>
      <Deel titel="Achttien jaar" klok="meerderjarig">
        {getal('meerderjarigMaanden', 'Waarschuw zoveel maanden voor de verjaardag')}
      </Deel>
      <Deel titel="Einde van een periode" klok="periode">
        {getal('periodeDagen', 'Waarschuw zoveel dagen voor het einde')}
      </Deel>
      <Deel titel="Bewaren" klok="bewaren">
        {getal('bewaarJaren', 'Zoveel jaar na vertrek')}
      </Deel>
      <Rod invoer={invoer} fout={fouten.rod} aan={rodAan} />
      <div class="k-row">
        <Button type="submit" kind="primary" icon="check">
          Bewaren
        </Button>
      </div>
    </form>
  );
}

/** One clock, with where its term comes from. */
function Deel({
  titel,
  klok,
  children,
}: {
  titel: string;
  klok: KlokSoort;
  children: VNode | VNode[];
}): VNode {
  const { tekst, zeker } = BRON[klok];
  return (
    <Card title={titel}>
      <div class="k-form">{children}</div>
      <p class="k-soft k-small">{zeker ? tekst : `${tekst} Kijk dit na voor jullie school.`}</p>
    </Card>
  );
}

/** L5: whether an OPP waits for the advice of the commissie. */
function Advies({ invoer, fout }: { invoer: TermijnenBody; fout: string | undefined }): VNode {
  const keus = (value: string, label: string, note?: string) => ({
    value,
    label,
    ...(note === undefined ? {} : { note }),
    checked: invoer.cvbAdvies === value,
  });
  return (
    <Card title="Advies van de commissie voor de begeleiding">
      <RadioGroup
        id="cvbAdvies"
        name="cvbAdvies"
        label="Is het advies nodig voordat je een OPP vaststelt?"
        {...(fout === undefined ? {} : { error: fout })}
        choices={[
          keus('sector', 'Zoals bij onze sector hoort', 'In het so en vso: ja.'),
          keus('ja', 'Ja'),
          keus('nee', 'Nee'),
        ]}
      />
      <p class="k-soft k-small">
        {BRON_CVB.zeker ? BRON_CVB.tekst : `${BRON_CVB.tekst} Kijk dit na voor jullie school.`}
      </p>
    </Card>
  );
}

function Rod({
  invoer,
  fout,
  aan,
}: {
  invoer: TermijnenBody;
  fout: string | undefined;
  aan: boolean;
}): VNode {
  return (
    <Card title="Doorgeven aan ROD">
      <RadioGroup
        id="rod"
        name="rod"
        label="Houdt Koers begin en einde van elk OPP bij voor ROD?"
        hint="Koers laat de dagen zien. Jullie leerlingadministratie geeft ze door."
        {...(fout === undefined ? {} : { error: fout })}
        choices={[
          {
            value: 'sector',
            label: 'Zoals bij onze sector hoort',
            note: aan && invoer.rod === 'sector' ? 'Nu: ja.' : 'In het so en vso: nee.',
            checked: invoer.rod === 'sector',
          },
          { value: 'ja', label: 'Ja', checked: invoer.rod === 'ja' },
          { value: 'nee', label: 'Nee', checked: invoer.rod === 'nee' },
        ]}
      />
    </Card>
  );
}
