import { z } from 'zod';
import { AppError } from './errors.ts';

/** A secret that never prints: not in a log, not in an error, not as JSON. */
class Redacted {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return '[redacted]';
  }
  toJSON(): string {
    return '[redacted]';
  }
}

const secret = (inner: z.ZodString) => inner.transform((v) => new Redacted(v));
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'moet met postgres:// beginnen');

/** Every setting of Koers, with what it means; docs/generated/config.md is written from this. */
export const Settings = z.object({
  KOERS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .meta({ description: 'Poort van de webserver. 0 kiest een vrije poort.' }),
  KOERS_HOST: z.string().default('127.0.0.1').meta({ description: 'Adres waarop de webserver luistert.' }),
  KOERS_URL: z.url().optional().meta({
    description:
      'Adres waaronder mensen Koers openen, bijvoorbeeld https://koers.school.nl. Zonder: http://localhost met de poort.',
  }),
  KOERS_DATA: z.string().optional().meta({
    description:
      'Map met de ingebouwde database, de sleutel en het logbestand. Zonder: .koers in de projectmap.',
  }),
  DATABASE_URL: secret(postgresUrl as unknown as z.ZodString)
    .optional()
    .meta({
      description:
        'Eigen PostgreSQL (15 of nieuwer) in plaats van de ingebouwde; de aanmelding van de draaiende Koers.',
    }),
  DATABASE_OWNER_URL: secret(postgresUrl as unknown as z.ZodString)
    .optional()
    .meta({
      description: 'Aanmelding die het schema bezit en rollen mag maken. Alleen voor "npm run migrate".',
    }),
  REDIS_URL: secret(
    z.string().regex(/^rediss?:\/\//, 'moet met redis:// of rediss:// beginnen') as unknown as z.ZodString,
  )
    .optional()
    .meta({ description: 'Redis of Valkey voor de wachtrij. Zonder: de wachtrij staat in PostgreSQL.' }),
  KOERS_MASTER_KEY: secret(
    z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'moet base64 van 32 bytes zijn') as unknown as z.ZodString,
  )
    .optional()
    .meta({
      description:
        'Hoofdsleutel, base64 van 32 bytes. Verplicht met DATABASE_URL; de ingebouwde opzet maakt er zelf een.',
    }),
  KOERS_MASTER_KEY_NEXT: secret(
    z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'moet base64 van 32 bytes zijn') as unknown as z.ZodString,
  )
    .optional()
    .meta({
      description:
        'Nieuwe hoofdsleutel, alleen tijdens het vervangen van KOERS_MASTER_KEY. Zet hem bij elk proces voordat je "npx koers keys rotate" draait.',
    }),
  KOERS_LOG: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .meta({ description: 'Hoeveel er in het log komt.' }),
  KOERS_TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0).meta({
    description:
      'Hoeveel reverse proxies er voor Koers staan. Zoveel adressen van achteren gelooft Koers in X-Forwarded-For; 0: geen.',
  }),
  KOERS_BEHEER_PASSKEY: z.enum(['verplicht', 'uit']).default('verplicht').meta({
    description:
      'Of wie iets verandert in het beheer met een passkey moet zijn aangemeld. "uit" is voor de demo en om te proberen: dan is een opening vanuit de ELO genoeg.',
  }),
  KOERS_INBOX: z.string().min(1).optional().meta({
    description:
      'Map waarin scholen bestanden voor een koppeling klaarzetten: <map>/<BRIN>/<koppeling of systeem>/bestand. Koers kijkt elke minuut. Zonder: alleen op het scherm.',
  }),
  KOERS_CLAMD: z
    .string()
    .regex(/^(unix:\/.+|tcp:\/\/[^/:]+:\d{1,5})$/, 'moet unix:/pad/naar/socket of tcp://host:poort zijn')
    .optional()
    .meta({
      description:
        'Waar de virusscanner clamd luistert: unix:/run/clamav/clamd.ctl of tcp://host:3310. Met deze instelling gaat elk bestand eerst daarlangs; is clamd weg, dan neemt Koers geen bestanden aan.',
    }),
  KOERS_SMTP_URL: secret(
    z.string().regex(/^smtps?:\/\//, 'moet met smtp:// of smtps:// beginnen') as unknown as z.ZodString,
  )
    .optional()
    .meta({
      description:
        'Mailserver, bijvoorbeeld smtps://naam:wachtwoord@mail.school.nl:465. Zonder: Koers stuurt geen mail en meldt alles in Koers zelf.',
    }),
  KOERS_MAIL_VAN: z.string().min(3).max(200).optional().meta({
    description:
      'Afzender van de mail, bijvoorbeeld "Koers <koers@school.nl>". Verplicht samen met KOERS_SMTP_URL.',
  }),
  KOERS_DEMO: z.stringbool().default(false).meta({
    description: 'Demostand: /ontwerp staat open en LTI-platforms op deze computer mogen zonder https.',
  }),
});

export type Config = Readonly<z.infer<typeof Settings>>;

/**
 * Reads the settings from the environment; the only place that does. `overrides` win (the demo's own port).
 * @throws AppError `config_invalid` that lists every fault at once, each with the name of its setting.
 */
export function readConfig(
  overrides: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string | undefined>> = { ...process.env, ...overrides },
): Config {
  const given = Object.fromEntries(
    Object.keys(Settings.shape).map((k) => [k, env[k] === '' ? undefined : env[k]]),
  );
  const parsed = Settings.safeParse(given);
  const issues = parsed.success
    ? []
    : parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
  if (given['DATABASE_URL'] && !given['KOERS_MASTER_KEY'])
    issues.push({ path: 'KOERS_MASTER_KEY', message: 'is verplicht samen met DATABASE_URL' });
  if (given['KOERS_SMTP_URL'] && !given['KOERS_MAIL_VAN'])
    issues.push({ path: 'KOERS_MAIL_VAN', message: 'is verplicht samen met KOERS_SMTP_URL' });
  if (!parsed.success || issues.length > 0) {
    const list = issues.map((i) => `  ${i.path}: ${i.message}`).join('\n');
    throw new AppError('config_invalid', `Deze instellingen kloppen niet:\n${list}`, { issues });
  }
  return Object.freeze(parsed.data);
}
