/** What the simulator understands, by SOAPAction (UWLR_Leerlinggegevens_v2p2.wsdl, UWLR_Leerresultaten_v2p2.wsdl). */
const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';

export type Operation =
  | 'HaalLeerlinggegevens'
  | 'HaalStructuur'
  | 'HaalLeerlingen'
  | 'HaalLeerkrachten'
  | 'BrengLeerresultaten';

const ACTIONS: Readonly<Record<string, Operation>> = {
  HaalLeerlinggegevens: 'HaalLeerlinggegevens',
  [`${LG}/structuur_verzoek`]: 'HaalStructuur',
  [`${LG}/leerlingen_verzoek`]: 'HaalLeerlingen',
  [`${LG}/leerkrachten_verzoek`]: 'HaalLeerkrachten',
  BrengLeerresultaten: 'BrengLeerresultaten',
};

/** Element in the body, by operation. */
export const REQUESTS: Readonly<Record<Operation, string>> = {
  HaalLeerlinggegevens: 'leerlinggegevens_verzoek',
  HaalStructuur: 'structuur_verzoek',
  HaalLeerlingen: 'leerlingen_verzoek',
  HaalLeerkrachten: 'leerkrachten_verzoek',
  BrengLeerresultaten: 'leerresultaten_verzoek',
};

/** The action may come quoted (SOAP 1.1 §6.1.1). */
export function operationOf(soapAction: string | undefined): Operation | undefined {
  const action = soapAction?.replace(/^"|"$/g, '') ?? '';
  return Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
}
