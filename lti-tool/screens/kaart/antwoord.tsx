import type { VNode } from 'preact';
import type {
  ActieResultaat,
  Arrangementskaart,
  KaartLeerlijn,
  StandResultaat,
} from '../../../gateway/arrangementskaart/view.ts';
import type { Hx } from '../../ui/components/hx.ts';
import { Partial } from '../../ui/components/partial.tsx';
import { andersTekst, doelTekst, Gedaan, Teruggezet } from '../afvinken/meldingen.tsx';
import { ongedaanVraag } from '../afvinken/ongedaan.ts';
import { ActieVakje, actieGedaanId, actieVakjeId, gedaanTekst } from './actie.tsx';
import { DoelRegel, doelRegelId } from './doel.tsx';
import { LijnStand, lijnKopId } from './lijn.tsx';

interface Vers {
  /** The card as it is after the act. */
  kaart: Arrangementskaart;
  now: Date;
}

const lijnen = (kaart: Arrangementskaart): KaartLeerlijn[] => kaart.leergebieden.flatMap((g) => g.leerlijnen);

const terug = (leerling: string, act: string): Hx =>
  ongedaanVraag(`/kaart/leerling/${leerling}/ongedaan`, [act]);

/** The degree and the way to a higher niveau, renewed. */
function VerseKop({ kaart, lijn }: { kaart: Arrangementskaart; lijn: KaartLeerlijn }): VNode {
  return (
    <Partial target={`#${lijnKopId(lijn.id)}`}>
      <LijnStand kaart={kaart} lijn={lijn} />
    </Partial>
  );
}

export interface DoelAntwoordProps extends Pick<Vers, 'kaart'> {
  leerdoel: string;
  act: string;
  uit: StandResultaat;
  gekozen: boolean;
}

/** Answer to a tap on a doel of the card: the doel, its leerlijn, the undo bar (R30). */
export function DoelAntwoord({ kaart, leerdoel, act, uit, gekozen }: DoelAntwoordProps): VNode | null {
  const lijn = lijnen(kaart).find((l) => l.doelen.some((d) => d.id === leerdoel));
  const doel = lijn?.doelen.find((d) => d.id === leerdoel);
  if (!lijn || !doel) return null;
  const leerling = kaart.leerling.id;
  const anders = uit.anders[0];
  const tekst = doelTekst(doel.stand, lijn.graad);
  return (
    <>
      <DoelRegel
        leerling={leerling}
        doel={doel}
        vanaf={kaart.behaaldVanaf}
        mag={kaart.mag}
        gekozen={gekozen}
      />
      <VerseKop kaart={kaart} lijn={lijn} />
      <Gedaan text={anders ? `${tekst} ${andersTekst(anders.stond)}` : tekst} undo={terug(leerling, act)} />
    </>
  );
}

export interface ActieAntwoordProps extends Vers {
  act: string;
  uit: ActieResultaat;
}

/** Answer to a tap on an actie of the card (R29). */
export function ActieAntwoord({ kaart, now, act, uit }: ActieAntwoordProps): VNode | null {
  const id = uit.acties[0]?.kaartActie;
  const actie = lijnen(kaart)
    .flatMap((l) => l.doelen.flatMap((d) => d.acties))
    .find((a) => a.id === id);
  if (!actie) return null;
  const leerling = kaart.leerling.id;
  return (
    <>
      <ActieVakje leerling={leerling} actie={actie} />
      <Partial target={`#${actieGedaanId(actie.id)}`}>{gedaanTekst(actie, now)}</Partial>
      <Gedaan text={actie.gedaan ? 'Actie gedaan.' : 'Actie weer open.'} undo={terug(leerling, act)} />
    </>
  );
}

/** Answer to undo on the card: every touched doel and actie as it is again. */
export function OngedaanAntwoord({ kaart, now, uit }: Vers & { uit: Geraakt }): VNode {
  const leerling = kaart.leerling.id;
  const doelen = new Set(uit.cellen.map((c) => c.leerdoel));
  const acties = new Set(uit.acties.map((a) => a.kaartActie));
  const geraakt = lijnen(kaart).filter((lijn) => lijn.doelen.some((d) => doelen.has(d.id)));
  return (
    <>
      {lijnen(kaart).flatMap((lijn) =>
        lijn.doelen.flatMap((doel) => [
          ...(doelen.has(doel.id)
            ? [
                <Partial key={doel.id} target={`#${doelRegelId(doel.id)}`} swap="outerHTML">
                  <DoelRegel leerling={leerling} doel={doel} vanaf={kaart.behaaldVanaf} mag={kaart.mag} />
                </Partial>,
              ]
            : []),
          ...doel.acties
            .filter((actie) => acties.has(actie.id))
            .flatMap((actie) => [
              <Partial key={actie.id} target={`#${actieVakjeId(actie.id)}`} swap="outerHTML">
                <ActieVakje leerling={leerling} actie={actie} />
              </Partial>,
              <Partial key={`${actie.id}-op`} target={`#${actieGedaanId(actie.id)}`}>
                {gedaanTekst(actie, now)}
              </Partial>,
            ]),
        ]),
      )}
      {geraakt.map((lijn) => (
        <VerseKop key={lijn.id} kaart={kaart} lijn={lijn} />
      ))}
      <Teruggezet aantal={doelen.size + acties.size} />
    </>
  );
}

interface Geraakt {
  cellen: readonly { leerdoel: string }[];
  acties: readonly { kaartActie: string }[];
}
