import type { VNode } from 'preact';
import type {
  ActieResultaat,
  GroepMatrix,
  OngedaanResultaat,
  StandResultaat,
  VerseRij,
} from '../../../gateway/arrangementskaart/view.ts';
import type { Stand } from '../../../gateway/model/act.ts';
import type { Hx } from '../../ui/components/hx.ts';
import { MatrixAll } from '../../ui/components/matrix.tsx';
import { Partial } from '../../ui/components/partial.tsx';
import { term } from '../../ui/glossary.ts';
import type { ActieCelCode, DoelCelCode } from '../afvinken/cel-code.ts';
import { andersTekst, doelTekst, Gedaan, standWoord, Teruggezet } from '../afvinken/meldingen.tsx';
import { ongedaanVraag } from '../afvinken/ongedaan.ts';
import { plaatsUrl } from '../urls.ts';
import { type Blok, indeling } from './blokken.ts';
import { ActieCel, actieCelId, DoelCel, doelCelId, GraadCel, graadId, ZET_VELDEN } from './cellen.tsx';

/** Undo in the matrix: the group and leerlijn go along, so that the cells can be read afresh. */
export const terug = (acts: readonly string[]): Hx =>
  ongedaanVraag('/matrix/ongedaan', acts, { include: ZET_VELDEN });

export function Graden({ rijen, magPlaatsen }: { rijen: readonly VerseRij[]; magPlaatsen: boolean }): VNode {
  return (
    <>
      {rijen.map(({ leerling, leerlijn, graad }) =>
        graad ? (
          <Partial key={leerling} target={`#${graadId(leerling)}`}>
            <GraadCel graad={graad} hoger={magPlaatsen ? plaatsUrl(leerling, leerlijn) : null} />
          </Partial>
        ) : null,
      )}
    </>
  );
}

export interface DoelAntwoordProps {
  cel: DoelCelCode;
  uit: StandResultaat;
  magPlaatsen: boolean;
}

/** Answer to one tap on a doel: the cell in its new state, the degree of the row (R15) and the undo bar (R30). */
export function DoelAntwoord({ cel, uit, magPlaatsen }: DoelAntwoordProps): VNode | null {
  const vers = uit.cellen[0];
  if (!vers) return null;
  const anders = uit.anders[0];
  const tekst = doelTekst(vers.stand, uit.rijen[0]?.graad ?? null);
  return (
    <>
      <DoelCel
        matrix={cel.matrix}
        vanaf={cel.vanaf}
        mag
        leerling={vers.leerling}
        leerdoel={vers.leerdoel}
        stand={vers.stand}
      />
      <Graden rijen={uit.rijen} magPlaatsen={magPlaatsen} />
      <Gedaan text={anders ? `${tekst} ${andersTekst(anders.stond)}` : tekst} undo={terug([cel.act])} />
    </>
  );
}

/** Answer to one tap on an actie (R29). */
export function ActieAntwoord({ cel, uit }: { cel: ActieCelCode; uit: ActieResultaat }): VNode | null {
  const vers = uit.acties[0];
  if (!vers) return null;
  return (
    <>
      <ActieCel {...vers} matrix={cel.matrix} sjabloon={cel.sjabloon} mag />
      <Gedaan text={vers.gedaan ? 'Actie gedaan.' : 'Actie weer open.'} undo={terug([cel.act])} />
    </>
  );
}

export interface ReeksAntwoordProps {
  blok: Blok;
  /** The button that was pressed, to render afresh. */
  knop: { id: string; label: string; ask: Hx };
  acts: readonly string[];
  vanaf: Stand;
  magPlaatsen: boolean;
  uit: { soort: 'doelen'; stand: Stand; gezet: StandResultaat } | { soort: 'acties'; gezet: ActieResultaat };
}

/** Answer to a whole column or row: every cell that changed, and one undo for all of them. */
export function ReeksAntwoord({ blok, knop, acts, vanaf, magPlaatsen, uit }: ReeksAntwoordProps): VNode {
  const aantal = acts.length;
  return (
    <>
      <MatrixAll {...knop} />
      {uit.soort === 'doelen' ? (
        <>
          {uit.gezet.cellen.map((vers) => (
            <Partial
              key={vers.leerling + vers.leerdoel}
              target={`#${doelCelId(vers.leerling, vers.leerdoel)}`}
              swap="outerHTML"
            >
              <DoelCel
                matrix={blok.id}
                vanaf={vanaf}
                mag
                leerling={vers.leerling}
                leerdoel={vers.leerdoel}
                stand={vers.stand}
              />
            </Partial>
          ))}
          <Graden rijen={uit.gezet.rijen} magPlaatsen={magPlaatsen} />
        </>
      ) : (
        <ActieCellen blok={blok} gezet={uit.gezet} />
      )}
      {aantal === 0 ? (
        <Gedaan text="Hier was al alles gezet." />
      ) : (
        <Gedaan text={reeksTekst(aantal, uit)} undo={terug(acts)} />
      )}
    </>
  );
}

function reeksTekst(aantal: number, uit: ReeksAntwoordProps['uit']): string {
  if (uit.soort === 'acties') return `${aantal} ${term('actie', aantal)} gedaan.`;
  return `${aantal} ${term('leerdoel', aantal)} op "${standWoord(uit.stand)}" gezet.`;
}

function ActieCellen({ blok, gezet }: { blok: Blok; gezet: Pick<ActieResultaat, 'acties'> }): VNode {
  const kolomVan = new Map(
    blok.rijen.flatMap((rij) =>
      Object.entries(rij.acties).map(([sjabloon, actie]) => [actie.kaartActie, sjabloon]),
    ),
  );
  return (
    <>
      {gezet.acties.map((vers) => (
        <Partial key={vers.kaartActie} target={`#${actieCelId(vers.kaartActie)}`} swap="outerHTML">
          <ActieCel {...vers} matrix={blok.id} sjabloon={kolomVan.get(vers.kaartActie) ?? ''} mag />
        </Partial>
      ))}
    </>
  );
}

export interface OngedaanAntwoordProps {
  matrix: GroepMatrix;
  leerlijn: string;
  uit: Extract<OngedaanResultaat, { kind: 'ongedaan' }>;
}

/** Answer to undo: the touched cells as they are again. */
export function OngedaanAntwoord({ matrix, leerlijn, uit }: OngedaanAntwoordProps): VNode {
  return (
    <>
      {indeling(matrix, leerlijn).blokken.map((blok) => (
        <>
          {uit.cellen
            .filter((vers) => blok.rijen.some((rij) => rij.leerling.id === vers.leerling))
            .map((vers) => (
              <Partial
                key={vers.leerling + vers.leerdoel}
                target={`#${doelCelId(vers.leerling, vers.leerdoel)}`}
                swap="outerHTML"
              >
                <DoelCel
                  matrix={blok.id}
                  vanaf={matrix.behaaldVanaf}
                  mag
                  leerling={vers.leerling}
                  leerdoel={vers.leerdoel}
                  stand={vers.stand}
                />
              </Partial>
            ))}
          <ActieCellen
            blok={blok}
            gezet={{
              acties: uit.acties.filter((a) => blok.rijen.some((rij) => rij.leerling.id === a.leerling)),
            }}
          />
        </>
      ))}
      <Graden rijen={uit.rijen} magPlaatsen={matrix.mag.niveauPlaatsen} />
      <Teruggezet aantal={uit.cellen.length + uit.acties.length} />
    </>
  );
}
