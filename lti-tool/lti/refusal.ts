import { AppError } from '../../gateway/errors.ts';

/** Why a launch does not hold. `message` is for the person, `detail` for the log: no token, no name, no key. */
export interface Refusal {
  /** 400 it is not a launch at all, 401 it does not prove who is there (Security Framework 1.0 §5.1.3), 403 it may not. */
  readonly status: 400 | 401 | 403 | 405;
  readonly message: string;
  readonly detail: string;
}

export const AGAIN = 'Open Koers opnieuw vanuit de leeromgeving.';
/** The login of this launch is gone: one form opens Koers once. */
export const USED = `Deze opening van Koers is al gebruikt of verlopen. ${AGAIN}`;
export const NOT_RIGHT = `Deze aanmelding klopt niet. ${AGAIN}`;

/** The refusal as the one error Koers knows: `launch_refused`. */
export const refused = (refusal: Refusal, cause?: unknown): AppError =>
  new AppError('launch_refused', refusal.message, {
    status: refusal.status,
    detail: refusal.detail,
    ...(cause === undefined ? {} : { cause }),
  });
