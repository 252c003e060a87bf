import { gelezenOver } from '../../../gateway/meldingen/lees.ts';
import type { OppView } from '../../../gateway/opp/service.ts';
import { inbrengVan } from '../../../gateway/opp/thuis/inbreng.ts';
import { renderPage } from '../../ui/render.ts';
import { leerlingFrameFor } from '../frame.ts';
import type { Call, OppDeps } from './deps.ts';
import { OppPage, type OppZeg } from './page.tsx';

/** The workspace, with what was done or why it was not. */
export async function oppPage(
  deps: OppDeps,
  { tx, who }: Call,
  leerling: string,
  zeg: OppZeg & { readonly welke?: number | undefined } = {},
): Promise<string> {
  const opp = await deps.opp.lees(tx, who, { leerling, welke: zeg.welke });
  const frame = await leerlingFrameFor(deps, { tx, who });
  const vanThuis = magVanThuis(opp) ? await inbrengVan(tx, who, deps.keys, leerling) : [];
  const html = renderPage(<OppPage frame={frame} opp={opp} now={deps.now()} zeg={zeg} vanThuis={vanThuis} />);
  // Shown is seen: it counts as new no longer.
  if (vanThuis.some((i) => i.nieuw)) await gelezenOver(tx, who, leerling, 'opp_inbreng');
  return html;
}

/** Who works on this OPP reads what is told from home; an ouder who works at the school finds his own at home. */
const magVanThuis = ({ mag }: OppView): boolean => mag.schrijven || mag.vaststellen;
