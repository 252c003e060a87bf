import { AppError } from '../../../gateway/errors.ts';
import type { ServiceClient } from '../advantage/service-call.ts';
import type { LtiContext } from '../context-store.ts';
import { SCOPES, scoreOf, scoresUrl, TYPES } from './ags.ts';
import type { Cijfer, Ontvangen } from './cijfer-store.ts';

/** Why a platform does not take one score; any other refusal is about all of them. */
const REDEN: Readonly<Record<number, string>> = {
  400: 'De leeromgeving kan dit cijfer niet lezen.',
  403: 'De leeromgeving laat Koers dit cijfer niet geven.',
  404: 'De leeromgeving kent deze leerling of deze kolom niet (meer).',
  409: 'De leeromgeving heeft al een nieuwer cijfer.',
  410: 'Deze kolom is er niet meer in de leeromgeving.',
  413: 'De leeromgeving kan dit cijfer niet lezen.',
  422: 'De leeromgeving kent deze leerling niet in deze cursus.',
};

/**
 * Sends one score. @returns the receipt: taken, or refused for good
 * @throws AppError when it says nothing of this score alone: no token, too busy, ill, away
 */
async function verstuurEen(client: ServiceClient, lijst: LtiContext, cijfer: Cijfer): Promise<Ontvangen> {
  const { id, lineitem, sub, stand, stempel, opnieuw } = cijfer;
  try {
    await client.call({
      registration: lijst.registration,
      scopes: [SCOPES.score],
      url: scoresUrl(lineitem),
      method: 'POST',
      contentType: TYPES.score,
      body: scoreOf(sub, stand, stempel),
    });
    return { id, reden: null };
  } catch (error) {
    const status = error instanceof AppError && isAnswer(error) ? error.opts.sourceStatus : undefined;
    // It went out before with this very stamp and nobody else writes this column: the ELO has it.
    if (status === 409 && opnieuw) return { id, reden: null };
    const reden = status === undefined ? undefined : REDEN[status];
    if (reden === undefined) throw error;
    return { id, reden };
  }
}

/** Whether the score service said no, and not the place where tokens come from. */
const isAnswer = ({ code, opts }: AppError) =>
  code === 'source_refused' && !opts.detail?.startsWith('token:');

/** Receipts of what went, and what stopped the rest. */
export interface Verstuurd {
  readonly ontvangen: readonly Ontvangen[];
  readonly gestuit: unknown;
}

/** Sends scores one after another; the first that says nothing of itself stops the rest. */
export async function verstuurAlle(
  client: ServiceClient,
  lijst: LtiContext,
  cijfers: readonly Cijfer[],
  signal: AbortSignal,
): Promise<Verstuurd> {
  const ontvangen: Ontvangen[] = [];
  try {
    for (const cijfer of cijfers) {
      signal.throwIfAborted();
      ontvangen.push(await verstuurEen(client, lijst, cijfer));
    }
    return { ontvangen, gestuit: null };
  } catch (gestuit) {
    return { ontvangen, gestuit };
  }
}
