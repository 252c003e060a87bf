// Gives the DOM its htmx event types; the script itself is loaded by the page.
import type {} from 'htmx.org';
