/**
 * Tells the ELO how tall the page is, so that it can grow the iframe (`lti.frameResize`, lti.md §5: Canvas obeys,
 * Moodle ignores it, so the page scrolls by itself as well). Height in CSS pixels.
 */
export function startFrameResize(): void {
  if (window.parent === window) return;
  let sent = 0;
  let timer = 0;
  const send = (): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === sent) return;
    sent = height;
    // The message carries a number and nothing about a person; the origin of the ELO is not known to the page.
    window.parent.postMessage({ subject: 'lti.frameResize', height, message_id: crypto.randomUUID() }, '*');
  };
  new ResizeObserver(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(send, 100);
  }).observe(document.body);
}
