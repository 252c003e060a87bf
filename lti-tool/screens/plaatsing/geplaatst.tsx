import type { VNode } from 'preact';
import type { Arrangementskaart } from '../../../gateway/arrangementskaart/view.ts';
import { Toast } from '../../ui/components/toast.tsx';
import { ongedaanVraag } from '../afvinken/ongedaan.ts';

export interface GeplaatstProps {
  kaart: Pick<Arrangementskaart, 'leerling' | 'leergebieden'>;
  act: string;
  leerlijn: string | undefined;
}

/** After a placement: what holds now, and the way back (R31: reversible on the same day). */
export function Geplaatst({ kaart, act, leerlijn }: GeplaatstProps): VNode {
  const lijn = kaart.leergebieden.flatMap((g) => g.leerlijnen).find((l) => l.id === leerlijn);
  const tekst =
    lijn?.streefniveau == null
      ? 'Het nieuwe niveau is bewaard.'
      : `${kaart.leerling.naam.roepnaam} werkt bij ${lijn.naam} nu aan ${lijn.streefniveau.naam}.`;
  const undo = ongedaanVraag(`/kaart/leerling/${kaart.leerling.id}/ongedaan`, [act], { vals: { heel: 1 } });
  return <Toast icon="stairs-up" text={tekst} undo={undo} />;
}
