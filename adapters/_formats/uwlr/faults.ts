import { AppError } from '../../../gateway/errors.ts';
import { isTemporary, type SoapFault } from '../../_kit/soap.ts';

/** Fault codes of the UWLR afspraak: what a school should do about each. */
const ADVICE: Readonly<Record<string, string>> = {
  'Server.InterneFout': 'Het LVS heeft een storing. We proberen het later opnieuw.',
  'Server.TijdelijkNietBeschikbaar': 'Het LVS is even niet bereikbaar. We proberen het later opnieuw.',
  'Client.OngeldigBericht': 'Het LVS begrijpt onze vraag niet. Meld dit bij de beheerder van Koers.',
  'Client.OngeldigeKlantIdentificatie':
    'De klantcode, de klantnaam of de school klopt niet. Controleer de koppeling.',
  'Client.AutorisatieOngeldig':
    'De autorisatiesleutel klopt niet, of geldt niet voor deze school. Vraag de leverancier om een nieuwe sleutel.',
  'Client.XsdVersieOngeldig':
    'Het LVS kent deze versie van UWLR niet. Kies bij de koppeling een andere versie.',
  'Client.VocabulaireTermOngeldig':
    'Het LVS kent een woord uit onze resultaten niet. Meld dit bij de beheerder van Koers.',
  'Client.EldResultaatOngeldig': 'Het LVS kan een resultaat niet lezen. Meld dit bij de beheerder van Koers.',
};

/** Faults about one leerling or one result in a message (UWLR 2.2, foutafhandeling): why it will never be taken. */
const CULPRITS: Readonly<Record<string, string>> = {
  'Client.LeerlingOngeldig': 'Het LVS kent deze leerling niet, of neemt er geen resultaten van aan.',
  'Client.ScoreOngeldig': 'Het LVS neemt deze score niet aan.',
  'Client.ToetsNormeringOngeldig': 'Het LVS neemt de normering van dit leerdoel niet aan.',
};

/** Why the LVS will not take a result; undefined when the fault is about more than that. */
export function culpritReason(fault: SoapFault): string | undefined {
  return Object.hasOwn(CULPRITS, fault.code) ? CULPRITS[fault.code] : undefined;
}

/** Whether it is about the leerling, so that none of the results of this leerling will be taken. */
export function isAboutLeerling(fault: SoapFault): boolean {
  return fault.code === 'Client.LeerlingOngeldig';
}

/**
 * What a SOAP fault means for the sync: only `Server…` passes by itself (UWLR 2.2, foutafhandeling; SOAP 1.1 §4.4.1).
 * @param secrets words that must not come back out, should the source repeat them in its explanation
 */
export function faultError(fault: SoapFault, secrets: readonly string[]): AppError {
  const temporary = isTemporary(fault);
  const known = Object.hasOwn(ADVICE, fault.code) ? ADVICE[fault.code] : undefined;
  const fallback = temporary
    ? 'Het LVS heeft een storing. We proberen het later opnieuw.'
    : `Het LVS weigert de vraag (${fault.code.slice(0, 60)}).`;
  const reason = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), fault.reason).slice(0, 200);
  return new AppError(temporary ? 'source_unavailable' : 'source_refused', known ?? fallback, {
    retry: temporary ? 'later' : 'never',
    issues: [{ path: `Fault/${fault.code.slice(0, 60)}`, message: reason }],
  });
}
