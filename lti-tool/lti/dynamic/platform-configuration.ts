import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { platformUrl } from '../platform-url.ts';

const Address = z.string().min(1).max(2048);

/** What a platform says of itself (LTI Dynamic Registration 1.0 §2.1), read leniently: more may stand in it. */
export const PlatformConfiguration = z
  .looseObject({
    issuer: Address,
    authorization_endpoint: Address,
    token_endpoint: Address,
    jwks_uri: Address,
    registration_endpoint: Address,
    scopes_supported: z.array(z.string()).max(200).optional().catch(undefined),
    'https://purl.imsglobal.org/spec/lti-platform-configuration': z
      .looseObject({
        product_family_code: z.string().max(100).optional().catch(undefined),
        messages_supported: z
          .array(z.looseObject({ type: z.string().max(100) }))
          .max(50)
          .optional()
          .catch(undefined),
      })
      .optional()
      .catch(undefined),
  })
  .transform((c) => {
    const lti = c['https://purl.imsglobal.org/spec/lti-platform-configuration'];
    return {
      issuer: c.issuer,
      authUrl: c.authorization_endpoint,
      tokenUrl: c.token_endpoint,
      jwksUrl: c.jwks_uri,
      registrationUrl: c.registration_endpoint,
      product: lti?.product_family_code ?? null,
      /** Undefined: it does not say. */
      scopes: c.scopes_supported,
      messages: lti?.messages_supported?.map((m) => m.type),
    };
  });
export type PlatformConfiguration = z.output<typeof PlatformConfiguration>;

/** A registration that does not hold. `message` is for the administrator of the ELO, `detail` for the log. */
export const notRegistered = (message: string, detail: string, cause?: unknown): AppError =>
  new AppError('launch_refused', message, {
    status: 400,
    detail: `registration: ${detail}`,
    ...(cause === undefined ? {} : { cause }),
  });

/**
 * Believes a configuration only of the platform whose name it bears: its issuer is on the host that it was read from
 * (Dynamic Registration 1.0 §3.3), so that nobody registers as another. Every address begins with https.
 * @throws AppError `launch_refused`
 */
export function trusted(read: unknown, from: URL, demo: boolean): PlatformConfiguration {
  const parsed = PlatformConfiguration.safeParse(read);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notRegistered(
      'De leeromgeving vertelt niet alles wat Koers moet weten om haar te vertrouwen.',
      `configuration: ${issue?.path.join('.') ?? 'unreadable'}`,
    );
  }
  const { issuer, authUrl, tokenUrl, jwksUrl, registrationUrl } = parsed.data;
  for (const address of [issuer, authUrl, tokenUrl, jwksUrl, registrationUrl]) platformUrl(address, demo);
  if (new URL(issuer).host !== from.host)
    throw notRegistered(
      'Deze gegevens zijn van een andere leeromgeving dan waar ze vandaan komen. Koers neemt ze daarom niet aan.',
      'issuer is not on the host of the configuration',
    );
  return parsed.data;
}
