import { AppError } from '../../gateway/errors.ts';

/** A name or a number. Elsewhere in a header `*` would mean any host, and `;` or `,` the end of what is said there. */
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * An address of a platform, fit to be called or redirected to: https, or in demo mode http on this computer.
 * Looked at both when it is registered and when it is used, so that a demo registration dies with demo mode.
 * @throws AppError `launch_refused`
 */
export function platformUrl(value: string, allowLoopbackHttp: boolean): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  const secure = url?.protocol === 'https:';
  const demo = url?.protocol === 'http:' && LOOPBACK.test(url.hostname) && allowLoopbackHttp;
  if (!url || !(secure || demo) || !HOST.test(url.hostname) || url.username || url.password || url.hash) {
    throw new AppError(
      'launch_refused',
      'De koppeling met deze leeromgeving gebruikt een onveilig adres. Vraag de beheerder om het adres met https te beginnen.',
      { status: 403, detail: 'platform address is not https (or loopback in demo mode)' },
    );
  }
  return url;
}
