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
  return renderPage(<OppPage frame={frame} opp={opp} now={deps.now()} zeg={zeg} />);
}
