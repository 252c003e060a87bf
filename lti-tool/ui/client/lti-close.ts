/**
 * Tells the ELO that its window can close (LTI Dynamic Registration 1.0 §3.7). To any origin: the message says nothing, and
 * which site stands around this page is not known here.
 */
const message = { subject: 'org.imsglobal.lti.close' };
const elo: Window | null = window.opener ?? (window.parent === window ? null : window.parent);
elo?.postMessage(message, '*');

export {}; // a module
