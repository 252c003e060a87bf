import { z } from 'zod';

const Given = z.string().max(8192).optional();

/** What a client shows to prove who it is (RFC 6749 §2.3, RFC 7523 §2.2). */
const Credentials = z.object({
  client_id: Given,
  client_secret: Given,
  client_assertion_type: Given,
  client_assertion: Given,
});
export type Credentials = z.infer<typeof Credentials>;

const SCHOOL =
  'BRIN van de school, eventueel met vestiging (99XX of 99XX01). Nodig zodra meer dan een school toestemming gaf; mag ook in het adres staan';

/** A request for a token; what is missing is answered in the words of RFC 6749. */
export const TokenRequest = Credentials.extend({
  grant_type: Given.meta({ example: 'client_credentials' }),
  scope: Given.meta({ description: 'met spaties ertussen; zonder: alles wat de school toestaat' }),
  school: Given.meta({ description: SCHOOL, example: '99XX' }),
});
export type TokenRequest = z.infer<typeof TokenRequest>;

/** For software that can only be told an address: `/oauth/token?school=99XX` (RFC 6749 §3.2 keeps the query). */
export const TokenQuery = z.object({ school: Given.meta({ description: SCHOOL }) });

export const TokenAnswer = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'seconden' }),
    scope: z.string(),
  })
  .meta({
    example: {
      access_token: 'mF_9.B5f-4.1JqM',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'koers:kaarten.read koers:webhooks',
    },
  });

export const OAuthError = z.object({ error: z.string(), error_description: z.string() }).meta({
  example: { error: 'invalid_scope', error_description: 'The school allows none of these scopes.' },
});

/** A vendor asks a school. */
export const ConsentRequest = Credentials.extend({
  school: Given.meta({ description: 'BRIN van de school', example: '99XX' }),
  scope: Given.meta({ example: 'koers:kaarten.read koers:webhooks' }),
});
export type ConsentRequest = z.infer<typeof ConsentRequest>;

export const ConsentAnswer = z
  .object({
    status: z.enum(['gevraagd', 'toegestaan', 'geweigerd']),
    scope: z.string().meta({ description: 'wat de school nu toestaat' }),
  })
  .meta({ example: { status: 'gevraagd', scope: '' } });

export const ServerMetadata = z.looseObject({ issuer: z.url(), token_endpoint: z.url() });
