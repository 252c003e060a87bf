import type { VNode } from 'preact';
import type { BijLeerdoel, Inbreng } from '../../../gateway/arrangementskaart/inbreng/view.ts';
import type { LeerdoelZoom } from '../../../gateway/leerroute/view.ts';
import { Button } from '../../ui/components/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { Textarea } from '../../ui/components/input.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Timeline } from '../../ui/components/timeline.tsx';
import { newActId } from '../act-id.ts';
import { wanneer } from '../datum.ts';
import { gezichtVan } from '../mijn/gezichten.ts';
import { doelUrl } from '../urls.ts';

/** Which form could not be kept, what was typed in it, and why. */
export interface InbrengFout {
  readonly deel: 'wens' | 'waarneming';
  readonly melding: string;
  readonly tekst: string;
}

interface DeelProps {
  zoom: LeerdoelZoom;
  bij: BijLeerdoel;
  now: Date;
  fout: InbrengFout | undefined;
}

const wie = (zoom: LeerdoelZoom): string => zoom.leerling.naam.roepnaam;

/** What the leerling says of this doel himself, beside what the school says; and the way to answer his wish (R59). */
export function ZegtZelf({ zoom, bij, now, fout }: DeelProps): VNode | null {
  const { inbreng, mag } = bij;
  if (!inbreng || !(inbreng.kan || inbreng.wens || inbreng.mening)) return null;
  const { kan, wens, mening } = inbreng;
  return (
    <section class="k-card" id="zelf" aria-labelledby="zelf-kop">
      <h2 id="zelf-kop">{`Wat ${wie(zoom)} zelf zegt`}</h2>
      <ul class="k-stack k-stack--tight">
        {kan ? (
          <li>
            <Icon name="thumb-up" /> “Dit kan ik.” <Op op={kan.op} now={now} />
          </li>
        ) : null}
        {mening ? (
          <li>
            <Icon name={gezichtVan(mening.gezicht).icon} />{' '}
            {`“Het gaat ${gezichtVan(mening.gezicht).zin}.”${mening.tekst ? ` “${mening.tekst}”` : ''} `}
            <Op op={mening.op} now={now} />
          </li>
        ) : null}
        {wens ? (
          <li>
            <Icon name="heart" /> “Hier wil ik aan werken.” <Op op={wens.op} now={now} />
            {wens.antwoord ? <Antwoord antwoord={wens.antwoord} now={now} /> : null}
          </li>
        ) : null}
      </ul>
      {wens && !wens.antwoord && mag.antwoorden ? (
        <AntwoordForm zoom={zoom} wens={wens.act} fout={fout?.deel === 'wens' ? fout : undefined} />
      ) : null}
    </section>
  );
}

function Op({ op, now }: { op: Date; now: Date }): VNode {
  return <span class="k-soft k-small">{wanneer(op, now)}</span>;
}

function Antwoord({
  antwoord: { antwoord, door, tekst, op },
  now,
}: {
  antwoord: NonNullable<NonNullable<Inbreng['wens']>['antwoord']>;
  now: Date;
}): VNode {
  const zin = antwoord === 'overgenomen' ? 'Overgenomen' : 'Nu nog niet';
  return (
    <p class="k-small">
      {`${zin}${tekst ? `: ${tekst}` : '.'} `}
      <span class="k-soft">{`${wanneer(op, now)}, ${door}`}</span>
    </p>
  );
}

interface FormProps {
  zoom: LeerdoelZoom;
  fout: InbrengFout | undefined;
}

function Fout({ fout }: { fout: InbrengFout | undefined }): VNode | null {
  if (!fout) return null;
  return (
    <div data-focus="" tabIndex={-1}>
      <Notice kind="error" title="Er is nog niets bewaard">
        <p>{fout.melding}</p>
      </Notice>
    </div>
  );
}

function AntwoordForm({ zoom, wens, fout }: FormProps & { wens: string }): VNode {
  return (
    <form class="k-form" method="post" action={`${doelUrl(zoom.leerling.id, zoom.doel.id)}/wens`}>
      <Fout fout={fout} />
      <input type="hidden" name="act" value={newActId()} />
      <input type="hidden" name="wens" value={wens} />
      <Textarea
        id="wens-tekst"
        name="tekst"
        label={`Wat zeg je tegen ${wie(zoom)}?`}
        hint={`${wie(zoom)} leest dit. Bij "Nu nog niet" schrijf je waarom.`}
        optional
        rows={2}
        maxLength={500}
        value={fout?.tekst ?? ''}
      />
      <div class="k-row">
        <Button id="wens-ja" type="submit" name="antwoord" value="overgenomen" icon="check">
          Overnemen
        </Button>
        <Button id="wens-nee" type="submit" name="antwoord" value="niet_nu" icon="hourglass">
          Nu nog niet
        </Button>
      </div>
    </form>
  );
}

/** What people saw of this doel, in words: beside the standen, and changing none (R62). */
export function Waarnemingen({ zoom, bij, now, fout }: DeelProps): VNode | null {
  const { waarnemingen, mag } = bij;
  if (waarnemingen.length === 0 && !mag.waarnemen) return null;
  return (
    <section class="k-card" id="waarnemingen" aria-labelledby="waarnemingen-kop">
      <h2 id="waarnemingen-kop">Waarnemingen</h2>
      {waarnemingen.length > 0 ? (
        <Timeline
          label={`Wat collega’s zagen bij ${zoom.doel.code}`}
          entries={waarnemingen.map((w) => ({
            key: w.act,
            datetime: w.op.toISOString(),
            when: wanneer(w.op, now),
            who: w.door,
            what: w.tekst ?? 'Deze tekst is niet meer te lezen.',
            icon: 'eye' as const,
          }))}
        />
      ) : null}
      {mag.waarnemen ? (
        <WaarnemingForm zoom={zoom} fout={fout?.deel === 'waarneming' ? fout : undefined} />
      ) : null}
    </section>
  );
}

function WaarnemingForm({ zoom, fout }: FormProps): VNode {
  return (
    <form class="k-form" method="post" action={`${doelUrl(zoom.leerling.id, zoom.doel.id)}/waarneming`}>
      <Fout fout={fout} />
      <input type="hidden" name="act" value={newActId()} />
      <Textarea
        id="waarneming-tekst"
        name="tekst"
        label="Wat zag je?"
        hint="Collega’s die met deze leerling werken, lezen dit. De stand van het doel verandert niet."
        rows={2}
        maxLength={2000}
        value={fout?.tekst ?? ''}
      />
      <div class="k-row">
        <Button id="waarneming-ja" type="submit" icon="check">
          Waarneming bewaren
        </Button>
      </div>
    </form>
  );
}
