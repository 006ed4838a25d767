import { subscribe as subscribeOnce } from "graphql";

/** The one door to subscriptions, so that equal ones can share their execution. */
export const subscribe: typeof subscribeOnce = (args) => subscribeOnce(args);
