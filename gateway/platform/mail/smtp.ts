import nodemailer from 'nodemailer';
import { AppError } from '../../errors.ts';

/** A mail as we send it: the same words as text and as simple HTML. */
export interface Brief {
  readonly aan: string;
  readonly onderwerp: string;
  readonly tekst: string;
  readonly html: string;
  /** The same for the same mail: a server that gets it twice can tell. */
  readonly kenmerk: string;
}

export interface Mailer {
  /**
   * Hands a mail to the server; resolves when it took it.
   * @throws AppError `source_refused` when it never will (5xx, RFC 5321 §4.2.1), `source_unavailable` when later may help
   */
  send(brief: Brief): Promise<void>;
}

export interface SmtpOptions {
  /** Asked when a connection is made, so that the password lives no longer than it must. */
  readonly url: () => string;
  /** `Koers <koers@school.example>`. */
  readonly van: string;
  /** Host of our own address, for the Message-ID (RFC 5322 §3.6.4). */
  readonly host: string;
}

const WAIT_MS = 15_000;

/** One SMTP server, by its address; nothing of what it says of addresses goes on to the log. */
export function smtpMailer({ url, van, host }: SmtpOptions): Mailer {
  return {
    async send({ aan, onderwerp, tekst, html, kenmerk }) {
      const transport = nodemailer.createTransport({
        url: url(),
        connectionTimeout: WAIT_MS,
        greetingTimeout: WAIT_MS,
        socketTimeout: WAIT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({
          from: van,
          to: aan,
          subject: onderwerp,
          text: tekst,
          html,
          messageId: `<${kenmerk}@${host}>`,
          // Answers of machines ("ik ben er niet") are for nobody (RFC 3834 §5).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (cause) {
        throw refused(cause);
      } finally {
        transport.close();
      }
    },
  };
}

/** Of what the server said only its three digits are kept: its words have addresses in them. */
function refused(cause: unknown): AppError {
  const code = (cause as { responseCode?: unknown } | null)?.responseCode;
  if (typeof code === 'number' && code >= 500 && code < 600)
    return new AppError('source_refused', 'De mailserver neemt deze mail niet aan.', {
      retry: 'never',
      detail: `SMTP ${code}`,
    });
  return new AppError('source_unavailable', 'De mailserver is even niet bereikbaar.', {
    retry: 'later',
    detail: `SMTP ${typeof code === 'number' ? code : String((cause as { code?: unknown } | null)?.code ?? 'unreachable')}`,
  });
}
