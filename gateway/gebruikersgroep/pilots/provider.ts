import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ErrorCode,
  type EvaluationContext,
  type JsonValue,
  OpenFeature,
  type Provider,
  type ResolutionDetails,
  StandardResolutionReasons,
} from '@openfeature/server-sdk';
import { FUNCTIES, type FunctieSleutel } from './functies.ts';
import { isAan, type Toestemming } from './rules.ts';

const DOMEIN = 'koers';

/** What the school of who asks said yes to, read in his own transaction; the provider asks the database nothing. */
const gelezen = new AsyncLocalStorage<readonly Toestemming[]>();

/**
 * Flags of Koers for OpenFeature (specification §2, provider): one switch a feature, off unless a pilot of the school that
 * asks is on for the group in the context.
 */
class PilotProvider implements Provider {
  readonly metadata = { name: 'koers-pilots' } as const;
  readonly runsOn = 'server' as const;

  async resolveBooleanEvaluation(
    functie: string,
    uit: boolean,
    context: EvaluationContext,
  ): Promise<ResolutionDetails<boolean>> {
    if (!(functie in FUNCTIES))
      return { value: uit, reason: StandardResolutionReasons.ERROR, errorCode: ErrorCode.FLAG_NOT_FOUND };
    const { targetingKey: groep, dag } = context;
    if (groep === undefined || typeof dag !== 'string')
      return {
        value: uit,
        reason: StandardResolutionReasons.ERROR,
        errorCode: ErrorCode.TARGETING_KEY_MISSING,
      };
    const aan = (gelezen.getStore() ?? []).find((t) => t.functie === functie && isAan(t, groep, dag));
    if (!aan) return { value: uit, reason: StandardResolutionReasons.DEFAULT, variant: 'uit' };
    return {
      value: true,
      reason: StandardResolutionReasons.TARGETING_MATCH,
      variant: aan.stand === 'ingevoerd' ? 'ingevoerd' : 'pilot',
      flagMetadata: { pilot: aan.pilot },
    };
  }

  resolveStringEvaluation = async (_: string, value: string) => geenSchakelaar(value);
  resolveNumberEvaluation = async (_: string, value: number) => geenSchakelaar(value);
  resolveObjectEvaluation = async <T extends JsonValue>(_: string, value: T) => geenSchakelaar(value);
}

/** A feature is on or off, and nothing else. */
const geenSchakelaar = <T>(value: T): ResolutionDetails<T> => ({
  value,
  reason: StandardResolutionReasons.ERROR,
  errorCode: ErrorCode.TYPE_MISMATCH,
});

let klaar: Promise<void> | undefined;

export interface Aan {
  readonly pilot: string;
  readonly groepen: readonly string[];
}

/** For which of these groups a feature is on today, and by which pilot; null: for none. */
export async function schakelaar(
  functie: FunctieSleutel,
  toestemmingen: readonly Toestemming[],
  { groepen, dag }: { groepen: readonly string[]; dag: string },
): Promise<Aan | null> {
  klaar ??= OpenFeature.setProviderAndWait(DOMEIN, new PilotProvider());
  await klaar;
  const client = OpenFeature.getClient(DOMEIN);
  return await gelezen.run(toestemmingen, async () => {
    const uit = await Promise.all(
      groepen.map(async (groep) => ({
        groep,
        ...(await client.getBooleanDetails(functie, false, { targetingKey: groep, dag })),
      })),
    );
    const aan = uit.filter(({ value }) => value);
    const pilot = aan[0]?.flagMetadata['pilot'];
    return typeof pilot === 'string' ? { pilot, groepen: aan.map(({ groep }) => groep) } : null;
  });
}
