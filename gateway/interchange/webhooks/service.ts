export { EVENTS, type EventSoort } from './events.ts';
export { replay } from './subscribe.ts';
export { type Subscription, silence, subscriptions } from './webhook-store.ts';
